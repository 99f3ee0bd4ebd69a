/** What was given is answered or refused: every way in which a value can reach an element. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { bundled, CASE_OF, datesShown, DUE, host, SCRIPT, told } from "./support/host";
import { hero } from "./support/page";
import { expect, test, type Page } from "./support/test";

const calculator = (page: Page) => page.locator("sla-calculator").first();
const attribute = (request: unknown) => JSON.stringify(request).replaceAll('"', "&quot;");
/** The last answer that was told, or the last refusal; whichever the element shows. */
const settled = async (page: Page): Promise<string> => {
  await page.waitForFunction(() => {
    const { quotes, errors } = (window as unknown as { told: { quotes: []; errors: [] } }).told;
    return quotes.length + errors.length > 0;
  });
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  const { quotes, errors } = await told(page);
  return quotes[quotes.length - 1] ?? errors[errors.length - 1]!.code;
};

test("a request as an attribute is JSON, whenever it is set, and what is not is no answer for now", async ({ page }) => {
  await host(page, `<sla-calculator request="${attribute(CASE_OF)}"></sla-calculator>${SCRIPT}`);
  await expect(hero(page)).toContainText("10月8日（周四）24时前");
  for (const text of ["[object Object]", "", "{", "5", "[]", '"x"']) {
    await calculator(page).evaluate((element, value) => element.setAttribute("request", value), text);
    await expect(calculator(page).getByRole("alert"), text).toContainText(text ? text : "写法不对");
    expect(await datesShown(page), text).toEqual([]);
    const { errors } = await told(page);
    expect(errors[errors.length - 1], text).toMatchObject({ code: "wrong-type", path: "/request" });
    expect(await calculator(page).evaluate((element) => (element as unknown as { quote?: object }).quote), text).toBeUndefined();
  }
  // The property, the next attribute or the visitor's own choice brings dates again.
  await calculator(page).evaluate((element, request) => { (element as unknown as { request: object }).request = request; }, CASE_OF);
  await expect(hero(page)).toContainText("10月8日");
  await calculator(page).evaluate((element, request) => element.setAttribute("request", request), JSON.stringify({ ...CASE_OF, startAt: "2026-10-08T09:00" }));
  await expect(hero(page)).toContainText("10月9日");
  await calculator(page).evaluate((element) => element.removeAttribute("request"));
  await expect(calculator(page).locator(".moment .time").first()).toHaveValue("16:10");
});

test("a request without a start takes it from the attribute beside it; two that differ are refused", async ({ page }) => {
  const { dimensions } = CASE_OF;
  await host(page, `<sla-calculator request="${attribute({ dimensions })}" start-at="2026-09-30T16:00"></sla-calculator>${SCRIPT}`);
  expect(await settled(page)).toBe(DUE);
  await host(page, `<sla-calculator request="${attribute(CASE_OF)}" customer-tier="silver"></sla-calculator>${SCRIPT}`);
  expect(await settled(page)).toBe("unknown-value");
  await expect(calculator(page).getByRole("alert").first()).toContainText("属性写的是“silver”，request里是“gold”");
  expect(await datesShown(page)).toEqual([]);
});

/** What a host sets in one task, and the tier and start that then hold. Given field by field: the last one set holds (an attribute names one field, a request all). */
const SET: [what: string, code: string, tier: string, startAt: string][] = [
  ["a request, then an attribute", 'one.request = gold; one.setAttribute("customer-tier", "silver")', "silver", "2026-09-30T16:00"],
  ["an attribute, then a request", 'one.setAttribute("customer-tier", "silver"); one.request = gold', "gold", "2026-09-30T16:00"],
  ["a request, then its start", 'one.request = gold; one.startAt = "2026-10-08T09:00"', "gold", "2026-10-08T09:00"],
  ["the request as an attribute, then another attribute", 'one.setAttribute("request", JSON.stringify(gold)); one.setAttribute("customer-tier", "silver")', "silver", "2026-09-30T16:00"],
  ["another attribute, then the request as one", 'one.setAttribute("customer-tier", "silver"); one.setAttribute("request", JSON.stringify(gold))', "gold", "2026-09-30T16:00"],
  ["a process, then a request", 'one.setAttribute("process", "fault"); one.request = gold', "gold", "2026-09-30T16:00"],
];

