/** Every page that is shipped, taken through its states as a visitor would; what is looked for in them is the caller's. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { NOTICE_2027 } from "./notice";
import { openIn } from "./site";
import { expect, type Page } from "./test";

const root = path.join(import.meta.dirname, "../../..");

/** Called in each state; `what` says which it is. */
export type Look = (what: string) => Promise<void>;
type Walk = (page: Page, look: Look) => Promise<void>;

const CASE = "&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";
const LIST = "线路,客户等级,业务类型,范围,起算时间\n甲,金牌,数据专线,地市内,2026-09-30 16:00\n乙,白金,数据专线,地市内,2026-09-30 16:00\n";
const TICKETS = "工单号,专线,客户等级,业务保障等级,业务,范围,申告时间,恢复时间\nW1,L-1,金牌,AAA级,数据专线,地市内,2026-02-01 08:00,2026-02-01 12:00\n";

/** Brings the first such thing to be seen, where a narrow page folds it. */
async function unfold(page: Page, name: RegExp): Promise<void> {
  const button = page.getByRole("button", { name, expanded: false });
  if (await button.first().isVisible()) await button.first().click();
}

const openPicker = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: /打开日历/ }).first().click();
  await expect(page.getByRole("dialog").getByRole("gridcell").first()).toBeVisible();
};

async function calculator(page: Page, look: Look): Promise<void> {
  await look("first sight");
  await unfold(page, /修改/);
  await page.getByText("其他情况与时间").click();
  await page.getByRole("button", { name: /查看原文/ }).first().click();
  await expect(page.getByRole("blockquote").first()).toBeVisible();
  await look("form, rarer fields and a source opened");
  await openPicker(page);
  await look("picker");
  await page.keyboard.press("Escape");
}

/** A walk for each page; the languages differ in nothing that a walk does, so all are in Chinese. */
export const WALKS: Record<string, Walk> = {
  "index.html": async (page, look) => {
    await openIn(page, "index.html", "zh-CN");
    await calculator(page, look);
    await page.goto(`index.html?lang=zh-CN&process=fault&customer-tier=unknown&service=data-line&locality=unknown&start-at=2026-09-30T16:00`);
    await expect(page.getByRole("button", { name: /查看原文/ }).first()).toBeVisible();
    await look("a fault of which little is known");
  },
  "offline.html": async (page, look) => {
    await openIn(page, "offline.html", "zh-CN");
    await calculator(page, look);
  },
  "frame.html": async (page, look) => {
    await openIn(page, "frame.html", "zh-CN");
    await look("first sight");
  },
  "embedding.html": async (page, look) => {
    await openIn(page, "embedding.html", "zh-CN");
    await look("first sight");
  },
  "sales.html": async (page, look) => {
    await page.goto(`sales.html?lang=zh-CN&view=compare${CASE}&pause=customer~2026-10-08T00:00~2026-10-09T00:00`);
    await expect(page.getByRole("table").first()).toBeVisible();
    await look("comparison");
    await unfold(page, /修改/);
    await openPicker(page);
    await look("picker");
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "倒推" }).click();
    await expect(page.getByRole("region", { name: "项目内的各项业务" })).toBeVisible();
    await look("working back");
    await page.getByRole("tab", { name: "挂起记录" }).click();
    await expect(page.getByRole("table", { name: "挂起前后的到期时间" })).toBeVisible();
    await look("the record of pauses");
    await page.getByRole("tab", { name: "批量" }).click();
    await page.getByRole("textbox", { name: "粘贴表格" }).fill(LIST);
    await page.getByRole("button", { name: "读取粘贴的内容" }).click();
    await page.getByRole("button", { name: "开始计算" }).click();
    await page.getByRole("button", { name: "甲", exact: true }).click();
    await expect(page.locator("sla-bulk sla-calculator sla-calendar table").first()).toBeVisible();
    await look("a list with a row opened");
    await page.getByRole("tab", { name: "报价单" }).click();
    await page.getByText("码中文字", { exact: true }).click();
    await look("a quote sheet with its code's text");
  },
  "record.html": async (page, look) => {
    await openIn(page, "record.html", "zh-CN");
    await look("first sight");
    await page.getByRole("button", { name: "逐张录入" }).click();
    await expect(page.getByLabel("工单号")).toBeVisible();
    await look("a ticket's form");
    await page.goto("record.html?lang=zh-CN");
    await page.locator("sla-record input[type=file]").first().setInputFiles({ name: "tickets.csv", mimeType: "text/csv", buffer: Buffer.from(TICKETS) });
    await page.getByRole("button", { name: "查看这一年" }).click();
    await page.getByText("换一种读法会怎样").click();
    await look("the year");
    await page.getByRole("button", { name: "L-1", exact: true }).first().click();
    await page.locator("summary", { hasText: "W1" }).last().click();
    await look("a line");
    await page.getByRole("button", { name: "出具证明 W1 业务恢复" }).last().click();
    await expect(page.locator(".proof .qr")).toBeVisible();
    await look("a proof");
  },
  "policy.html": async (page, look) => {
    await openIn(page, "policy.html", "zh-CN");
    await look("first sight");
    const own = JSON.parse(readFileSync(path.join(root, "data/policies/cmcc-group-customer.json"), "utf8")) as { rules: { id: string; limit?: { amount: number } }[] };
    own.rules.find(({ id }) => id === "change.suspend")!.limit!.amount = 5;
    const panel = page.getByText("载入自己的规则", { exact: true });
    if (!(await page.getByRole("textbox", { name: /粘贴/ }).isVisible())) await panel.click();
    await page.getByRole("textbox", { name: /粘贴/ }).fill('{"schema":1}');
    await page.getByRole("button", { name: "检查并比较" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await look("a document that is refused");
    await page.locator("input[type=file]").setInputFiles({ name: "own.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(own)) });
    await expect(page.getByRole("region", { name: "比较结果" })).toBeVisible();
    await look("a document compared");
  },
  "calendar.html": async (page, look) => {
    await openIn(page, "calendar.html", "zh-CN");
    await look("first sight");
    await page.getByRole("textbox", { name: "通知全文" }).fill(NOTICE_2027.replace("9月26日（周日）、", ""));
    await page.getByRole("button", { name: "读取并核对" }).click();
    await expect(page.locator(".fault")).toBeVisible();
    await look("a notice that does not add up");
    await page.getByRole("textbox", { name: "通知全文" }).fill(NOTICE_2027);
    await page.getByRole("button", { name: "读取并核对" }).click();
    await expect(page.locator(".result")).toBeVisible();
    await look("a notice that was read");
  },
};
