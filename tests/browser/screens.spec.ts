/** Pictures of the page and its states in `target/screenshots`, to be looked at; none may scroll sideways or hide its answer. */
import path from "node:path";
import { expect, test } from "@playwright/test";
import { CASE, NOW, hero, open } from "./support/page";

const folder = path.join(import.meta.dirname, "../../target/screenshots");
const FAULT = `${CASE}&assurance-level=AAA&process=fault`;

const SIZES = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 }, desk: { width: 1440, height: 900 } };

/** State, query, and the moment at which it is looked at. */
const STATES: [name: string, query: string, now?: string][] = [
  ["example", "?lang=zh-CN"],
  ["change", CASE],
  ["open-level", `${CASE}&process=fault`],
  ["overdue", FAULT, "2026-09-30T23:20:00+08:00"],
  ["provisional", CASE.replace("2026-09-30T16:00", "2027-02-04"), "2027-02-04T09:00:00+08:00"],
  ["notice", CASE.replace("2026-09-30T16:00", "2026-10-12") + "&process=notice"],
  ["operator-all", `${CASE}&process=all&audience=operator`],
];

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const [state, query, now] of STATES) {
    for (const [look, lang, colorScheme] of [["zh", "zh-CN", "light"], ["en", "en", "light"], ["dark", "zh-CN", "dark"]] as const) {
      // Every state in every size in Chinese; the other looks where they tell something new.
      if (look !== "zh" && !["change", "overdue"].includes(state)) continue;
      test(`${state}-${size}-${look}`, async ({ page }) => {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await open(page, query.replace("zh-CN", lang), now ?? NOW);
        await expect(hero(page)).toContainText(/\d/);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        await page.screenshot({ path: path.join(folder, `${state}-${size}-${look}.png`), fullPage: true });
      });
    }
  }
}
