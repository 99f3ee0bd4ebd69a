/** The count of one commitment, drawn day by day: each cell has its own piece, so that print and forced colours keep it. */
import { nothing, svg, html, type TemplateResult } from "lit";
import type { Alternative, Commitment, DayInfo, Exclusion, OfficeHours, OpenSpan, TraceDay } from "../../engine/types";
import { addDays, weekdayOf } from "../../engine/dates";
import { epochOf, localMoment } from "../shared/moment";

export interface Path {
  commitment: Commitment;
  /** First and last day drawn. */
  from: string;
  to: string;
  start: string;
  due: string;
  /** The last day on which it may end, if that is not settled. */
  latest: string | undefined;
  /** A clock that runs in hours: from when, until when, and until when at most. */
  clock: readonly [begins: string, ends: string, until: string] | undefined;
  /** The office hours of a working day, if the clock runs only in them. */
  office: ((date: string, info: DayInfo | undefined) => readonly OpenSpan[]) | undefined;
  /** More than one end is possible. */
  open: boolean;
  back: boolean;
  days: Map<string, TraceDay>;
  zone: string;
  exclusions: readonly Exclusion[];
}

const localDate = (instant: string, zone: string) => localMoment(epochOf(instant, zone), zone).slice(0, 10);

/** The end or, if a dimension is open, the first and the last possible end. */
function endsOf({ dueAt, dueDate, precision, alternatives = [] }: Commitment): { ends: Pick<Alternative, "dueAt" | "dueDate">[]; exact: boolean } | undefined {
  if (dueAt && dueDate) return { ends: [{ dueAt, dueDate }], exact: precision === "minute" };
  const dated = alternatives.filter((one) => one.dueAt && one.dueDate).sort((a, b) => Date.parse(a.dueAt!) - Date.parse(b.dueAt!));
  return dated.length ? { ends: [dated[0]!, dated[dated.length - 1]!], exact: dated.every((one) => one.precision === "minute") } : undefined;
}

/** By weekday if the policy says so, otherwise between the times of the two readings. */
function officeOf({ limit, readings: { openingTime: opens, closingTime: closes } }: Commitment, weekly: readonly OfficeHours[] | undefined): Path["office"] {
  if (limit?.units !== "businessHours") return undefined;
  if (!weekly) return opens && closes ? () => [{ opens, closes }] : undefined;
  return (date, info) => {
    const own = info?.kind === "makeup-workday" ? weekly.find((one) => one.makeupWorkdays) : undefined;
    return (own ?? weekly.find(({ days }) => days.includes(weekdayOf(date))))?.hours ?? [];
  };
}

/** Whether a path counts every day, and not working days. */
export const countsDays = (path: Path | undefined): boolean => path?.commitment.limit?.units === "calendarDays";

/** The path of a commitment with its walk; nothing for one without any date. */
export function pathOf(commitment: Commitment | undefined, zone: string, exclusions: readonly Exclusion[] = [], weekly?: readonly OfficeHours[]): Path | undefined {
  const found = commitment?.startsAt ? endsOf(commitment) : undefined;
  if (!commitment?.startsAt || !found) return undefined;
  const { ends: [first, last = first], exact } = found;
  const start = commitment.startsAt.length === 10 ? commitment.startsAt : localDate(commitment.startsAt, zone);
  const due = first!.dueDate!;
  const latest = commitment.dueRange?.latest.slice(0, 10) ?? last!.dueDate!;
  const back = due < start;
  return {
    commitment, start, due, back, zone, exclusions,
    latest: latest === due ? undefined : latest,
    clock: exact ? [commitment.startsAt, first!.dueAt!, last!.dueAt!] : undefined,
    office: officeOf(commitment, weekly),
    open: latest !== due || first !== last,
    from: back ? due : start,
    to: back ? start : latest,
    days: new Map((commitment.trace ?? []).map((day) => [day.date, day])),
  };
}

