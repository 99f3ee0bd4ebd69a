/**
 * The single script in ASCII: a page in GBK that names no charset for it reads it as GBK. An escape stands for its character
 * everywhere in a script but in raw templates, of which there are none.
 */
import type { Plugin } from "vite";

/** Every character beyond ASCII as its escape. */
export const escaped = (code: string): string => code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

export function ascii(): Plugin {
  return {
    name: "sla-ascii",
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "chunk") continue;
        if (file.code.includes("String.raw")) this.error(`\`${file.fileName}\` has a raw template, in which an escape is no character`);
        file.code = escaped(file.code);
      }
    },
  };
}
