/**
 * Leaves `import()` as it is. Vite wraps each in a helper that preloads style sheets and needs a document;
 * here a chunk that is loaded later brings no style sheet, and the package also runs in Node and in workers.
 */
import type { Plugin } from "vite";

export function plainImports(): Plugin {
  return {
    name: "sla-plain-imports",
    enforce: "pre",
    load(id) {
      return id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null;
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "chunk" || !file.isDynamicEntry || file.isEntry) continue;
        const css = [...(file.viteMetadata?.importedCss ?? [])];
        if (css.length > 0) this.error(`\`${file.fileName}\` is loaded later and brings a style sheet: import it with \`?inline\``);
      }
    },
  };
}
