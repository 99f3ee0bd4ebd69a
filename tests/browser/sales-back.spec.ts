/** Working back from a wanted date. Dates are counted by hand from the notice of 2026: 15 to 23 February and 1 to 7 October off; 14 and 28 February and 10 October worked. */
import { violations } from "./support/axe";
import { fits } from "./support/page";
import { expect, test, type Page } from "./support/test";

const BASE = "?lang=zh-CN&view=back&customer-tier=gold&service=data-line&locality=intra-city";

async function open(page: Page, query: string, now = "2026-09-21T09:00:00+08:00"): Promise<void> {
  await page.clock.setFixedTime(new Date(now));
  await page.goto(`/sales.html${query}`);
  await expect(page.getByRole("list", { name: "最迟下单日" })).toBeVisible();
}

const results = (page: Page) => page.getByRole("list", { name: "最迟下单日" }).locator("> li");

test("a wanted date gives the day to order that is in time under both readings of receipt, the one that is enough under one of them, and what a slip costs", async ({ page }) => {
  await open(page, `${BASE}&wanted=2026-10-10&item=change.suspend`);
  // Working days 8, 9 and 10 October. An order on the 7th, a rest day, makes it if it counts from there; received on the 8th instead (A16), it would
  // be too late: 30 September is the last working day before, and the day to be told first (principle (c)).
  await expect(results(page).locator(".latest")).toHaveText(/^最迟9月30日（周三）下单\s*$/);
  await expect(results(page)).toContainText("非工作日下单时“当日不计入，从下一个工作日数第1天”：最迟10月7日（周三）下单也可以");
  // On the 8th it counts 9, 10 and 12 October.
  await expect(results(page)).toContainText("10月8日（周四）才下单，到期日变为10月12日（周一），晚2天");
});

test("what is to be done by the latest day is named by the event that starts the clock: acceptance runs from the completion of the works", async ({ page }) => {
  await open(page, `${BASE}&wanted=2026-11-20&item=delivery.acceptance`);
  // Ten working days: 9 to 13 and 16 to 20 November. Completed on Sunday the 8th it is in time only if that day is not taken as received on Monday.
  await expect(results(page).locator(".latest")).toHaveText(/^最迟11月6日（周五）完工\s*$/);
  await expect(results(page)).not.toContainText("下单");
  await expect(results(page)).toContainText("填写业务开通时限后可以继续倒推");
  await expect(page.getByRole("region", { name: "哪天完工最快" })).toBeVisible();
});

test("a clock of hours is worked back to its moment, not to its day", async ({ page }) => {
  // Two hours (table 7-1, AAA, intra-city) that end on 10 October at the latest begin before 22:00.
  await open(page, `${BASE}&assurance-level=AAA&wanted=2026-10-10&item=complaint.handling`);
  await expect(results(page).locator(".latest")).toContainText(/最迟10月10日.*21:59/);
});

test("from the day of acceptance the chain is worked back to the order, and from the day of activation on to acceptance", async ({ page }) => {
  await open(page, `${BASE}&wanted=2026-11-20&figure.activationLimit=10&item=delivery.acceptance`);
  const chain = page.getByRole("region", { name: "前后各步" });
  // Works completed by Friday 6 November; the ten working days of activation before it are 26 to 30 October and 2 to 6 November.
  await expect(chain.getByRole("listitem")).toHaveText([/^最迟10月23日（周五）下单\s*此后业务开通 10个工作日$/, /^最迟11月6日（周五）完工\s*此后业务验收 10个工作日$/, /^11月20日（周五） 业务验收$/]);
  // Whoever enters that limit asks when to order what must be live; acceptance follows, 23 to 27 November and 30 November to 4 December.
  await open(page, `${BASE}&wanted=2026-11-20&figure.activationLimit=10`);
  await expect(results(page)).toContainText("业务开通");
  await expect(chain.getByRole("listitem")).toHaveText([/^最迟11月6日（周五）下单\s*此后业务开通 10个工作日$/, /^11月20日（周五） 业务开通$/, /^随后业务验收：12月4日（周五）到期（10个工作日）$/]);
});

