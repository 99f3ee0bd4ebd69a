/** On paper: one sheet for what happened, with inputs, promises, months, versions and clauses; nothing cut off. */
import { CASE, open, row } from "./support/page";
import { overlaps, plain, printed } from "./support/pdf";
import { expect, test, type Page } from "./support/test";

const choose = async (page: Page, process: string, title: string): Promise<void> => {
  await page.locator("sla-calculator").evaluate((element, name) => element.setAttribute("process", name), process);
  await expect(row(page, title)).toBeVisible();
};

/** What each process must say, worked out from the specification. */
const SHEETS = {
  "zh-CN": {
    inputs: ["客户服务等级：金牌", "业务保障等级：AA级", "业务：数据专线", "范围：地市内", "起算时间：2026年9月30日 16:00", "计算时刻：2026年9月30日 16:10"],
    every: ["依据条款：", "节假日安排 2026.", "以合同为准", "客户代表（签字）"],
    processes: [
      ["change", "停机办理", ["办理变更", "10月8日（周四）", "10月10日（周六）", "2026年10月", "第六章 业务变更"]],
      ["fault", "业务恢复", ["报障", "9月30日 20:00", "2026年9月", "表7-2"]],
      ["complaint", "投诉处理", ["投诉", "9月30日 20:00", "2026年9月", "表7-1"]],
      ["notice", "网络调整、割接等提前通知", ["网络调整、割接", "2026年9月", "表8-1"]],
      ["delivery", "进度反馈", ["业务验收", "每单至少3次", "表5-6"]],
    ],
  },
  en: {
    inputs: ["Customer tier: Gold", "Assurance level: AA", "Service: Data line", "Start: 30 Sep 2026, 16:00"],
    every: ["Clauses:", "calendar 2026.", "the contract prevails", "Customer (signature)"],
    processes: [
      ["change", "Suspension", ["Service change", "Thu 8 Oct", "Sat 10 Oct", "October 2026"]],
      ["fault", "Service restoration", ["Fault", "30 Sep, 20:00", "September 2026"]],
      ["complaint", "Complaint handling", ["Complaint", "30 Sep, 20:00", "September 2026"]],
      ["notice", "Advance notice of network works", ["Network works", "September 2026"]],
      ["delivery", "Progress feedback", ["Acceptance", "at least 3"]],
    ],
  },
} as const;

for (const [lang, { inputs, every, processes }] of Object.entries(SHEETS)) {
  for (const width of lang === "en" ? [1280] : [1280, 390]) {
    test(`what happened is one sheet each with everything on it: ${lang}, printed from ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await open(page, `${CASE.replace("zh-CN", lang)}&assurance-level=AA`);
      for (const [process, title, texts] of processes) {
        await choose(page, process, title);
        const sheets = await printed(page);
        expect(sheets, process).toHaveLength(1);
        for (const text of [title, ...texts, ...inputs, ...every]) expect(sheets[0], `${process}: ${text}`).toContain(plain(text));
      }
    });
  }
}

test("everything at once prints the months of every date, and every promise stands on a sheet", async ({ page }) => {
  // Restoration in hours, suspension over the holiday, acceptance three months after 1 December: September to March.
  await open(page, `${CASE}&process=all&assurance-level=AA&audience=sales&event.initial-acceptance=2026-12-01`);
  const text = (await printed(page)).join("");
  for (const month of ["2026年9月", "2026年10月", "2026年12月", "2027年1月", "2027年2月", "2027年3月"]) expect(text).toContain(month);
  const titles = await page.locator("[part=commitment]:visible h3 button").allInnerTexts();
  expect(titles.length).toBeGreaterThan(10);
  for (const title of titles) expect(text).toContain(plain(title));
  // Back on the screen the calendar of the page stands again, alone.
  await expect(page.locator("sla-calculator sla-calendar")).toHaveCount(1);
});

test("what paper needs stands there as soon as printing is announced, for browsers that do not wait", async ({ page }) => {
  await open(page, CASE);
  const text = await page.locator("sla-calculator").evaluate((element) => {
    dispatchEvent(new Event("beforeprint"));
    const paper = element.shadowRoot!.querySelector(".paper");
    return `${paper?.textContent} ${paper?.querySelector("sla-calendar")?.shadowRoot?.textContent}`;
  });
  for (const part of ["依据条款：", "客户代表（签字）", "2026年10月", "调休上班"]) expect(text).toContain(part);
});

test("figures, conditions, pauses and readings that the answer rests on are on the sheet", async ({ page }) => {
  await open(page, `${CASE}&if.service-affecting=no&figure.activationLimit=12&pause=customer~2026-10-08T09:00~2026-10-09T18:00&reading.nonWorkingReceipt=received-next&finished.change.suspend=2026-10-09T10:00`, "2026-10-12T09:00:00+08:00");
  const [sheet] = await printed(page);
  for (const text of ["业务开通时限：12个工作日", "：否", "挂起（不计入时长）：", "2026年10月8日 09:00–2026年10月9日 18:00", "停机办理实际完成：2026年10月9日 10:00", "本结果采用了非默认读法", "起点移到下一个工作日"]) {
    expect(sheet, text).toContain(plain(text));
  }
});

const DISTURBED = "&reading.nonWorkingReceipt=received-next&pause=customer~2026-10-08T00:00~2026-10-09T00:00";

for (const lang of ["zh-CN", "en"] as const) {
  test(`with a reading, a pause and a notice each process is one sheet still, and no text lies on another: ${lang}`, async ({ page }) => {
    await open(page, `${CASE.replace("zh-CN", lang)}${DISTURBED}&process=acceptance`);
    await expect(page.locator("#notices section").first()).toBeVisible();
    for (const [process, title] of SHEETS[lang].processes) {
      await choose(page, process, title);
      expect(await printed(page), process).toHaveLength(1);
      expect(await overlaps(page), process).toEqual([]);
    }
  });

  test(`everything at once lays no text on another, and no sheet holds the provenance alone: ${lang}`, async ({ page }) => {
    const [, firstTitle] = SHEETS[lang].processes[0];
    // With nobody's choices, with a reading and a pause, with everything that there is, and with the months of half a year.
    for (const more of ["", DISTURBED, "&audience=operator", "&audience=sales&event.initial-acceptance=2026-12-01"]) {
      await open(page, `${CASE.replace("zh-CN", lang)}${more}&process=all`);
      await expect(row(page, firstTitle)).toBeVisible();
      expect(await overlaps(page), more).toEqual([]);
      const sheets = await printed(page);
      const last = sheets[sheets.length - 1]!;
      expect(last, more).toContain(plain(SHEETS[lang].every[3]));
      expect(last, `${more}: what the signatures are for`).toMatch(lang === "en" ? /Howitiscounted/ : /怎么算的/);
    }
  });
}
