// Every file of a first visit at fault, one after the other: the right dates, or a true sentence that the visitor sees.
//
// usage: node tests/faults/run.mjs [FILE ...] [--minutes N]        a part of a name or of a fault picks those alone; what is left
// when N minutes are over is counted (`cargo xtask faults`)
import { chromium } from "@playwright/test";
import path from "node:path";
import { FAULTS, serve } from "./server.mjs";

const root = path.join(import.meta.dirname, "../..");
const NOW = "2026-09-30T16:10:00+08:00";
const CASE = "index.html?lang=zh-CN&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";
/** Restored within a working day of Wednesday 30 September 2026: Thursday 8 October, the first working day after the holidays. */
const DATE = "10月8日（周四）";

/** What a visitor may be told: each is true whatever file is at fault. */
const SENTENCES = ["本页还没有加载出来", "加载完成后显示在这里", "计算器未能加载", "链接未能读取"];
/** True only of browsers and settings, never of a file. */
const UNTRUE = ["请切换到极速模式（地址栏", "请在浏览器中开启脚本"];
/** Milliseconds until a visit is judged, whatever has come by then; and of silence after which nothing more comes (the longest pause before another attempt is 4 s). */
const PATIENCE = 30_000;
const LULL = 5_500;

/** In the page, before everything else: the moment of the visit, by a clock that runs; the page's own words for what went wrong. */
function before(moment) {
  const [shift, Own] = [moment - Date.now(), Date];
  window.Date = class extends Own {
    constructor(...given) { if (given.length) super(...given); else super(Own.now() + shift); }
    static now() { return Own.now() + shift; }
  };
  window.slaErrors = [];
  window.addEventListener("sla-error", ({ detail }) => window.slaErrors.push(detail.message), true);
}

/** In the page: all text that is seen, with what stands in shadow trees, and whether anything has been painted. */
function seen() {
  const texts = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return void texts.push(node.data);
    if (!(node instanceof Element) || /^(script|style|template|noscript|head)$/i.test(node.localName) || (node.localName !== "slot" && node.checkVisibility && !node.checkVisibility({ visibilityProperty: true }))) return;
    const inside = node.localName === "slot" ? node.assignedNodes({ flatten: true }) : (node.shadowRoot ?? node).childNodes;
    for (const child of inside) walk(child);
  };
  if (document.body) {
    const before = getComputedStyle(document.body, "::before");
    if (before.visibility === "visible" && /^"/.test(before.content)) texts.push(JSON.parse(before.content));
    walk(document.body);
  }
  const element = document.querySelector("sla-calculator")?.shadowRoot;
  return {
    text: texts.join(" ").replace(/\s+/g, " ").trim(),
    hero: element?.querySelector("[part~=hero]")?.textContent.replace(/\s+/g, " ").trim() ?? "",
    whole: !!element?.querySelector("sla-calendar")?.shadowRoot?.querySelector("table"),
    painted: performance.getEntriesByName("first-contentful-paint").length > 0,
    errors: window.slaErrors ?? [],
  };
}

async function visit(browser, address) {
  const context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce" });
  const page = await context.newPage();
  try {
    await page.addInitScript(before, Date.parse(NOW));
    let open = 0;
    let quiet = Date.now();
    page.on("request", () => open++);
    for (const ended of ["requestfinished", "requestfailed"]) page.on(ended, () => { open--; quiet = Date.now(); });
    await page.goto(address, { waitUntil: "commit", timeout: PATIENCE }).catch(() => undefined);
    let now = { text: "", hero: "", whole: false, painted: false, errors: [] };
    for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((later) => setTimeout(later, 200))) {
      now = await page.evaluate(seen).catch(() => now);
      if (now.hero && now.whole && now.painted) break;
      // Nothing is on its way any more, and the last attempt to have it is over.
      if (open <= 0 && Date.now() - quiet > LULL) break;
    }
    if (now.hero) return now;
    // However long the page took to come: what it says after its wait.
    await page.evaluate(() => document.getAnimations().forEach((one) => one.finish())).catch(() => undefined);
    return await page.evaluate(seen).catch(() => now);
  } finally {
    await context.close();
  }
}

