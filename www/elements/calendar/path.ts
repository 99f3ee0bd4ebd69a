/** The count of one commitment, drawn day by day: each cell has its own piece, so that print and forced colours keep it. */
import { nothing, svg, html, type TemplateResult } from "lit";
import type { Commitment, Exclusion, TraceDay } from "../../engine/types";
import { epochOf, shiftDate } from "../shared/moment";

const DAY = 86_400_000;

export interface Path {
  commitment: Commitment;
  /** First and last day drawn. */
  from: string;
  to: string;
  start: string;
  due: string;
  latest: string | undefined;
  back: boolean;
  days: Map<string, TraceDay>;
  zone: string;
  exclusions: readonly Exclusion[];
}

const localDate = (instant: string, zone: string) => new Date(epochOf(instant, zone) + epochOf("1970-01-01T00:00Z", zone) - epochOf("1970-01-01T00:00", zone)).toISOString().slice(0, 10);

/** The path of a dated commitment with its walk; nothing for one without a date. */
export function pathOf(commitment: Commitment | undefined, zone: string, exclusions: readonly Exclusion[] = []): Path | undefined {
  if (!commitment?.dueDate || !commitment.startsAt) return undefined;
  const start = commitment.startsAt.length === 10 ? commitment.startsAt : localDate(commitment.startsAt, zone);
  const due = commitment.dueDate;
  const range = commitment.dueRange;
  const latest = range && range.latest !== range.earliest ? range.latest.slice(0, 10) : undefined;
  const back = due < start;
  return {
    commitment, start, due, latest, back, zone, exclusions,
    from: back ? due : start,
    to: back ? start : latest ?? due,
    days: new Map((commitment.trace ?? []).map((day) => [day.date, day])),
  };
}

/** 起, a number, 止 and the rest are for the eye; the cell's name says the same in words. */
interface Labels { start: string; due: string; earliest: string; latest: string }

const disc = (label: string, square: boolean) => svg`
  ${square ? svg`<rect class="disc" x="50%" y="2" width="18" height="18" rx="3" transform="translate(-9 0)"/>` : svg`<circle class="disc" cx="50%" cy="11" r="9"/>`}
  <text class="in" x="50%" y="15">${label}</text>`;

const ring = (label: string) => svg`<circle class="ring" cx="50%" cy="11" r="9"/><text class="by" x="50%" y="15">${label}</text>`;

/** A lozenge around the middle of the cell; a nested viewport, because a path cannot be placed in per cent. */
const lozenge = (label: string) => svg`<svg class="over" x="50%" y="0" width="1" height="22">
  <path class="disc" d="M0 0l12 11l-12 11l-12-11z"/><text class="in" x="0" y="15">${label}</text></svg>`;

/** One end of a range that is not settled. */
const end = (label: string) => svg`<svg class="over" x="50%" y="0" width="1" height="22">
  <rect class="open" x="-10" y="1.5" width="20" height="19" rx="3"/><text class="by" x="0" y="15">${label}</text></svg>`;

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

/** The part of a day that an hour clock runs, as a bar of 24 hours. */
function hours(date: string, path: Path): TemplateResult {
  const { commitment, zone } = path;
  const dawn = epochOf(date, zone);
  const share = (epoch: number) => Math.min(1, Math.max(0, (epoch - dawn) / DAY));
  const bounds = [epochOf(commitment.startsAt!, zone), epochOf(commitment.dueAt!, zone)].sort((a, b) => a - b) as [number, number];
  const piece = (kind: string, from: number, to: number) => {
    const [left, right] = [share(from), share(to)];
    return right > left ? svg`<rect class=${kind} x="${left * 100}%" width="${Math.max(3, (right - left) * 100)}%" y="7" height="8"/>` : nothing;
  };
  const cause = path.days.get(date)?.excluded;
  return svg`<rect class="clock" x="0" width="100%" y="7" height="8"/>
    ${piece("run", bounds[0], bounds[1])}
    ${path.exclusions.filter((one) => one.cause === cause).map((one) => piece("gap", epochOf(one.from, zone), epochOf(one.to, zone)))}`;
}

/** What one cell shows of the path; nothing outside it. */
export function segment(date: string, path: Path | undefined, labels: Labels, first: boolean, last: boolean): TemplateResult | typeof nothing {
  if (!path || date < path.from || date > path.to) return nothing;
  if (path.commitment.precision === "minute") return html`<svg class="path" aria-hidden="true">${hours(date, path)}</svg>`;
  const entry = path.days.get(date);
  const mark =
    date === path.due ? (path.latest ? end(labels.earliest) : lozenge(labels.due))
    : date === path.latest ? end(labels.latest)
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
  const weekday = (new Date(firstOfLast).getUTCDay() + 6) % 7;
  if (path.from >= shiftDate(firstOfLast, -weekday)) return [last];
  return first === shiftDate(firstOfLast, -1).slice(0, 7) ? [first, last] : [path.due.slice(0, 7)];
}
