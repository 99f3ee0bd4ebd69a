/**
 * How the package starts the worker of `<sla-bulk>`: `new Worker(new URL("./bulk-worker.js", import.meta.url), …)` in one
 * expression, which is what bundlers look for. Written after bundling, because Vite would otherwise bundle a worker itself.
 */
import type { Plugin } from "vite";

export const BULK_WORKER = "bulk-worker";
const START = "__SLA_START_BULK_WORKER__";

export function bulkWorker(): Plugin {
  return {
    name: "sla-bulk-worker",
    enforce: "pre",
    load(id) {
      return /\/elements\/bulk\/start\.ts$/.test(id.replaceAll("\\", "/")) ? `export const start = () => ${START};` : null;
    },
    renderChunk(code) {
      const start = `new Worker(new URL("./${BULK_WORKER}.js", import.meta.url), { type: "module" })`;
      return code.includes(START) ? { code: code.replaceAll(START, start), map: null } : null;
    },
  };
}

/** A build that can name no file has no worker: the list is then quoted on the page. */
export function noWorker(): Plugin {
  return {
    name: "sla-no-worker",
    enforce: "pre",
    load(id) {
      return /\/elements\/bulk\/start\.ts$/.test(id.replaceAll("\\", "/")) ? `export const start = () => { throw new Error("this build has no worker"); };` : null;
    },
  };
}

/**
 * Fails a build in which a file of the worker imports the worker's own script back: WebKit runs such a script a second
 * time, with a state of its own, and both answer each message.
 */
export function workerAlone(): Plugin {
  return {
    name: "sla-worker-alone",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        const entries = new Set(chunks.filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName));
        for (const { fileName, imports, dynamicImports } of chunks) {
          const back = [...imports, ...dynamicImports].find((name) => entries.has(name));
          if (back) this.error(`\`${fileName}\` imports the script of the worker, \`${back}\``);
        }
      },
    },
  };
}
