/** Turns rows into columns, a block at a time: each cell is read once, each different text of a column is interpreted once. */
import type { Columns } from "../../engine/column-types";
import type { Calculator } from "../../engine";
import type { PolicyInfo } from "../../engine/contract";
import type { RowZone } from "./answers";
import { clocksOf } from "../../engine/zones";
import { pausesOfRow } from "../../lists/pause-columns";
import { beginningsOf } from "../../lists/event-names";
import { mixedFigures } from "../../lists/clock-columns";
import { joined } from "../../lists/moments";
import { findValue, saysNone, type Vocabulary } from "../../lists/vocabulary";
import type { ClockField, Field } from "./head";
import { momentOf, momentOfCells, plainMoment } from "./moment";

/** The number of different texts of a column that are remembered; a column of arbitrary texts would have as many as rows. */
const REMEMBERED = 4096;

const FAULTS = { form: "is no date", year: "has no year", order: "may be two dates: day and month could change places", unclear: "has a time that is understood in two ways", weekday: "has a weekday that is another day's", clocks: "has a time beside its date and another one in the column of times" } as const;
const TRUE = /^(1|true|yes|y|是|有)$/i;
const FALSE = /^(0|false|no|n|否|无)$/i;

/** The texts of a dimension's column, and the value of each. */
class Texts {
  values: string[] = [];
  private codes = new Map<string, number>();

  private readonly meaning: (cell: string) => string | undefined;

  constructor(meaning: (cell: string) => string | undefined) {
    this.meaning = meaning;
  }

  code(cell: string): number {
    const known = this.codes.get(cell);
    if (known !== undefined) return known;
    const value = this.meaning(cell);
    let code = -1;
    if (value !== undefined) {
      code = this.values.indexOf(value);
      if (code < 0) code = this.values.push(value) - 1;
    }
    this.codes.set(cell, code);
    return code;
  }

  /** Called before each block, so that what is remembered does not grow with the rows. */
  renew(): void {
    if (this.codes.size > REMEMBERED) [this.values, this.codes] = [[], new Map()];
  }
}

export interface Constant {
  dimensions: { [id: string]: string };
  conditions: { [id: string]: boolean };
  startAt?: string;
  readings?: { [id: string]: string };
  figures?: { [id: string]: { amount: number; units: string } };
  now?: string;
}

export interface Block {
  columns: Columns;
  /** The fault of a row that was found before the engine was asked. */
  faults: (string | undefined)[];
}

function rowZone({ policy: { zone } }: Calculator): RowZone {
  const [sign, hours, minutes] = [zone[0] === "-" ? -1 : 1, Number(zone.slice(1, 3)), Number(zone.slice(4, 6))];
  return { zone: clocksOf(zone) ?? sign * (hours * 3600 + minutes * 60), offset: zone };
}

/** The columns of a list. */
export class Sheet {
  private readonly texts = new Map<string, Texts>();
  private readonly policy: PolicyInfo;
  private readonly vocabulary: Vocabulary;
  /** The events with one of which a row without a start begins. */
  private readonly beginning: readonly string[];
  private readonly constant: Constant;
  private readonly sla: Calculator;
  private readonly zone: RowZone;
  /** The zones by value, if a policy has several calendars. */
  private readonly zones = new Map<string, RowZone>();
  /** The zones of the rows of the present block. */
  private rows: RowZone[] | undefined;

  constructor(sla: Calculator, vocabulary: Vocabulary, constant: Constant, commitments: readonly string[]) {
    this.beginning = beginningsOf(sla.policy, commitments);
    [this.sla, this.policy, this.vocabulary, this.constant] = [sla, sla.policy, vocabulary, constant];
    this.zone = rowZone(sla);
  }

  /** The zone of a row of the present block. */
  readonly zoneAt = (row: number): RowZone => this.rows?.[row] ?? this.zone;

