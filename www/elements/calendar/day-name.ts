/** The accessible name of a day of the calendar, for those who do not see its marks. */
import type { DayInfo } from "../../engine/types";
import type { Words } from "../../words";
import { countsDays, type Deadline, type Path } from "./path";

/** What the calendar shows besides the count. */
interface Shown {
  deadlines: readonly Deadline[];
  today: string;
}

/** 2026年10月10日,星期六,调休上班,第3个工作日,停机办理截止 */
export function dayName(date: string, info: DayInfo | undefined, path: Path | undefined, { deadlines, today }: Shown, words: Words): string {
  const entry = path?.days.get(date);
  const title = path ? words.title(path.commitment.id) : "";
  const due = deadlines.filter((one) => one.date === date && !(path?.open && one.id === path.commitment.id)).map((one) => words.ui("day.due", { title: one.title }));
  const parts = [
    words.dateFull(date),
    info && info.kind !== "workday" && info.kind !== "weekend" ? words.ui(`day.${info.kind}`) : "",
    info?.kind === "holiday" && info.name ? words.holiday(info.name) : "",
    info?.opens ? words.ui("hours.opens", { time: info.opens }) : "",
    info?.closes ? words.ui("hours.closes", { time: info.closes }) : "",
    info?.kind === "workday" && info.name ? words.holiday(info.name) : "",
    info?.certainty === "provisional" && info.kind !== "workday" ? words.ui("provisional") : "",
    date === today ? words.ui("day.today") : "",
    path && date === path.start ? words.ui("day.start", { title }) : "",
    typeof entry?.ordinal === "number" ? words.ui(countsDays(path) ? "day.ordinalDay" : "day.ordinal", { n: entry.ordinal }) : "",
    entry?.excluded ? words.ui("day.excluded", { cause: words.cause(entry.excluded) }) : "",
    path?.open && date === path.due ? words.ui("day.earliest", { title }) : "",
    path?.open && date === (path.latest ?? path.due) ? words.ui("day.latest", { title }) : "",
    ...due,
  ];
  return parts.filter(Boolean).join(words.ui("day.join"));
}
