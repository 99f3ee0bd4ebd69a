/** What a page prints, read back as text. */
import type { Page } from "@playwright/test";
import { extractText, getDocumentProxy } from "unpdf";

/** The texts of the sheets, without white space: where a line breaks is the printer's affair. Fonts name some characters by their look-alikes. */
export async function printed(page: Page): Promise<string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: "A4", preferCSSPageSize: true })));
  const { text } = await extractText(pdf, { mergePages: false });
  return text.map(plain);
}

/** Radicals that fonts share with the characters they are the look-alikes of; the normal form knows only some. */
const ALIKE: Record<string, string> = { 戶: "户", "⻔": "门", "⻓": "长", "⻋": "车", "⻅": "见", "⻚": "页", "⻛": "风", "⻝": "食", "⻬": "齐", "⻆": "角", "⻘": "青", "⻢": "马" };

export const plain = (text: string): string =>
  text.normalize("NFKC").replace(/[戶\u2e80-\u2eff]/g, (one) => ALIKE[one] ?? one).replace(/[\u2010-\u2015]/g, "-").replace(/\s+/g, "");
