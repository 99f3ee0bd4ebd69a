// The shipped page in the other two engines that people use. Run by `cargo xtask test engines`, which serves it.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { getDocumentProxy } from "unpdf";
import { Firefox } from "./support/firefox.mjs";
import { becomes, commitment, steps } from "./support/visit.mjs";
import { WebKit } from "./support/webkit.mjs";

const { SLA_BASE_URL: site } = process.env;
if (!site) throw new Error("start it with `cargo xtask test engines`, which serves what it opens");

/** A fault has the most rows; its fonts name figures by other characters, so letters and clauses are read. */
async function prints(browser) {
  await browser.open(`${site}index.html?lang=en&process=fault&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00`);
  await becomes(browser, commitment("Service restoration"), /30 Sep/, "the answer");
  await becomes(browser, `String(everything(document).some((one) => one.matches(".inputs")))`, "true", "the parts for paper");
  const pdf = await getDocumentProxy(new Uint8Array(await browser.print()));
  assert.equal(pdf.numPages, 1);
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const text = items.map((item) => item.str ?? "").join("").replace(/\s/g, "");
  for (const part of ["Group customer", "Customertier:Gold", "Service restoration", "Clauses:Chapter", "Customer(signature)", "thecontractprevails"]) {
    assert.ok(text.includes(part.replace(/\s/g, "")), `${part}: ${text}`);
  }
}

for (const [name, engine] of [["Firefox", Firefox], ["WebKit", WebKit]]) {
  describe(name, () => {
    let browser;
    before(async () => {
      browser = await engine.start();
    });
    after(() => browser?.close());
    for (const [what, step] of steps(site)) test(what, () => step(browser));
    // WebKit's driver has no command for it.
    if (engine === Firefox) test("prints one sheet with the months, the clauses and where the rules come from", () => prints(browser));
  });
}
