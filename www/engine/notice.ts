/**
 * `sla-calculator/calendar`: the yearly notice of holidays read, proved and put into a calendar document, and a document's
 * overlay of one's own days. The reader is the documents module (`src/calendar/notice`), loaded when it is first called.
 */
import type { NoticeReading } from "./contract";
import { daysBetween } from "./dates";
import { SlaError } from "./error";
import { loadDocuments, type WasmSource } from "./load";
import { refusedBy } from "./stopped";

export type { MovedDay, NoticeKind, NoticeLine, NoticeReading, PassedLine } from "./contract";
export { SlaError };
export { textOf } from "./text-of";

/** What is known of a notice beside its text; what is not known is left out. */
export interface NoticeGiven {
  /** The number of the document (文号); else the one in the text. */
  number?: string;
  /** The date under the notice, `2026-11-04` or `2026年11月4日`; else the one in the text. */
  date?: string;
  /** Where it was published. */
  url?: string;
  /** Make-up days that were compared with the official page, though no notice before had such ones. */
  confirmed?: string[];
}

/**
 * Reads a notice and puts it into a calendar document under a higher version.
 *
 * Throws an `SlaError`: `invalid-notice` at `/0/LINE` (lines from 1) or `/0`, whose message quotes the line and says what
 * would be right, with the kind of fault as `params.reason`; `invalid-calendar` under `/1`; a fault of what is given under `/2`.
 */
export async function readNotice(text: string, calendar: unknown, given: NoticeGiven = {}, wasm?: WasmSource | Promise<WasmSource>): Promise<NoticeReading> {
  if (typeof text !== "string") throw new SlaError({ code: "wrong-type", path: "/0", message: "the text of a notice is needed" });
  const documents = await loadDocuments(wasm);
  try {
    return documents.readNotice(text, calendar, given);
  } catch (thrown) {
    throw refusedBy(thrown);
  }
}

/** The text of a calendar document, an entry a line, as `cn.json` is kept. */
export async function writeCalendar(calendar: unknown): Promise<string> {
  const documents = await loadDocuments();
  try {
    return documents.writeCalendar(calendar);
  } catch (thrown) {
    throw refusedBy(thrown);
  }
}

/** Where a calendar's notices end, and how many days are left. */
export interface Coverage {
  publishedThrough: string;
  /** From `today` to the last day that a notice settles; negative once that is over. */
  daysLeft: number;
}

/** How far a calendar document reaches, as the calculator would say it. Throws `invalid-calendar` for a document with a fault. */
export async function coverage(calendar: unknown, today: string): Promise<Coverage> {
  const documents = await loadDocuments();
  try {
    const { publishedThrough } = documents.compileCalendar(calendar).info;
    return { publishedThrough, daysLeft: daysBetween(today, publishedThrough) };
  } catch (thrown) {
    throw refusedBy(thrown);
  }
}
