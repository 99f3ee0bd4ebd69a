/** One verdict, of what is known: the finish is asked for once, and nothing is called late that may have been in time. */
import { CASE, hero, open, row } from "./support/page";
import { expect, test, type Page } from "./support/test";

const START = "&start-at=2026-09-30T16:00";
const PLACE = "?lang=zh-CN&customer-tier=gold&service=data-line&locality=cross-province";
const textbox = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

async function fill(page: Page, name: string, date: string, time?: string): Promise<void> {
  for (const [part, value] of [["日期", date], ["时刻", time]] as const) {
    if (!value) continue;
    await textbox(page, `${name} ${part}`).fill(value);
    await textbox(page, `${name} ${part}`).press("Tab");
  }
}

test("the restored service is asked for once and gives one verdict, whatever the time now", async ({ page }) => {
  // Silver, AA, cross-province: 5 hours from 23:10, paused for 90 minutes, end at 05:40.
  const pauses = "&pause=customer~2026-10-01T00:00~2026-10-01T01:00&pause=interconnection~2026-10-01T02:00~2026-10-01T02:30";
  await open(page, `${PLACE.replace("gold", "silver")}&assurance-level=AA&start-at=2026-09-30T23:10&process=fault${pauses}`, "2026-10-01T09:00:00+08:00");
  await expect(hero(page)).toContainText("已超时3小时20分");
  await expect(textbox(page, "业务恢复 日期")).toHaveCount(1);
  await expect(textbox(page, "实际完成时间 日期")).toHaveCount(0);
  await fill(page, "业务恢复", "2026-10-01", "05:30");
  await expect(hero(page)).not.toContainText("已超时");
  await expect(hero(page)).toContainText("已完成：业务恢复");
  await expect(row(page, "业务恢复")).toContainText("按时完成，提前10分钟");
  await expect(page.locator("sla-calculator")).not.toContainText("已超时3小时20分");
});

test("late at every level is late, with the hotline, and announced", async ({ page }) => {
  await open(page, `${PLACE}${START}&process=fault`, "2026-10-01T01:00:00+08:00");
  // 4, 5, 6 and 8 hours from 16:00: the last ended at midnight.
  await expect(hero(page)).toHaveClass(/late/);
  await expect(hero(page)).toContainText("已超时至少1小时");
  await expect(hero(page).getByRole("link")).toHaveAttribute("href", "tel:10086");
  await expect(hero(page).getByRole("status")).toContainText("已超时至少1小时");
  await expect(row(page, "业务恢复")).toContainText("已超时至少1小时");
});

test("late at some levels says at which, and from when at the others", async ({ page }) => {
  await open(page, `${PLACE}${START}&process=fault`, "2026-09-30T21:30:00+08:00");
  await expect(hero(page)).toContainText("若为AAA级、AA级，已超时；否则自9月30日 22:00起超时");
});

test("a notice is judged by the day it came, which the form asks for", async ({ page }) => {
  await open(page, `${CASE.replace("2026-09-30T16:00", "2026-10-12")}&process=notice`, "2026-09-28T10:00:00+08:00");
  await expect(hero(page)).toContainText("9月24日（周四）");
  await expect(hero(page)).not.toHaveClass(/late/);
  await expect(hero(page)).not.toContainText("超时");
  await expect(hero(page)).toContainText("填写“通知”的时间");
  await fill(page, "通知", "2026-09-25");
  await expect(hero(page)).toHaveClass(/late/);
  await fill(page, "通知", "2026-09-23");
  await expect(hero(page)).toContainText("按时完成");
});

for (const process of ["change", "fault", "complaint", "notice", "delivery", "all"]) {
  test(`a first visitor sees nothing overdue: ${process}`, async ({ page }) => {
    await page.goto(`index.html?lang=zh-CN&process=${process}`);
    await expect(hero(page)).toBeVisible();
    await expect(page.locator("[part=actions]")).toBeVisible();
    await expect(page.locator("sla-calculator")).not.toContainText("超时");
    await expect(page.locator(".late, .said.missed, .run.missed")).toHaveCount(0);
    if (process === "notice") {
      await expect(row(page, "网络调整、割接等提前通知")).toContainText("等待：");
      await expect(hero(page)).toContainText("填写“网络调整、割接等开始”的时间");
      await expect(page.getByRole("textbox", { name: "网络调整、割接等开始 日期", exact: true })).toHaveValue("");
    }
  });
}

