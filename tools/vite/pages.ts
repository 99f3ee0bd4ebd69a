/**
 * What every page of ours has in common, written into it when it is built, in Chinese as the pages are: the head,
 * the header with the navigation, the footer, and the sentence for engines that cannot run the page.
 * A page itself holds its title, its own styles and script, and its content; `class="framed"` leaves out header and footer.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { runnerImport, type Plugin } from "vite";
import { NAVIGATION } from "../../www/pages/navigation.ts";
import type { Language } from "../../www/words/language.ts";
import { languageAfter, languages, nameOf, usual } from "../../www/words/languages.ts";
import { Tiers, type Policy } from "./tiers.ts";

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
/** The same with the tables of what is promised. */
const FALLBACK_TIERS = "<!-- fallback with tiers -->";

type Texts = Record<string, string>;

const json = <T>(file: string): T => JSON.parse(readFileSync(file, "utf8")) as T;

/** An attribute's value in the usual language, and beside it the same in each other. */
function said(www: string, key: string): string {
  const text = (lang: string): string => json<Texts>(path.join(www, `words/${lang}/pages.json`))[key]!;
  const others = Object.fromEntries(languages.filter((lang) => lang !== usual).map((lang) => [lang, text(lang)]));
  const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `="${escaped(text(usual))}" data-said="${escaped(JSON.stringify(others))}"`;
}

const next = languageAfter(usual);

function header(own: string, page: string, www: string, words: Texts, title: string): string {
  const links = NAVIGATION.filter(([file]) => existsSync(path.join(www, file))).map(([file, key]) => {
    const here = page === file ? ' aria-current="page"' : "";
    return `<a href="./${file}"${here} data-ui="${key}">${words[key]}</a>`;
  });
  const brand = `<a class="brand" href="./index.html" data-calculator>${title}</a>`;
  return `<header class="top"><div>
    <a class="skip" href="#main" data-ui="page.skip">${words["page.skip"]}</a>
    ${own.trim() || brand}
    <nav class="pages" aria-label${said(www, "about.navigation")}>${links.join("")}</nav>
    <a id="language" href="?lang=${next}" hreflang="${next}" lang="${next}">${nameOf(next)}</a>
  </div></header>`;
}

const footer = (words: Texts): string => `<footer><p data-ui="page.footer">${words["page.footer"]}</p></footer>`;

const fill = (template: string, name: string, value: string | number): string => template.replace(`{${name}}`, String(value));

/** The tables of the policy in a language's own words. */
async function tiers(policy: Policy, file: string): Promise<string> {
  const { module: { default: language } } = await runnerImport<{ default: Language }>(file, { configFile: false, logLevel: "error" });
  return new Tiers(policy, ({ amount, units, bound, per }) => {
    const said = fill(language.units[units] ?? "{n}", "n", amount);
    return [language.bounds[bound ?? ""], language.per[per ?? ""]].reduce<string>((text, template) => (template ? fill(template, "limit", text) : text), said);
  }).html();
}

/**
 * What stands in a page before any script has come, and stays where none comes: one sentence that is true then, whom to call, and
 * what is promised. Which sentence is seen is a matter of `page.css`. The hotline is the policy's own.
 */
function fallback(hotline: string | undefined, tables = ""): string {
  const call = hotline ? `<p>投诉与报障请拨打 <a href="tel:${hotline}">${hotline}</a>（7×24小时）。</p>` : "";
  return `<div class="fallback">
        <p class="coming">加载完成后显示在这里。<span lang="en">It appears here once loaded.</span></p>
        <p class="slow"><strong>本页还没有加载出来</strong>，请检查网络后刷新。<span lang="en">Not loaded; please reload.</span></p>
        <p class="old" hidden><strong>请切换到极速模式</strong>（地址栏右侧的内核图标），或使用新版浏览器打开本页。<span lang="en">Please use a current browser.</span></p>
        <p class="scripts" hidden><strong>请在浏览器中开启脚本</strong>，然后刷新本页。<span lang="en">Please switch scripts on and reload.</span></p>
        ${call}
        ${tables}
      </div>`;
}

export function pages(root: string): Plugin {
  const www = path.join(root, "www");
  return {
    name: "sla-pages",
    transformIndexHtml: {
      order: "pre",
      async handler(html, { path: page }) {
        const words = json<Texts>(path.join(www, "words/zh-CN/ui.json"));
        const policy = json<Policy>(path.join(root, "data/policies/cmcc-group-customer.json"));
        const { provenance } = json<{ provenance: string }>(path.join(root, "target/generated/words.zh-CN.json"));
        const tables = html.includes(FALLBACK_TIERS) ? await tiers(policy, path.join(www, "words/zh-CN/whole.ts")) : "";
        const framed = /<html[^>]* class="framed"/.test(html);
        const own = /<header>([\s\S]*?)<\/header>\s*/.exec(html);
        const body = html
          .replace(own?.[0] ?? "", "")
          .replace(/<meta name="description" data-about="([\w.]+)">/, (_, key: string) => `<meta name="description" content${said(www, key)}>`)
          .replace("<head>", () => HEAD)
          .replace("</head>", () => HEAD_END)
          .replace(FALLBACK, () => fallback(policy.hotline))
          .replace(FALLBACK_TIERS, () => fallback(policy.hotline, `<p>各级承诺的时限如下。${provenance}。</p>\n        ${tables}`));
        if (framed) return body;
        return body
          .replace("<body>", () => `<body>\n  ${header(own?.[1] ?? "", path.posix.basename(page), www, words, policy.calculator["zh-CN"])}`)
          .replace("</body>", () => `  ${footer(words)}\n</body>`);
      },
    },
  };
}
