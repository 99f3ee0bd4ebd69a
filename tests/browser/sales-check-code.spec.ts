/** The check code of a quote: drawn here, and checked by pasting its text into any copy of the page. */
import { calendarBefore, policyWith, today, under } from "./support/documents";
import { expect, test, type Page } from "./support/test";

const CASE = "?lang=zh-CN&view=sheet&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";

async function textOf(page: Page): Promise<string> {
  await page.goto(`/sales.html${CASE}`);
  await expect(page.getByRole("img", { name: "本报价的核对码" })).toBeVisible();
  await page.getByText("码中文字", { exact: true }).click();
  return (await page.locator("sla-desk code").textContent())!;
}

async function check(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "粘贴另一份报价的码中文字" }).fill(text);
  await page.getByRole("button", { name: "核对" }).click();
}

test("a code whose answers still hold says so, whatever the page shows", async ({ page }) => {
  const text = await textOf(page);
  await page.goto("/sales.html?lang=zh-CN&view=sheet&service=vpn-line&start-at=2026-03-02");
  await check(page, `  ${text}\n`);
  await expect(page.locator("sla-desk").getByRole("status")).toContainText("一致");
});

/** Before the notice of 2026 only the rest span was known: 1 to 7 October. Whether Saturday the 10th is worked was open, so 3 working days ended between the 10th and Monday the 12th. */
test("a code made before a year's notice says which dates moved, from what to what, and by which notice", async ({ page }) => {
  const older = calendarBefore(2026);
  await under(page, { calendar: older });
  const text = await textOf(page);
  await today(page);
  await page.goto("/sales.html?lang=zh-CN&view=sheet");
  await check(page, text);
  const verdict = page.locator("sla-desk").getByRole("status");
  await expect(verdict).toContainText("有变化");
  await expect(verdict).toContainText("节假日安排由2025.1变为2026.1");
  const item = verdict.getByRole("listitem").filter({ hasText: "金牌·停机办理" });
  await expect(item).toHaveText("金牌·停机办理：10月10日–12日 → 10月10日（周六）。 依据国务院办公厅关于2026年部分节假日安排的通知，国办发明电〔2025〕7号");
  // One working day ends on the 8th whichever weekends are worked; a day clock that counts every day does not move either.
  await expect(verdict.getByRole("listitem").filter({ hasText: /复机办理|终验/ })).toHaveCount(0);
  expect(older.version).toBe("2025.1");
});

test("a code made under an older edition of the rules says which dates moved and by which clause", async ({ page }) => {
  // Five working days then: 8, 9, 10, 12 and 13 October; three now.
  await under(page, { policy: policyWith("2020", "change.suspend", 5) });
  const text = await textOf(page);
  await today(page);
  await page.goto("/sales.html?lang=zh-CN&view=sheet");
  await check(page, text);
  const verdict = page.locator("sla-desk").getByRole("status");
  await expect(verdict).toContainText(/规则文件由cmcc-group-customer 2020变为cmcc-group-customer /);
  await expect(verdict.getByRole("listitem").filter({ hasText: "银牌·停机办理" })).toHaveText(/^银牌·停机办理：10月13日（周二） → 10月10日（周六）。\s+依据第六章 业务变更服务$/);
  await expect(verdict).not.toContainText("通知");
});

test("where the browser reads codes, a picture of one is checked at once", async ({ page }) => {
  // A picture whose text the browser's reader would tell; this browser has none on this system.
  await page.addInitScript(() => {
    const read = () => sessionStorage.getItem("picture") ?? "";
    Object.assign(globalThis, { BarcodeDetector: class { async detect() { return read() ? [{ rawValue: read() }] : []; } } });
  });
  const text = await textOf(page);
  const picture = { name: "code.png", mimeType: "image/png", buffer: await page.locator("sla-desk svg.qr").screenshot() };
  await page.evaluate((code) => sessionStorage.setItem("picture", code), text);
  await page.getByLabel("从图片读取").setInputFiles(picture);
  await expect(page.locator("sla-desk").getByRole("status")).toContainText("一致");
  await page.evaluate(() => sessionStorage.clear());
  await page.getByLabel("从图片读取").setInputFiles(picture);
  await expect(page.getByRole("alert")).toContainText("不是报价的核对码");
});

test("a code with a damaged letter is no code", async ({ page }) => {
  const text = await textOf(page);
  await check(page, text.replace(/"s":"./, '"s":"?'));
  await expect(page.getByRole("alert")).toContainText("不是报价的核对码");
});

test("a code with another start is called damaged, and invents no old date", async ({ page }) => {
  const text = await textOf(page);
  expect(text).toContain("2026-09-30");
  await check(page, text.replace("2026-09-30", "2026-09-29"));
  await expect(page.getByRole("alert")).toContainText("不是报价的核对码，或已被改动");
  await expect(page.locator("sla-desk").getByRole("status")).toHaveCount(0);
});

for (const text of ["", "今天", "{}", '{"k":"sla-3","r":{},"d":"x","p":"","c":"","t":"","s":""}']) {
  test(`\`${text}\` gets a sentence`, async ({ page }) => {
    await page.goto(`/sales.html${CASE}`);
    await check(page, text);
    await expect(page.getByRole("alert")).not.toBeEmpty();
  });
}