test("completed works are not taken for the order that activation starts with", async ({ page }) => {
  await open(page, `${CASE.replace("2026-09-30T16:00", "2026-09-28")}&process=delivery&audience=sales&figure.activationLimit=5`, "2026-09-28T10:00:00+08:00");
  await expect(textbox(page, "完工 日期")).toHaveValue("2026-09-28");
  await expect(row(page, "业务验收")).toContainText("10月16日（周五）");
  await expect(row(page, "业务开通")).toContainText("等待：发起业务开通工单");
});

test("stage feedback goes on past its last listed moment until the service is restored", async ({ page }) => {
  await open(page, `${CASE}&assurance-level=AAA&process=fault`, "2026-09-30T19:10:00+08:00");
  // Due at 18:00; every 30 minutes from 16:00.
  await expect(row(page, "阶段反馈")).toContainText("9月30日 19:30");
  await fill(page, "业务恢复", "2026-09-30", "19:05");
  await expect(row(page, "阶段反馈")).toContainText("9月30日 19:00");
  await expect(row(page, "阶段反馈")).toContainText("最后一次");
});

test("the hotline can be called from every fault and every complaint, late or not, with or without a date", async ({ page }) => {
  for (const query of ["&process=fault&assurance-level=AAA", "&process=fault", "&process=complaint&assurance-level=A", "&process=complaint"]) {
    await open(page, `${PLACE}${START}${query}`, "2026-09-30T16:10:00+08:00");
    await expect(hero(page).getByRole("link", { name: "拨打 10086" }), query).toHaveAttribute("href", "tel:10086");
    await expect(hero(page).getByRole("link"), query).toHaveCount(1);
  }
  await open(page, `${PLACE}${START}&process=change`, "2026-09-30T16:10:00+08:00");
  await expect(hero(page).getByRole("link")).toHaveCount(0);
});

test("a day that ends at the close of business is due at that hour, in the headline and in its row", async ({ page }) => {
  await page.goto("index.html?lang=zh-CN");
  const calculator = page.locator("sla-calculator");
  await expect(calculator.locator(".hero .when")).toBeVisible();
  await calculator.evaluate((element, request) => Object.assign(element, { request }), {
    dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, startAt: "2026-09-30T16:00",
    readings: { dayEnd: "close-of-business", closingTime: "18:00" },
  });
  await expect(calculator.locator(".hero .when")).toContainText("10月8日（周四）18:00前");
  await expect(calculator.locator(".row .when").first()).toContainText("10月8日（周四）18:00前");
});

test("what does not apply says why, not what it would consist of", async ({ page }) => {
  await page.goto("index.html?lang=zh-CN&customer-tier=bronze&service=data-line&locality=intra-city&start-at=2026-12-14&process=notice&if.service-affecting=no");
  const due = page.locator("sla-calculator .row").filter({ has: page.getByRole("heading", { name: "告知方式" }) }).locator(".due");
  await expect(due).toContainText("不影响");
  await expect(due).not.toContainText("必选");
});

test("what is being typed stays while the element is drawn anew", async ({ page }) => {
  await open(page, `${CASE}&process=change`);
  const date = textbox(page, "发起业务开通工单 日期");
  await date.fill("2026-12-0");
  await page.locator("sla-calculator").evaluate(async (element) => {
    const drawn = element as HTMLElement & { requestUpdate(): void; updateComplete: Promise<boolean> };
    drawn.requestUpdate();
    await drawn.updateComplete;
  });
  await expect(date).toHaveValue("2026-12-0");
  await date.fill("2026-12-1");
  await date.press("Tab");
  await expect(date).toHaveValue("2026-12-01");
});

test("the mark of what is late stands on the line of what it marks", async ({ page }) => {
  await open(page, CASE, "2026-10-20T09:00:00+08:00");
  const said = hero(page).locator(".left b");
  await expect(said).toContainText("已超时");
  const [mark, line] = [await said.locator(".warn").boundingBox(), await said.boundingBox()];
  expect(mark!.height).toBeGreaterThan(0);
  // One line of text is hardly higher than its mark.
  expect(line!.height).toBeLessThan(1.75 * mark!.height);
});

