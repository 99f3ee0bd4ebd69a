/** What stays on the device: only what the guide lists, no more of it than the guide says, and every part of it goes by what the guide names. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test, type Page } from "./support/test";

const guide = readFileSync(path.join(import.meta.dirname, "../../docs/EMBEDDING.md"), "utf8");
/** The names of the guide's table. */
const LISTED = [...new Set([...guide.matchAll(/^\| `(sla-[a-z-]+)(?::[^`]*)?` \|/gm)].map(([, name]) => name!))].sort();

/** All that the page has kept, of every kind that a browser knows; names that hold an id are cut before it. */
async function kept(page: Page): Promise<Record<string, string>> {
  const found = await page.evaluate(async () => ({
    local: { ...localStorage } as Record<string, string>,
    others: [document.cookie, ...Object.keys(sessionStorage), ...(await indexedDB.databases()).map(({ name }) => name ?? ""), ...("caches" in window ? await caches.keys() : [])].filter(Boolean),
    workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
  }));
  expect([found.others, found.workers]).toEqual([[], 0]);
  return Object.fromEntries(Object.entries(found.local).map(([name, value]) => [name.split(":")[0]!, value]));
}

const names = async (page: Page): Promise<string[]> => Object.keys(await kept(page)).sort();
const give = (page: Page, text: string) => page.locator("input[type=file]").first().setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
const press = (page: Page, name: string) => page.getByRole("button", { name }).first().click();

const DESK = "/sales.html?lang=zh-CN&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";
const CUSTOMER = "甲公司（北京）";
const figure = (page: Page) => page.getByRole("textbox", { name: /^业务开通时限/ });

async function figureFor(page: Page, customer: string): Promise<void> {
  await page.goto(`${DESK}&view=sheet`);
  await page.getByRole("textbox", { name: "客户", exact: true }).fill(customer);
  await page.getByRole("textbox", { name: "客户", exact: true }).press("Tab");
  await figure(page).fill("10");
  await figure(page).press("Tab");
  await expect.poll(() => names(page)).toContain("sla-desk-figures");
}

/** A list of circuits, one of them with a word of its own for its tier. */
async function listed(page: Page): Promise<void> {
  await page.goto(`${DESK}&view=bulk`);
  await give(page, "线路,客户等级,起算日期\n机密线路甲,金牌,2026-09-30\n机密线路乙,钻石,2026-09-30\n");
  await page.getByRole("combobox", { name: "客户服务等级“钻石”，1行" }).selectOption({ label: "银牌" });
  await press(page, "开始计算");
  await expect(page.getByRole("status").filter({ hasText: "已算出" })).toHaveText("2行已算出，0行有误");
  await expect.poll(() => names(page)).toContain("sla-list");
}

/** A list of tickets, and one entered line. */
async function recorded(page: Page): Promise<void> {
  await page.goto("/record.html?lang=zh-CN");
  await give(page, "工单号,专线,客户等级,业务保障等级,业务,范围,申告时间,恢复时间\n机密工单1,机密专线,金牌,AAA,数据专线,地市内,2026-05-05 10:00,2026-05-05 13:00\n");
  await press(page, "查看这一年");
  await expect(page.locator("sla-record .tiles")).toBeVisible();
  await page.locator(".again > summary").click();
  await page.locator(".line-list > summary").click();
  await page.locator(".line-list textarea").fill("专线编号,客户等级,业务保障等级,业务,范围\n机密专线,,,,");
  await press(page, "加入清单");
  await expect.poll(() => names(page)).toContain("sla-tickets-more");
}

test("looking round keeps nothing, an address with everything in it neither", async ({ page }) => {
  for (const address of ["/?lang=zh-CN", `${DESK}&view=compare&figure.activationLimit=10`, `${DESK}&view=sheet&item=change.suspend`, "/calendar.html", "/policy.html", "/embedding.html", "/record.html"]) {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    expect(await names(page), address).toEqual([]);
  }
});

test("everything that can be kept is in the guide, is no more than the guide says, and each part goes by what the guide names", async ({ page }) => {
  await figureFor(page, CUSTOMER);
  await listed(page);
  await recorded(page);
  expect(await names(page), "all that the guide lists").toEqual(LISTED);

  const all = await kept(page);
  // Figures: the number, whose and when; columns: no cell of a list but the words that were given a meaning.
  expect(JSON.parse(all["sla-desk-figures"]!)).toEqual({ figures: { activationLimit: "10" }, customer: CUSTOMER, on: "2026-09-30" });
  for (const name of ["sla-list-choices", "sla-ticket-columns"]) expect(all[name], name).not.toMatch(/机密|2026/);
  expect(all["sla-list-choices"]).toContain("钻石");
  expect(all["sla-list"]).toContain("机密线路乙");
  expect(all["sla-tickets"]).toContain("机密工单1");
  expect(all["sla-tickets"]).not.toContain("机密线路");
  expect(all["sla-tickets-more"]).not.toContain("机密工单1");

  await press(page, "从本机删除全部工单");
  expect(await names(page)).toEqual(["sla-desk-figures", "sla-list", "sla-list-choices"]);
  await page.reload();
  await expect(page.locator("sla-record textarea").first()).toBeVisible();
  expect(await page.locator("body").innerText()).not.toContain("机密");

  await page.goto(`${DESK}&view=bulk`);
  await press(page, "从本机删除这份清单");
  expect(await names(page)).toEqual(["sla-desk-figures"]);
  await page.reload();
  await expect(page.getByRole("textbox", { name: "粘贴表格" })).toBeVisible();
  expect(await page.locator("body").innerText()).not.toContain("机密");

  await page.goto(`${DESK}&view=sheet`);
  await expect(figure(page)).toHaveValue("10");
  await figure(page).fill("");
  await figure(page).press("Tab");
  await expect.poll(() => kept(page), "nothing is left, the customer's name neither").toEqual({});
});

test("the figures go by their own button, too, with the name of the customer", async ({ page }) => {
  await figureFor(page, CUSTOMER);
  await page.getByRole("button", { name: "清除", exact: true }).click();
  await expect(figure(page)).toHaveValue("");
  expect(await kept(page)).toEqual({});
});

test("a record without `keep` leaves nothing, the meaning of its columns neither", async ({ page }) => {
  await page.goto("/record.html?lang=zh-CN");
  await page.locator("sla-record").evaluate((element) => element.removeAttribute("keep"));
  await give(page, "工单号,专线,申告时间,恢复时间\nT1,L-1,2026-05-05 10:00,2026-05-05 13:00\n");
  await press(page, "查看这一年");
  await expect(page.locator("sla-record .tiles")).toBeVisible();
  expect(await kept(page)).toEqual({});
});
