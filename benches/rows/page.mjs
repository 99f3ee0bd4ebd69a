// The page in Chromium: the first answer on a slow network and processor, and one change of the form.
import { createRequire } from "node:module";
import path from "node:path";
import { peerPage } from "../lib/bundle.mjs";
import { spread } from "../lib/measure.mjs";
import { root } from "../lib/paths.mjs";
import { missing, row } from "../lib/report.mjs";
import { serve } from "../lib/serve.mjs";
import { QUERY, SLOW_4G, visit } from "../lib/visit.mjs";
import { slow } from "./slow.mjs";

const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

async function firstAnswers(browser, ours, peer, times) {
  const seconds = { ours: [], peer: [] };
  const months = { ours: [], peer: [] };
  for (let round = 0; round < times; round++) {
    for (const [name, address] of [["ours", ours], ["peer", peer]]) {
      const { context, seen } = await visit(browser, address, { network: SLOW_4G, processor: 4, wanted: ["answer", "month"] });
      seconds[name].push(seen.answer / 1000);
      months[name].push(seen.month / 1000);
      await context.close();
    }
  }
  const told = ({ median, min }) => `median ${median.toFixed(2)} s, min ${min.toFixed(2)} s`;
  return row({
    id: "page-first", what: "first answer, slow 4G, processor throttled 4×: time against FullCalendar + chinese-days", atMost: 0.95,
    value: spread(seconds.ours.map((time, round) => time / seconds.peer[round])),
    note: `ours ${told(spread(seconds.ours))}; peer ${told(spread(seconds.peer))}; the month: ours ${told(spread(months.ours))}; peer ${told(spread(months.peer))}`,
  });
}

const TIERS = ["银牌", "铜牌", "标准", "金牌"];

/** Where the choice of a tier is, for a click that runs no script of the test's. */
async function places(page) {
  const found = [];
  for (const tier of TIERS) {
    const box = await page.locator("[part=form]").getByText(tier, { exact: true }).first().boundingBox();
    if (!box) throw new Error(`the tier \`${tier}\` is not on the page`);
    found.push([box.x + box.width / 2, box.y + box.height / 2]);
  }
  return found;
}

async function metrics(session) {
  const { metrics: list } = await session.send("Performance.getMetrics");
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

async function change(session, [x, y]) {
  const mouse = (type) => session.send("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 1 });
  const before = await metrics(session);
  await mouse("mousePressed");
  await mouse("mouseReleased");
  await new Promise((resolve) => setTimeout(resolve, 700));
  const after = await metrics(session);
  const spent = (name) => (after[name] - before[name]) * 1000;
  return { script: spent("ScriptDuration"), style: spent("RecalcStyleDuration"), layout: spent("LayoutDuration"), task: spent("TaskDuration") };
}

async function changes(browser, ours) {
  // The page writes its address 150 ms after a change, long after it has painted.
  const prepare = (page) => page.addInitScript(() => (history.replaceState = () => {}));
  const { page, session, context } = await visit(browser, ours, { processor: 4, wanted: ["answer", "month"], prepare });
  await page.waitForTimeout(1500);
  const at = await places(page);
  await page.evaluate(() => {
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value, hadRecentInput, sources }) => ({
      value, hadRecentInput, moved: sources.map(({ node }) => node?.className || node?.parentElement?.className || node?.nodeName),
    }))))
      .observe({ type: "layout-shift" });
  });
  // The thread's own time: the throttling counts, other programs of a busy machine do not.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const shown = () => page.locator("sla-calculator").evaluate((element) => element.request.dimensions.customerTier);
  const spent = [];
  for (let round = 0; round < 3; round++) {
    for (const place of at) {
      const before = await shown();
      spent.push(await change(session, place));
      if ((await shown()) === before) throw new Error("a click changed nothing");
    }
  }
  const shifts = await page.evaluate(() => window.shifts);
  await context.close();
  const mid = (name) => spread(spent.map((one) => one[name]));
  const told = (name) => `${name} ${mid(name).median.toFixed(1)} ms`;
  const sum = (list) => list.reduce((total, { value }) => total + value, 0);
  return [
    row({
      id: "page-change", what: "script of one change of the form, processor throttled 4×", atMost: 8, unit: "ms", value: mid("script"),
      note: `up to the paint, without the address that is written later; the first change ${spent[0].script.toFixed(1)} ms; medians: ${told("style")}, ${told("layout")}, ${told("task")} in all`,
    }),
    row({
      id: "page-shift", what: "layout shift of twelve changes", atMost: 0, unit: "(score)", value: sum(shifts),
      note: `without those within half a second of an input, as the metric is defined: ${sum(shifts.filter((one) => !one.hadRecentInput))}; moved: ${[...new Set(shifts.flatMap(({ moved }) => moved))].join(", ") || "nothing"}`,
    }),
  ];
}

export async function page({ npm, times }) {
  const executablePath = process.env.CHROME;
  if (!executablePath) return [missing("page", "the page in Chromium", "no Chromium is installed")];
  const { chromium } = createRequire(path.join(root, "package.json"))("playwright-core");
  const open = [];
  const opened = (server) => {
    open.push(server);
    return server;
  };
  try {
    const [ours, peer] = [opened(await serve(path.join(root, "dist/site"))), opened(await serve(peerPage(npm)))];
    const browser = await chromium.launch({ executablePath, args: ARGS });
    open.push(browser);
    const address = `${ours.address}/index.html${QUERY}`;
    return [await firstAnswers(browser, address, `${peer.address}/index.html`, Math.min(times, 5)), ...(await slow(browser, Math.min(times, 5))), ...(await changes(browser, address))];
  } finally {
    // A server that is left open keeps the whole run from ending.
    for (const one of open.reverse()) await one.close();
  }
}