for (const loaded of [true, false]) {
  for (const [what, code, tier, startAt] of SET) {
    test(`of each field the last one set holds, and nothing is lost: ${what}, ${loaded ? "once" : "before"} the engine is there`, async ({ page }) => {
      const set = `{ const one = document.querySelector("sla-calculator"), gold = ${JSON.stringify(CASE_OF)}; ${code}; }`;
      await host(page, `<sla-calculator customer-tier="bronze"></sla-calculator>${SCRIPT}
        <script type="module">await customElements.whenDefined("sla-calculator"); ${loaded ? "" : set}</script>`);
      await expect(hero(page)).toBeVisible();
      if (loaded) await page.evaluate(set);
      const request = () => calculator(page).evaluate((element) => {
        const { request: { dimensions, startAt: start }, quote } = element as unknown as { request: { dimensions: Record<string, string>; startAt: string }; quote?: { request: { startAt: string } } };
        return [dimensions["customerTier"], start, quote?.request.startAt.slice(0, 16)];
      });
      await expect.poll(request).toEqual([tier, startAt, startAt]);
      if (/process/.test(what)) await expect(calculator(page)).toHaveAttribute("process", "fault");
      await expect(calculator(page).getByRole("alert")).toHaveCount(0);
    });
  }
}

const BRONZE = { dimensions: { customerTier: "bronze", service: "vpn-line", locality: "cross-city" }, startAt: "2026-10-12" };
const ATTRIBUTES = 'one.setAttribute("customer-tier", "bronze"); one.setAttribute("service", "vpn-line"); one.setAttribute("locality", "cross-city"); one.setAttribute("start-at", "2026-10-09");';

/** How a request goes, and what else the host gives in the same task or has given before. */
const GOES: [what: string, code: string][] = [
  ["its attribute, before others are set", `one.removeAttribute("request"); ${ATTRIBUTES}`],
  ["its attribute, after others were set", `${ATTRIBUTES} one.removeAttribute("request");`],
  ["its attribute, a task after others were set", `${ATTRIBUTES} await 0; one.removeAttribute("request");`],
  ["the property undefined", `one.removeAttribute("request"); ${ATTRIBUTES} await 0; one.request = ${JSON.stringify(CASE_OF)}; ${ATTRIBUTES} one.request = undefined;`],
  ["the property null", `one.removeAttribute("request"); ${ATTRIBUTES} one.request = null;`],
];

for (const [what, code] of GOES) {
  test(`a request that goes takes no attribute of the host with it: ${what}`, async ({ page }) => {
    await host(page, `<sla-calculator request="${attribute(BRONZE)}"></sla-calculator>${SCRIPT}`);
    await expect(hero(page)).toBeVisible();
    await page.evaluate(`(async () => { const one = document.querySelector("sla-calculator"); ${code} })()`);
    await expect(calculator(page)).toHaveAttribute("customer-tier", "bronze");
    await expect(calculator(page)).toHaveAttribute("start-at", "2026-10-09");
    // Received on Friday 9 October, three working days: make-up Saturday the 10th, Monday, Tuesday the 13th.
    await expect(page.locator("[part=commitment]").filter({ hasText: "停机办理" })).toContainText("10月13日");
    await expect(page.getByRole("button", { name: "示例 · 采用" })).toHaveCount(0);
  });
}

test("with a request goes what it left in the attributes, and the example is marked as one", async ({ page }) => {
  await host(page, `<sla-calculator></sla-calculator>${SCRIPT}`);
  await expect(hero(page)).toBeVisible();
  await calculator(page).evaluate((element, request) => { (element as unknown as { request: object }).request = request; }, BRONZE);
  await expect(calculator(page)).toHaveAttribute("customer-tier", "bronze");
  await calculator(page).evaluate((element) => { (element as unknown as { request: object | undefined }).request = undefined; });
  await expect(page.getByRole("button", { name: "示例 · 采用" })).toHaveCount(4);
  expect(await calculator(page).evaluate((element) => ["customer-tier", "service", "locality", "start-at"].filter((name) => element.hasAttribute(name)))).toEqual([]);
});

