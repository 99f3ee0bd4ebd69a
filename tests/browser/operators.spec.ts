/** Under another operator's documents no word, law, day or id of the bundled policy is seen, on any page and in any element. */
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { host, SCRIPT } from "./support/host";
import { settled } from "./support/site";
import { expect, test, type Page } from "./support/test";

const root = path.join(import.meta.dirname, "../..");
const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), "utf8")) as Document;

interface Named { id: string; title: Record<string, string> }
interface Document {
  id: string;
  title: Record<string, string>;
  calculator?: Record<string, string>;
  calendar: string;
  dimensions: (Named & { values: Named[]; categories?: Named[] })[];
  processes: Named[];
  rules: Named[];
  [field: string]: unknown;
}

const BUNDLED = read("data/policies/cmcc-group-customer.json");
const CALENDAR = read("data/calendars/cn.json");
/** Each policy with the calendars that it counts by, unless that is the bundled one. */
const OPERATORS: { name: string; file: string; days: string[] }[] = [
  ...([["market-regulator-cn", undefined], ["water-undertaker-gb", "gb-eng"], ["airline-us", "us-federal"], ["payment-service-eu", "target"], ["cable-licensee-us", "us-federal-arizona"], ["data-controller-eu", "ie", "lu"]] as const)
    .map(([name, ...days]) => ({ name, file: `data/policies/examples/${name}.json`, days: days.flatMap((one) => (one ? [`data/calendars/examples/${one}.json`] : [])) })),
  ...([["hengan", "cal-cn-mon-sat"], ["inducio", "cal-de"], ["power", undefined], ["trai", "cal-in"]] as const)
    .map(([name, days]) => ({ name, file: `tests/operators/${name}.json`, days: days ? [`tests/operators/${days}.json`] : [] })),
];

const EXAMPLE = { "zh-CN": "用示例看看（虚构数据）", en: "Show an example (made-up data)" };
const RUN = { "zh-CN": "查看这一年", en: "Show the year" };
const PROOF = { "zh-CN": /^出具证明/, en: /^Proof/ };

/** Every text of a value, and every id. */
const textsIn = (value: unknown): string[] => (typeof value === "string" ? [value] : typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : []);
const idsIn = ({ dimensions, rules, processes, events, conditions }: Document): string[] =>
  [...dimensions.flatMap(({ id, values, categories = [] }) => [id, ...[...values, ...categories].map((one) => one.id)]), ...[rules, processes, events, conditions].flatMap((list) => (list as Named[]).map(({ id }) => id))];

/** What the interface itself says, whatever the policy. */
const LANGUAGE_FILES = ["zh-CN", "en"].flatMap((lang) => readdirSync(path.join(root, "www/words", lang)).map((file) => `words/${lang}/${file}`));
const INTERFACE = LANGUAGE_FILES.map((file) => readFileSync(path.join(root, "www", file), "utf8")).join("\n");

/** The names and sentences of the bundled policy that neither the interface nor the operator's own documents say. */
function foreignTo(own: unknown): string[] {
  const known = `${INTERFACE}\n${JSON.stringify(own)}`.toLowerCase();
  const { dimensions, processes, rules, clauses, parties, questions, conditions, readings, reasons, law, calculator, title, provenance } = BUNDLED;
  const titles = textsIn([dimensions, processes, questions, conditions, readings, reasons, law, calculator, title, provenance, [clauses, parties, rules].map((list) => (list as Named[]).map((one) => one.title))]);
  const holidays = (CALENDAR["holidays"] as { names: unknown }[]).flatMap(({ names }) => textsIn(names));
  // Short words such as 客户 and "fault" mean the same everywhere.
  const long = (text: string) => text.length >= (/[\u4e00-\u9fff]/.test(text) ? 3 : 7);
  // An amount such as 7个工作日 is no name.
  const named = (text: string) => long(text) && !/^\d/.test(text);
  const all = [...titles, ...holidays, "Civil Code", "民法典", "集团客户", "group customer", "10086", "国务院"].filter((text) => named(text) || text === "10086");
  return [...new Set(all)].filter((text) => !known.includes(text.toLowerCase()));
}

