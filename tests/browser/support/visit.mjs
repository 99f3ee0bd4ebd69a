// One visit to the pages that every engine must let a person make: read a date, change the tier, walk the calendar
// by keys, switch the language; compare, work back and quote a list on the sales desk; read a rule. A browser gives `open`, `evaluate`, `click(x, y)` and `press(key)`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** Notice of works planned for Monday 12 October 2026: 7 working days before for gold, 4 for standard; 10 October is worked. */
const CASE = "index.html?lang=zh-CN&process=notice&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-10-12";

/** In the page: every element of the document and of the open shadow roots below it. */
const EVERYTHING = `const everything = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? everything(one.shadowRoot) : [])]);`;

/** Of the sales desk: an order on 30 September 2026; 8, 9 and 10 October are the working days after it. */
const DESK = "sales.html?lang=zh-CN&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";

const LIST = "线路,客户等级,业务,范围,起算时间\nA-001,金牌,数据专线,地市内,2026/9/30 16:00\n";

/** An old workbook of four circuits; see `tests/lists/README.md`. */
const WORKBOOK = readFileSync(new URL("../../lists/files/31-xlwt-slash.xls", import.meta.url)).toString("base64");

const inPage = (expression) => `(() => { ${EVERYTHING} return ${expression}; })()`;

const named = (selector, name) =>
  `everything(document).find((one) => one.matches(${JSON.stringify(selector)}) && (one.getAttribute("aria-label") ?? one.textContent).trim().startsWith(${JSON.stringify(name)}))`;

/** Milliseconds until a step has failed; a machine may be slow. */
const PATIENCE = 30_000;

/** Asks until the answer is what is wanted. */
export async function becomes(browser, expression, wanted, what) {
  const end = Date.now() + PATIENCE;
  let last;
  while (Date.now() < end) {
    last = await browser.evaluate(inPage(expression)).catch((error) => `(${error.message})`);
    if (wanted instanceof RegExp ? wanted.test(String(last)) : last === wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`${what}: expected ${wanted}, got ${last}`);
}

/** Presses the mouse in the middle of what a person sees, once it stands still and nothing lies over it. */
async function click(browser, selector, name) {
  const found = named(selector, name);
  const place = `(() => {
    const one = ${found};
    if (!one) return "absent";
    one.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = one.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2].map(Math.round);
    let upper = document.elementFromPoint(x, y);
    while (upper?.shadowRoot?.elementFromPoint(x, y) && upper.shadowRoot.elementFromPoint(x, y) !== upper) upper = upper.shadowRoot.elementFromPoint(x, y);
    return one.contains(upper) ? JSON.stringify([x, y]) : "covered";
  })()`;
  const end = Date.now() + PATIENCE;
  let last;
  for (;;) {
    const now = await browser.evaluate(inPage(place)).catch((error) => `(${error.message})`);
    if (now === last && now.startsWith("[")) break;
    assert(Date.now() < end, `${selector} ${name}: ${now}, and stays so`);
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await browser.click(...JSON.parse(last));
}

/** Text as if pasted: what a person types, without a key for each letter. */
const written = (selector, text) => `(() => {
  const one = everything(document).find((one) => one.matches(${JSON.stringify(selector)}));
  if (!one) return "absent";
  one.value = ${JSON.stringify(text)};
  for (const type of ["input", "change"]) one.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  return "written";
})()`;

/** A file as if chosen. */
const chosen = (base64, name) => `(() => {
  const one = everything(document).find((one) => one.matches("sla-bulk input[type=file], input[type=file]"));
  if (!one) return "absent";
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(${JSON.stringify(base64)}), (letter) => letter.charCodeAt(0))], ${JSON.stringify(name)}));
  one.files = data.files;
  one.dispatchEvent(new Event("change", { bubbles: true }));
  return "chosen";
})()`;

const textOf = (selector, name) => `${named(selector, name)}?.textContent.replace(/\\s+/g, " ")`;
export const commitment = (title) => `${named("[part~=commitment]", title)}?.textContent.replace(/\\s+/g, " ")`;
const focused = `(() => { let one = document.activeElement; while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement; return one?.dataset.date ?? one?.localName; })()`;

/** No exception, no complaint of the console, no breach of the content security policy since the page was opened. */
const sound = async (browser) => assert.deepEqual(await browser.faults, []);

/** The steps in their order, each a name and what to do. */
export const steps = (site) => [
  ["reads a date", async (browser) => {
    await browser.open(site + CASE);
    await becomes(browser, commitment("网络调整、割接等提前通知"), /9月24日/, "gold");
  }],
  ["changes the tier", async (browser) => {
    await click(browser, "label", "标准");
    await becomes(browser, commitment("网络调整、割接等提前通知"), /9月30日/, "standard");
    await becomes(browser, "location.search", /customer-tier=standard/, "the address");
  }],
  ["walks the date grid by keys", async (browser) => {
    await click(browser, "td[role=gridcell]", "2026年10月8日");
    for (const [key, date] of [["ArrowRight", "2026-10-09"], ["ArrowDown", "2026-10-16"], ["Home", "2026-10-12"], ["PageDown", "2026-11-12"]]) {
      await browser.press(key);
      await becomes(browser, focused, date, key);
    }
  }],
  ["switches the language", async (browser) => {
    await click(browser, "a#language", "English");
    await becomes(browser, `document.querySelector("h1").textContent`, "Group customer SLA calculator", "the heading");
    await becomes(browser, commitment("Advance notice"), /30 Sep/, "standard, in English");
  }],
  ["nothing broke on the way", sound],
  ["compares the tiers", async (browser) => {
    await browser.open(site + DESK);
    // Table 6-1: one working day for gold and silver, two for bronze and standard.
    await becomes(browser, textOf("tr", "复机办理"), /10月8日（周四）.*10月8日（周四）.*10月9日（周五）.*10月9日（周五）/, "resume");
    await sound(browser);
  }],
  ["works back from a date", async (browser) => {
    await browser.open(`${site}${DESK}&view=back&wanted=2026-10-10&item=change.suspend`);
    await becomes(browser, textOf(".back-row", ""), /最迟(2026年)?10月7日（周三）下单/, "suspend");
    await sound(browser);
  }],
  ["quotes a pasted list in a worker", async (browser) => {
    await browser.open(`${site}${DESK}&view=bulk`);
    await becomes(browser, written("textarea", LIST), "written", "the list");
    await click(browser, "button", "读取粘贴的内容");
    await click(browser, "button", "开始计算");
    await becomes(browser, textOf(".outcome tbody tr", "A-001"), /2026-10-10 2026-10-10 2026-10-08|2026-10-102026-10-102026-10-08/, "the first line");
    await sound(browser);
  }],
  ["quotes an old workbook in a worker", async (browser) => {
    await browser.open(`${site}${DESK}&view=bulk`);
    await becomes(browser, chosen(WORKBOOK, "circuits.xls"), "chosen", "the workbook");
    await becomes(browser, `everything(document).filter((one) => one.matches(".column-table tbody tr")).length`, 7, "its columns");
    await click(browser, "button", "开始计算");
    await becomes(browser, textOf(".outcome tbody tr", "GD20260001"), /2026-10-10 ?2026-10-10/, "the first circuit");
    await sound(browser);
  }],
  ["reads a rule with its source", async (browser) => {
    await browser.open(`${site}policy.html?lang=zh-CN`);
    await becomes(browser, textOf("article", "停机办理"), /停机、销户时限统一为3个工作日/, "the rule of suspension");
    await sound(browser);
  }],
];
