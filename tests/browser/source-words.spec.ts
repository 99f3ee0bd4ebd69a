/** Rows, explanations and the rules page say what the text says: its words, its parties, and why an answer is what it is. */
import { expect, test, type Page } from "./support/test";

const DIMENSIONS = "service=data-line&locality=intra-city";

async function open(page: Page, query: string, now = "2026-03-04T20:10:00+08:00"): Promise<void> {
  await page.clock.setFixedTime(new Date(now));
  await page.goto(`index.html?${DIMENSIONS}&${query}`);
  await expect(page.locator("sla-calculator .list")).toBeVisible();
}

const row = (page: Page, title: string) => page.locator("[part=commitment]").filter({ has: page.getByRole("button", { name: title, exact: true, includeHidden: true }) });
/** Opens a row, wherever it stands. */
async function choose(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: title, exact: true, includeHidden: true }).evaluate((button: HTMLElement) => button.click());
}

for (const [process, title] of [["fault", "业务恢复"], ["complaint", "投诉处理"]] as const) {
  test(`a terminal fault says why it has the ordinary limit, in the row and before the count: ${title}`, async ({ page }) => {
    await open(page, `lang=zh-CN&customer-tier=gold&assurance-level=AAA&process=${process}&start-at=2026-03-04T20:00&if.terminal-fault=yes`);
    const why = "终端类故障投诉不涉及专线和业务平台，按照普通级业务的相关要求处理";
    await expect(row(page, title)).toContainText("8小时");
    await expect(row(page, title)).toContainText(why);
    await choose(page, title);
    const walk = page.getByRole("group", { name: `怎么算的：${title}` }).getByRole("listitem");
    await expect(walk.nth(0)).toHaveText(why);
    await expect(walk.nth(1)).toHaveText("业务保障等级按“普通级”处理");
  });
}

/** Table 8-1 by tier, in the source's words and in English. */
const WORDS = {
  "zh-CN": [["客户确认反馈", "需要", "需要", "无", "无"], ["根据客户需要调整时间", "可调整", "不可调整", "不可调整", "不可调整"], ["割接后客户确认", "有", "有", "无", "无"]],
  en: [["Customer confirmation", "Needed", "Needed", "None", "None"], ["Rescheduling at the customer's need", "Possible", "Not possible", "Not possible", "Not possible"], ["Customer confirmation after the cutover", "Yes", "Yes", "None", "None"]],
};
for (const [lang, rows] of Object.entries(WORDS)) {
  test(`the list says table 8-1 in its own words: ${lang}`, async ({ page }) => {
    for (const [at, tier] of ["gold", "silver", "bronze", "standard"].entries()) {
      await open(page, `lang=${lang}&customer-tier=${tier}&process=notice&start-at=2026-10-12`, "2026-09-01T10:00:00+08:00");
      for (const [title, ...cells] of rows) await expect(row(page, title!).locator(".due .note"), `${tier} ${title}`).toHaveText(cells[at]!);
    }
  });
}

test("one day ahead is one day, with what it is counted as beside it, and its other readings are offered", async ({ page }) => {
  await open(page, "lang=zh-CN&customer-tier=gold&process=notice&start-at=2026-10-12T22:00&if.emergency=yes", "2026-10-01T10:00:00+08:00");
  const title = "紧急网络调整通知";
  await expect(row(page, title).locator(".limit")).toContainText("至少1天（按24小时计）");
  await expect(row(page, title)).toContainText("节选没有写明何时通知客户");
  await choose(page, title);
  const explanation = page.getByRole("group", { name: `怎么算的：${title}` });
  await explanation.locator("details.readings").evaluate((details: HTMLDetailsElement) => { details.open = true; });
  // The previous day is a day, not a midnight, and by the other reading gold has its own lead time and no emergency notice.
  await expect(explanation.locator("details.readings li").filter({ hasText: "前一个日历日或更早" })).toContainText("10月11日（周日）24时前");
  await expect(explanation.locator("details.readings li").filter({ hasText: "只有提前通知到客户经理的铜牌级、标准级" })).toContainText("本情形未作要求");
  // The planned notice, which is not due now, has its date by that reading.
  await choose(page, "网络调整、割接等提前通知");
  await expect(page.getByRole("group", { name: "怎么算的：网络调整、割接等提前通知" })).toContainText("9月24日（周四）");
});

test("another reading of a date that no notice settles is a range", async ({ page }) => {
  // Saturday 6 February 2027, before a Spring Festival whose make-up days are not known.
  await open(page, "lang=zh-CN&customer-tier=gold&start-at=2027-02-06", "2027-02-01T10:00:00+08:00");
  await choose(page, "停机办理");
  const readings = page.getByRole("group", { name: "怎么算的：停机办理" }).locator("details.readings li");
  await expect(readings.filter({ hasText: "起点移到下一个工作日" }).locator("b")).toHaveText(/^2月\d+日–\d+日$/);
});