/** Every text that can be seen or is read aloud, through every shadow root: element by element, so that words of two never make one. */
async function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = [document.title];
    const visit = (node: Node): void => {
      if (node instanceof Element) {
        if (["STYLE", "SCRIPT", "TEMPLATE", "NOSCRIPT"].includes(node.tagName)) return;
        for (const name of ["aria-label", "title", "placeholder"]) found.push(node.getAttribute(name) ?? "");
        // What stands between a host's tags is not drawn where it has drawn itself.
        for (const child of (node.shadowRoot ?? node).childNodes) visit(child);
      } else if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent ?? "");
    };
    visit(document.body);
    return found.map((text) => text.trim()).filter(Boolean);
  });
}

/** Nothing of the bundled policy is among the texts; no text is an id of the own documents. */
async function expectOwn(page: Page, where: string, foreign: string[], ids: string[]): Promise<void> {
  const texts = await textsOf(page);
  expect(texts.length, where).toBeGreaterThan(5);
  const said = texts.flatMap((text) => foreign.filter((one) => text.toLowerCase().includes(one.toLowerCase())).map((one) => `${one}: ${text.slice(0, 80)}`));
  expect.soft(said, where).toEqual([]);
  // Ids of one plain word may be words of a language.
  expect.soft(texts.filter((text) => ids.includes(text)), `${where}: ids`).toEqual([]);
}

for (const { name, file, days } of OPERATORS) {
  const policy = read(file);
  const calendars = days.map(read);
  const foreign = foreignTo([policy, calendars.length ? calendars : CALENDAR]);
  const ids = [...idsIn(policy), ...idsIn(BUNDLED)].filter((id) => /[.-]/.test(id) || /[a-z][A-Z]/.test(id));
  const addresses = days.map((_, at) => `own-calendar-${at}.json`);
  const query = `policy-src=own-policy.json${days.length ? `&calendar-src=${addresses.join("+")}` : ""}`;
  const attributes = `policy-src="own-policy.json"${days.length ? ` calendar-src="${addresses.join(" ")}"` : ""}`;

  const serve = async (page: Page): Promise<void> => {
    await page.route("**/own-policy.json", (route) => route.fulfill({ json: policy }));
    for (const [at, address] of addresses.entries()) await page.route(`**/${address}`, (route) => route.fulfill({ json: calendars[at] }));
  };

  for (const lang of ["zh-CN", "en"]) {
    test(`${name}: the calculator's page says what the document says, in its order: ${lang}`, async ({ page }) => {
      await serve(page);
      await page.goto(`index.html?lang=${lang}&${query}`);
      await settled(page);
      // A document may head the page with words of its own.
      const title = policy.calculator?.[lang] ?? policy.title[lang]!;
      await expect(page.locator("h1")).toContainText(title);
      expect(await page.title()).toContain(title);
      const choices = page.locator("sla-calculator label.choice:has(input[name=process])");
      const offered = (await choices.allTextContents()).map((text) => text.trim());
      const started = policy.processes.filter(({ id }) => policy.rules.some((rule) => rule.id.startsWith(`${id}.`)));
      expect(offered.slice(0, -1)).toEqual(started.map((one) => one.title[lang]!));
      for (let at = 0; at < offered.length; at++) {
        await choices.nth(at).click();
        await settled(page);
        await expectOwn(page, `${offered[at]} ${lang}`, foreign, ids);
      }
      await page.goto(`index.html?lang=${lang}&${query}&audience=operator&process=all&start-at=2026-06-10T10:00`);
      await settled(page);
      await expectOwn(page, `operator ${lang}`, foreign, ids);
      await expect(page.locator("sla-calculator").getByRole("alert")).toHaveCount(0);
    });

    test(`${name}: the sales desk, the record and the rules answer by the documents of their address: ${lang}`, async ({ page }) => {
      await serve(page);
      for (const view of ["compare", "back", "pause", "bulk", "sheet", "check-code"]) {
        await page.goto(`sales.html?lang=${lang}&view=${view}&${query}&start-at=2026-06-10T10:00`);
        await settled(page);
        await expect(page.locator("sla-desk .provenance")).toContainText(policy.title[lang]!);
        await expectOwn(page, `sales ${view} ${lang}`, foreign, ids);
        // Where the address was rewritten, the documents are in it still.
        expect(page.url()).toContain("policy-src=own-policy.json");
      }
      for (const file of ["record.html", "policy.html"]) {
        await page.goto(`${file}?lang=${lang}&${query}`);
        await settled(page);
        await expect(page.locator(file === "policy.html" ? ".policy .provenance" : "sla-record")).toBeVisible();
        await expectOwn(page, `${file} ${lang}`, foreign, ids);
      }
      await expect(page.locator(".policy")).toContainText(policy.rules[0]!.title[lang]!);
      // A year of made-up tickets, where the document has a promise that a ticket can record, and none offered where it has not.
      await page.clock.setFixedTime(new Date("2026-11-30T10:00:00+08:00"));
      await page.goto(`record.html?lang=${lang}&${query}`);
      await settled(page);
      const example = page.getByRole("button", { name: EXAMPLE[lang as "en"] });
      const records = (policy.rules as (Named & { finishedBy?: string; shape: string; kind: string })[]).some(({ finishedBy, shape, kind }) => finishedBy && kind !== "internal" && (shape === "deadline" || shape === "lead-time"));
      await expect(example).toHaveCount(records ? 1 : 0);
      if (records) {
        await example.click();
        await page.getByRole("button", { name: RUN[lang as "en"] }).click();
        await expect(page.locator("sla-record .tiles")).toBeVisible();
        await expectOwn(page, `record with tickets ${lang}`, foreign, ids);
        for (const place of [".kept details > summary", ".kept details.ticket > summary"]) await page.locator(`sla-record ${place}`).first().click();
        await page.getByRole("button", { name: PROOF[lang as "en"] }).first().click();
        await expect(page.locator("sla-record #proof")).toBeVisible();
        await expectOwn(page, `proof ${lang}`, foreign, ids);
      }
      await page.goto(`policy.html?lang=${lang}&${query}`);
      await settled(page);
      // The documents go with whoever follows the navigation.
      for (const link of await page.locator("nav.pages a").evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))) {
        if (/(index|sales|record|policy)\.html/.test(link)) expect(link).toContain("policy-src=own-policy.json");
      }
    });

    test(`${name}: every element of the package says what the documents say: ${lang}`, async ({ page }) => {
      await serve(page);
      for (const tag of ["sla-calculator", "sla-calendar", "sla-compare", "sla-bulk", "sla-record"]) {
        await host(page, `<div lang="${lang}"><${tag} ${attributes}></${tag}></div>${SCRIPT}`);
        await expect.poll(() => page.locator(tag).evaluate((one) => one.shadowRoot?.textContent?.trim().length ?? 0)).toBeGreaterThan(20);
        await expect(page.locator(tag).locator("[aria-busy=true]")).toHaveCount(0);
        await expectOwn(page, `${tag} ${lang}`, foreign, ids);
      }
    });
  }
}