for (const [attributes, path, said] of [
  ['customer-tier="platinum"', "/dimensions/customerTier", "没有“platinum”这一选项"],
  ['service="zzz"', "/dimensions/service", "没有“zzz”这一选项"],
  ['process="faults"', "/process", "没有“faults”这一选项"],
  ['audience="everyone"', "/audience", "没有“everyone”这一选项"],
  ['start-at="2026-9-30"', "/startAt", "“2026-9-30”不是有效的日期或时刻"],
  ['start-at="{{order.date}}"', "/startAt", "“{{order.date}}”不是有效的日期或时刻"],
  ['density="huge"', "/density", "没有“huge”这一选项"],
  ['readonly="tier, start-at"', "/readonly", "没有“tier”这一选项"],
] as const) {
  test(`an attribute with a value that it does not take leaves no dates: ${attributes}`, async ({ page }) => {
    await host(page, `<sla-calculator customer-tier="gold" service="data-line" locality="intra-city" ${attributes.startsWith("start-at") ? "" : 'start-at="2026-09-30T16:00"'}></sla-calculator>
      <script>for (const part of ${JSON.stringify([attributes])}) { const [, name, value] = /^([a-z-]+)="(.*)"$/.exec(part); document.querySelector("sla-calculator").setAttribute(name, value); }</script>${SCRIPT}`);
    await expect(calculator(page).getByRole("alert").first()).toContainText(said);
    expect(await datesShown(page)).toEqual([]);
    expect(await told(page)).toMatchObject({ quotes: [], errors: [{ path }] });
    // And after there were dates.
    const name = attributes.split("=")[0]!;
    await calculator(page).evaluate((element, attribute) => {
      if (attribute === "start-at") element.setAttribute(attribute, "2026-09-30T16:00");
      else element.removeAttribute(attribute);
    }, name);
    await expect(hero(page)).toBeVisible();
    await calculator(page).evaluate((element, [attribute, value]) => element.setAttribute(attribute!, value!), [name, /"(.*)"/.exec(attributes)![1]!]);
    await expect(calculator(page).getByRole("alert").first()).toContainText(said);
    expect(await datesShown(page)).toEqual([]);
  });
}

test("readonly without a list holds for every field", async ({ page }) => {
  await host(page, `<sla-calculator readonly start-at="2026-09-30T16:00"></sla-calculator>${SCRIPT}`);
  await expect(hero(page)).toBeVisible();
  await expect(calculator(page).locator("sla-calendar table")).toBeVisible();
  await calculator(page).locator("form details").evaluateAll((all) => all.forEach((one) => { (one as HTMLDetailsElement).open = true; }));
  for (const field of await calculator(page).locator("[part=form]").locator("input, select, .picker").all()) await expect(field).toBeDisabled();
});

for (const [tag, attributes, path] of [
  ["sla-calendar", 'month="2026-13"', "/month"], ["sla-calendar", 'month="2050-05"', "/month"], ["sla-calendar", 'density="huge"', "/density"],
  ["sla-compare", 'dimension="tier"', "/dimension"], ["sla-compare", 'base="platinum"', "/base"], ["sla-compare", 'request="[object Object]"', "/request"], ["sla-compare", 'density="huge"', "/density"],
  ["sla-bulk", 'request="[object Object]"', "/request"], ["sla-bulk", 'density="huge"', "/density"],
] as const) {
  test(`so it is of every element: ${tag} ${attributes}`, async ({ page }) => {
    await host(page, `<${tag} ${attributes}></${tag}>${SCRIPT}`);
    await expect(page.locator(tag).getByRole("alert")).toBeVisible();
    expect((await told(page)).errors).toEqual([expect.objectContaining({ path })]);
    expect(await datesShown(page, tag)).toEqual([]);
    await expect(page.locator(tag).locator("table, textarea")).toHaveCount(0);
  });
}

