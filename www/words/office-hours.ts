/** Office hours by weekday, as a line of text. */
import type { Language } from "./language";
import type { PolicyWords } from "./policy-words";

/** Groups of consecutive weekdays: `Mon–Thu`, `Mon, Tue`. */
function daysText(days: readonly number[], { weekdays, comma }: Language): string {
  const runs: number[][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last && last[last.length - 1] === day - 1) last.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined): string => weekdays[(day ?? 0) % 7] ?? "";
  return runs.map((run) => (run.length > 2 ? `${name(run[0])}–${name(run[run.length - 1])}` : run.map(name).join(comma))).join(comma);
}

/** `Mon–Thu 08:30–12:00, 13:00–17:30 · Fri 08:30–12:00`; empty for a policy without office hours by weekday. */
export function officeHoursText({ officeHours = [] }: PolicyWords, language: Language): string {
  return officeHours.map(({ days = [], makeupWorkdays, hours }) => {
    const on = [days.length ? daysText(days, language) : "", makeupWorkdays ? language.kinds["makeup-workday"] : ""].filter(Boolean).join(language.comma);
    return `${on} ${hours.map(({ opens, closes }) => `${opens}–${closes}`).join(language.comma)}`;
  }).join(" · ");
}
