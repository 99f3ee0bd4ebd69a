/** Every page is seen at one moment, whenever the tests are run; a test may say another. */
import { test as anyTime } from "@playwright/test";

export * from "@playwright/test";

export const NOW = "2026-09-30T16:10:00+08:00";

export const test = anyTime.extend({
  page: async ({ page }, use) => {
    await page.clock.setFixedTime(new Date(NOW));
    await use(page);
  },
});
