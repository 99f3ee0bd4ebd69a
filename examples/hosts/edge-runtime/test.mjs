// Runs the function in the runtime of Vercel's edge, asks it once.
import { readFileSync } from "node:fs";
import { EdgeRuntime } from "edge-runtime";

const slaWasm = new WebAssembly.Module(readFileSync("node_modules/sla-calculator/sla-calculator.wasm"));
const runtime = new EdgeRuntime({
  initialCode: readFileSync("dist/function.js", "utf8"),
  extend: (context) => Object.assign(context, { slaWasm }),
});
const response = await runtime.dispatchFetch("https://example.com/");
console.log(await response.text());
