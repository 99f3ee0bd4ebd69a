/**
 * Leaves `import()` as it is. Vite wraps each in a helper that preloads style sheets and needs a document;
 * here a chunk that is loaded later brings no style sheet, and the package also runs in Node and in workers.
 */
import path from "node:path";
import type { Plugin } from "vite";

/** Eight lines of rolldown's are a file of their own, and a round trip before the file that needs them; they are written into it. */
const EXPORT_ALL_IMPORT = /import \{ \w+ as __exportAll \} from "[^"]*rolldown-runtime[^"]*";/;
const EXPORT_ALL = "const __exportAll = (all) => { const made = {}; for (const name in all) Object.defineProperty(made, name, { get: all[name], enumerable: true }); return made; };";

/**
 * The package goes through the bundler of an app: an app's Vite writes a helper and a list of the same names beside ours,
 * so ours take another name and their list goes. What is left is `import()`.
 */
export function withoutHelper(): Plugin {
  const list = /^const __vite__mapDeps=.*\n/;
  const preloads = /,\s*(?:\[\]|__vite__mapDeps\(\[[^\]]*\]\))\s*,\s*import\.meta\.url\s*\)/g;
  return {
    name: "sla-without-helper",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== "chunk") continue;
          file.code = file.code.replace(list, "").replaceAll(preloads, ")").replaceAll("__vitePreload", "importLater");
          // What Vite calls the content of a JSON file is no helper, only a name like one.
          file.code = file.code.replaceAll("__vite_default__", "jsonContent");
          const left = /.{0,80}__vite.{0,80}/i.exec(file.code)?.[0];
          if (left) this.error(`\`${file.fileName}\` still names a helper of Vite: ${left}`);
        }
      },
    },
  };
}

export function plainImports(): Plugin {
  return {
    name: "sla-plain-imports",
    enforce: "pre",
    load(id) {
      return id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null;
    },
    renderChunk(code) {
      const plain = code
        .replace(/__vitePreload\(([\s\S]*?), __VITE_PRELOAD__(?:, import\.meta\.url)?\)/g, "($1)()")
        .replace(/import \{ \w+ as __vitePreload \} from "[^"]*";/g, "")
        .replace(EXPORT_ALL_IMPORT, EXPORT_ALL);
      return plain === code ? null : { code: plain, map: null };
    },
    generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (!/rolldown-runtime-/.test(name)) continue;
        let needed = false;
        for (const other of Object.values(bundle)) {
          if (other === file || other.type !== "chunk") continue;
          if (other.code.includes(path.posix.basename(name))) needed = true;
          // Pages preload what is imported.
          else if (other.imports.includes(name)) other.imports = other.imports.filter((one) => one !== name);
        }
        if (!needed) delete bundle[name];
      }
      for (const file of Object.values(bundle)) {
        if (file.type !== "chunk") continue;
        if (!file.isDynamicEntry || file.isEntry) continue;
        const css = [...(file.viteMetadata?.importedCss ?? [])];
        if (css.length > 0) this.error(`\`${file.fileName}\` is loaded later and brings a style sheet: import it with \`?inline\``);
      }
    },
  };
}