test("in a year without a notice the day is told first by which an order is sure to be in time, and then the one that may be enough", async ({ page }) => {
  await open(page, `${BASE}&wanted=2027-02-16&item=change.suspend`, "2026-11-21T09:00:00+08:00");
  // 5 to 12 February are off. An order of the 3rd counts the 4th, 15 and 16 at the latest, or the 4th, 13 and 14 if that weekend is worked; one of the 4th may be due on the 17th.
  await expect(results(page).locator(".latest")).toContainText("最迟2027年2月3日（周三）下单");
  await expect(results(page)).toContainText("2027年2月14日–16日到期");
  // An order of Saturday 13 February counts Sunday the 14th if that is worked; one of the 14th counts 15, 16 and 17 February either way.
  await expect(results(page)).toContainText("放假通知尚未公布：最迟2027年2月13日（周六）下单也可能来得及，但没有把握");
  await expect(results(page)).toContainText("2027年2月14日（周日）才下单，到期日变为2027年2月17日（周三），晚1–3天");
  const strip = page.getByRole("region", { name: "哪天下单最快" });
  await strip.getByRole("slider", { name: "下单日" }).fill("75");
  await expect(strip.getByRole("status")).toHaveText(/^2027年2月4日（周四）下单：11–13天，2027年2月15日.*17日.*到期（暂定）$/);
});

test("missing limits are asked for first, kept, and marked in the answer", async ({ page }) => {
  await open(page, `${BASE}&wanted=2026-10-23&item=change.other`);
  await expect(results(page)).toContainText("请先填写业务开通时限");
  const figure = page.getByRole("textbox", { name: /业务开通时限/ });
  await figure.fill("10");
  await figure.press("Tab");
  // 3 + 10 working days: 8 to 10, 12 to 16 and 19 to 23 October, after 30 September, the last working day before them.
  await expect(results(page)).toContainText("最迟9月30日（周三）下单");
  await expect(results(page)).toContainText("客户经理填写");
});

test("a figure that is no number is named at its field", async ({ page }) => {
  await open(page, `${BASE}&wanted=2026-10-23&item=change.suspend`);
  const figure = page.getByRole("textbox", { name: /业务开通时限/ });
  await figure.fill("十天");
  await figure.press("Tab");
  await expect(page.getByRole("alert")).toHaveText("“十天”不是正整数");
  await expect(results(page)).toContainText("最迟");
});

test("several services share one timeline and the critical one is marked", async ({ page }) => {
  await open(page, `${BASE}&wanted=2026-10-23&figure.activationLimit=10&item=change.suspend~service=vpn-line&item=change.other~service=internet-line`);
  const timeline = page.getByRole("region", { name: "同一时间轴" });
  await expect(timeline.getByRole("listitem")).toHaveCount(2);
  await expect(timeline.getByRole("listitem").filter({ hasText: "关键" })).toContainText("互联网专线·地市内·其他业务变更");
  // Red is for what is late: the wanted day has the colour of its line.
  const [legend, line] = await Promise.all([timeline.locator(".axis i").evaluate((mark) => getComputedStyle(mark).borderTopColor), timeline.locator(".now").first().evaluate((mark) => getComputedStyle(mark).stroke)]);
  expect(legend).toBe(line);
  await page.getByRole("button", { name: "再加一项" }).click();
  await expect(timeline.getByRole("listitem")).toHaveCount(3);
  await page.getByRole("combobox", { name: "第3项承诺" }).selectOption("change.resume");
  await expect(results(page).nth(2)).toContainText("互联网专线·地市内·复机办理");
  await page.getByRole("button", { name: "删除第3项" }).click();
  await expect(timeline.getByRole("listitem")).toHaveCount(2);
});

test("works on a wanted day give the last day for their notice, and what a day's delay of it costs", async ({ page }) => {
  await open(page, `${BASE}&wanted=2026-10-12&item=notice.planned`);
  // Gold is told 7 working days ahead: 10, 9, 8 October and 30, 29, 28, 24 September; 25 to 27 September are days off.
  await expect(results(page)).toContainText("最迟9月24日（周四）通知");
  await expect(results(page)).toContainText("7个工作日·10月12日（周一）开始");
  // Told on the 25th: 12, 10, 9, 8 October and 30, 29, 28 September before works on the 13th.
  await expect(results(page)).toContainText("晚一天通知，最早改到10月13日（周二），晚1天");
  await expect(page.getByRole("region", { name: "哪天下单最快" })).toHaveCount(0);
});

