/**
 * What every page of ours has in common, written into it when it is built, in Chinese as the pages are: the head,
 * the header with the navigation, the footer, and the sentence for engines that cannot run the page.
 * A page itself holds its title, its own styles and script, and its content; `class="framed"` leaves out header and footer.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";
import { NAVIGATION } from "../../www/pages/navigation.ts";

/** `renderer` is what dual-kernel browsers choose their engine by. */
const HEAD = `<head>
  <meta charset="utf-8">
  <meta name="renderer" content="webkit">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <link rel="icon" href="./icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="./styles/page.css">`;

const HEAD_END = `  <noscript><link rel="stylesheet" href="./no-script.css"></noscript>
  <script nomodule src="./no-engine.js"></script>
</head>`;

const FALLBACK = "<!-- fallback -->";

type Texts = Record<string, string>;

const json = <T>(file: string): T => JSON.parse(readFileSync(file, "utf8")) as T;

function header(own: string, page: string, www: string, words: Texts): string {
  const links = NAVIGATION.filter(([file]) => existsSync(path.join(www, file))).map(([file, key]) => {
    const here = page === file ? ' aria-current="page"' : "";
    return `<a href="./${file}"${here} data-ui="${key}">${words[key]}</a>`;
  });
  const brand = `<a class="brand" href="./index.html" data-ui="page.title">${words["page.title"]}</a>`;
  return `<header class="top"><div>
    <a class="skip" href="#main" data-ui="page.skip">${words["page.skip"]}</a>
    ${own.trim() || brand}
    <nav class="pages" aria-label="网站">${links.join("")}</nav>
    <a id="language" href="?lang=en" hreflang="en" lang="en" data-ui="page.language">${words["page.language"]}</a>
  </div></header>`;
}

const footer = (words: Texts): string => `<footer><p data-ui="page.footer">${words["page.footer"]}</p></footer>`;

/** The hotline is the policy's own. */
function fallback(hotline: string | undefined): string {
  const call = hotline ? `<p>投诉与报障请拨打 <a href="tel:${hotline}">${hotline}</a>（7×24小时）。</p>` : "";
  return `<div class="fallback">
        <p><strong>请切换到极速模式</strong>（地址栏右侧的内核图标），或使用新版浏览器打开本页。</p>
        <p lang="en">This page needs a current browser with scripts switched on.</p>
        ${call}
      </div>`;
}

export function pages(root: string): Plugin {
  const www = path.join(root, "www");
  return {
    name: "sla-pages",
    transformIndexHtml: {
      order: "pre",
      handler(html, { path: page }) {
        const words = json<Texts>(path.join(www, "words/ui.zh-CN.json"));
        const { hotline } = json<{ hotline?: string }>(path.join(root, "data/policies/cmcc-group-customer.json"));
        const framed = /<html[^>]* class="framed"/.test(html);
        const own = /<header>([\s\S]*?)<\/header>\s*/.exec(html);
        const body = html
          .replace(own?.[0] ?? "", "")
          .replace("<head>", () => HEAD)
          .replace("</head>", () => HEAD_END)
          .replace(FALLBACK, () => fallback(hotline));
        if (framed) return body;
        return body
          .replace("<body>", () => `<body>\n  ${header(own?.[1] ?? "", path.posix.basename(page), www, words)}`)
          .replace("</body>", () => `  ${footer(words)}\n</body>`);
      },
    },
  };
}
