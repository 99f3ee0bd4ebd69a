/** The line of time above the list. */
import { expect, test } from "./support/test";

for (const [width, lang] of [[1280, "zh-CN"], [390, "zh-CN"], [390, "en"]] as const) {
  test(`every date under the line of time stays within the card: ${width} px, ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/?lang=${lang}&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00&process=all`);
    const line = page.getByRole("group", { name: /时间线|时间轴|[Tt]imeline/ });
    const dates = line.locator(".axis text");
    await expect(dates.first()).toBeVisible();
    const room = async (): Promise<number> => {
      const card = (await line.boundingBox())!;
      const ends = await dates.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
      return card.x + card.width - Math.max(...ends);
    };
    await expect.poll(room).toBeGreaterThan(6);
  });
}
