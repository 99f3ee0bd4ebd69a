/** The dates that are written on a sheet: free texts, of which one that is written as a date must be a day that there is. */
import { dayNumber } from "../../engine/dates";
import { readMoment } from "../../lists/moments";
import { noSuchDay } from "../calculator/sentences";
import { MOMENT_FAULTS, weekdayName } from "../shared/moment-fault";
import type { Desk } from "./context";
import type { SheetFields } from "./quote-file";

export type DateField = "until" | "date";

/** The day that a text names; nothing of words such as 合同签订前, which are no date at all. */
function dayOf(text: string): string | undefined {
  const read = readMoment(text);
  return "moment" in read ? read.moment.slice(0, 10) : undefined;
}

/** What is wrong with the text of a date, as a sentence. */
function wrong(text: string, { sla: { calendar }, words, say }: Pick<Desk, "sla" | "words" | "say">): string | undefined {
  const read = readMoment(text);
  if (!("moment" in read)) return read.fault === "form" ? undefined : say(MOMENT_FAULTS[read.fault], { weekday: weekdayName(read.weekday, words) });
  const date = read.moment.slice(0, 10);
  if (Number.isNaN(dayNumber(date))) {
    const day = noSuchDay({ code: "invalid-date" }, date);
    return day ? words.ui("error.noSuchDay", day) : words.ui("error.invalid-date", { value: text });
  }
  const { supportedFrom: from, supportedThrough: through } = calendar;
  return date < from || date > through ? words.ui("error.date-out-of-range", { value: text, from, through }) : undefined;
}

/** Why a field of the sheet cannot stand so. */
export function dateProblem(name: DateField, sheet: Pick<SheetFields, DateField>, desk: Pick<Desk, "sla" | "words" | "say">): string | undefined {
  const text = sheet[name];
  const fault = text ? wrong(text, desk) : undefined;
  if (fault || name === "date") return fault;
  const [date, until] = [dayOf(sheet.date), dayOf(text)];
  return date && until && until < date && !wrong(sheet.date, desk) ? desk.say("sheet.untilBefore", { until: text, date: sheet.date }) : undefined;
}
