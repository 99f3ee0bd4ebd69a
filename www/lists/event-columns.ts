/** Moments of events in columns of their own: 告警时间, 故障恢复时间, each with its time of day beside it where the list has it so. */
import { cellText, type Cell } from "./cells";
import { mixedFigures, readJoined } from "./clock-columns";
import { isMidnight, joined, type MomentFault, type MomentRead } from "./moments";
import type { Mapping, Survey } from "./survey";
import { saysNone } from "./tidy";

/** The target of a column that has an event's time of day beside the column of its date. */
export const clockOf = (event: string): string => `${event}.clock`;

/** For each of these moments whose column has only a date, the column of its time of day, unless that has another meaning. */
export function withClocks(mapping: Mapping, { clocks }: Survey, events: readonly string[]): Mapping {
  const taken = new Set(Object.values(mapping));
  const found = { ...mapping };
  for (const id of events) {
    const clock = clocks[mapping[id] ?? -1];
    if (clock === undefined || taken.has(clock)) continue;
    taken.add(clock);
    found[clockOf(id)] = clock;
  }
  return found;
}

/** This many times of day that are all zeros in one column are no coincidence. */
const ZEROS = 3;

/** The moments whose column has only zeros as time of day, as databases write a day. */
export const daysOf = ({ columns }: Survey, mapping: Mapping, events: readonly string[]): string[] => events.filter((id) => {
  const column = columns[mapping[id] ?? -1];
  return column && mapping[clockOf(id)] === undefined && column.midnight >= ZEROS && column.midnight === column.timed;
});

/** The moments whose columns of times have bare figures of both lengths. */
export const mixedOf = (rows: readonly (readonly Cell[])[], mapping: Mapping, events: readonly string[]): Set<string> => new Set(events.filter((id) => {
  const at = mapping[clockOf(id)];
  return at !== undefined && mixedFigures(rows.length, (row) => cellText(rows[row]![at]));
}));

/** How the moments of a row's events are read. */
export interface EventReader {
  events: readonly string[];
  /** Moments whose midnights are days without a time. */
  days?: ReadonlySet<string> | undefined;
  /** Moments of whose times of day short figures could be hours and minutes or minutes and seconds. */
  mixed?: ReadonlySet<string> | undefined;
  read(text: string): MomentRead;
}

/** A cell that is no moment; `weekday` is its date's actual day of the week, from Sunday = 0. */
export interface EventFault {
  target: string;
  value: string;
  fault: MomentFault;
  weekday?: number | undefined;
}

/** The moments of a row by their events, and every cell that is none. An empty cell is no moment. */
export function eventsOfRow(cell: (target: string) => string, { events, days, mixed, read }: EventReader): { moments: Record<string, string>; faults: EventFault[] } {
  const moments: Record<string, string> = {};
  const faults: EventFault[] = [];
  for (const id of events) {
    const date = cell(id);
    if (!date || saysNone(date)) continue;
    const clock = cell(clockOf(id));
    const found = readJoined(date, clock, read, mixed?.has(id));
    if ("moment" in found) moments[id] = days?.has(id) && isMidnight(found.moment) ? found.moment.slice(0, 10) : found.moment;
    else if (found.clock) faults.push({ target: clockOf(id), value: clock, fault: found.fault });
    else faults.push({ target: id, value: found.fault === "clocks" ? joined(date, clock) : date, fault: found.fault, weekday: found.weekday });
  }
  return { moments, faults };
}