/** 起, a number, 止 and the like are decorative; the cell's accessible name says the same in words. */
interface Labels { start: string; due: string; earliest: string; latest: string }

const disc = (label: string, square: boolean) => svg`
  ${square ? svg`<rect class="disc" x="50%" y="2" width="18" height="18" rx="3" transform="translate(-9 0)"/>` : svg`<circle class="disc" cx="50%" cy="11" r="9"/>`}
  <text class="in" x="50%" y="15">${label}</text>`;

const ring = (label: string) => svg`<circle class="ring" cx="50%" cy="11" r="9"/><text class="by" x="50%" y="15">${label}</text>`;

/** A lozenge around the middle of the cell; a nested viewport, because a path cannot be placed in per cent. */
const lozenge = (label: string) => svg`<svg class="over" x="50%" y="0" width="1" height="22">
  <path class="disc" d="M0 0l12 11l-12 11l-12-11z"/><text class="in" x="0" y="15">${label}</text></svg>`;

/** One end of a range that is not settled, beside its ordinal if it has one. */
const end = (label: string, entry: TraceDay | undefined) => {
  const counted = typeof entry?.ordinal === "number";
  return svg`<svg class="over" x="50%" y="0" width="1" height="22">
    ${counted ? svg`${entry.kind === "makeup-workday" ? svg`<rect class="disc" x="-18" y="2" width="17" height="18" rx="3"/>` : svg`<circle class="disc" cx="-9" cy="11" r="9"/>`}<text class="in" x="-9" y="15">${entry.ordinal}</text>` : nothing}
    <rect class="open" x=${counted ? 1 : -10} y="1.5" width=${counted ? 17 : 20} height="19" rx="3"/><text class="by" x=${counted ? 9.5 : 0} y="15">${label}</text></svg>`;
};

function halves(date: string, path: Path, first: boolean, last: boolean): TemplateResult {
  const entry = path.days.get(date);
  const skipped = date !== path.start && date !== path.due && (!entry || entry.ordinal === null);
  const maybe = path.latest !== undefined && date > path.due;
  const kind = maybe ? "line maybe" : skipped ? "line skipped" : "line";
  return svg`${date > path.from ? svg`<line class=${kind} x1="0" x2="50%" y1="11" y2="11"/>` : nothing}
    ${date < path.to ? svg`<line class=${path.latest !== undefined && date >= path.due ? "line maybe" : kind} x1="50%" x2="100%" y1="11" y2="11"/>` : nothing}
    ${entry?.excluded ? svg`<path class="stop" d="M0 5v12M5 5v12" transform="translate(0 0)"/>` : nothing}
    ${last && date < path.to ? svg`<text class="turn end" x="100%" y="15">›</text>` : nothing}
    ${first && date > path.from ? svg`<text class="turn" x="0" y="15">${path.back ? "‹" : "›"}</text>` : nothing}`;
}

const max = (a: string, b: string | undefined): string => (b !== undefined && b > a ? b : a);
const min = (a: string, b: string | undefined): string => (b !== undefined && b < a ? b : a);

