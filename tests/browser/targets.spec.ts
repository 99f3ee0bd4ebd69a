/** Targets in per cent over a period, as a document states them: on the record's page, with what is left out and what cannot be told, and on the rules page. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { violations } from "./support/axe";
import { fits } from "./support/page";
import { settled } from "./support/site";
import { expect, test, type Page } from "./support/test";

const root = path.join(import.meta.dirname, "../..");
const guide = readFileSync(path.join(root, "docs/POLICY.md"), "utf8");
const block = (kind: string) => JSON.parse(new RegExp(`^\`\`\`json ${kind}\n(.*?)^\`\`\`$`, "ms").exec(guide)![1]!);
const { targets, finishedBy } = block("targets") as { targets: object[]; finishedBy: Record<string, string> };
const plain = block("policy") as { rules: { id: string }[] };
const policy = { ...plain, targets, rules: plain.rules.map((rule) => ({ ...rule, ...(finishedBy[rule.id] && { finishedBy: finishedBy[rule.id] }) })) };

/**
 * Four hours for premium, twelve for basic. March: T1 in time, T2 an hour late, T9 cannot be read, T1 stands twice. April: T3 in time, of T4 nobody wrote
 * down the end. May: three in time, a basic one of 13 hours, which the target does not speak of. June, which is not over: one in time.
 */
const ROWS = [
  ["T1", "Premium 高级", "2026-03-02 10:00", "2026-03-02 13:00"], ["T2", "Premium 高级", "2026-03-09 10:00", "2026-03-09 15:00"], ["T9", "Premium 高级", "2026-03-20 10:00", "soon after"], ["T1", "Premium 高级", "2026-03-02 10:00", "2026-03-02 13:00"],
  ["T3", "Premium 高级", "2026-04-01 10:00", "2026-04-01 12:00"], ["T4", "Premium 高级", "2026-04-02 10:00", ""],
  ["T5", "Premium 高级", "2026-05-04 10:00", "2026-05-04 14:00"], ["T6", "Premium 高级", "2026-05-05 10:00", "2026-05-05 11:00"], ["T7", "Premium 高级", "2026-05-31 23:00", "2026-06-01 01:00"], ["T8", "Basic 基础", "2026-05-06 08:00", "2026-05-06 21:00"],
  ["T10", "Premium 高级", "2026-06-01 10:00", "2026-06-01 11:00"],
];

const SAYS = {
  en: {
    head: ["Ticket", "Tier", "Fault reported", "Restored"], run: "Show the year", title: "Targets in per cent", tier: (both: string) => both.split(" ")[0]!, wanted: "Premium: at least 95% of faults in time, each month",
    rows: {
      "1 Jan 2026 to 31 Jan 2026": ["—", "nothing to count", "0", "0", "0"],
      "1 Mar 2026 to 31 Mar 2026": [/50\.0% \(1 of 2\).*33\.3% to 66\.7%/s, "missed", "2", "1", "1"],
      "1 Apr 2026 to 30 Apr 2026": [/100\.0% \(1 of 1\).*50\.0% to 100\.0%/s, "undecided", "1", "1", "0"],
      "1 May 2026 to 31 May 2026": [/^\s*100\.0% \(3 of 3\)\s*$/, "met", "3", "0", "0"],
      "1 Jun 2026 to 30 Jun 2026": ["100.0% (1 of 1)", "met so far", "1", "0", "0"],
    },
    march: "faults of the period through 31 Mar 2026", groups: ["in time 1", "late 1", "undecided 1: a moment that cannot be read", "not counted 1: a ticket number that occurs twice; the first is counted"],
    none: "1 Jul 2026 to 31 Jul 2026",
  },
  "zh-CN": {
    head: ["工单号", "等级", "申告故障", "恢复"], run: "查看这一年", title: "比率目标", tier: (both: string) => both.split(" ")[1]!, wanted: "高级：每月，故障按时的比率不低于95%",
    rows: {
      "2026年1月1日 至 2026年1月31日": ["—", "没有可计入的", "0", "0", "0"],
      "2026年3月1日 至 2026年3月31日": [/50\.0%（1\/2）.*33\.3%至66\.7%/s, "未达到", "2", "1", "1"],
      "2026年4月1日 至 2026年4月30日": [/100\.0%（1\/1）.*50\.0%至100\.0%/s, "不能判定", "1", "1", "0"],
      "2026年5月1日 至 2026年5月31日": [/^\s*100\.0%（3\/3）\s*$/, "达到", "3", "0", "0"],
      "2026年6月1日 至 2026年6月30日": ["100.0%（1/1）", "达到（尚未结束）", "1", "0", "0"],
    },
    march: "2026年3月31日止的故障", groups: ["按时 1", "逾期 1", "不能判定 1：有读不懂的时刻", "不计 1：同一工单号出现两次，只计第一张"],
    none: "2026年7月1日 至 2026年7月31日",
  },
} as const;

