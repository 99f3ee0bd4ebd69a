/** `offline.html`: the single script and the page in one file, to save and open by double click. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

const MARK = "<!-- the calculator -->";

export function offline(root: string, template: string): Plugin {
  return {
    name: "sla-offline",
    generateBundle(_options, bundle) {
      const page = readFileSync(path.join(root, template), "utf8");
      if (!page.includes(MARK)) this.error(`\`${template}\` lacks the mark \`${MARK}\``);
      const script = Object.values(bundle).find((file) => file.type === "chunk");
      if (!script) this.error("the single script is missing");
      // Neither may occur inside a script element.
      const code = script.code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
      const source = page.replace(MARK, () => `<script>${code}</script>`);
      this.emitFile({ type: "asset", fileName: "offline.html", source });
    },
  };
}
