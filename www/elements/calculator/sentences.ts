/** What the engine refused, for people: loaded after the first answer, which needs none of it. */
import type { Problem } from "../../engine/types";
import type { Words } from "../../words";
import type { Quoter } from "../shared/engine";
import { daysInMonth } from "../../engine/dates";
import { splitMoment } from "../shared/moment";

/** What the engine refused a day for, where its month is too short: 2026-02-30 deserves to be told how long that February is. */
export function noSuchDay({ code }: Pick<Problem, "code">, value: string): { year: number; month: number; day: number; days: number } | null {
  const parts = code === "invalid-date" ? /^(\d{4})-(\d\d)-(\d\d)/.exec(value) : null;
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1) return null;
  const days = daysInMonth(year, month);
  return day > days ? { year, month, day, days } : null;
}

/** The sentence for people, in the language of the words; the engine's own, which is English, is for those who listen to `sla-error`. */
export function sentenceOf(problem: Problem, typed: string, sla: Quoter, words: Words): string {
  const { code, params = {} } = problem;
  const path = problem.path || "/";
  const day = noSuchDay(problem, typed);
  if (day) return words.ui("error.noSuchDay", day);
  const key = `error.${code}`;
  if (params["end"] !== undefined) {
    const what = params["event"] === undefined ? words.title(String(params["commitment"])) : words.event(String(params["event"]));
    return words.ui(`error.end.${params["end"] === "before" ? "before" : "future"}`, { what, value: words.instant(String(params["value"])), against: words.instant(String(params["against"])) });
  }
  // What the page around the element says in two ways, and a start by a clock that is wrong.
  if (params["other"] !== undefined) return words.ui("error.contradiction", { value: params["value"] ?? "", other: params["other"] });
  if (code === "date-out-of-range" && !typed && params["value"]) return words.ui("clock.start", { clock: params["value"] });
  switch (code) {
    case "invalid-date": {
      // As the two fields show it.
      const [date, time] = splitMoment(typed, sla.policy.zone);
      if (time && !date) return words.ui("error.no-date");
      return words.ui(typed ? key : "error.missing-field", { value: [date, time].filter(Boolean).join(" ") });
    }
    case "date-out-of-range":
      return words.ui(key, { value: typed, from: sla.calendar.supportedFrom, through: sla.calendar.supportedThrough });
    case "unknown-value":
    case "unknown-field":
      return words.ui(key, { value: params["value"] ?? typed });
    case "wrong-type":
      return params["value"] === undefined ? words.ui(key, { path }) : words.ui("error.wrong-value", { path, value: params["value"] });
    case "invalid-duration":
    case "invalid-number":
      return words.ui(key, { value: typed });
    case "missing-field":
      // What the form asks for stands at its own field.
      return /^\/(dimensions|startAt)/.test(path) ? words.ui(key) : words.ui("error.missing", { path });
    case "calendar-unpublished":
      return words.ui(key, { through: words.relativeTo(0).instant(sla.calendar.publishedThrough) });
    default:
      return words.ui(key, { path });
  }
}
