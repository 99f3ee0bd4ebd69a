// One visit to the page that every engine must let a person make: read a date, change the tier, walk the calendar
// by keys, switch the language. A browser gives `open`, `evaluate`, `click(x, y)` and `press(key)`.
import assert from "node:assert/strict";

/** Notice of works planned for Monday 12 October 2026: 7 working days before for gold, 4 for standard; 10 October is worked. */
const CASE = "index.html?lang=zh-CN&process=notice&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-10-12";

/** In the page: every element of the document and of the open shadow roots below it. */
const EVERYTHING = `const everything = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? everything(one.shadowRoot) : [])]);`;

const inPage = (expression) => `(() => { ${EVERYTHING} return ${expression}; })()`;

const named = (selector, name) =>
  `everything(document).find((one) => one.matches(${JSON.stringify(selector)}) && (one.getAttribute("aria-label") ?? one.textContent).trim().startsWith(${JSON.stringify(name)}))`;

/** Asks until the answer is what is wanted, for at most ten seconds. */
async function becomes(browser, expression, wanted, what) {
  const end = Date.now() + 10_000;
  let last;
  while (Date.now() < end) {
    last = await browser.evaluate(inPage(expression)).catch((error) => `(${error.message})`);
    if (wanted instanceof RegExp ? wanted.test(String(last)) : last === wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`${what}: expected ${wanted}, got ${last}`);
}

/** Presses the mouse in the middle of what a person sees. */
async function click(browser, selector, name) {
  const found = named(selector, name);
  await becomes(browser, `${found} ? "there" : "absent"`, "there", `${selector} ${name}`);
  const place = `(() => {
    const one = ${found};
    one.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = one.getBoundingClientRect();
    return JSON.stringify([left + width / 2, top + height / 2].map(Math.round));
  })()`;
  await browser.click(...JSON.parse(await browser.evaluate(inPage(place))));
}

const commitment = (title) => `${named("[part~=commitment]", title)}?.textContent.replace(/\\s+/g, " ")`;
const focused = `(() => { let one = document.activeElement; while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement; return one?.dataset.date ?? one?.localName; })()`;

/** The steps in their order, each a name and what to do. */
export const steps = (site) => [
  ["reads a date", async (browser) => {
    await browser.open(site + CASE);
    await becomes(browser, commitment("割接与施工通知"), /9月24日/, "gold");
  }],
  ["changes the tier", async (browser) => {
    await click(browser, "label", "标准");
    await becomes(browser, commitment("割接与施工通知"), /9月30日/, "standard");
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
    await becomes(browser, commitment("Notice of planned"), /30 Sep/, "standard, in English");
  }],
  ["nothing broke on the way", async (browser) => assert.deepEqual(await browser.faults, [])],
];
