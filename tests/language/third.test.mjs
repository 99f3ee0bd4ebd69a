/**
 * A third language, which there is only here, by its folder, its line and documents that declare it: engine, words, calendar file,
 * command line, and every page, element and sheet of paper say nothing that is not in it.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { MADE_UP, declared, make } from "./make.mjs";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml" };
const REQUEST = { dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, startAt: "2026-09-30T16:00" };
const QUERY = `lang=${MADE_UP}&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00`;

/** What of a text stands in no brackets, however deep they are. */
function outside(text) {
  let depth = 0;
  let rest = "";
  for (const letter of text) {
    if (letter === "[") depth++;
    // What has lost its beginning, such as the short name of a clause, was in brackets, too.
    else if (letter === "]") [depth, rest] = depth ? [depth - 1, rest] : [0, ""];
    else if (depth === 0) rest += letter;
  }
  return rest;
}

/** Names that are the same in every language: the languages' own, formats, ids, addresses, and the notices, which have one language. */
const SAME = /English|\[Made up\]|中文|《[^》]*》|国务院[^\s]*|国办发明电[^\s]*|CSV|TSV|JSON|NDJSON|XLSX|xlsx|UTC|SLA|GB\d|[\w.-]+\.(?:json|html|wasm|js|csv|xlsx|txt|ics)\b/g;
/** The words of a text that are in no brackets. */
const wordsOutside = (text) => outside(text.replaceAll(SAME, "")).match(/\p{Script=Han}{2,}|[A-Za-z]{3,}/gu) ?? [];

let built;
let server;
let browser;
let address;

before(async () => {
  built = make();
  server = http.createServer((request, response) => {
    const file = path.join(built.site, new URL(request.url, "http://127.0.0.1").pathname);
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${server.address().port}/`;
  browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox", "--disable-gpu"] });
}, { timeout: 600_000 });

after(async () => {
  await browser?.close();
  server?.close();
});

test("what is outside of brackets is found", () => {
  assert.deepEqual(wordsOutside("[By 10 Oct (Sat)] 24:00 days"), ["days"]);
  assert.deepEqual(wordsOutside("[a [nested] one] 工作日 [x]"), ["工作日"]);
  assert.deepEqual(wordsOutside("[all] 2026.2 · [said]"), []);
  assert.deepEqual(wordsOutside("table 6-1]"), []);
});

test("the engine's answers are said in it: title, clause, dates, each step of the count, and the calendar file", async () => {
  const { createCalculator } = await import(pathToFileURL(path.join(built.package, "index.js")));
  const sla = await createCalculator();
  const words = await sla.words(MADE_UP);
  assert.equal(words.lang, MADE_UP);
  const quote = sla.quote({ ...REQUEST, audience: "operator" }, { trace: true });
  assert.ok(quote.commitments.length > 80);
  const said = quote.commitments.flatMap((one) => [words.title(one.id), words.clause(one.clause), words.parties(one), words.due(one), words.limitOf(one), ...words.traceSentences(one), ...one.reasons.map((reason) => words.reason(reason))]);
  assert.ok(said.length > 500);
  assert.deepEqual(said.filter((text) => wordsOutside(text).length), []);
  const file = sla.toIcs(quote, words, { stamp: "2026-09-30T16:00:00+08:00" });
  const lines = file.replaceAll("\r\n ", "").split("\r\n").filter((line) => /^(SUMMARY|DESCRIPTION)/.test(line)).map((line) => line.replace(/^\w+:/, "").replaceAll("\\n", " ").replaceAll("\\", ""));
  assert.ok(lines.length >= 2);
  assert.deepEqual(lines.flatMap(wordsOutside), []);
});

test("a document of one's own that declares it is read, and its words are had", async () => {
  const { createCalculator } = await import(pathToFileURL(path.join(built.package, "index.js")));
  const small = JSON.parse(readFileSync(new URL("../policies/small.json", import.meta.url), "utf8"));
  const sla = await createCalculator({ policy: declared(small) });
  const words = await sla.words(MADE_UP);
  assert.equal(words.policyTitle(), "[A small policy]");
  assert.equal(words.value("tier", "high"), "[High]");
});

test("the command line takes it and names it", async () => {
  const command = path.join(built.package, "cli.js");
  const request = path.join(built.package, "request.json");
  writeFileSync(request, JSON.stringify(REQUEST));
  const told = execFileSync(process.execPath, [command, "explain", request, "change.suspend", "--lang", MADE_UP], { encoding: "utf8" });
  const lines = told.split("\n").filter((line) => !line.includes("「"));
  assert.deepEqual(lines.flatMap(wordsOutside), []);
  assert.throws(() => execFileSync(process.execPath, [command, "explain", request, "change.suspend", "--lang", "fr"], { stdio: "pipe" }), new RegExp(`zh-CN or en or ${MADE_UP}`));
});

/** Every text that can be seen or is read aloud, through every shadow root. */
const textsOf = (page) => page.evaluate(() => {
  const found = [document.title];
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent);
    if (!(node instanceof Element) || ["STYLE", "SCRIPT", "TEMPLATE", "NOSCRIPT", "CODE", "PRE"].includes(node.tagName)) return;
    // What is quoted stands in its own language, and says so.
    const lang = node.getAttribute("lang");
    if (lang && lang !== document.documentElement.lang && node.id !== "language") return;
    if (node instanceof HTMLElement && node.hidden) return;
    for (const name of ["aria-label", "title", "placeholder"]) found.push(node.getAttribute(name) ?? "");
    for (const child of (node.shadowRoot ?? node).childNodes) visit(child);
  };
  visit(document.body);
  return found;
});

const settled = async (page) => {
  await page.waitForFunction(() => [...document.querySelectorAll("main *")].every((one) => !one.localName.includes("-") || one.shadowRoot?.childElementCount));
  await page.waitForFunction(() => [...document.querySelectorAll("sla-calculator")].every((one) => one.details));
  await page.waitForFunction(() => [...document.querySelectorAll("sla-calculator")].every((one) => one.quote && !one.shadowRoot.querySelector("[aria-busy=true]")));
  await page.waitForLoadState("networkidle");
};

for (const file of ["index.html", "sales.html", "record.html", "policy.html", "calendar.html", "embedding.html", "frame.html"]) {
  test(`${file} says nothing that is not in it`, { timeout: 120_000 }, async () => {
    const page = await browser.newPage();
    await page.goto(`${address}${file}?${["index.html", "frame.html"].includes(file) ? QUERY : `lang=${MADE_UP}`}`);
    await settled(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), MADE_UP);
    const texts = await textsOf(page);
    assert.ok(texts.filter((text) => text.includes("[")).length > 20, `${file} says too little`);
    assert.deepEqual([...new Set(texts.filter((text) => wordsOutside(text).length).map((text) => text.trim()))], []);
    const other = page.locator("#language");
    if (await other.count()) assert.equal(await other.textContent(), "中文");
    const about = page.locator("meta[name=description]");
    if (await about.count()) assert.deepEqual(wordsOutside(await about.getAttribute("content")), []);
    await page.close();
  });
}

test("the sheet of paper says nothing that is not in it", { timeout: 120_000 }, async () => {
  const page = await browser.newPage();
  await page.goto(`${address}index.html?${QUERY}&process=fault`);
  await settled(page);
  await page.emulateMedia({ media: "print" });
  const texts = await textsOf(page);
  assert.deepEqual([...new Set(texts.filter((text) => wordsOutside(text).length).map((text) => text.trim()))], []);
  await page.close();
});
