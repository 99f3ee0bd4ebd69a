/**
 * Many requests of a list at once, as columns: rows that differ by their start alone have the dates of their own columns, and share what
 * their limits and reasons say, which is asked of the engine once.
 */
import type { ColumnAnswer, Columns } from "../../engine/column-types";
import { clockTime, dateOf, dayNumber, MS_PER_DAY, twoDigits } from "../../engine/dates";
import type { QuoteRequest, Reason } from "../../engine/types";
import { shownEndsEarly } from "../../engine/systems/periods";
import { NO_DAY } from "../../engine/wire";
import type { Quoter } from "../shared/engine";
import { clocksOf } from "../../engine/zones";
import { epochOf } from "../shared/moment";
import { quoteOf, RANGE, reasonsOf, type Answer, type Sheet } from "./quoting";

/** A moment of the policy's own zone, or a day. */
const LOCAL = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?$/;
/** The number of kinds of requests, and of kinds of answers for each, that are remembered. */
const REMEMBERED = 20_000;
/** The number of commitments whose statuses fit into one number. */
const MOST = 12;
/** The value of `provisional` in the column `certainty`. */
const PROVISIONAL = 1;
/** The reason for a count that leaves the published years. Among the reasons for a missing date it is the only one that depends on the start. */
const COUNTED = /unpublished|beyond/;

/** A moment of the policy's own zone. */
interface Moment {
  day: number;
  /** Seconds of the day; −1 for a day without a time. */
  second: number;
}

/** A request that can become a row of columns: its start, and everything that it has in common with others. */
interface Plain extends Moment {
  request: QuoteRequest;
  /** Its values, whether its start has a time, and which events it has, as one number; see `plainOf`. */
  kind: number;
}

/** What a row has of an event that other rows have, too. */
const [ABSENT, NEVER, GIVEN] = [0, 1, 2];
const STATES = 3;

/** What all answers of one kind have in common. */
interface Alike {
  why: string;
  limits: string[];
  /** For each commitment the precision of its due moment; nothing if it is not shown. */
  precisions: ("minute" | "day" | undefined)[];
}

/** The answers to a block of requests; nothing for a request that must be quoted separately. */
export type Block = (requests: readonly (QuoteRequest | undefined)[]) => Promise<(Answer | undefined)[]>;

/** Whether a reason may depend on the start. */
const moves = ({ code, params = {} }: Reason): boolean => COUNTED.test(code) || Object.values(params).some((value) => typeof value === "number" || /^\d/.test(value));

/** Loads the columns module before it is needed; if it cannot be loaded, each row is quoted separately. */
export const prepareTables = (sla: Quoter): void =>
  void sla.quoteColumns([], { count: 0, dimensions: {}, startAt: new Float64Array(0) }).catch(() => {});