test("a property that is an attribute may be set as either, before the element is there and after, in whatever way it is written", async ({ page }) => {
  await host(page, `<sla-calculator id="a"></sla-calculator><sla-calculator id="b" startat="2026-09-30T16:00" customertier="silver"></sla-calculator>
    <script>Object.assign(document.querySelector("#a"), { startAt: "2026-09-30T16:00", customerTier: "silver", service: "vpn-line" });</script>${SCRIPT}`);
  const dimensions = (id: string) => page.locator(id).evaluate((element) => {
    const { request } = element as unknown as { request: { dimensions: object; startAt: string } };
    return [request.dimensions, request.startAt] as const;
  });
  await expect(page.locator("#a [part=hero]")).toBeVisible();
  await expect(page.locator("#b [part=hero]")).toBeVisible();
  expect(await dimensions("#a")).toEqual([{ customerTier: "silver", service: "vpn-line", locality: "intra-city" }, "2026-09-30T16:00"]);
  expect(await dimensions("#b")).toEqual([{ customerTier: "silver", service: "data-line", locality: "intra-city" }, "2026-09-30T16:00"]);
  await page.locator("#a").evaluate((element) => Object.assign(element, { customerTier: "bronze", startAt: null }));
  await expect.poll(() => dimensions("#a")).toEqual([{ customerTier: "bronze", service: "vpn-line", locality: "intra-city" }, "2026-09-30T16:10"]);
  // A removed start is no start: the one of before does not stay.
  await page.locator("#b").evaluate((element) => element.removeAttribute("startat"));
  await expect.poll(() => dimensions("#b")).toEqual([{ customerTier: "silver", service: "data-line", locality: "intra-city" }, "2026-09-30T16:10"]);
});

test("what the element answers cannot be set from outside, before or after", async ({ page }) => {
  await host(page, `<sla-calculator request="${attribute(CASE_OF)}"></sla-calculator><script>document.querySelector("sla-calculator").quote = { commitments: [] };</script>${SCRIPT}`);
  await expect(hero(page)).toContainText("10月8日");
  await calculator(page).evaluate((element) => { (element as unknown as { quote: object }).quote = { commitments: [] }; });
  await expect(hero(page)).toContainText("10月8日");
  expect((await told(page)).errors).toEqual([expect.objectContaining({ path: "/quote" })]);
});

// ---- frameworks, from their real packages

for (const name of ["react", "preact", "vue", "vue-prop"]) {
  test(`${name} renders the element before it is defined and after: the dates of its request, or an error and none`, async ({ page }) => {
    const code = await bundled(name);
    const draw = (request: unknown) => page.evaluate((given) => (window as unknown as { draw(given: object): unknown }).draw(given), { request });
    await host(page, '<div id="app"></div>');
    await page.addScriptTag({ content: code });
    await draw(CASE_OF);
    await page.addScriptTag({ type: "module", url: "../embed/sla-calculator.js" });
    // All but Vue with `.prop` write the object's name into the attribute.
    expect(await settled(page)).toBe(name === "vue-prop" ? DUE : "wrong-type");
    expect((await datesShown(page)).length > 0).toBe(name === "vue-prop");
    // The next request, now that the element is there, arrives; `start-at` of before is none of it.
    await draw({ ...CASE_OF, startAt: "2026-10-08T09:00" });
    await expect(hero(page)).toContainText("10月9日");
    await draw({ ...CASE_OF, startAt: "2026-02-30" });
    await expect(calculator(page).getByRole("alert").first()).toContainText("没有2026年2月30日");
    expect(new Set(await datesShown(page))).toEqual(new Set(["2月30日"]));
    await draw(CASE_OF);
    await expect(hero(page)).toContainText("10月8日");
  });

  test(`${name} renders the element with text instead of an object, and with single fields`, async ({ page }) => {
    await host(page, '<div id="app"></div>');
    await page.addScriptTag({ content: await bundled(name) });
    const draw = (given: object) => page.evaluate((all) => (window as unknown as { draw(given: object): unknown }).draw(all), given);
    await draw({ startAt: "2026-09-30T16:00", customerTier: "silver", "assurance-level": "AA" });
    await page.addScriptTag({ type: "module", url: "../embed/sla-calculator.js" });
    expect(await settled(page)).toBe(DUE);
    const asked = () => calculator(page).evaluate((element) => (element as unknown as { request: { dimensions: object; startAt: string } }).request);
    expect(await asked()).toMatchObject({ dimensions: { customerTier: "silver", assuranceLevel: "AA" }, startAt: "2026-09-30T16:00" });
    await draw({ startAt: "2026-10-08T09:00", customerTier: "bronze" });
    await expect.poll(async () => (await asked()).startAt).toBe("2026-10-08T09:00");
    expect((await asked()).dimensions).toEqual({ customerTier: "bronze", service: "data-line", locality: "intra-city" });
  });
}

// ---- policies

const SMALL = readFileSync(path.join(import.meta.dirname, "../policies/small.json"), "utf8");

