/**
 * `offline.html`: the single script, the engine in JavaScript for browsers that lack WebAssembly or may not use it, and the page in
 * one file, to save and open by double click. Its scripts and styles are inside, so it carries a policy of its own that allows just
 * these scripts, by their digests.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";
import { javascriptScript } from "./javascript-beside.ts";

const MARK = "<!-- the calculator -->";
const POLICY = "<!-- the policy -->";

/**
 * `unsafe-eval` is what Chromium before 97 calls wasm; with digests given, no other script runs all the same.
 * Engines without adopted style sheets need style elements.
 */
function policyOf(html: string): string {
  const digests = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => `'sha256-${createHash("sha256").update(code ?? "").digest("base64")}'`);
  const scripts = [...digests, "'wasm-unsafe-eval'", "'unsafe-eval'"].join(" ");
  const policy = `default-src 'none'; script-src ${scripts}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'`;
  return `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
}

export function offline(root: string, template: string): Plugin {
  return {
    name: "sla-offline",
    generateBundle(_options, bundle) {
      const page = readFileSync(path.join(root, template), "utf8");
      for (const mark of [MARK, POLICY]) if (!page.includes(mark)) this.error(`\`${template}\` lacks the mark \`${mark}\``);
      const script = Object.values(bundle).find((file) => file.type === "chunk");
      if (!script) this.error("the single script is missing");
      // Neither may occur inside a script element.
      const inside = (code: string) => `<script>${code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--")}</script>`;
      const source = page.replace(MARK, () => `${inside(javascriptScript(root, "core"))}\n  ${inside(script.code)}`);
      this.emitFile({ type: "asset", fileName: "offline.html", source: source.replace(POLICY, () => policyOf(source)) });
    },
  };
}