  /** The zone of each row, if rows have different calendars. */
  private seen(count: number, fields: readonly { field: Field; at: number }[], cell: (row: number, at: number) => string): RowZone[] | undefined {
    const { calendars, dimensions } = this.policy;
    if (!calendars) return undefined;
    const choosing = [calendars.dimension, ...(dimensions.find(({ id }) => id === calendars.dimension)?.from ?? [])];
    const columns = fields.flatMap(({ field, at }) => (field.kind === "dimension" && choosing.includes(field.id) ? [{ id: field.id, at }] : []));
    const zones = new Array<RowZone>(count);
    for (let row = 0; row < count; row++) {
      const values = { ...this.constant.dimensions };
      for (const { id, at } of columns) {
        const texts = this.textsOf(id);
        const value = texts.values[texts.code(cell(row, at))];
        if (value === undefined) delete values[id];
        else values[id] = value;
      }
      const key = JSON.stringify(choosing.map((id) => values[id]));
      let zone = this.zones.get(key);
      if (!zone) this.zones.set(key, (zone = rowZone(this.sla.by(values))));
      zones[row] = zone;
    }
    return zones;
  }

  private textsOf(id: string): Texts {
    let found = this.texts.get(id);
    if (!found) {
      const required = this.policy.dimensions.some((one) => one.id === id && one.required);
      found = new Texts((cell) => findValue(this.vocabulary, id, cell) ?? (cell.trim() === "" || (!required && saysNone(cell)) ? undefined : cell));
      this.texts.set(id, found);
    }
    return found;
  }

  /** `cell(row, at)` is the text of the field with the index `at` in `fields`. */
  block(count: number, fields: readonly { field: Field; name: string; at: number }[], cell: (row: number, at: number) => string): Block {
    const faults = new Array<string | undefined>(count);
    this.rows = this.seen(count, fields, cell);
    const { startAt, dimensions, conditions, ...rest } = this.constant;
    const columns: Columns = {
      ...rest as Pick<Columns, "figures" | "readings" | "now">, count, dimensions: { ...dimensions }, conditions: { ...conditions },
      startAt: new Float64Array(count).fill(NaN), startIsDate: new Uint8Array(count), events: {}, eventIsDate: {}, finishedAt: {}, finishedIsDate: {},
    };
    if (!fields.some(({ field }) => field.kind === "start") && startAt !== undefined) {
      for (let row = 0; row < count; row++) {
        const given = plainMoment(startAt, this.zoneAt(row).zone);
        if (!given) break;
        columns.startAt[row] = given.at;
        columns.startIsDate![row] = Number(given.date);
      }
    }
    for (const { field, name, at } of fields) {
      switch (field.kind) {
        case "dimension":
          (columns.dimensions as { [id: string]: unknown })[field.id] = this.codes(field.id, count, (row) => cell(row, at));
          break;
        case "condition":
          (columns.conditions as { [id: string]: unknown })[field.id] = flags(count, name, faults, (row) => cell(row, at));
          break;
        case "pauses":
          columns.exclusions ??= this.pauses(count, fields, faults, cell);
          break;
        case "start":
        case "event":
        case "finish": {
          const [moments, dates] = field.kind === "start" ? [columns.startAt, columns.startIsDate!] : [new Float64Array(count).fill(NaN), new Uint8Array(count)];
          const optional = field.kind !== "start" || fields.some((one) => one.field.kind === "event" && this.beginning.includes(one.field.id));
          if (field.clock) this.joinedMoments(moments, dates, { name, at, clock: field.clock, optional }, faults, cell);
          else this.moments(moments, dates, { name, optional }, faults, (row) => cell(row, at));
          if (field.kind === "start") break;
          const [into, marks] = field.kind === "event" ? [columns.events, columns.eventIsDate] : [columns.finishedAt, columns.finishedIsDate];
          (into as { [id: string]: Float64Array })[field.id] = moments;
          (marks as { [id: string]: Uint8Array })[field.id] = dates;
        }
      }
    }
    this.begin(columns);
    return { columns, faults };
  }

  /** A row without a start begins with the earliest of its own events that begin what is asked; whatever else would open that did not happen to it. */
  private begin({ count, startAt, startIsDate, events, eventIsDate }: Columns): void {
    const moments = events as { [id: string]: Float64Array };
    const own = this.beginning.filter((id) => moments[id]);
    const opening = this.policy.events.flatMap(({ id, opening: opens }) => (opens && this.beginning.includes(id) ? [id] : []));
    if (!own.length) return;
    for (let row = 0; row < count; row++) {
      if (!Number.isNaN(startAt[row]!)) continue;
      for (const id of own) {
        // A comparison with NaN is false.
        if (Number.isNaN(moments[id]![row]!) || startAt[row]! <= moments[id]![row]!) continue;
        startAt[row] = moments[id]![row]!;
        startIsDate![row] = eventIsDate![id]?.[row] ?? 0;
      }
      if (Number.isNaN(startAt[row]!)) continue;
      for (const id of opening) {
        const column = (moments[id] ??= new Float64Array(count).fill(NaN));
        if (Number.isNaN(column[row]!)) column[row] = -Infinity;
      }
    }
  }

