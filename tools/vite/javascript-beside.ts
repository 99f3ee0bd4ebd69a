/**
 * The JavaScript builds as classic scripts beside the single script, which loads one where the page forbids WebAssembly. Each leaves its
 * function under the name of its build, so that the single script of another build does not find it.
 */
import { minifySync, type Plugin } from "vite";
import { escaped } from "./ascii.ts";
import { BUILDS, ENGINE, identity, javascriptOf, type Build } from "./wasm.ts";

/** The classic script of a build. */
export function javascriptScript(root: string, build: Build): string {
  const body = javascriptOf(root, build).replace("export default function start", "function start");
  const leave = `(self.slaCalculatorJavaScript=self.slaCalculatorJavaScript||{})[${JSON.stringify(identity(root, build))}]=start;`;
  return escaped(minifySync("javascript.js", `(function(){${body}\n${leave}})();`, { compress: { target: "es2020" }, mangle: true }).code);
}

export function javascriptBeside(root: string): Plugin {
  return {
    name: "sla-javascript-beside",
    generateBundle() {
      for (const build of ENGINE) {
        this.emitFile({ type: "asset", fileName: `embed/${BUILDS[build].name}.javascript.js`, source: javascriptScript(root, build) });
      }
    },
  };
}