/** Answers blocks of a list's requests, and remembers what rows of one block have in common for the following blocks. */
export function alike(sheet: Sheet): Block {
  const { sla, ids } = sheet;
  /** The events that a row may have of its own, also the one whose moment its start is otherwise. */
  const own = sheet.events?.length ? [...sheet.events, ...(sheet.event ? [sheet.event] : [])] : [];
  const { policy } = sla;
  /** The zone's offset in seconds. In a zone with clock changes, or if rows have zones of their own, every row is quoted separately. */
  const zone = policy.calendars || clocksOf(policy.zone) ? NaN : -epochOf("1970-01-01", policy.zone) / 1000;
  const dimensions = policy.dimensions.map(({ id, values }) => ({ id, values: values.map((value) => value.id) }));
  /** The first day of the edition; a request for an earlier day is quoted separately. */
  const first = policy.from ? dayNumber(policy.from) : -Infinity;
  const kinds = new Map<number, Map<number, Alike | "own">>();
  /** The number of possible kinds: each needs a distinct whole number. */
  const most = dimensions.reduce((count, { values }) => count * (values.length + 1), 2 * STATES ** own.length);
  let usable = sla.engine.kind === "wasm" && Number.isFinite(zone) && ids.length > 0 && ids.length <= MOST && most < Number.MAX_SAFE_INTEGER;

  const momentOf = (text: string): Moment | undefined => {
    const day = LOCAL.test(text) ? dayNumber(text.slice(0, 10)) : NaN;
    if (!(day >= first)) return undefined;
    const timed = text.length > 10;
    const [hour, minute] = timed ? [twoDigits(text, 11), twoDigits(text, 14)] : [0, 0];
    const second = text.length > 16 ? twoDigits(text, 17) : 0;
    if (hour > 23 || minute > 59 || second > 59) return undefined;
    return { day, second: timed ? hour * 3600 + minute * 60 + second : -1 };
  };

  /** Which of its own events a request has, as one number; nothing where one of them is no moment as its start is. */
  const eventsKind = ({ events = {} }: QuoteRequest, timed: boolean): number | undefined => {
    let kind = 0;
    for (const id of own) {
      const said = events[id];
      const moment = said ? momentOf(said) : undefined;
      if (said && (!moment || moment.second >= 0 !== timed)) return undefined;
      kind = kind * STATES + (said ? GIVEN : said === null ? NEVER : ABSENT);
    }
    return kind;
  };

  const plainOf = (request: QuoteRequest): Plain | undefined => {
    if (request.exclusions?.length) return undefined;
    if (request.events && Object.keys(request.events).some((id) => request.events![id] !== null && !own.includes(id))) return undefined;
    const start = momentOf(request.startAt);
    if (!start) return undefined;
    const timed = start.second >= 0;
    const eventful = eventsKind(request, timed);
    if (eventful === undefined) return undefined;
    let kind = eventful * 2 + (timed ? 1 : 0);
    for (let at = 0; at < dimensions.length; at++) {
      const { id, values } = dimensions[at]!;
      const value = request.dimensions[id];
      // 0 stands for a dimension that is not given.
      const place = value === undefined ? 0 : values.indexOf(value) + 1;
      if (value !== undefined && place === 0) return undefined;
      kind = kind * (values.length + 1) + place;
    }
    return { request, kind, ...start };
  };

  const msOf = ({ day, second }: Moment): number => day * MS_PER_DAY + (second < 0 ? 0 : (second - zone) * 1000);

  /** The columns of events: those that did not happen in any row, and those that rows have of their own. */
  const eventsOf = (rows: readonly Plain[]): Pick<Columns, "events" | "eventIsDate"> => {
    const count = rows.length;
    const events: Record<string, Float64Array> = {};
    const eventIsDate: Record<string, Uint8Array> = {};
    for (const id of new Set([...Object.keys(rows[0]!.request.events ?? {}), ...own])) {
      events[id] = new Float64Array(count).fill(own.includes(id) ? NaN : -Infinity);
      if (!own.includes(id)) continue;
      eventIsDate[id] = new Uint8Array(count);
      for (let row = 0; row < count; row++) {
        const said = rows[row]!.request.events?.[id];
        const moment = said ? momentOf(said)! : undefined;
        if (said === null) events[id][row] = -Infinity;
        else if (moment) [events[id][row], eventIsDate[id][row]] = [msOf(moment), Number(moment.second < 0)];
      }
    }
    return { events, eventIsDate };
  };

  const columnsOf = (rows: readonly Plain[]): Columns => {
    const [{ request }] = rows as [Plain];
    const { conditions, figures, readings } = request;
    const count = rows.length;
    const codes = dimensions.map(() => new Int32Array(count));
    const startAt = new Float64Array(count);
    const startIsDate = new Uint8Array(count);
    // By places: `from` of a typed array goes through an iterator.
    for (let row = 0; row < count; row++) {
      const { day, second, kind } = rows[row]!;
      // From the last dimension to the first, as `plainOf` put them together.
      for (let at = dimensions.length - 1, rest = kind; at >= 0; at--) {
        const base = dimensions[at]!.values.length + 1;
        codes[at]![row] = (rest % base) - 1;
        rest = Math.floor(rest / base);
      }
      startAt[row] = msOf({ day, second });
      startIsDate[row] = Number(second < 0);
    }
    return {
      count, startAt, startIsDate, ...(conditions && { conditions }), ...(figures && { figures }), ...(readings && { readings }),
      dimensions: Object.fromEntries(dimensions.map(({ id, values }, at) => [id, { values, codes: codes[at]! }])),
      ...eventsOf(rows),
    };
  };

  /** What the answers of a kind with these statuses have in common; `own` if they may differ. */
  const commonOf = ({ kind, request }: Plain, states: number): Alike | "own" => {
    let known = kinds.get(kind);
    if (!known && kinds.size < REMEMBERED) kinds.set(kind, (known = new Map()));
    const common = known?.get(states) ?? askedOf(request);
    if (known && !known.has(states)) known.set(states, common);
    return common;
  };

  const askedOf = (request: QuoteRequest): Alike | "own" => {
    const asked = quoteOf(request, sheet);
    if ("problem" in asked || asked.commitments.some((one) => one && !one.dueDate && reasonsOf(one, sheet).some(moves))) return "own";
    const { answer: { why, limits }, commitments } = asked;
    return { why, limits, precisions: commitments.map((one) => one && (one.precision ?? "day")) };
  };

  const dueOf = ({ dueAt, earliest, latest }: ColumnAnswer, row: number, precision: "minute" | "day" | undefined): string => {
    if (earliest[row] === NO_DAY || !precision) return "";
    if (earliest[row] !== latest[row]) return dateOf(earliest[row]!) + RANGE + dateOf(latest[row]!);
    const shown = dueAt[row]! + zone * 1000;
    // A day that ends at midnight is shown without a time; one that ends earlier, such as at close of business, with it.
    if (precision === "day" && !shownEndsEarly(shown, earliest[row]!)) return dateOf(earliest[row]!);
    const day = Math.floor(shown / MS_PER_DAY);
    return `${dateOf(day)} ${clockTime((shown - day * MS_PER_DAY) / 1000).slice(0, 5)}`;
  };

  const answerOf = (plain: Plain, answers: readonly ColumnAnswer[], row: number): Answer | undefined => {
    if (answers[0]!.error[row] !== 0) return undefined;
    let states = 0;
    for (const { status, certainty } of answers) states = states * 16 + Math.min(status[row]!, 7) * 2 + (certainty[row] === PROVISIONAL ? 1 : 0);
    const common = commonOf(plain, states);
    if (common === "own") return undefined;
    const dates = answers.map((answer, at) => dueOf(answer, row, common.precisions[at]));
    const provisional = answers.map(({ certainty }, at) => dates[at] !== "" && certainty[row] === PROVISIONAL);
    return { dates, ...(provisional.includes(true) && { provisional }), why: common.why, limits: common.limits };
  };

  return async (requests) => {
    const found = new Array<Answer | undefined>(requests.length).fill(undefined);
    if (!usable) return found;
    const rows: Plain[] = [];
    const places: number[] = [];
    requests.forEach((request, at) => {
      const plain = request && plainOf(request);
      if (!plain) return;
      rows.push(plain);
      places.push(at);
    });
    if (!rows.length) return found;
    try {
      const tables = await sla.quoteColumns(ids, columnsOf(rows));
      const answers = ids.map((id) => tables[id]!);
      rows.forEach((plain, row) => { found[places[row]!] = answerOf(plain, answers, row); });
    } catch {
      // The module could not be loaded, or one of the list's own figures is rejected: then each row reports it.
      usable = false;
    }
    return found;
  };
}
