/** The same navigation on every page of ours: put before the language link of its header, in Chinese as the pages are. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";
import { NAVIGATION } from "../../www/pages/navigation.ts";

const PLACE = '<a id="language"';

export function navigation(www: string): Plugin {
  return {
    name: "sla-navigation",
    transformIndexHtml: {
      order: "pre",
      handler(html, { path: page }) {
        if (!html.includes(PLACE)) return html;
        const words = JSON.parse(readFileSync(path.join(www, "words/ui.zh-CN.json"), "utf8")) as Record<string, string>;
        const links = NAVIGATION.filter(([file]) => existsSync(path.join(www, file))).map(([file, key]) => {
          const here = path.posix.basename(page) === file ? ' aria-current="page"' : "";
          return `<a href="./${file}"${here} data-ui="${key}">${words[key]}</a>`;
        });
        return html.replace(PLACE, () => `<nav class="pages" aria-label="网站">${links.join("")}</nav>\n    ${PLACE}`);
      },
    },
  };
}
