/** A policy whose calendar a dimension chooses: the page counts, shows and asks by the calendar of the country that is chosen. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { violations } from "./support/axe";
import { settled } from "./support/site";
import { expect, test, type Page } from "./support/test";

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(import.meta.dirname, "../..", file), "utf8"));
const POLICY = read("data/policies/examples/data-controller-eu.json");
const CALENDARS = ["ie", "lu"].map((id) => read(`data/calendars/examples/${id}.json`));

test.use({ timezoneId: "Asia/Tokyo" });

async function open(page: Page, address: string): Promise<void> {
  await page.route("**/own-policy.json", (route) => route.fulfill({ json: POLICY }));
  for (const [at, id] of ["ie", "lu"].entries()) await page.route(`**/${id}.json`, (route) => route.fulfill({ json: CALENDARS[at] }));
  await page.clock.setFixedTime(new Date("2026-04-20T10:00:00+02:00"));
  await page.goto(`${address}&policy-src=own-policy.json&calendar-src=ie.json+lu.json`);
  await settled(page);
}

const SAYS = {
  en: {
    country: "Country of the controller", open: "Not sure", ie: "Ireland", lu: "Luxembourg", due: { ie: "by the end of Thu 14 May", lu: "by the end of Fri 15 May" }, on: { ie: "Thu 14 May", lu: "Fri 15 May" }, both: /Thu\s14\sMay.*Fri\s15\sMay/,
    asks: "Country of the controller decides which calendar and which local time apply; it is not chosen yet, so each value is answered separately",
    by: { ie: "Counted by the calendar and the clocks of Ireland: zone Europe/Dublin, calendar ie 2026.1", lu: "Counted by the calendar and the clocks of Luxembourg: zone Europe/Luxembourg, calendar lu 2026.1" },
    ascension: "Ascension Day", month: "May 2026", day: "14 May", answer: "Information on action taken on the request",
  },
  "zh-CN": {
    country: "控制者所在国", open: "不清楚", ie: "爱尔兰", lu: "卢森堡", due: { ie: "5月14日（周四）24时前", lu: "5月15日（周五）24时前" }, on: { ie: "5月14日（周四）", lu: "5月15日（周五）" }, both: /5月14日.*15日/,
    asks: "控制者所在国决定按哪一份日历、哪一地的时间计算；尚未选定，分别给出",
    by: { ie: "按爱尔兰的日历和时间计算：时区Europe/Dublin，日历ie 2026.1", lu: "按卢森堡的日历和时间计算：时区Europe/Luxembourg，日历lu 2026.1" },
    ascension: "耶稣升天节", month: "2026年5月", day: "5月14日", answer: "告知就请求采取的措施",
  },
} as const;

for (const lang of ["zh-CN", "en"] as const) {
  const says = SAYS[lang];

  test(`until the country is known the page gives each its own date and asks for it; chosen, it counts by that calendar: ${lang}`, async ({ page }) => {
    await open(page, `index.html?lang=${lang}&start-at=2026-04-14T10:00&commitment=rights.answer`);
    const calculator = page.locator("sla-calculator");
    await expect(calculator).toContainText(says.asks);
    await expect(calculator.locator("[part=hero]")).toContainText(says.both);
    const explanation = calculator.getByRole("group", { name: says.answer }).filter({ has: page.locator(".alternatives") });
    for (const country of ["ie", "lu"] as const) {
      const item = explanation.getByRole("listitem").filter({ has: page.getByRole("button", { name: says[country] }) });
      await expect(item).toContainText(says.on[country]);
    }
    expect(await violations(page)).toEqual([]);
    await explanation.getByRole("button", { name: says.lu }).click();
    await settled(page);
    await expect(calculator).toContainText(says.by.lu);
    await expect(calculator.locator("[part=hero]")).toContainText(says.due.lu);
    // The month has the holidays of Luxembourg, and the walk steps over one.
    const day = calculator.getByRole("gridcell", { name: new RegExp(says.day) }).first();
    await expect(day).toContainText(says.ascension);
    await expect(calculator.locator(".explanation")).toContainText(says.on.lu);
    await calculator.getByRole("radio", { name: says.ie }).or(calculator.getByRole("button", { name: says.ie })).first().click();
    await settled(page);
    await expect(calculator).toContainText(says.by.ie);
    await expect(calculator.locator("[part=hero]")).toContainText(says.due.ie);
    await expect(calculator.getByRole("gridcell", { name: new RegExp(says.day) }).first()).not.toContainText(says.ascension);
    await expect(calculator).not.toContainText(says.by.lu);
    expect(await violations(page)).toEqual([]);
  });
}

test("the link of an answer opens the same answer by the same calendars", async ({ page }) => {
  await open(page, "index.html?lang=en&start-at=2026-04-14T10:00&country=lu&commitment=rights.answer");
  const calculator = page.locator("sla-calculator");
  await expect(calculator).toContainText(SAYS.en.by.lu);
  await calculator.getByRole("radio", { name: "Ireland" }).or(calculator.getByRole("button", { name: "Ireland" })).first().click();
  await expect(calculator).toContainText(SAYS.en.by.ie);
  // The address is written a moment after the answer.
  await expect.poll(() => ["country", "calendar-src"].map((name) => new URL(page.url()).searchParams.get(name))).toEqual(["ie", "ie.json lu.json"]);
  await page.reload();
  await settled(page);
  await expect(page.locator("sla-calculator")).toContainText(SAYS.en.by.ie);
});

test("the desk compares countries by their own days and clocks, and the rules page takes all calendars at once", async ({ page }) => {
  await open(page, "sales.html?lang=en&view=compare&start-at=2026-04-14T10:00&dimension=country");
  const row = page.getByRole("row").filter({ hasText: SAYS.en.answer });
  await expect(row).toContainText("14 May");
  await expect(row).toContainText("15 May");
  await page.goto("policy.html?lang=en");
  await settled(page);
  const file = (name: string, document: unknown) => ({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(document)) });
  const chooser = page.locator(".own-panel input[type=file]");
  await chooser.setInputFiles([file("policy.json", POLICY), file("ie.json", CALENDARS[0])]);
  await expect(page.locator(".own-panel .fault")).toContainText("the policy counts by `ie`, `lu`, the calendar at hand is `ie`");
  await chooser.setInputFiles([file("lu.json", CALENDARS[1])]);
  await expect(page.locator(".own-panel .fault")).toHaveCount(0);
  await expect(page.locator(".provenance.own")).toContainText("Time limits of a data controller in the EU");
  await expect(page.locator(".wrong-examples")).toHaveCount(0);
});

test("a list is answered row by row, each by the calendar of its country", async ({ page }) => {
  await open(page, "sales.html?lang=en&view=bulk");
  const bulk = page.locator("sla-bulk");
  const list = "Request,Country of the controller,Request received\nA,Ireland,2026-04-14\nB,Luxembourg,2026-04-14\n";
  await bulk.locator("input[type=file]").first().setInputFiles([{ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(list) }]);
  await bulk.getByRole("button", { name: "Compute" }).click();
  await expect(bulk.getByRole("row", { name: /^A / })).toContainText("2026-05-14");
  await expect(bulk.getByRole("row", { name: /^B / })).toContainText("2026-05-15");
});