async function open(page: Page, address: string, document: unknown): Promise<string[]> {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.clock.setFixedTime(new Date("2026-06-15T10:00:00+08:00"));
  await page.route("**/own-policy.json", (route) => route.fulfill({ json: document }));
  await page.goto(address);
  await settled(page);
  return asked;
}

async function bring(page: Page, rows: readonly (readonly string[])[], run: string): Promise<void> {
  await page.locator("sla-record .intake input[type=file]").setInputFiles({ name: "tickets.csv", mimeType: "text/csv", buffer: Buffer.from(rows.map((row) => row.join(",")).join("\n")) });
  await page.getByRole("button", { name: run }).click();
  await expect(page.locator("sla-record .tiles")).toBeVisible();
}

for (const [lang, says] of Object.entries(SAYS)) {
  test(`each month has its share, whether it is kept, and what is not in it: ${lang}`, async ({ page }) => {
    await open(page, `record.html?lang=${lang}&policy-src=own-policy.json`, policy);
    await bring(page, [says.head, ...ROWS.map(([id, tier, ...moments]) => [id!, says.tier(tier!), ...moments])], says.run);
    const part = page.getByRole("region", { name: says.title, exact: true });
    await expect(part).toContainText(says.wanted);
    for (const [period, cells] of Object.entries(says.rows)) {
      const row = part.getByRole("row").filter({ has: page.getByRole("rowheader", { name: period, exact: true }) });
      await expect(row.getByRole("cell"), period).toHaveText([...cells] as (string | RegExp)[]);
    }
    // What has not begun has nothing to say.
    await expect(part.getByRole("rowheader", { name: says.none })).toHaveCount(0);
    const march = part.locator("details").filter({ has: page.getByText(says.march, { exact: true }) });
    await march.getByText(says.march, { exact: true }).click();
    await expect(march.locator(".opens > details > summary")).toHaveText([...says.groups]);
    await march.getByText(says.groups[3], { exact: true }).click();
    await expect(march.locator("ul.tickets").last()).toContainText("T1");
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await fits(page, `${lang} ${width}`);
      expect(await violations(page)).toEqual([]);
      await part.screenshot({ path: path.join(root, `target/screenshots/targets-${lang}-${width}.png`) });
    }
  });

  test(`the rules page says what is wanted, with the source's words: ${lang}`, async ({ page }) => {
    await open(page, `policy.html?lang=${lang}&policy-src=own-policy.json`, policy);
    const rule = page.locator("#rule-service\\.repair .targets");
    await expect(rule).toContainText(says.wanted);
    await expect(rule.locator("blockquote")).toHaveText("高级客户的故障，每月95%按时修复");
    await expect(page.locator("#rule-service\\.installation .targets")).toHaveCount(0);
  });
}

