/**
 * `sla-calculator/calendar`: reads and checks the yearly holiday notice and adds it to a calendar document. The reader is the
 * documents module (`src/calendar/notice`), loaded by the first call.
 */
import type { NoticeReading } from "./contract";
import { wrongKind } from "./call-options";
import { dayNumber, daysBetween } from "./dates";
import { SlaError } from "./error";
import { WASM } from "./given-wasm";
import { loadDocuments, type WasmSource } from "./load";
import { refusedBy } from "./trap";

export type { MovedDay, NoticeKind, NoticeLine, NoticeReading, PassedLine } from "./contract";
export { SlaError };
export { textOf } from "./file-text";

/** What the caller knows of a notice besides its text; leave out what is not known. */
export interface NoticeGiven {
  /** The document number (文号); if absent, the one in the text is taken. */
  number?: string;
  /** The date of issue, `2026-11-04` or `2026年11月4日`; if absent, the one in the text is taken. */
  date?: string;
  /** The address at which the notice was published. */
  url?: string;
  /** Unusual make-up days that were compared with the official page, so that they are accepted. */
  confirmed?: string[];
}

/**
 * Reads a notice and adds it to a calendar document, under a higher version.
 * @throws {SlaError} (rejects) `invalid-notice` at `/0/LINE` (lines from 1), or at `/0` for the whole text: the message quotes the line and says
 * what would be right, `params.reason` is the kind of fault; `invalid-calendar` under `/1`; a fault of `given` under `/2`
 */
export async function readNotice(text: string, calendar: unknown, given: NoticeGiven = {}, wasm?: WasmSource | Promise<WasmSource>): Promise<NoticeReading> {
  // The module takes an absent object and `null` for the same.
  if (given === null) throw wrongKind("/2", { what: "an object" }, given);
  if (wasm !== undefined && !WASM.is(wasm)) throw wrongKind("/3", WASM, wasm);
  if (typeof text !== "string") throw new SlaError({ code: "wrong-type", path: "/0", message: "the text of a notice is needed" });
  const documents = await loadDocuments(wasm);
  try {
    return documents.readNotice(text, calendar, given);
  } catch (thrown) {
    throw refusedBy(thrown);
  }
}

/**
 * The text of a calendar document, one entry per line, as in `cn.json`.
 * @throws {SlaError} (rejects) `invalid-calendar` for anything that is not a JSON object
 */
export async function writeCalendar(calendar: unknown): Promise<string> {
  const documents = await loadDocuments();
  try {
    return documents.writeCalendar(calendar);
  } catch (thrown) {
    throw refusedBy(thrown);
  }
}

/** How far a calendar's notices reach. */
export interface Coverage {
  publishedThrough: string;
  /** The days from `today` to the last day that a notice settles; negative once that day has passed. */
  daysLeft: number;
}

/**
 * How far a calendar document's notices reach, as `sla.calendar` says it.
 * @throws {SlaError} (rejects) `invalid-calendar` for a document with a fault; `invalid-date` or `wrong-type` at `/1`
 */
export async function coverage(calendar: unknown, today: string): Promise<Coverage> {
  if (typeof today !== "string") throw wrongKind("/1", { what: "a date `YYYY-MM-DD`" }, today);
  if (Number.isNaN(dayNumber(today))) throw new SlaError({ code: "invalid-date", path: "/1", message: `\`${today}\` is no date`, params: { value: today } });
  const documents = await loadDocuments();
  try {
    const { publishedThrough } = documents.compileCalendar(calendar).info;
    return { publishedThrough, daysLeft: daysBetween(today, publishedThrough) };
  } catch (thrown) {
    throw refusedBy(thrown);
  }
}