test("stage feedback has its next moment while the level is open", async ({ page }) => {
  await open(page, "lang=zh-CN&customer-tier=gold&process=fault&start-at=2026-03-04T20:00");
  await expect(row(page, "阶段反馈")).toContainText("3月4日 20:30");
  await expect(row(page, "阶段反馈")).toContainText("下一次");
  await choose(page, "阶段反馈");
  await expect(page.getByRole("group", { name: "怎么算的：阶段反馈" }).getByRole("listitem")).toHaveText(["3月4日 20:00提出故障申告，此后每30分钟主动反馈一次（7×24小时）"]);
});

test("the last moment of stage feedback is said to rest on a restoration in time", async ({ page }) => {
  await open(page, "lang=zh-CN&customer-tier=gold&assurance-level=AAA&process=fault&start-at=2026-03-04T20:00");
  await choose(page, "阶段反馈");
  await expect(page.getByRole("group", { name: "怎么算的：阶段反馈" })).toContainText("若“业务恢复”恰在时限届满时，末次3月4日 22:00，共4次，更晚则继续反馈");
});

test("what standard customers get on request is named in its row; what may be given is not called owed", async ({ page }) => {
  await open(page, "lang=zh-CN&customer-tier=standard&assurance-level=A&process=fault&start-at=2026-03-04T20:00");
  await expect(row(page, "故障处理书面报告").locator(".due")).toContainText("故障处理确认书");
  await open(page, "lang=zh-CN&customer-tier=gold&assurance-level=A&process=complaint&start-at=2026-03-04T20:00");
  await expect(row(page, "金牌级客户技术支撑").locator(".due .note")).toHaveText("客户需求时可以提供");
});

test("the rules page has the parties of each tier, what is said of some tiers or under a condition, the source and what is missing", async ({ page }) => {
  await page.goto("policy.html?lang=zh-CN");
  const rule = (id: string) => page.locator(`[id="rule-${id}"]`);
  await expect(rule("notice.planned")).toContainText("客户经理对集团客户（金牌、银牌）；移动公司对客户经理（铜牌、标准）");
  await expect(rule("notice.planned")).toContainText("铜牌、标准：铜牌级和标准级客户的信息通告通知到客户经理，节选未载明何时通知客户");
  await expect(rule("notice.planned")).toContainText("金牌、银牌·“重大安全隐患原因造成的紧急网络调整”成立时：有重大安全隐患原因造成的紧急网络调整，按紧急通知的时限通知的是客户经理；节选没有写明何时通知客户");
  await expect(rule("fault.restoration")).toContainText("终端类故障投诉不涉及专线和业务平台，按照普通级业务的相关要求处理");
  await expect(rule("delivery.acceptance-report").locator("header + p")).toContainText("客户经理、项目管理人员和维护人员");
  await expect(rule("delivery.acceptance-report").locator("header + p")).not.toContainText("对");
  const from = page.getByRole("region", { name: "来源" });
  await expect(from).toContainText("《移动集团客户网络分级服务sla规范范本(编辑修改稿)》的公开节选");
  await expect(from).toContainText("第一章至第四章全部");
  expect((await from.textContent())!.split("公开节选").length - 1).toBeLessThanOrEqual(3);
});

test("description and navigation are in the language that is shown", async ({ page }) => {
  await page.goto("policy.html?lang=en");
  await expect(page.locator("meta[name=description]")).toHaveAttribute("content", /^The SLA rules for group customers/);
  await expect(page.locator("nav.pages")).toHaveAttribute("aria-label", "Site");
  await page.goto("policy.html?lang=zh-CN");
  await expect(page.locator("meta[name=description]")).toHaveAttribute("content", /^集团客户SLA规则/);
  await expect(page.locator("nav.pages")).toHaveAttribute("aria-label", "网站");
});

test("English counts, names and spaces as English does", async ({ page }) => {
  await page.goto("policy.html?lang=en");
  await expect(page.locator("#printed-5-6")).toContainText("1 report");
  await expect(page.locator("#printed-7-3")).toContainText("Every 1 hour, proactively");
  await expect(page.locator("#rules")).not.toContainText("(s)");
  await expect(page.locator("#printed-8-1")).toContainText("Work order, email");
  await open(page, "lang=en&customer-tier=gold&assurance-level=AA&process=fault&start-at=2026-03-04T20:00");
  await expect(row(page, "Service restoration").locator(".limit")).toHaveText("4 hours 7×24");
  await expect(row(page, "Service restoration").locator(".sub")).toContainText("China Mobile to customer");
});

