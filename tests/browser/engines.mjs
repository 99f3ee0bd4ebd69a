// The shipped page in the other two engines that people use. Run by `cargo xtask test engines`, which serves it.
import { after, before, describe, test } from "node:test";
import { Firefox } from "./support/firefox.mjs";
import { steps } from "./support/visit.mjs";
import { WebKit } from "./support/webkit.mjs";

const { SLA_BASE_URL: site } = process.env;
if (!site) throw new Error("start it with `cargo xtask test engines`, which serves what it opens");

for (const [name, engine] of [["Firefox", Firefox], ["WebKit", WebKit]]) {
  describe(name, () => {
    let browser;
    before(async () => {
      browser = await engine.start();
    });
    after(() => browser?.close());
    for (const [what, step] of steps(site)) test(what, () => step(browser));
  });
}
