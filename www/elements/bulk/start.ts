import address from "./worker.ts?worker&url";

/**
 * Starts the worker. Its script must be of the page's own origin; one that lies elsewhere (an embedded script) is
 * imported by a worker that has no file. The package starts it as bundlers understand it: see `tools/vite/bulk-worker.ts`.
 */
export function start(): Worker {
  const { href, origin } = new URL(address, location.href);
  if (origin === location.origin) return new Worker(href, { type: "module" });
  const own = URL.createObjectURL(new Blob([`import ${JSON.stringify(href)};`], { type: "text/javascript" }));
  return new Worker(own, { type: "module" });
}