test("a notice that should have been given says when works can be if it is given today", async ({ page }) => {
  // On 8 October there are 8 (the day of the notice), 9, 10, 12, 13, 14 and 15 October before works on the 16th.
  await open(page, `${BASE}&wanted=2026-10-12&item=notice.planned`, "2026-10-08T09:00:00+08:00");
  await expect(results(page)).toContainText("最迟通知日已过；今天通知，最早10月16日（周五）开始");
});

test("the strip of order days tells each day and the cliff before the holiday", async ({ page }) => {
  await open(page, `${BASE}&wanted=2026-03-31&item=change.suspend`, "2026-02-01T09:00:00+08:00");
  const strip = page.getByRole("region", { name: "哪天下单最快" });
  await strip.getByRole("slider", { name: "下单日" }).fill("12");
  await expect(strip.getByRole("status")).toHaveText("2月13日（周五）下单：12天，2月25日（周三）到期");
  await strip.getByRole("slider", { name: "下单日" }).fill("23");
  await expect(strip.getByRole("status")).toHaveText("2月24日（周二）下单：3天，2月27日（周五）到期");
});

test("a day that cannot be is named at its field", async ({ page }) => {
  await open(page, `${BASE}&wanted=2026-10-10&item=change.suspend`);
  const wanted = page.getByRole("textbox", { name: /必须在这一天之前/ });
  await wanted.fill("2026年9月");
  await wanted.press("Tab");
  await expect(page.getByRole("alert")).toContainText("“2026年9月”不是有效的日期");
  await wanted.fill("2026年10月10日");
  await wanted.press("Tab");
  await expect(wanted).toHaveValue("2026-10-10");
});

test("on 2,000 random cases the latest start is in time and one day later is not", async ({ page }) => {
  const npm = process.env["SLA_NPM_URL"];
  test.skip(!npm, "the package is served by `cargo xtask test page`");
  await page.goto(new URL("package.json", npm).href);
  const faults = await page.evaluate(async () => {
    const address = new URL("index.js", location.href).href;
    const { createCalculator } = (await import(address)) as typeof import("../../www/engine/index");
    const sla = await createCalculator();
    let seed = 20261122;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const day = (offset: number) => new Date(Date.UTC(2005, 0, 1 + offset)).toISOString().slice(0, 10);
    const days = ["delivery.acceptance", "change.suspend", "change.cancel", "change.resume", "change.other", "change.rebuild"];
    const hours = ["complaint.handling", "fault.restoration"];
    const found: string[] = [];
    for (let round = 0; round < 2000; round++) {
      const values = sla.policy.dimensions.map((one) => [one.id, one.values[random(one.values.length)]!.id]);
      const readings = { nonWorkingReceipt: random(2) ? "received-next" : "count-from-next" };
      const figures = { activationLimit: { amount: 1 + random(40), units: "businessDays" as const }, newGroupLimit: { amount: 1 + random(40), units: "businessDays" as const } };
      const request = { dimensions: Object.fromEntries(values), readings, figures, audience: "sales" as const };
      const hourly = random(4) === 0;
      const id = hourly ? hours[random(hours.length)]! : days[random(days.length)]!;
      const wanted = day(random(7600));
      const { startDate, startAt } = sla.latestStart(request, id, wanted);
      const next = new Date(Date.parse(startDate) + 86_400_000).toISOString().slice(0, 10);
      const due = (start: string) => sla.explain({ ...request, startAt: start }, id).dueDate ?? "none";
      const late = due(hourly ? `${next}T00:00:00` : next);
      const last = due(startAt);
      if (last > wanted || (hourly ? due(`${next}T23:59:59`) <= wanted : late <= wanted)) found.push(`${id} by ${wanted}: start ${startAt} due ${last}, ${next} due ${late}`);
    }
    return found;
  });
  expect(faults).toEqual([]);
});

for (const [width, lang] of [[1440, "en"], [390, "zh-CN"]] as const) {
  test(`working back has no accessibility faults and no sideways scroll at ${width} in ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/sales.html${BASE.replace("zh-CN", lang)}&wanted=2026-12-31&item=change.suspend&item=change.resume`);
    await expect(page.getByRole("slider")).toBeVisible();
    await fits(page);
    expect(await violations(page)).toEqual([]);
  });
}