/** The part of a day that an hour clock runs, as a bar of 24 hours; hatched between the first and the last possible end, each named under its day. */
function hours(date: string, path: Path, clock: NonNullable<Path["clock"]>, labels: Labels, info: DayInfo | undefined): TemplateResult {
  // A day on which the clocks are changed is shorter or longer than the others.
  const [dawn, next] = [date, addDays(date, 1)].map((day) => epochOf(day, path.zone)) as [number, number];
  const share = (epoch: number) => Math.min(1, Math.max(0, (epoch - dawn) / (next - dawn)));
  const [begins, ends, until] = clock.map((instant) => epochOf(instant, path.zone)) as [number, number, number];
  const top = path.open ? 0 : 7;
  const piece = (kind: string, from: number, to: number) => {
    const [left, right] = [share(from), share(to)];
    return right > left ? svg`<rect class=${kind} x="${left * 100}%" width="${Math.max(3, (right - left) * 100)}%" y=${top} height="8"/>` : nothing;
  };
  // The hours of the day in which it runs; none on a rest day.
  const { office } = path;
  const spans = office ? office(date, info).map(({ opens, closes }) => [max(opens, info?.opens), min(closes, info?.closes)] as const) : [["00:00", "24:00"] as const];
  const at = (time: string): number => (time === "24:00" ? next : epochOf(`${date}T${time}`, path.zone));
  const works = !office || info?.kind === "workday" || info?.kind === "makeup-workday";
  const cause = path.days.get(date)?.excluded;
  const named = path.open ? [date === path.due ? labels.earliest : "", date === (path.latest ?? path.due) ? labels.latest : ""].filter(Boolean).join("–") : "";
  return svg`<rect class="clock" x="0" width="100%" y=${top} height="8"/>
    ${works ? spans.map(([opens, closes]) => piece("run", Math.max(at(opens), Math.min(begins, ends)), Math.min(at(closes), Math.max(begins, ends)))) : nothing}${piece("either", ends, until)}
    ${path.exclusions.filter((one) => one.cause === cause).map((one) => piece("gap", epochOf(one.from, path.zone), epochOf(one.to, path.zone)))}
    ${named ? svg`<text class="either-by" x="50%" y="21">${named}</text>` : nothing}`;
}

/** What one cell shows of the path; nothing outside it. */
export function segment(date: string, path: Path | undefined, labels: Labels, first: boolean, last: boolean, info: DayInfo | undefined): TemplateResult | typeof nothing {
  if (!path || date < path.from || date > path.to) return nothing;
  if (path.clock) return html`<svg class="path" aria-hidden="true">${hours(date, path, path.clock, labels, info)}</svg>`;
  const entry = path.days.get(date);
  const mark =
    date === path.due ? (path.open ? end(labels.earliest, entry) : lozenge(labels.due))
    : date === path.latest ? end(labels.latest, entry)
    : date === path.start ? ring(labels.start)
    : typeof entry?.ordinal === "number" ? disc(String(entry.ordinal), entry.kind === "makeup-workday")
    : nothing;
  return html`<svg class="path" aria-hidden="true">${halves(date, path, first, last)}${mark}</svg>`;
}

/** The months that show the whole path: the due day's, and the start's before it unless its week is already there. */
export function monthsOf(path: Path): string[] {
  const [first, last] = [path.from.slice(0, 7), path.to.slice(0, 7)];
  if (first === last) return [last];
  const firstOfLast = `${last}-01`;
  const weekday = weekdayOf(firstOfLast) - 1;
  if (path.from >= addDays(firstOfLast, -weekday)) return [last];
  return first === addDays(firstOfLast, -1).slice(0, 7) ? [first, last] : [path.due.slice(0, 7)];
}

/** A deadline on the calendar. */
export interface Deadline {
  id: string;
  date: string;
  title: string;
}

/** What a cell can show. */
export type Mark = "rest" | "makeup" | "short" | "start" | "counted" | "countedMakeup" | "skipped" | "excluded" | "hours" | "office" | "provisional" | "deadline";

/** The marks of the path on one day. */
export function marksOn(date: string, path: Path | undefined): Mark[] {
  if (!path || date < path.from || date > path.to) return [];
  const ending: Mark[] = path.open && date >= path.due ? ["provisional"] : date === path.due ? ["deadline"] : [];
  const entry = path.days.get(date);
  const stopped: Mark[] = entry?.excluded ? ["excluded"] : [];
  if (path.clock) return [path.office ? "office" : "hours", ...stopped, ...ending];
  if (date === path.due && !path.open) return ending;
  if (typeof entry?.ordinal === "number") return [entry.kind === "makeup-workday" ? "countedMakeup" : "counted", ...ending];
  if (date === path.start) return ["start"];
  // A limit in months counts every day.
  const passed: Mark[] = path.commitment.limit?.units === "calendarMonths" ? [] : ["skipped"];
  return [...(ending.length || stopped.length ? stopped : passed), ...ending];
}