test("in the other language the shares are said anew, and a year that is asked for is counted anew", async ({ page }) => {
  await open(page, "record.html?lang=en&policy-src=own-policy.json", policy);
  await bring(page, [SAYS.en.head, ...ROWS.map(([id, tier, ...moments]) => [id!, SAYS.en.tier(tier!), ...moments])], SAYS.en.run);
  await page.evaluate(() => { document.documentElement.lang = "zh-CN"; });
  await expect(page.getByRole("region", { name: SAYS["zh-CN"].title, exact: true })).toContainText(SAYS["zh-CN"].wanted);
  await page.evaluate(() => { document.documentElement.lang = "en"; });
  const part = page.getByRole("region", { name: SAYS.en.title, exact: true });
  await expect(part).toContainText(SAYS.en.wanted);
  await page.locator("#year-day").fill("2025-12-31");
  await page.locator("#year-day").press("Tab");
  await expect(part.getByRole("rowheader", { name: "1 Dec 2025 to 31 Dec 2025" })).toBeVisible();
  await expect(part.locator(".badge").filter({ hasText: "nothing to count" })).toHaveCount(12);
});

test("under a document without targets nothing of it is downloaded or shown", async ({ page }) => {
  for (const [address, document] of [["record.html?lang=en", undefined], ["record.html?lang=en&policy-src=own-policy.json", plain]] as const) {
    const asked = await open(page, address, document);
    await expect(page.locator("sla-record .intake-part")).toBeVisible();
    expect(asked.filter((url) => /targets|sla-shapes/.test(url)), address).toEqual([]);
    await expect(page.locator("sla-record #targets")).toHaveCount(0);
  }
});

test("a year before the edition that brought the targets has none, and each edition is said as it has them", async ({ page }) => {
  const [target] = targets as [{ percent: number; [field: string]: unknown }];
  const edition = (id: string, from: string, percent: number) => ({ id, title: { "zh-CN": id, en: id }, from, replace: { targets: [{ ...target, percent }] } });
  const first = (plain as unknown as { editions: object[] }).editions[0]!;
  const grown = { ...policy, targets: undefined, editions: [first, edition("second", "2026-01-01", 90), edition("third", "2026-06-10", 99)] };
  await open(page, "record.html?lang=en&policy-src=own-policy.json", JSON.parse(JSON.stringify(grown)));
  await bring(page, [SAYS.en.head, ...ROWS.map(([id, tier, ...moments]) => [id!, SAYS.en.tier(tier!), ...moments])], SAYS.en.run);
  const part = page.getByRole("region", { name: SAYS.en.title, exact: true });
  await expect(part).toContainText("at least 99% of faults in time");
  const until = async (day: string): Promise<void> => {
    await page.locator("#year-day").fill(day);
    await page.locator("#year-day").press("Tab");
  };
  await until("2026-05-31");
  await expect(part).toContainText("at least 90% of faults in time");
  await until("2025-12-31");
  await expect(page.locator("sla-record .tiles")).toBeVisible();
  await expect(part).toHaveCount(0);
  await expect(page.locator("sla-record").getByRole("alert")).toHaveCount(0);
});

for (const [lang, says] of Object.entries(SAYS)) {
  test(`a line's page has its part of each share, without a verdict: ${lang}`, async ({ page }) => {
    await open(page, `record.html?lang=${lang}&policy-src=own-policy.json`, policy);
    const head = [...says.head, lang === "en" ? "Line" : "专线"];
    // Of March T1 is of one line, T2 of another.
    await bring(page, [head, ...ROWS.map(([id, tier, ...moments]) => [id!, says.tier(tier!), ...moments, id === "T2" ? "L-2" : "L-1"])], says.run);
    await page.locator("#lines").getByRole("button", { name: "L-2" }).click();
    const part = page.locator("#line .targets");
    await expect(part.getByRole("columnheader")).toHaveCount(5);
    await expect(part.getByRole("row")).toHaveCount(2);
    await expect(part.getByRole("cell")).toHaveText([lang === "en" ? "0.0% (0 of 1)" : "0.0%（0/1）", "1", "0", "0"]);
    // The list of tickets below says how each was kept; of the share itself nothing is said.
    await expect(part.locator("table .badge")).toHaveCount(0);
    expect(await violations(page)).toEqual([]);
  });
}