  private codes(id: string, count: number, cell: (row: number) => string): { values: string[]; codes: Int32Array } {
    const texts = this.textsOf(id);
    texts.renew();
    const codes = new Int32Array(count);
    for (let row = 0; row < count; row++) codes[row] = texts.code(cell(row));
    return { values: texts.values, codes };
  }

  /** `optional`: a cell that says that there is nothing is as an empty one. */
  private moments(into: Float64Array, dates: Uint8Array, { name, optional }: { name: string; optional: boolean }, faults: (string | undefined)[], cell: (row: number) => string): void {
    for (let row = 0; row < into.length; row++) {
      const text = cell(row);
      const read = momentOf(text, this.zoneAt(row).zone);
      if (typeof read === "string") {
        if (!optional || !saysNone(text)) faults[row] ??= `${name}: \`${text.slice(0, 80)}\` ${FAULTS[read]}`;
      } else {
        into[row] = read.at;
        dates[row] = Number(read.date);
      }
    }
  }

  /** The moments of a column of dates and its column of times. */
  private joinedMoments(into: Float64Array, dates: Uint8Array, { name, at, clock, optional }: { name: string; at: number; clock: ClockField; optional: boolean }, faults: (string | undefined)[], cell: (row: number, at: number) => string): void {
    const mixed = mixedFigures(into.length, (row) => cell(row, clock.at));
    for (let row = 0; row < into.length; row++) {
      const [date, time] = [cell(row, at), cell(row, clock.at)];
      const read = momentOfCells(date, time, this.zoneAt(row).zone, mixed);
      if ("fault" in read) {
        if (optional && saysNone(date)) continue;
        const [column, text] = read.clock ? [clock.name, time] : [name, read.fault === "clocks" ? joined(date, time) : date];
        faults[row] ??= `${column}: \`${text.slice(0, 80)}\` ${read.clock && read.fault === "form" ? "is no time of day" : FAULTS[read.fault]}`;
      } else {
        into[row] = read.at;
        dates[row] = Number(read.date);
      }
    }
  }

  /** The pauses of all columns that have them, whole or in parts. */
  private pauses(count: number, fields: readonly { field: Field; name: string; at: number }[], faults: (string | undefined)[], cell: (row: number, at: number) => string): NonNullable<Columns["exclusions"]> {
    const own = fields.flatMap(({ field, name, at }) => (field.kind === "pauses" ? [{ target: field.target, name, at }] : []));
    const mapping = Object.fromEntries(own.map(({ target, at }) => [target, at]));
    const [offsets, from, to, codes, values] = [new Int32Array(count + 1), [] as number[], [] as number[], [] as number[], [] as string[]];
    for (let row = 0; row < count; row++) {
      const read = pausesOfRow((target) => cell(row, mapping[target]!), mapping, this.vocabulary.causes);
      if ("fault" in read) faults[row] ??= `${own.find(({ target }) => target === read.target)?.name ?? own[0]!.name}: \`${read.value.slice(0, 80)}\` is no list of pauses: cause, from, to`;
      else for (const pause of read.pauses) {
        from.push(plainMoment(pause.from, this.zoneAt(row).zone)?.at ?? NaN);
        to.push(plainMoment(pause.to, this.zoneAt(row).zone)?.at ?? NaN);
        let code = values.indexOf(pause.cause);
        if (code < 0) code = values.push(pause.cause) - 1;
        codes.push(code);
      }
      offsets[row + 1] = from.length;
    }
    return { offsets, from: Float64Array.from(from), to: Float64Array.from(to), cause: { values, codes: Uint8Array.from(codes) } };
  }
}

function flags(count: number, name: string, faults: (string | undefined)[], cell: (row: number) => string): Uint8Array {
  const found = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    const text = cell(row).trim();
    found[row] = text === "" ? 255 : TRUE.test(text) ? 1 : 0;
    if (text !== "" && !found[row] && !FALSE.test(text)) faults[row] ??= `${name}: \`${text.slice(0, 80)}\` is neither true nor false`;
  }
  return found;
}