test("a worked example that its own rules do not give is named on the rules page", async ({ page }) => {
  await page.goto("policy.html?lang=zh-CN");
  await settled(page);
  const policy = JSON.parse(JSON.stringify(read("tests/operators/power.json"))) as { rules: { examples: { expect: Record<string, string> }[] }[] };
  const bring = (name: string) => page.locator(".own-panel input[type=file]").setInputFiles([{ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(policy)) }]);
  await bring("right.json");
  await expect(page.locator(".provenance.own")).toContainText("供电服务承诺");
  await expect(page.locator(".wrong-examples")).toHaveCount(0);
  policy.rules[1]!.examples[0]!.expect["dueDate"] = "2026-10-02";
  await bring("wrong.json");
  await expect(page.locator(".wrong-examples")).toContainText('/rules/1/examples/0/expect/dueDate 写的是 "2026-10-02"，算出的是 "2026-10-01"');
});

test("a policy document and its own calendar are taken together on the rules page, and asked for by their own dimensions", async ({ page }) => {
  await page.goto("policy.html?lang=zh-CN");
  await settled(page);
  const file = (name: string, document: unknown) => ({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(document)) });
  const chooser = page.locator(".own-panel input[type=file]");
  await chooser.setInputFiles([file("inducio.json", read("tests/operators/inducio.json"))]);
  await expect(page.locator(".own-panel .fault")).toContainText("the policy counts by `de`, the calendar at hand is `cn`");
  await chooser.setInputFiles([file("inducio.json", read("tests/operators/inducio.json")), file("cal-de.json", read("tests/operators/cal-de.json"))]);
  await expect(page.locator(".own-panel .fault")).toHaveCount(0);
  await expect(page.locator(".provenance.own")).toContainText("德国IT服务商");
  await expect(page.locator(".own-case")).toContainText("故障等级");
  await expect(page.locator(".own-case, .own-moves")).not.toContainText(["客户等级"]);
});
