/**
 * `entities`, which reads character references of pasted HTML, falls back to Node's `Buffer` where there is no `atob`. Every place that
 * runs this has `atob`; a bundler that supplies Node's globals to browsers (Parcel) would ask its user to install them.
 */
import type { Plugin } from "vite";

const FALLBACK = /typeof atob === "function"[^;]*?atob\(input\)[^;]*;/;

export function noBuffer(): Plugin {
  return {
    name: "sla-no-buffer",
    enforce: "pre",
    transform(code, id) {
      if (!/\/entities\/.*decode-shared\.js$/.test(id.replaceAll("\\", "/"))) return null;
      if (!FALLBACK.test(code)) this.error("`entities` no longer falls back to Buffer as expected");
      return { code: code.replace(FALLBACK, "atob(input);"), map: null };
    },
  };
}
