// One tab in random use for a long time: change, list, print, close, language. Memory, nodes and listeners stay flat.
//
// usage: node tests/faults/stay.mjs [--minutes 60] [--seed N]        (`cargo xtask stay`; the curve is target/stay.svg)
import { chromium } from "@playwright/test";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { serve } from "./server.mjs";

const root = path.join(import.meta.dirname, "../..");
const option = (name, usual) => { const at = process.argv.indexOf(name); return at < 0 ? usual : Number(process.argv[at + 1]); };
const minutes = option("--minutes", 60);
let seed = option("--seed", Date.now() % 1e9);
console.log(`seed ${seed}`);
const random = (n) => { seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0; return Math.floor(seed / 2 ** 32 * n); };
const pick = (list) => list[random(list.length)];

const CASE = "index.html?lang=zh-CN&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";

/** What a person does; each in the page itself, with the element's own controls; `false` where there was nothing to do it with. */
const ACTIONS = {
  async change(page) { return click(page, 'input[type="radio"]:not(:checked):not(:disabled)'); },
  async process(page) { return click(page, '[role="tab"], [part~="process"] button, .processes button, .happened button, .happened input'); },
  async list(page) { return click(page, "[part=commitment] button[aria-expanded]"); },
  async calendar(page) { return click(page, "sla-calendar button"); },
  async close(page) { await page.keyboard.press("Escape"); },
  async language(page) { await page.locator("#language").evaluate((link) => link.click()); },
  async print(page) { await page.emulateMedia({ media: "print" }); await page.evaluate(() => { dispatchEvent(new Event("beforeprint")); dispatchEvent(new Event("afterprint")); }); await page.emulateMedia({ media: "screen" }); },
  async attribute(page) {
    await page.evaluate((start) => document.querySelector("sla-calculator").setAttribute("start-at", start), `2026-${String(1 + random(12)).padStart(2, "0")}-${String(1 + random(28)).padStart(2, "0")}T${String(random(24)).padStart(2, "0")}:00`);
  },
  async remove(page) { await page.evaluate(() => { const one = document.querySelector("sla-calculator"); const place = one.parentNode; one.remove(); place.append(one); }); },
  async another(page) { await page.evaluate(() => { const one = document.createElement("sla-calculator"); document.body.append(one); return new Promise((done) => setTimeout(() => { one.remove(); done(); }, 300)); }); },
};

/** Clicks one of the controls that are seen, chosen by chance. */
async function click(page, selector) {
  const at = random(1 << 20);
  return page.evaluate(([wanted, number]) => {
    const everything = (from) => [...from.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? everything(one.shadowRoot) : [])]);
    const inside = wanted.startsWith("sla-calendar ") ? wanted.slice(13) : undefined;
    const roots = inside ? everything(document).filter((one) => one.localName === "sla-calendar").flatMap((one) => everything(one.shadowRoot)) : everything(document.querySelector("sla-calculator").shadowRoot);
    const found = roots.filter((one) => one.matches(inside ?? wanted) && one.getClientRects().length);
    found[number % found.length]?.click();
    return found.length > 0;
  }, [selector, at]);
}

const site = await serve(path.join(root, "dist/site"));
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
const page = await (await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai" })).newPage();
const faults = [];
page.on("pageerror", (error) => faults.push(String(error)));
await page.goto(site.address + CASE);
await page.locator("sla-calendar table").first().waitFor();
const session = await page.context().newCDPSession(page);
await session.send("Performance.enable");

async function measure(second) {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  return { second, memory: metrics.find(({ name }) => name === "JSHeapUsedSize").value / 1e6, nodes, listeners: jsEventListeners };
}

const begun = Date.now();
const every = Math.max(2, minutes * 60 / 240) * 1000;
const points = [];
const done = Object.fromEntries(Object.keys(ACTIONS).map((name) => [name, 0]));
let next = 0;
while (Date.now() - begun < minutes * 60_000) {
  const name = pick(Object.keys(ACTIONS));
  if (await ACTIONS[name](page) !== false) done[name]++;
  await page.waitForTimeout(50);
  if (Date.now() >= next) {
    // In the state in which every measure is taken the same is on the page.
    await page.evaluate(() => { document.documentElement.lang = "zh-CN"; const one = document.querySelector("sla-calculator"); one.request = { dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, startAt: "2026-09-30T16:00" }; one.choose("change"); });
    await page.waitForTimeout(400);
    points.push(await measure((Date.now() - begun) / 1000));
    next = Date.now() + every;
  }
}
await browser.close();
site.close();

/** The middle of the values of a part of the run. */
const middle = (name, from, to) => points.slice(Math.floor(points.length * from), Math.ceil(points.length * to)).map((one) => one[name]).sort((a, b) => a - b).at(Math.floor((Math.ceil(points.length * to) - Math.floor(points.length * from)) / 2));
/** From the second quarter, when everything has been opened once, to the last. */
const CEILINGS = { memory: 1.25, nodes: 1.25, listeners: 1.25 };
const rows = Object.entries(CEILINGS).map(([name, ceiling]) => ({ name, before: middle(name, 0.25, 0.5), after: middle(name, 0.75, 1), ceiling }));

const [WIDTH, HEIGHT, LEFT] = [800, 140, 90];
const text = (x, y, said) => `<text x="${x}" y="${y}">${said}</text>`;
const curve = ({ name }, at) => {
  const most = Math.max(...points.map((one) => one[name])) * 1.1;
  const end = points.at(-1).second;
  const line = points.map((one) => `${(LEFT + one.second / end * (WIDTH - LEFT - 10)).toFixed(1)},${((at + 1) * HEIGHT - 10 - one[name] / most * (HEIGHT - 30)).toFixed(1)}`).join(" ");
  return `<polyline points="${line}" fill="none" stroke="#0b5cad" stroke-width="1.5"/>${text(4, at * HEIGHT + 24, name + (name === "memory" ? " (MB)" : ""))}${text(4, at * HEIGHT + 44, most.toFixed(0))}${text(4, (at + 1) * HEIGHT - 10, "0")}`;
};
writeFileSync(path.join(root, "target/stay.svg"), `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${rows.length * HEIGHT}" font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>${rows.map(curve).join("")}</svg>\n`);

const count = Object.values(done).reduce((sum, one) => sum + one, 0);
console.log(`${((Date.now() - begun) / 60_000).toFixed(1)} minutes, ${count} actions: ${Object.entries(done).map(([name, times]) => `${name} ${times}`).join(", ")}`);
for (const { name, before, after, ceiling } of rows) {
  const flat = after <= before * ceiling;
  if (!flat) process.exitCode = 1;
  console.log(`${flat ? "ok" : "not ok"} - ${name}: ${before.toFixed(1)} in the second quarter, ${after.toFixed(1)} in the last`);
}
const undone = Object.keys(done).filter((name) => !done[name]);
if (undone.length) process.exitCode = 1;
console.log(`${undone.length ? "not ok" : "ok"} - every action found something to do${undone.length ? `, but for ${undone.join(", ")}` : ""}`);
if (faults.length) process.exitCode = 1;
console.log(`${faults.length ? "not ok" : "ok"} - ${faults.length} errors of the page${faults.length ? `: ${[...new Set(faults)].slice(0, 3).join("; ")}` : ""}`);
console.log("the curve: target/stay.svg");
