/** What axe finds on a page, as lines that name the rule, the place and what to mend. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "./test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Rules that depend on the scheme; all others say the same of a page of the same size. */
const COLOURS = ["color-contrast", "link-in-text-block"];

interface Options {
  /** Only what a scheme can change. */
  colours?: boolean;
  /** Not what stands in frames, which is tested by itself. */
  frames?: boolean;
}

/** Every violation; frames are of the same origin, so axe may look at all of them from the page itself, in half the time. */
export async function violations(page: Page, { colours = false, frames = true }: Options = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"], preload: false, iframes: frames }).setLegacyMode();
  const found = await (colours ? axe.withRules(COLOURS) : axe.withTags(TAGS)).analyze();
  expect(found.passes.length, "axe found something to check").toBeGreaterThan(colours ? 0 : 10);
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
}