test("less than a minute is said as that, and the first second after a limit is late", async ({ page }) => {
  // Three working days from 30 September end with 10 October.
  await open(page, `${PLACE.replace("cross-province", "intra-city")}${START}&process=change`, "2026-10-11T00:00:00+08:00");
  await expect(row(page, "停机办理")).toContainText("已超时不到1分钟");
  // AAA within a city: two hours from 9 o'clock.
  const fault = `${PLACE.replace("cross-province", "intra-city")}&assurance-level=AAA&start-at=2026-09-30T09:00&process=fault`;
  await open(page, fault, "2026-09-30T10:59:30+08:00");
  await expect(hero(page)).toContainText("还剩不到1分钟");
  await open(page, fault, "2026-09-30T11:00:01+08:00");
  await expect(row(page, "业务恢复")).toContainText("已超时不到1分钟");
  await open(page, `${fault}&event.service-restored=2026-09-30T11:00:01`, "2026-09-30T12:00:00+08:00");
  await expect(row(page, "业务恢复")).toContainText("超时不到1分钟完成");
  // On the very moment: in time, by nothing.
  for (const [moment, said] of [["11:00", "按时完成"], ["10:59:30", "按时完成，提前不到1分钟"]] as const) {
    await open(page, `${fault}&event.service-restored=2026-09-30T${moment}`, "2026-09-30T12:00:00+08:00");
    await expect(row(page, "业务恢复").locator(".said"), moment).toHaveText(said);
  }
  await open(page, fault.replace("zh-CN", "en"), "2026-09-30T11:00:01+08:00");
  await expect(row(page, "Service restoration")).toContainText("Overdue by less than a minute");
  await open(page, fault.replace("zh-CN", "en"), "2026-09-30T10:59:30+08:00");
  await expect(hero(page)).toContainText("less than a minute left");
  expect(await hero(page).locator(".left b").evaluate((said) => getComputedStyle(said, "::first-letter").textTransform)).toBe("uppercase");
});

// Three working days from 30 September end with 10 October, a make-up workday; the days after it are counted by hand.
for (const [finish, zh, en] of [
  ["2026-10-09", "按时完成，提前1天", "In time, 1 day early"],
  ["2026-10-10", "按时完成", "In time"],
  ["2026-10-11", "超时1天完成", "Done 1 day late"],
  ["2026-10-12", "超时2天完成", "Done 2 days late"],
  // A minute of which some is left.
  ["2026-10-10T23:59:30", "按时完成，提前不到1分钟", "In time, less than a minute early"],
] as const) {
  test(`of a finish by its day alone only days are told: ${finish}`, async ({ page }) => {
    const query = `${PLACE.replace("cross-province", "intra-city")}${START}&process=change&event.change-completed=${finish}`;
    await open(page, query, "2026-10-20T09:00:00+08:00");
    await expect(row(page, "停机办理").locator(".said")).toHaveText(zh);
    await open(page, query.replace("zh-CN", "en"), "2026-10-20T09:00:00+08:00");
    await expect(row(page, "Suspension").locator(".said")).toHaveText(en);
  });
}

// R42: restoration runs from the report to the restored service; the record refuses the same ends (tests/record/ends.test.mjs).
test("a service restored before its report, or later than now, is refused at its field and judged by nobody", async ({ page }) => {
  await open(page, "?lang=zh-CN&process=fault&customer-tier=gold&assurance-level=AAA&service=data-line&locality=intra-city&start-at=2026-09-30T14:00");
  for (const [time, sentence] of [["13:00", "业务恢复（9月30日 13:00）不晚于起始（9月30日 14:00"], ["17:00", "业务恢复（9月30日 17:00）晚于现在（9月30日 16:10"]] as const) {
    await fill(page, "业务恢复", "2026-09-30", time);
    await expect(page.getByRole("group", { name: /^业务恢复/ }).getByRole("alert")).toContainText(sentence);
    await expect(page.locator("sla-calculator")).not.toContainText("按时完成");
  }
  await fill(page, "业务恢复", "2026-09-30", "15:00");
  await expect(hero(page)).toContainText("按时完成");
});

// R05: final acceptance counts from initial acceptance, which a salesperson may plan.
test("an end that begins another commitment may lie ahead: the other is dated by it", async ({ page }) => {
  await open(page, "?lang=zh-CN&process=delivery&audience=sales&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T14:00&event.initial-acceptance=2026-12-01");
  await expect(page.locator("sla-calculator")).toContainText("2027年3月1日");
  await expect(page.locator("sla-calculator").getByRole("alert")).toHaveCount(0);
});
