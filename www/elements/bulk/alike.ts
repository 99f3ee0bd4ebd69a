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
/** Kinds of requests, and kinds of answers of each, that are remembered. */
const REMEMBERED = 20_000;
/** Commitments whose states fit one number. */
const MOST = 12;
/** As `certainty` of columns has it. */
const PROVISIONAL = 1;
/** What a count that leaves the published years says; it depends on the start, as nothing else that leaves a commitment without a date. */
const COUNTED = /unpublished|beyond/;

/** A request that a row of columns can be: its start, and all that it has in common with others. */
interface Plain {
  request: QuoteRequest;
  /** Its values and whether its start has a time, as one number; see `plainOf`. */
  kind: number;
  day: number;
  /** Seconds of the day; −1 for a day without a time. */
  second: number;
}

/** What answers of one kind have in common. */
interface Alike {
  why: string;
  limits: string[];
  /** For each commitment how exact its due moment is; nothing where it is not shown. */
  precisions: ("minute" | "day" | undefined)[];
}

/** Answers of a block of requests: nothing for one that has to be asked by itself. */
export type Block = (requests: readonly (QuoteRequest | undefined)[]) => Promise<(Answer | undefined)[]>;

/** Whether a reason may be another for another start. */
const moves = ({ code, params = {} }: Reason): boolean => COUNTED.test(code) || Object.values(params).some((value) => typeof value === "number" || /^\d/.test(value));

/** Loads what answers tables before they are there; where it cannot be had, the rows ask one by one. */
export const prepareTables = (sla: Quoter): void =>
  void sla.quoteColumns([], { count: 0, dimensions: {}, startAt: new Float64Array(0) }).catch(() => {});

/** Answers blocks of a list's requests; it remembers what the rows of one block say for those of the next. */
export function alike(sheet: Sheet): Block {
  const { sla, ids } = sheet;
  const { policy } = sla;
  /** Seconds east of Greenwich; in a zone whose clocks change, and where rows have zones of their own, every row is asked by itself. */
  const zone = policy.calendars || clocksOf(policy.zone) ? NaN : -epochOf("1970-01-01", policy.zone) / 1000;
  const dimensions = policy.dimensions.map(({ id, values }) => ({ id, values: values.map((value) => value.id) }));
  /** The first day of the edition; one before it is asked by itself. */
  const first = policy.from ? dayNumber(policy.from) : -Infinity;
  const kinds = new Map<number, Map<number, Alike | "own">>();
  /** How many kinds there may be: each has to be a whole number of its own. */
  const most = dimensions.reduce((count, { values }) => count * (values.length + 1), 2);
  let usable = sla.engine.kind === "wasm" && Number.isFinite(zone) && ids.length > 0 && ids.length <= MOST && most < Number.MAX_SAFE_INTEGER;

  const plainOf = (request: QuoteRequest): Plain | undefined => {
    if (request.exclusions?.length || Object.values(request.events ?? {}).some((at) => at !== null)) return undefined;
    const { startAt } = request;
    const day = LOCAL.test(startAt) ? dayNumber(startAt.slice(0, 10)) : NaN;
    if (!(day >= first)) return undefined;
    const timed = startAt.length > 10;
    const [hour, minute] = timed ? [twoDigits(startAt, 11), twoDigits(startAt, 14)] : [0, 0];
    const second = startAt.length > 16 ? twoDigits(startAt, 17) : 0;
    if (hour > 23 || minute > 59 || second > 59) return undefined;
    let kind = timed ? 1 : 0;
    for (let at = 0; at < dimensions.length; at++) {
      const { id, values } = dimensions[at]!;
      const value = request.dimensions[id];
      // 0 stands for a dimension that is not given.
      const place = value === undefined ? 0 : values.indexOf(value) + 1;
      if (value !== undefined && place === 0) return undefined;
      kind = kind * (values.length + 1) + place;
    }
    return { request, kind, day, second: timed ? hour * 3600 + minute * 60 + second : -1 };
  };

  const columnsOf = (rows: readonly Plain[]): Columns => {
    const [{ request }] = rows as [Plain];
    const { conditions, figures, readings, events = {} } = request;
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
      startAt[row] = day * MS_PER_DAY + (second < 0 ? 0 : (second - zone) * 1000);
      startIsDate[row] = Number(second < 0);
    }
    return {
      count, startAt, startIsDate, ...(conditions && { conditions }), ...(figures && { figures }), ...(readings && { readings }),
      dimensions: Object.fromEntries(dimensions.map(({ id, values }, at) => [id, { values, codes: codes[at]! }])),
      events: Object.fromEntries(Object.keys(events).map((id) => [id, new Float64Array(count).fill(-Infinity)])),
    };
  };

  /** What the answers of a kind and of these states have in common; `own` where they may differ. */
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
    // A day that ends at midnight is said without a time; one that ends earlier, as at close of business, with it.
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
      // The module did not load here, or one of the list's own figures is refused: each row says so by itself.
      usable = false;
    }
    return found;
  };
}
