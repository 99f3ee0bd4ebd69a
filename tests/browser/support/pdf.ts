/** What a page prints, read back as text. */
import type { Page } from "@playwright/test";
import { extractText, getDocumentProxy } from "unpdf";

/** The texts of the sheets, without white space: where a line breaks is the printer's affair. Fonts name some characters by their look-alikes. */
export async function printed(page: Page): Promise<string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: "A4", preferCSSPageSize: true })));
  const { text } = await extractText(pdf, { mergePages: false });
  return text.map(plain);
}

/** Texts that lie on one another, as pairs, sheet by sheet. A letter reaches from a little under its line to three quarters of its size; marks between texts are set closer than they are wide. */
export async function overlaps(page: Page): Promise<string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: "A4", preferCSSPageSize: true })));
  const found: string[] = [];
  for (let sheet = 1; sheet <= pdf.numPages; sheet++) {
    const { items } = await (await pdf.getPage(sheet)).getTextContent();
    const boxes = items.flatMap((item) => ("str" in item && /[\p{L}\p{N}]/u.test(item.str) ? [boxOf(item)] : []));
    for (const [at, one] of boxes.entries()) {
      for (const other of boxes.slice(at + 1)) if (over(one, other)) found.push(`${sheet}: ${one.text} / ${other.text}`);
    }
  }
  return found;
}

interface Box {
  text: string;
  x: readonly [from: number, to: number];
  y: readonly [from: number, to: number];
}

function boxOf({ str, transform, width, height }: { str: string; transform: number[]; width: number; height: number }): Box {
  const [x, y] = [Number(transform[4]), Number(transform[5])];
  return { text: str, x: [x, x + width], y: [y - height * 0.1, y + height * 0.75] };
}

/** By more than what rounding may do. */
const over = (one: Box, other: Box): boolean =>
  (["x", "y"] as const).every((axis) => Math.min(one[axis][1], other[axis][1]) - Math.max(one[axis][0], other[axis][0]) > 1);

/** Radicals that fonts share with the characters they are the look-alikes of; the normal form knows only some. */
const ALIKE: Record<string, string> = { 戶: "户", "⻔": "门", "⻓": "长", "⻋": "车", "⻅": "见", "⻚": "页", "⻛": "风", "⻝": "食", "⻬": "齐", "⻆": "角", "⻘": "青", "⻢": "马" };

export const plain = (text: string): string =>
  text.normalize("NFKC").replace(/[戶\u2e80-\u2eff]/g, (one) => ALIKE[one] ?? one).replace(/[\u2010-\u2015]/g, "-").replace(/\s+/g, "");
