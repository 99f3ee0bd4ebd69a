/** What the engine refused, said at the field it is about. */
import type { Problem } from "../../engine/types";
import type { Words } from "../../words";
import { daysInMonth } from "../shared/moment";
import type { Calculator } from "../shared/engine";

/** Any thrown thing as a problem; one that did not come from the engine has an empty path and its own message. */
export function problemOf(thrown: unknown): Problem {
  const error = thrown as Partial<Problem> | null | undefined;
  return {
    code: error?.code ?? "unsupported",
    path: error?.path ?? "",
    message: error?.message ?? String(thrown),
    ...(error?.params ? { params: error.params } : {}),
    ...(error?.allowed ? { allowed: error.allowed } : {}),
  };
}

/** The field a path belongs to: `/figures/activationLimit/amount` is about `figures/activationLimit`. */
export const fieldOf = (path: string): string => path.split("/").slice(1, 3).map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~")).join("/");

/** 2026-02-30 deserves to be told how long that February is. */
function noSuchDay(value: string): { year: number; month: number; day: number; days: number } | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)/.exec(value);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1) return null;
  const days = daysInMonth(year, month);
  return day > days ? { year, month, day, days } : null;
}

/** The sentence for people, in the language of the words; the engine's own, which is English, is for those who listen to `sla-error`. */
export function sentenceOf(problem: Problem, typed: string, sla: Calculator, words: Words): string {
  const { code, params = {} } = problem;
  const path = problem.path || "/";
  const day = code === "invalid-date" ? noSuchDay(typed) : null;
  if (day) return words.ui("error.noSuchDay", day);
  const key = `error.${code}`;
  switch (code) {
    case "invalid-date":
      return words.ui(typed ? key : "error.missing-field", { value: typed.replace(/(\d)T(\d)/, "$1 $2") });
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
