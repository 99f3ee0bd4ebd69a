/** The check code of a quote: drawn here, and checked by pasting its text into any copy of the page. */
import { expect, test, type Page } from "@playwright/test";

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
  await expect(page.getByRole("status")).toContainText("一致");
});

test("a code made under another calendar says which commitment moved, its clause and the versions", async ({ page }) => {
  const seal = JSON.parse(await textOf(page)) as { c: string; s: string };
  const { c } = seal;
  // Every check but the first holds: that commitment alone has moved.
  seal.s = `${seal.s.startsWith("0") ? "1" : "0"}${seal.s.slice(1)}`;
  seal.c = "2025.1";
  await check(page, JSON.stringify(seal));
  const verdict = page.getByRole("status");
  await expect(verdict).toContainText("有变化");
  await expect(verdict).toContainText(`历书由2025.1变为${c}`);
  await expect(verdict.getByRole("listitem")).toHaveCount(2);
});

for (const text of ["", "今天", "{}", '{"k":"sla-1","r":{},"d":"x","p":"","c":"","s":""}']) {
  test(`\`${text}\` gets a sentence`, async ({ page }) => {
    await page.goto(`/sales.html${CASE}`);
    await check(page, text);
    await expect(page.getByRole("alert")).not.toBeEmpty();
  });
}