for (const [id, taken] of [["tier", false], ["hidden", true], ["title", true], ["class", true], ["lang", true], ["process", true], ["density", true], ["readonly", true], ["policySrc", true], ["start-at", true]] as const) {
  test(`a policy whose dimension would be ${taken ? "another attribute is refused by its place" : "an attribute of its own is taken"}: ${id}`, async ({ page }) => {
    await page.route("**/portal/own.json", (route) => route.fulfill({ json: JSON.parse(SMALL.replaceAll('"tier"', JSON.stringify(id))) as object }));
    await host(page, `<sla-calculator policy-src="own.json"></sla-calculator>${SCRIPT}`);
    if (!taken) return expect(hero(page)).toBeVisible();
    await expect(calculator(page).getByRole("alert")).toContainText("/dimensions/0/id");
    const { errors } = await told(page);
    expect(errors[0]).toMatchObject({ code: "invalid-policy", path: "/dimensions/0/id" });
    expect(errors[0]!.message).toContain(`\`${id}\``);
  });
}

// ---- addresses

for (const [query, said] of [
  ["policy-src=../policies/telecom-public-facts.json", "policy-src"], ["calendar-src=x.json", "calendar-src"], ["reading.sevenDays=business", "reading.sevenDays"],
  ["tier=gold", "tier"], ["startAt=2026-09-30", "startAt"], ["customer-tier=platinum", "platinum"], ["process=zzz", "zzz"], ["event.zzz=2026-09-30", "zzz"], ["figure.activationLimit=x", "figure.activationLimit=x"], ["readonly=tier", "tier"],
] as const) {
  test(`a part of a frame's address that it does not take leaves no dates: ${query}`, async ({ page }) => {
    await page.goto(`frame.html?customer-tier=gold&start-at=2026-09-30T16:00&${query}`);
    await expect(page.getByRole("alert").first()).toContainText(said);
    expect(await datesShown(page)).toEqual([]);
  });
}

test("a frame's address is that of the calculator's page: what happened, conditions, figures and pauses arrive", async ({ page }) => {
  await page.goto("frame.html?lang=zh-CN&utm_source=x&process=change&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00&if.line-construction=yes&figure.activationLimit=4&pause=customer~2026-10-08T00:00~2026-10-09T00:00");
  await expect(hero(page)).toBeVisible();
  const { conditions, figures, exclusions } = await calculator(page).evaluate((element) => (element as unknown as { request: Record<string, unknown> }).request);
  expect([conditions, figures, exclusions]).toEqual([{ "line-construction": true }, { activationLimit: { amount: 4, units: "businessDays" } }, [{ cause: "customer", from: "2026-10-08T00:00", to: "2026-10-09T00:00" }]]);
});

// ---- documents

const telecom = readFileSync(path.join(import.meta.dirname, "../../data/policies/telecom-public-facts.json"), "utf8");

for (const tag of ["sla-calculator", "sla-calendar", "sla-compare", "sla-bulk"]) {
  test(`an address of a document that is named late, or is empty, is never answered by the bundled one: ${tag}`, async ({ page }) => {
    await page.route("**/own.json", (route) => route.fulfill({ contentType: "application/json", body: telecom }));
    await host(page, `<${tag}></${tag}>${SCRIPT}`);
    const element = page.locator(tag);
    await expect(element.locator("[part=hero], [part=month], table, textarea").first()).toBeVisible();
    const policy = () => element.evaluate((one) => (one as unknown as { sla?: { policy: { id: string } } }).sla?.policy.id);
    await element.evaluate((one) => one.setAttribute("policy-src", "own.json"));
    await expect.poll(policy).toBe("telecom-public-facts");
    await element.evaluate((one) => one.setAttribute("policy-src", "missing.json"));
    await expect(element.getByRole("alert")).toContainText("规则文件“missing.json”未能使用");
    await expect(element.locator("[part=hero], [part=month], table, textarea")).toHaveCount(0);
    await element.evaluate((one) => one.setAttribute("policy-src", ""));
    await expect(element.getByRole("alert")).toContainText("没有写文件地址");
    await element.evaluate((one) => { (one as unknown as { policySrc: null }).policySrc = null; });
    await expect.poll(policy).toBe("cmcc-group-customer");
    await expect(element.locator("[part=hero], [part=month], table, textarea").first()).toBeVisible();
    expect((await told(page)).errors.length).toBe(2);
  });
}
