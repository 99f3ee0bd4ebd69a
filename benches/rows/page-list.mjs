// A list on the sales page, in its worker, beside an earlier build of the page: from the press of the button to the answers.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { EARLIER, earlierSite } from "../lib/earlier.mjs";
import { HEAD, writeList } from "../lib/list.mjs";
import { median } from "../lib/measure.mjs";
import { root, work } from "../lib/paths.mjs";
import { missing, row } from "../lib/report.mjs";
import { serve } from "../lib/serve.mjs";

const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
/** Processes whose limits are counted in working days, and by the hour. */
const PROCESSES = { change: "working days", complaint: "hours", fault: "hours" };
/** The longest that a list is waited for, in milliseconds. */
const PATIENCE = 300_000;

const cells = (line) => line.split(",");

/** Reads the file with the answers: rows by their ticket, columns by their title. */
function answersOf(text) {
  const [head, ...lines] = text.replace(/^\ufeff/, "").trimEnd().split("\r\n").map(cells);
  return { head, rows: new Map(lines.map((line) => [line[0], line])) };
}

const two = (moment) => moment.slice(0, 16).replace("T", " ");

/** How many answers of the file differ from what the engine answers for that row alone, and the first of them. */
function wrong(text, { sla, titles, requests }) {
  const { head, rows } = answersOf(text);
  const places = titles.map(({ id, title }) => ({ id, at: head.indexOf(title) })).filter(({ at }) => at >= 0);
  if (places.length === 0) throw new Error(`no column of \`${head.join(", ")}\` has an answer`);
  let [count, first] = [0, undefined];
  for (const [ticket, request] of requests) {
    const [answer] = sla.quoteMany([request]);
    for (const { id, at } of places) {
      const one = answer.quote.commitments.find((each) => each.id === id);
      const due = one?.dueDate === undefined ? "" : one.precision === "minute" ? two(one.dueAt) : one.dueDate;
      const found = rows.get(ticket)?.[at];
      if (found === due) continue;
      count += 1;
      first ??= `${ticket}, ${id}: ${found}, not ${due}`;
    }
  }
  return { wrong: count, answers: requests.length * places.length, first };
}

/** The requests of some rows of the list, each some hundred rows from the last. */
function sampled(file, every) {
  const [, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  const names = cells(HEAD);
  return lines.filter((_, at) => at % every === 0).map((line) => {
    const [ticket, ...rest] = cells(line);
    const values = Object.fromEntries(names.slice(1).map((name, at) => [name, rest[at]]));
    const { startAt, ...dimensions } = values;
    return [ticket, { dimensions, startAt, audience: "sales" }];
  });
}

/** Seconds from the press of the button until the page says that all rows are answered, and the file with the answers. */
async function quoted(browser, address, process, file) {
  const context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", viewport: { width: 1440, height: 1000 } });
  try {
    const page = await context.newPage();
    await page.goto(`${address}/sales.html?lang=zh-CN&view=bulk&process=${process}`);
    await page.locator("input[type=file]").setInputFiles(file);
    const go = page.getByRole("button", { name: "开始计算" });
    await go.waitFor({ timeout: PATIENCE });
    await page.locator(`select:has(option[value="${process}"]):has(option[value="delivery"])`).last().selectOption(process);
    const began = performance.now();
    await go.click();
    // Playwright's own waiting looks ever more seldom, up to once a second.
    const done = page.getByText(/\d行已算出/);
    while ((await done.count()) === 0 && performance.now() - began < PATIENCE) await new Promise((resolve) => setTimeout(resolve, 10));
    const seconds = (performance.now() - began) / 1000;
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /CSV/ }).first().click()]);
    return { seconds, text: readFileSync(await saved.path(), "utf8") };
  } finally {
    await context.close();
  }
}

async function compared(browser, addresses, process, { file, count, times, sla, words, requests }) {
  const titles = sla.policy.rules.filter((rule) => rule.process === process).map(({ id }) => ({ id, title: words.title(id) }));
  const found = Object.fromEntries(Object.keys(addresses).map((name) => [name, { rates: [], wrong: 0, answers: 0 }]));
  for (let round = 0; round < times; round++) {
    for (const [name, address] of Object.entries(addresses)) {
      const { seconds, text } = await quoted(browser, address, process, file);
      found[name].rates.push(count / seconds);
      const judged = wrong(text, { sla, titles, requests });
      found[name].wrong += judged.wrong;
      found[name].answers += judged.answers;
      found[name].firstWrong ??= judged.first;
    }
  }
  const { ours, earlier } = found;
  const ratios = ours.rates.map((rate, at) => rate / earlier.rates[at]);
  return row({
    id: `list-${process}`, what: `a list of ${count} rows on the page, worker included, \`${process}\` (${PROCESSES[process]}): rows a second against the build of ${EARLIER.slice(0, 7)}`,
    atLeast: 5, value: { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) }, ours: { ours }, peers: { earlier },
  });
}

export async function pageList({ sla, times, bulkOf }) {
  const executablePath = process.env.CHROME;
  if (!executablePath) return [missing("list", "a list on the page", "no Chromium is installed")];
  const { chromium } = createRequire(path.join(root, "package.json"))("playwright-core");
  const file = path.join(work, "page-list.csv");
  writeList(file, bulkOf);
  const open = [];
  try {
    const servers = { ours: await serve(path.join(root, "dist/site")), earlier: await serve(earlierSite()) };
    open.push(...Object.values(servers));
    const browser = await chromium.launch({ executablePath, args: ARGS });
    open.push(browser);
    const addresses = Object.fromEntries(Object.entries(servers).map(([name, { address }]) => [name, address]));
    const shared = { file, count: bulkOf, times: Math.min(times, 5), sla, words: await sla.words("zh-CN"), requests: sampled(file, 101) };
    const rows = [];
    for (const one of Object.keys(PROCESSES)) rows.push(await compared(browser, addresses, one, shared));
    return rows;
  } finally {
    for (const one of open.reverse()) await one.close();
  }
}
