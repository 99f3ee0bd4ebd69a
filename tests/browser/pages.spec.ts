/** Every page that is shipped, in both languages: nothing breaks, nothing is asked of another host, nothing scrolls sideways. */
import path from "node:path";
import { NAVIGATION } from "../../www/pages/navigation";
import { complaintsOf, fits } from "./support/page";
import { PAGES, homeOf, openIn } from "./support/site";
import { expect, test } from "./support/test";

const folder = path.join(import.meta.dirname, "../../target/screenshots");

for (const file of PAGES) {
  for (const lang of ["zh-CN", "en"]) {
    test(`${file} in ${lang}`, async ({ page, baseURL }) => {
      const complaints = complaintsOf(page, homeOf(file, baseURL));
      await openIn(page, file, lang);
      // What loads when it is seen has been seen.
      for (const frame of await page.locator("iframe").all()) await frame.scrollIntoViewIfNeeded();
      for (const width of [320, 390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await fits(page, `${file} at ${width}`);
        if (width > 320) await page.screenshot({ path: path.join(folder, `page-${file.replace(".html", "")}-${width}-${lang}.png`), fullPage: true });
      }
      expect(complaints).toEqual([]);
    });
  }
}

for (const file of PAGES.filter((one) => !/frame|offline/.test(one))) {
  test(`the navigation of ${file} keeps the language, also one that is chosen there`, async ({ page }) => {
    await openIn(page, file, "en");
    const links = page.locator("nav.pages").getByRole("link");
    const languages = () => links.evaluateAll((all) => all.map((one) => new URL((one as HTMLAnchorElement).href).searchParams.get("lang")));
    await expect.poll(languages).toEqual(Array.from({ length: NAVIGATION.length }, () => "en"));
    await page.locator("#language").click();
    await expect.poll(languages).toEqual(Array.from({ length: NAVIGATION.length }, () => "zh-CN"));
  });
}
