/** An own calendar is the calendar everywhere: with documents of somebody's own no day, name or number of the bundled ones is seen. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { host, SCRIPT, told } from "./support/host";
import { hero } from "./support/page";
import { expect, test, type Page } from "./support/test";

const data = (file: string) => JSON.parse(readFileSync(path.join(import.meta.dirname, "../../data", file), "utf8")) as Record<string, unknown>;

/** A calendar of another country: 3 September is its only holiday, and China's National Day is none of its. */
const OWN_CALENDAR = {
  schema: 1, id: "elsewhere", version: "2026.1", title: { "zh-CN": "别处", en: "Elsewhere" }, zone: "+08:00", weekend: [6, 7], supportedFrom: "2026-01-01", supportedThrough: "2026-12-31", noticesThrough: 2026,
  holidays: [{ id: "founding", names: { "zh-CN": "建市纪念日", en: "Founding Day" } }], notices: [{ id: "notice-1", year: 2026, title: "Elsewhere 2026" }],
  days: [{ from: "2026-10-02", to: "2026-10-02", kind: "holiday", holiday: "founding", notice: "notice-1" }], statutory: [],
};
const OWN_POLICY = { ...data("policies/cmcc-group-customer.json"), id: "elsewhere-policy", calendar: "elsewhere" };

async function serve(page: Page, documents: Record<string, unknown> = {}): Promise<void> {
  for (const [name, document] of Object.entries({ "policy.json": OWN_POLICY, "calendar.json": OWN_CALENDAR, ...documents })) await page.route(`**/own-${name}`, (route) => route.fulfill({ json: document }));
}
const SOURCES = 'policy-src="own-policy.json" calendar-src="own-calendar.json"';
/** 1 October is worked there, 2 October is not: three working days after 30 September end on Tuesday, 6 October. */
const CASE = `${SOURCES} customer-tier="gold" service="data-line" locality="intra-city" start-at="2026-09-30T16:00"`;

for (const lang of ["zh-CN", "en"] as const) {
  test(`the month beside the answer has the days, names and numbers of the own calendar from the first paint on: ${lang}`, async ({ page }) => {
    await serve(page);
    await page.addInitScript(() => {
      // Every text that a calendar has ever shown.
      const seen = new Set<string>();
      Object.assign(window, { seen });
      const look = (): void => {
        for (const one of document.querySelectorAll("sla-calculator")) {
          for (const cell of one.shadowRoot?.querySelector("sla-calendar")?.shadowRoot?.querySelectorAll("td .unseen") ?? []) seen.add(cell.textContent ?? "");
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await host(page, `<div lang="${lang}"><sla-calculator ${CASE}></sla-calculator></div>${SCRIPT}`);
    const names = lang === "en"
      ? { worked: /Thursday, 1 October 2026/, off: /Friday, 2 October 2026, day off, Founding Day/, due: /Tuesday, 6 October 2026, working day 3/, title: "Suspension" }
      : { worked: /2026年10月1日/, off: /2026年10月2日，星期五，放假，建市纪念日/, due: /2026年10月6日，星期二，第3个工作日/, title: "停机办理" };
    await page.getByRole("button", { name: names.title, exact: true }).click();
    for (const name of [names.worked, names.off, names.due]) await expect(page.getByRole("gridcell", { name })).toBeVisible();
    await expect(page.getByRole("gridcell", { name: names.worked })).not.toContainText(/放假|day off/);
    const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.filter((text) => /国庆|National|中秋|调休|make-up/.test(text))).toEqual([]);
    // No raw id of a document in any text of the element.
    expect(await page.locator("sla-calculator").evaluate((element) => element.shadowRoot!.textContent ?? "")).not.toMatch(/founding|change\.suspend|elsewhere-policy/);
  });
}

test("every element and every view of the sales desk counts by the own calendar", async ({ page }) => {
  await serve(page);
  await host(page, `<sla-calendar ${SOURCES} month="2026-10"></sla-calendar><sla-compare ${SOURCES}></sla-compare>
    <script>document.querySelector("sla-compare").request = { dimensions: { service: "data-line", locality: "intra-city" }, startAt: "2026-09-30T16:00", audience: "sales" };</script>${SCRIPT}`);
  await expect(page.locator("sla-calendar").getByRole("gridcell", { name: /10月2日.*建市纪念日/ })).toBeVisible();
  await expect(page.locator("sla-compare").getByRole("row", { name: /复机办理/ })).toContainText("10月1日");
  await page.route("**/sales.html*", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace("<sla-desk", `<sla-desk ${SOURCES}`) });
  });
  await page.goto("sales.html?lang=zh-CN&service=data-line&locality=intra-city&start-at=2026-09-30T16:00");
  await expect(page.getByRole("row", { name: /复机办理/ })).toContainText("10月1日");
  await expect(page.locator(".provenance")).toContainText("2026.1");
});

test("a policy that counts by a calendar which is not at hand is refused, with its name; so are zones that do not fit", async ({ page }) => {
  const { calendar: _, ...others } = OWN_POLICY as Record<string, unknown>;
  await serve(page, { "uk.json": { ...others, calendar: "uk" }, "zone.json": { ...OWN_CALENDAR, zone: "+01:00" }, "named.json": { ...OWN_CALENDAR, zone: "Europe/London" } });
  const RIGHT = 'start-at="2026-09-30T16:00"';
  for (const [sources, code, at, message] of [
    ['policy-src="own-uk.json"', "invalid-policy", "/calendar", "the policy counts by `uk`, the calendar at hand is `cn`"],
    ['policy-src="own-uk.json" calendar-src="own-calendar.json"', "invalid-policy", "/calendar", "the policy counts by `uk`, the calendar at hand is `elsewhere`"],
    ['calendar-src="own-calendar.json"', "invalid-calendar", "/id", "the policy counts by `cn`, this calendar is `elsewhere`"],
    ['policy-src="own-policy.json" calendar-src="own-zone.json"', "invalid-policy", "/zone", "the policy's zone is `+08:00`, that of its calendar `elsewhere` is `+01:00`"],
    ['policy-src="own-policy.json" calendar-src="own-named.json"', "invalid-calendar", "/clockChanges", "the field `clockChanges` is missing: they say when the clocks of `Europe/London` are changed"],
  ] as const) {
    for (const tag of ["sla-calculator", "sla-calendar", "sla-compare"]) {
      await host(page, `<${tag} ${sources} ${RIGHT}></${tag}>${SCRIPT}`);
      await expect(page.locator(tag).getByRole("alert"), `${tag} ${sources}`).toContainText(`（位置 ${at}）`);
      expect((await told(page)).errors, `${tag} ${sources}`).toEqual([{ code, path: at, message }]);
      await expect(page.locator(tag).locator("[part=hero], table")).toHaveCount(0);
    }
  }
});

test("the page's own link with both documents counts by them, too", async ({ page }) => {
  await serve(page);
  await page.goto("index.html?policy-src=own-policy.json&calendar-src=own-calendar.json&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00");
  await expect(hero(page)).toBeVisible();
  await page.getByRole("button", { name: "停机办理", exact: true }).click();
  await expect(page.getByRole("gridcell", { name: /2026年10月2日.*建市纪念日/ })).toBeVisible();
  await expect(page.getByRole("gridcell", { name: /2026年10月6日.*第3个工作日/ })).toBeVisible();
});