/** The browser's own words for a script that did not come, or does not fit, without a sentence of ours before them. */
const RAW = /^(?:\w*Error: )?(?:Failed to fetch|error loading|Importing a module|The requested module|Unexpected|Invalid or unexpected|Cannot read|[\w$.]+ is not)/;
/** Faults of the page's own file after which nothing of the page is there, or what the server sent instead: no date then, and nobody to say a sentence. */
const NOT_OURS = ["missing", "a page instead", "empty", "refused"];
/** Of other files the middle stands for any place. */
const OF_PAGES = ["broken off early", "broken off late"];

function verdict({ text, hero, whole, painted, errors }, { file, kind } = {}) {
  const raw = errors.find((one) => RAW.test(one));
  if (raw) return { ok: false, said: `THE BROWSER'S WORDS: ${raw.slice(0, 100)}` };
  if (hero) return hero.includes(DATE) && painted ? { ok: true, said: whole ? "right dates" : "right dates, the parts below them missing" } : { ok: false, said: `WRONG: ${hero.slice(0, 60)}` };
  if (/\d月\d+日/.test(text)) return { ok: false, said: `A DATE WITHOUT AN ANSWER: ${text.match(/.{0,20}\d月\d+日/)[0]}` };
  if (file?.endsWith(".html") && NOT_OURS.includes(kind)) return { ok: true, said: "no whole page, no date" };
  if (!painted || !text) return { ok: false, said: "BLANK" };
  const untrue = UNTRUE.find((one) => text.includes(one));
  if (untrue) return { ok: false, said: `UNTRUE: ${untrue}` };
  const sentence = SENTENCES.find((one) => text.includes(one));
  return sentence ? { ok: true, said: `“${sentence}”` } : { ok: false, said: `NO SENTENCE: ${text.slice(0, 60)}` };
}

const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
const site = await serve(path.join(root, "dist/site"));
const picked = process.argv.slice(2);
const timed = picked.indexOf("--minutes");
const end = Date.now() + (timed < 0 ? Infinity : Number(picked.splice(timed, 2)[1]) * 60_000);

const clean = await visit(browser, site.address + CASE);
const files = [...new Set(site.state.asked)].filter((file) => !/\.(svg|ico)$/.test(file));
if (!verdict(clean).ok || !clean.whole) throw new Error(`an undisturbed visit shows “${clean.text.slice(0, 200)}”`);
console.log(`an undisturbed visit asks for ${files.length} files`);

const rows = files.flatMap((file) => Object.keys(FAULTS).map((kind) => ({ file, kind })))
  .filter(({ file, kind }) => file.endsWith(".html") || !OF_PAGES.includes(kind))
  .filter(({ file, kind }) => !picked.length || picked.some((one) => file.includes(one) || kind === one));
let at = 0;
async function work() {
  // A server of its own each, since the fault is the server's.
  const own = await serve(path.join(root, "dist/site"));
  for (let row = rows[at++]; row && Date.now() < end; row = rows[at++]) {
    own.state.fault = row;
    Object.assign(row, verdict(await visit(browser, own.address + CASE), row));
    console.log(`${row.ok ? "ok" : "not ok"} - ${row.file}, ${row.kind}: ${row.said}`);
  }
  own.close();
}
if (!rows.length) throw new Error(`no file and no fault is called \`${picked.join("`, `")}\``);
await Promise.all([work(), work(), work()]);
site.close();
await browser.close();
const [tried, bad] = [rows.filter(({ ok }) => ok !== undefined), rows.filter(({ ok }) => ok === false)];
console.log(`${bad.length ? "not ok" : "ok"} - ${files.length} files, ${tried.length} visits: ${bad.length ? `${bad.length} without a right date and without a true sentence` : "the right dates, or a true sentence"}`);
if (tried.length < rows.length) console.log(`skipped - ${rows.length - tried.length} of ${rows.length} visits: the time is over`);
process.exitCode = bad.length ? 1 : 0;
