// A real Chromium, and what the element on a page has to show: the due date of the specification's own example.
import puppeteer from "puppeteer-core";

/** Suspension within 3 working days of Wednesday 30 September 2026: 8 and 9 October, and Saturday 10 October, which is worked. */
export const COMMITMENT = "change.suspend";
export const DUE = "2026-10-10";
/** That date as it is drawn, in either language: pages follow the browser's. */
export const DRAWN_DUE = /10月10日|10 Oct/;

export async function openBrowser() {
  const executablePath = process.env.CHROME;
  if (!executablePath) throw new Error("start it with `cargo xtask hosts`, which finds the browser");
  return puppeteer.launch({ executablePath, headless: true, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--allow-file-access-from-files=false"] });
}

/** Runs in the page before everything else: the first answer of any element, in any document and shadow tree. */
export function listen() {
  const quotes = (window.slaQuotes = []);
  const errors = (window.slaErrors = []);
  window.addEventListener("sla-quote", (event) => {
    // In a shadow tree of somebody else's the target is their element.
    const [target, { detail }] = [event.composedPath()[0], event];
    quotes.push({
    due: (detail.quote.commitments.find(({ id }) => id === "change.suspend") || {}).dueDate,
    kind: target.sla && target.sla.engine && target.sla.engine.kind,
    });
  }, true);
  window.addEventListener("sla-error", ({ detail }) => errors.push(detail.message), true);
}

/** What is drawn: the text of the element with its shadow trees, its height, and the answer that it has. */
export function drawn(document) {
  const text = (root) => [...root.childNodes].map((node) => (node.nodeType === 3 ? node.data : node.nodeType === 1 && !/^(style|script)$/i.test(node.nodeName) ? text(node.shadowRoot || node) : "")).join("");
  document = document || self.document;
  const find = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.localName === "sla-calculator") return one;
      const inside = one.shadowRoot && find(one.shadowRoot);
      if (inside) return inside;
    }
  };
  const element = find(document);
  const one = element && element.quote && element.quote.commitments.find(({ id }) => id === "change.suspend");
  const answer = one && { due: one.dueDate, kind: element.sla && element.sla.engine && element.sla.engine.kind };
  return { answer, text: element ? text(element.shadowRoot || element).replace(/\s+/g, " ").trim() : "", height: element ? element.getBoundingClientRect().height : 0 };
}

/**
 * Opens an address and waits for the answer: the due date, the engine, the milliseconds that it took, and what the page complained of.
 * `inFrame` looks into the first frame of the page.
 */
export async function visit(browser, address, { inFrame = false, patience = 30_000 } = {}) {
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error.message ?? error)));
  page.on("console", (message) => { if (message.type() === "error" && !/favicon/.test(`${message.text()} ${message.location()?.url}`)) complaints.push(message.text()); });
  page.on("response", (response) => { if (response.status() >= 400 && !/favicon/.test(response.url())) complaints.push(`${response.status()} ${response.url()}`); });
  try {
    await page.evaluateOnNewDocument(listen);
    const begun = performance.now();
    await page.goto(address, { waitUntil: "load", timeout: patience });
    const end = Date.now() + patience;
    let quote;
    let shown;
    let where = page;
    while (Date.now() < end) {
      where = inFrame ? page.frames()[1] ?? page : page;
      quote = await where.evaluate(() => window.slaQuotes?.[0]).catch(() => undefined);
      shown = quote && await where.evaluate(drawn, null);
      if (DRAWN_DUE.test(shown?.text ?? "")) break;
      if (await where.evaluate(() => window.slaErrors?.length).catch(() => 0)) break;
      await new Promise((later) => setTimeout(later, 50));
    }
    const took = Math.round(performance.now() - begun);
    const errors = await where.evaluate(() => window.slaErrors ?? []).catch(() => []);
    shown ??= await where.evaluate(drawn, null).catch(() => ({ text: "", height: 0 }));
    return { due: quote?.due, kind: quote?.kind, took, complaints, errors, ...shown };
  } finally {
    await page.close();
  }
}

/** A sentence that says what is wrong with a visit, or nothing. */
export function faultOf({ due, text, height, complaints, errors }) {
  if (errors.length) return `sla-error: ${errors[0]}`;
  if (due !== DUE) return `no sla-quote with ${COMMITMENT} ${DUE}${due ? `, but ${due}` : ""}${complaints.length ? `; ${complaints[0]}` : ""}`;
  if (!DRAWN_DUE.test(text) || height < 100) return `the answer is not drawn (height ${height})`;
  return complaints.length ? `the page complains: ${complaints[0]}` : undefined;
}
