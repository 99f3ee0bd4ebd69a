/**
 * Writes down which file asks for which, to `target/graph/<mode>.json`, and what each is made of, to `<mode>.parts.json`,
 * for `tools/js/size.mjs` and `tools/js/parts.mjs`.
 * (Vite's own manifest would be shipped with the site.)
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

interface Node {
  /** Loaded together with this file. */
  static: string[];
  /** Loaded when it is asked for. */
  dynamic: string[];
}

export function graph(root: string, mode: string): Plugin {
  return {
    name: "sla-graph",
    enforce: "post",
    generateBundle(_options, bundle) {
      const nodes: Record<string, Node> = {};
      const parts: Record<string, Record<string, string | null>> = {};
      for (const file of Object.values(bundle)) {
        if (file.type !== "chunk") {
          nodes[file.fileName] ??= { static: [], dynamic: [] };
          continue;
        }
        const css = [...(file.viteMetadata?.importedCss ?? [])];
        nodes[file.fileName] = { static: [...file.imports.filter((name) => file.code.includes(path.posix.basename(name))), ...css], dynamic: file.dynamicImports };
        parts[file.fileName] = Object.fromEntries(Object.entries(file.modules).map(([id, { code }]) => [path.relative(root, id), code]));
        const page = file.facadeModuleId?.endsWith(".html") ? path.basename(file.facadeModuleId) : null;
        if (page) nodes[page] = { static: [file.fileName, ...css], dynamic: [] };
      }
      const folder = path.join(root, "target/graph");
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, `${mode}.json`), `${JSON.stringify(nodes, null, 1)}\n`);
      writeFileSync(path.join(folder, `${mode}.parts.json`), JSON.stringify(parts));
    },
  };
}
