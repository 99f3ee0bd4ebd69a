/** A value that a table of the policy derives from others: what it came to and from what stands in the form, in the answer and on paper, in place of "Not sure". */
import { readFileSync } from "node:fs";
import path from "node:path";
import { settled } from "./support/site";
import { expect, test, type Page } from "./support/test";

const guide = readFileSync(path.join(import.meta.dirname, "../../docs/POLICY.md"), "utf8");
const plain = JSON.parse(/^```json policy\n(.*?)^```$/ms.exec(guide)![1]!);

const text = (zh: string, en: string) => ({ "zh-CN": zh, en });
const value = (id: string, zh: string, en: string) => ({ id, title: text(zh, en) });

/** Impact and urgency make the priority, as a service desk's matrix has it; the repair's limit goes by the priority. Made up. */
const policy = {
  ...plain,
  dimensions: [
    { id: "impact", title: text("影响", "Impact"), required: true, ordered: true, values: [value("wide", "全公司", "Whole company"), value("single", "单人", "One person")] },
    { id: "urgency", title: text("紧急程度", "Urgency"), required: true, ordered: true, values: [value("high", "高", "High"), value("low", "低", "Low")] },
    { id: "priority", title: text("优先级", "Priority"), required: false, ordered: true, unknown: text("不清楚", "Not sure"), from: { table: "matrix" }, values: [value("p1", "一级", "P1"), value("p2", "二级", "P2"), value("p3", "三级", "P3")] },
  ],
  tables: [
    { id: "matrix", title: text("优先级", "Priority"), clause: "annex-1", units: "value", of: "priority", dimensions: ["impact", "urgency"], rows: [{ when: { impact: ["wide"] }, by: "urgency", cells: { high: "p1", low: "p2" } }, { when: { impact: ["single"] }, by: "urgency", cells: { high: "p2", low: "p3" } }] },
    { id: "repair-hours", title: text("修复时限", "Repair limits"), clause: "annex-1", units: "calendarHours", dimensions: ["priority"], rows: [{ by: "priority", cells: { p1: 4, p2: 8, p3: 24 } }] },
  ],
  rules: plain.rules.map((rule: { examples: unknown }) => ({ ...rule, examples: undefined })),
};

async function open(page: Page, lang: string, query: string): Promise<void> {
  await page.route("**/own-policy.json", (route) => route.fulfill({ json: JSON.parse(JSON.stringify(policy)) }));
  await page.goto(`index.html?lang=${lang}&policy-src=own-policy.json&process=service&event.fault-reported=2026-03-12T10:00&${query}`);
  await settled(page);
}

for (const [lang, says] of [
  ["en", { name: "Priority", p2: "P2 (by Impact, Urgency)", p3: "P3 (by Impact, Urgency)", p1: "P1", unknown: "Not sure", taken: "Priority taken as P2", paper: "Priority: P2 (by Impact, Urgency)", open: "by Impact, Urgency", low: "Low" }],
  ["zh-CN", { name: "优先级", p2: "二级（按影响、紧急程度）", p3: "三级（按影响、紧急程度）", p1: "一级", unknown: "不清楚", taken: "优先级按“二级”处理", paper: "优先级：二级（按影响、紧急程度）", open: "按影响、紧急程度", low: "低" }],
] as const) {
  test(`the derived value and what it comes of are said: ${lang}`, async ({ page }) => {
    await open(page, lang, "impact=single&urgency=high&commitment=service.repair");
    const calculator = page.locator("sla-calculator");
    const field = calculator.getByRole("group", { name: says.name });
    await expect(field.getByRole("radio", { name: says.p2 })).toBeChecked();
    await expect(field).not.toContainText(says.unknown);
    await expect(calculator.locator(".explanation")).toContainText(says.taken);
    await expect(calculator.locator(".inputs").first()).toContainText(says.paper);
    // Another urgency makes another priority; one that is given is no longer derived.
    await calculator.getByRole("radio", { name: says.low, exact: true }).check({ force: true });
    await settled(page);
    await expect(field.getByRole("radio", { name: says.p3 })).toBeChecked();
    await field.getByRole("radio", { name: says.p1, exact: true }).check({ force: true });
    await settled(page);
    await expect(field.getByRole("radio", { name: says.open })).not.toBeChecked();
    await expect(calculator.locator(".explanation")).not.toContainText(says.taken);
  });
}

test("what an override of a rule sets is not said to come of the table", async ({ page }) => {
  const storm = { id: "storm", title: text("风暴", "Storm"), default: false };
  const own = { ...policy, conditions: [storm], rules: policy.rules.map((rule: { id: string }) => (rule.id === "service.repair" ? { ...rule, adjust: [{ when: { condition: "storm" }, set: { priority: "p3" } }] } : rule)) };
  await page.route("**/own-policy.json", (route) => route.fulfill({ json: JSON.parse(JSON.stringify(own)) }));
  // The table makes P1 of these; in a storm the rule counts as P3.
  await page.goto("index.html?lang=en&policy-src=own-policy.json&process=service&event.fault-reported=2026-03-12T10:00&impact=wide&urgency=high&if.storm=yes&commitment=service.repair");
  await settled(page);
  const calculator = page.locator("sla-calculator");
  await expect(calculator.locator(".explanation")).toContainText("Priority taken as P3");
  await expect(calculator.getByRole("group", { name: "Priority" })).not.toContainText("P3 (by Impact, Urgency)");
  await expect(calculator.getByRole("group", { name: "Priority" }).getByRole("radio", { name: "by Impact, Urgency" })).toBeChecked();
});
