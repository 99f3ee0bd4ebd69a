/** What axe finds on a page, as lines that name the rule, the place and what to mend. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Every violation; frames are of the same origin, so axe may look at all of them from the page itself, in half the time. */
export async function violations(page: Page, { without = [] }: { without?: string[] } = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"], preload: false }).setLegacyMode();
  const found = await axe.withTags(TAGS).disableRules(without).analyze();
  expect(found.passes.length, "axe found something to check").toBeGreaterThan(10);
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
}