test("a projected date has its walk to the end, from the moment that is assumed", async ({ page }) => {
  await open(page, "lang=zh-CN&customer-tier=gold&assurance-level=AAA&process=fault&start-at=2026-09-30T16:00", "2026-09-30T16:30:00+08:00");
  await expect(row(page, "口头反馈故障原因和处理结果")).toContainText("按时限推算 9月30日 18:30");
  await choose(page, "口头反馈故障原因和处理结果");
  const oral = page.getByRole("group", { name: "怎么算的：口头反馈故障原因和处理结果" });
  await expect(oral).toContainText("9月30日 18:00故障处理完成，从这一刻起连续计算");
  await expect(oral.locator("ol").first().getByRole("listitem").last()).toHaveText("30分钟届满：9月30日 18:30到期");
  await choose(page, "故障处理书面报告");
  const report = page.getByRole("group", { name: "怎么算的：故障处理书面报告" });
  await expect(report.locator("ol").first().getByRole("listitem").last()).toHaveText("10月9日（周五）计第2个工作日，24时截止（民法典第203条）");
});

test("another reading says what differs: that it waits, or has no date, never the same limit again", async ({ page }) => {
  await open(page, "lang=zh-CN&customer-tier=gold&start-at=2027-02-04", "2027-02-01T10:00:00+08:00");
  await choose(page, "停机办理");
  const readings = page.getByRole("group", { name: "怎么算的：停机办理" }).locator("details.readings li");
  await expect(readings.filter({ hasText: "按字面：业务开通时的工单" }).locator("b")).toHaveText("等待：业务开通时发起的工单");
  await expect(readings.filter({ hasText: "不给出日期" }).locator("b")).toHaveText("尚不能确定");
});

test("a tier that is not known: what some tiers have on request, and who is told, stands beside the range", async ({ page }) => {
  await open(page, "lang=zh-CN&customer-tier=unknown&assurance-level=AA&process=fault&start-at=2026-03-04T20:00");
  await expect(row(page, "阶段反馈")).toContainText("铜牌、标准：按需反馈客户");
  await expect(row(page, "故障处理书面报告")).toContainText("银牌、铜牌、标准：按需提供");
  await open(page, "lang=zh-CN&customer-tier=unknown&process=notice&start-at=2026-10-20", "2026-10-01T10:00:00+08:00");
  await expect(row(page, "网络调整、割接等提前通知")).toContainText("铜牌、标准：移动公司对客户经理");
});

test("seven days are days in the calendar, and not working days", async ({ page }) => {
  await open(page, "lang=zh-CN&customer-tier=silver&assurance-level=AA&process=fault&start-at=2026-09-30T10:00&event.fault-handled=2026-09-30T15:00&event.report-requested=2026-09-30T16:00", "2026-09-30T17:00:00+08:00");
  await choose(page, "故障处理书面报告");
  await expect(page.getByRole("gridcell", { name: /^2026年10月7日.*第7日/ })).toBeVisible();
  await expect(page.locator("sla-calendar")).not.toContainText("第几个工作日");
});

test("the rules page says under which condition a sentence holds, and nothing of a request that nobody made", async ({ page }) => {
  await page.goto("policy.html?lang=zh-CN");
  const rule = (id: string) => page.locator(`[id="rule-${id}"]`);
  await expect(rule("fault.restoration")).toContainText("“故障不是由移动公司负责管理的设备引起”成立时：故障不是由移动公司负责管理的设备引起，不参考业务恢复时限");
  await expect(rule("fault.escalation")).toContainText("“业务全阻”不成立时：没有业务全阻故障");
  await expect(rule("delivery.activation-report")).toContainText("铜牌、标准·“大型综合项目”成立时：大型综合项目应当提交，与等级无关");
  await expect(rule("fault.report-to-manager")).not.toContainText("客户还没有要求");
  await expect(rule("fault.report-to-manager").locator(".limits")).toContainText("按需提供，7日");
  await expect(rule("delivery.final-acceptance").locator("details.readings")).not.toContainText("起点在非工作日时怎样起算");
  await expect(rule("quality.repeat-faults").locator("details.readings")).toContainText("“同一专线故障重复发生次数”用于哪些业务");
});

test("a standard is said with the source's own verb, and what may be provided is not called owed", async ({ page }) => {
  await open(page, "lang=zh-CN&customer-tier=gold&audience=operator&process=all&start-at=2026-03-04T20:00");
  for (const [title, text] of [
    ["签字后的确认书", "签字后的确认书，客户经理、运营支撑部门、施工单位各保留一份"],
    ["终验时完成整改", "在终验时应保证完成所有整改"],
    ["金牌级网络割接须客户书面确认", "必须书面通知集团客户部，收到客户的书面确认后方能进行网络割接"],
    ["网络运行监控服务", "可以提供；节选没有写频次"],
  ]) await expect(row(page, title!).locator(".due .note").first(), title).toHaveText(text!);
  await expect(page.locator("sla-calculator")).not.toContainText("必须提供");
});
