/** What a visitor types that cannot be: it takes no other answer away, stays in sight where it is asked for, and is quoted as typed. */
import { hero, open } from "./support/page";
import { expect, test, type Page } from "./support/test";

const CASE = "?lang=zh-CN&customer-tier=gold&service=data-line&locality=intra-city&assurance-level=AAA&start-at=2026-09-30T10:00";
const textbox = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const choose = (page: Page, process: string) => page.getByRole("radio", { name: process, exact: true }).check({ force: true });
const note = (page: Page) => page.locator("sla-calculator .stale-note");
const address = (page: Page) => decodeURIComponent(page.url());

async function type(page: Page, field: string, value: string): Promise<void> {
  await textbox(page, field).fill(value);
  await textbox(page, field).press("Tab");
}

/** Each entry that cannot be, of the process `fault`, with the sentence that says so. */
const WRONG: [name: string, part: string, value: string, sentence: string][] = [
  ["业务恢复", "时刻", "9:00", "只填了时刻，还缺日期"],
  ["业务恢复", "日期", "2026-11-31", "没有2026年11月31日（该月30天）"],
  ["业务恢复", "日期", "Tuesday", "“Tuesday”不是有效的日期或时刻"],
  ["故障处理完成", "时刻", "9:00", "只填了时刻，还缺日期"],
  ["出现监控告警", "时刻", "16:30", "只填了时刻，还缺日期"],
  ["出现监控告警", "日期", "2026-11-31", "没有2026年11月31日（该月30天）"],
];

for (const [name, part, value, sentence] of WRONG) {
  test(`${name} ${part} ${value}: another process answers without it, and it is there again with what asks for it`, async ({ page }) => {
    await open(page, `${CASE}&process=fault`);
    await page.locator("details.more-fields > summary").click();
    const field = page.locator("fieldset.field").filter({ has: page.locator("legend", { hasText: name }) });
    await type(page, `${name} ${part}`, value);
    await expect(field.locator(".problem")).toContainText(sentence);
    await expect(note(page)).toContainText(`${name}：${sentence}`);
    // Change is not about it.
    await choose(page, "办理变更");
    await expect(hero(page)).toBeVisible();
    await expect(page.locator("sla-calculator .stale")).toHaveCount(0);
    await expect(note(page)).toHaveCount(0);
    await expect(page.locator("sla-calculator [role=alert]")).toHaveCount(0);
    await expect.poll(() => address(page)).toContain("process=change");
    expect(address(page)).not.toContain("event.");
    // All commitments are, and so is the process that it was typed in.
    for (const process of ["全部承诺", "报障"]) {
      await choose(page, process);
      await expect(field.locator("input[aria-invalid=true]")).toBeVisible();
      await expect(field.locator(".problem")).toContainText(sentence);
      await expect(note(page)).toContainText(`${name}：${sentence}`);
      await expect(page.locator("sla-calculator")).not.toContainText(/T\d\d:\d\d/);
    }
    await expect(textbox(page, `${name} ${part}`)).toHaveValue(part === "日期" ? value : value.padStart(5, "0"));
    // What is in the address is answered after a reload, and nothing in it is refused.
    expect(address(page)).not.toContain("event.");
    await page.reload();
    await expect(hero(page)).toBeVisible();
    await expect(page.locator("#notices section")).toHaveCount(0);
  });
}

test("a figure that is none: another process answers without it, and its field has it with the change", async ({ page }) => {
  await open(page, `${CASE}&process=change`);
  const field = textbox(page, "业务开通时限").first();
  await field.fill("0");
  await field.press("Tab");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await choose(page, "报障");
  await expect(hero(page)).toContainText("业务恢复");
  await expect(page.locator("sla-calculator .stale")).toHaveCount(0);
  await expect.poll(() => address(page)).toContain("process=fault");
  expect(address(page)).not.toContain("figure.");
  await choose(page, "办理变更");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveValue("0");
  await field.fill("12");
  await field.press("Tab");
  await expect(page.locator("sla-calculator .stale")).toHaveCount(0);
  await expect.poll(() => address(page)).toContain("figure.activationLimit=12");
});

test("a pause whose end is no date says what was typed", async ({ page }) => {
  await open(page, `${CASE}&process=fault`);
  await page.locator("details.more-fields > summary").click();
  await page.getByRole("button", { name: "添加一段" }).click();
  await type(page, "自 日期", "2026-09-30");
  await type(page, "自 时刻", "11:00");
  await type(page, "至 时刻", "12:00");
  await expect(note(page)).toContainText("只填了时刻，还缺日期");
  await expect(page.locator("sla-calculator")).not.toContainText("[object");
});

test("an entry that a host gives wrong is refused, and its field is there to be mended", async ({ page }) => {
  await open(page, `${CASE}&process=fault`);
  await page.locator("sla-calculator").evaluate((element) => {
    const one = element as unknown as { request: { events?: object } };
    one.request = { ...one.request, events: { "alarm-raised": "T16:30" } };
  });
  await expect(note(page)).toContainText("出现监控告警：只填了时刻，还缺日期");
  await expect(textbox(page, "出现监控告警 日期")).toBeVisible();
  await type(page, "出现监控告警 时刻", "");
  await expect(hero(page)).toBeVisible();
  await expect(note(page)).toHaveCount(0);
});
