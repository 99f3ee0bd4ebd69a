/**
 * Many rows without one object per row: columns in, columns out (`quoteColumns`). A separate wasm module (`src/wasm/columns.rs`) answers them
 * block by block, so that its memory does not grow with the number of rows.
 */
import type { ColumnAnswer, ColumnAnswers, Columns, Dictionary, Table } from "./column-types";
import type { Problem } from "./contract";
import type { Parts } from "./parts";
import type { Decoder } from "./decode";
import { SlaError } from "./error";
import { start, type Glue } from "./load";
import { times } from "./times";
import { isTrap } from "./trap";
import { COLUMNS } from "./wire-columns";

/** Rows that are answered at a time. */
const BLOCK = 4096;
/** The most rows that an array of answers can hold. */
const MOST = 2 ** 31 - 1;
/** The most texts in a dictionary: a list that consists only of holes would never end. */
const TEXTS = 1_000_000;

/** The exports of the module. */
interface Module extends Glue {
  Tables: new (policy: Uint8Array | undefined, calendar: Uint8Array | undefined, others: Uint8Array[]) => Tables;
}
interface Tables {
  /** Drops the object without calling the module. */
  __destroy_into_raw(): number;
  begin(frame: object): void;
  room(count: number, intervals: number): Uint32Array;
  answer(count: number, intervals: number): Uint32Array;
  end(): Problem[];
  free(): void;
}

function wrong(path: string, wanted: string): SlaError {
  return new SlaError({ code: "wrong-type", path: `/1${path}`, message: `${wanted} is needed here` });
}

const KINDS = { Uint8Array, Int32Array, Float64Array };
interface Arrays { Uint8Array: Uint8Array; Int32Array: Int32Array; Float64Array: Float64Array }
type Kind = keyof Arrays;
type Numbers = Arrays[Kind];

/** What the language itself says of a typed array, whatever a class of the caller's says. */
function own<T>(name: PropertyKey): (this: unknown) => T {
  return Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Int8Array.prototype) as object, name)!.get as (this: unknown) => T;
}
const [kindOf, bufferOf, offsetOf, lengthOf] = [own<Kind | undefined>(Symbol.toStringTag), own<ArrayBuffer>("buffer"), own<number>("byteOffset"), own<number>("length")];

/** A view of a typed array of one of these kinds, with a value for every row. */
function column<K extends Kind>(given: unknown, kinds: readonly K[], length: number, path: string): Arrays[K] {
  const kind = kindOf.call(given) as K | undefined;
  if (kind && kinds.includes(kind) && lengthOf.call(given) >= length) return new KINDS[kind](bufferOf.call(given), offsetOf.call(given), length) as Numbers as Arrays[K];
  throw wrong(path, `${kinds.map((one) => `a ${one}`).join(" or ")} of at least ${length} values`);
}

/** Rows of a column, whose buffer the caller may have detached or made smaller since it was checked. */
function part<T extends Numbers>(from: T, begin: number, end: number): T {
  if (from.length < end) throw wrong("", "a buffer that stays as long as it was when the question was asked");
  return from.subarray(begin, end) as T;
}

/** A copy: what was checked is what is used. */
function texts(given: unknown, path: string): readonly string[] {
  if (Array.isArray(given) && given.length <= TEXTS) {
    const all: readonly unknown[] = times(given.length, (at) => given[at] as unknown);
    if (all.every((one) => typeof one === "string")) return all as string[];
  }
  throw wrong(path, `a list of at most ${TEXTS} texts`);
}

function entries(given: unknown, path: string): [string, unknown][] {
  if (given === undefined) return [];
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return Object.entries(given).filter(([, one]) => one !== undefined);
  throw wrong(path, "an object");
}

/** Checks the caller's columns, reading each once. */
function tableOf(commitmentIds: readonly string[], columns: Columns): Table {
  if (!Array.isArray(commitmentIds) || commitmentIds.length > TEXTS || !commitmentIds.every((id) => typeof id === "string")) throw new SlaError({ code: "wrong-type", path: "/0", message: "a list of ids of commitments is needed" });
  if (typeof columns !== "object" || columns === null) throw wrong("", "an object of columns");
  const { count } = columns;
  if (!Number.isInteger(count) || count < 0 || count > MOST) throw wrong("/count", `a whole number of rows up to ${MOST}`);
  const { figures, readings, now } = columns;
  const [dimensions, conditions] = [entries(columns.dimensions, "/dimensions"), entries(columns.conditions, "/conditions")];
  const request = {
    dimensions: Object.fromEntries(dimensions.filter((one): one is [string, string] => typeof one[1] === "string")),
    conditions: Object.fromEntries(conditions.filter((one): one is [string, boolean] => typeof one[1] === "boolean")),
    ...Object.fromEntries(Object.entries({ figures, readings, now }).filter(([, value]) => value !== undefined)),
  };
  const table: Table = { count, frame: { commitments: [...new Set(commitmentIds)], request, dimensions: [], conditions: [], events: [], finishedAt: [], causes: [] }, codes: [], conditions: [], moments: [], exclusions: undefined };
  for (const [id, given] of dimensions.filter(([, one]) => typeof one !== "string")) {
    const { values, codes } = (given ?? {}) as Dictionary;
    table.frame.dimensions.push({ id, values: texts(values, `/dimensions/${id}/values`) });
    table.codes.push(column(codes, ["Uint8Array", "Int32Array"], count, `/dimensions/${id}/codes`));
  }
  for (const [id, given] of conditions.filter(([, one]) => typeof one !== "boolean")) {
    table.frame.conditions.push(id);
    table.conditions.push(column(given, ["Uint8Array"], count, `/conditions/${id}`));
  }
  const moments = (path: string, at: unknown, dates: unknown, datesPath: string): void => {
    table.moments.push({ at: column(at, ["Float64Array"], count, path), dates: dates === undefined ? undefined : column(dates, ["Uint8Array"], count, datesPath) });
  };
  moments("/startAt", columns.startAt, columns.startIsDate, "/startIsDate");
  for (const [names, field, marks] of [[table.frame.events, "events", "eventIsDate"], [table.frame.finishedAt, "finishedAt", "finishedIsDate"]] as const) {
    const dates = Object.fromEntries(entries(columns[marks], `/${marks}`));
    for (const [id, at] of entries(columns[field], `/${field}`)) {
      names.push(id);
      moments(`/${field}/${id}`, at, Object.hasOwn(dates, id) ? dates[id] : undefined, `/${marks}/${id}`);
    }
  }
  if (columns.exclusions !== undefined) lists(table, columns.exclusions);
  return table;
}

function lists(table: Table, given: NonNullable<Columns["exclusions"]>): void {
  const { offsets: ends, from, to, cause } = given ?? {};
  const path = "/exclusions";
  // A copy: another thread may write into a shared one.
  const offsets = column(ends, ["Int32Array"], table.count + 1, `${path}/offsets`).slice();
  let before = 0;
  for (let row = 0; row <= table.count; row++) {
    const offset = offsets[row]!;
    if (offset < before) throw new SlaError({ code: "invalid-number", path: `/1${path}/offsets`, params: { value: String(offset) }, message: `\`${offset}\` is less than the offset before it` });
    before = offset;
  }
  const moments = (at: unknown, name: string): Float64Array => column(at, ["Float64Array"], before, `${path}/${name}`);
  const [begins, stops] = [moments(from, "from"), moments(to, "to")];
  const { values, codes } = (cause ?? {}) as Dictionary;
  table.frame.causes = texts(values, `${path}/cause/values`);
  table.exclusions = { offsets, from: begins, to: stops, cause: { values: table.frame.causes, codes: column(codes, ["Uint8Array"], before, `${path}/cause/codes`) } };
}

/** Empty columns of answers. */
function emptyAnswers(table: Table): ColumnAnswers {
  const { count } = table;
  const error = new Int32Array(count);
  const answer = (): ColumnAnswer => ({
    status: new Uint8Array(count), dueAt: new Float64Array(count), dueDate: new Int32Array(count), earliest: new Int32Array(count), latest: new Int32Array(count),
    certainty: new Uint8Array(count), outcome: new Uint8Array(count), minutes: new Float64Array(count), error,
  });
  return { ...Object.fromEntries(table.frame.commitments.map((id) => [id, answer()])), problems: [] as Problem[] } as unknown as ColumnAnswers;
}

let module: Promise<{ glue: Module; memory: { readonly buffer: ArrayBuffer } } | undefined> | undefined;

/** The module; `undefined` if the build has none. A failed load may be tried again. */
async function load(): Promise<{ glue: Module; memory: { readonly buffer: ArrayBuffer } } | undefined> {
  const [glue, { build, source }] = await Promise.all([import("#web/columns/sla_columns_bg.js") as Promise<Module>, import("virtual:sla-wasm/columns")]);
  const from = source();
  return from ? { glue, memory: (await start({ build, glue }, from)).exports.memory } : undefined;
}

/** Fills the answers; `false` if this build or host has no such module. */
async function fillByModule(table: Table, answers: ColumnAnswers, documents: readonly (Uint8Array | undefined)[]): Promise<boolean> {
  module ??= load();
  module.catch(() => (module = undefined));
  const loaded = await module;
  if (!loaded) return false;
  let tables: Tables | undefined;
  try {
    const [policy, calendar, ...others] = documents;
    tables = new loaded.glue.Tables(policy, calendar, others as Uint8Array[]);
    tables.begin(table.frame);
    for (let begin = 0; begin < table.count; begin += BLOCK) block(table, answers, tables, loaded.memory, begin, Math.min(BLOCK, table.count - begin));
    answers.problems.push(...tables.end());
  } catch (thrown) {
    if (!isTrap(thrown)) throw thrown;
    // These rows are answered by quotes, the next ones by a restarted module.
    module = undefined;
    tables?.__destroy_into_raw();
    tables = undefined;
    return false;
  } finally {
    tables?.free();
  }
  return true;
}

/** All columns of a table, each with as many values as it must have. */
function columnsOf({ count, codes, conditions, moments, exclusions }: Table): [Numbers, number][] {
  const rows = [...codes, ...conditions, ...moments.flatMap(({ at, dates }) => (dates ? [at, dates] : [at]))];
  const intervals = exclusions ? [exclusions.from, exclusions.to, exclusions.cause.codes as Uint8Array] : [];
  return [...rows.map((one): [Numbers, number] => [one, count]), ...intervals.map((one): [Numbers, number] => [one, exclusions!.offsets[count]!])];
}

/** The answer of `quoteColumns`. */
export async function answersOf(commitmentIds: readonly string[], columns: Columns, { engine, documents, policy }: Parts, decoder: Decoder): Promise<ColumnAnswers> {
  const table = tableOf(commitmentIds, columns);
  const answers = emptyAnswers(table);
  if (engine.kind === "wasm" && await fillByModule(table, answers, documents)) return answers;
  const { fillByQuotes } = await import("./columns-by-quotes");
  for (const [column, length] of columnsOf(table)) part(column, 0, length);
  fillByQuotes(table, answers, (request) => decoder.quote(request, false), policy);
  return answers;
}

function block(table: Table, answers: ColumnAnswers, tables: Tables, memory: { readonly buffer: ArrayBuffer }, begin: number, count: number): void {
  const end = begin + count;
  const { exclusions } = table;
  const [first, last] = exclusions ? [exclusions.offsets[begin]!, exclusions.offsets[end]!] : [0, 0];
  const [numbers, ints, bytes] = tables.room(count, last - first) as unknown as [number, number, number];
  // New views: the memory may have grown.
  const [f64, i32, u8] = [new Float64Array(memory.buffer), new Int32Array(memory.buffer), new Uint8Array(memory.buffer)];
  let [number, int, byte] = [numbers >>> 3, ints >>> 2, bytes];
  const put = (into: "f64" | "i32" | "u8", from: ArrayLike<number>): void => {
    if (into === "f64") { f64.set(from, number); number += from.length; }
    else if (into === "i32") { i32.set(from, int); int += from.length; }
    else { u8.set(from, byte); byte += from.length; }
  };
  for (const { at, dates } of table.moments) {
    put("f64", part(at, begin, end));
    if (dates) put("u8", part(dates, begin, end));
    else { u8.fill(0, byte, byte + count); byte += count; }
  }
  for (const condition of table.conditions) put("u8", part(condition, begin, end));
  for (const codes of table.codes) {
    const at = int;
    put("i32", part(codes, begin, end));
    if (codes instanceof Uint8Array) for (let place = at; place < int; place++) if (i32[place] === 255) i32[place] = -1;
  }
  if (exclusions && last > first) {
    for (let row = begin; row <= end; row++) i32[int++] = exclusions.offsets[row]! - first;
    put("f64", part(exclusions.from, first, last));
    put("f64", part(exclusions.to, first, last));
    put("u8", part(exclusions.cause.codes, first, last));
  }
  read(table, answers, tables.answer(count, last - first), memory.buffer, begin, count);
}

function read(table: Table, answers: ColumnAnswers, addresses: Uint32Array, buffer: ArrayBuffer, begin: number, count: number): void {
  let place = 1;
  for (const id of table.frame.commitments) {
    const answer = answers[id]!;
    for (const name of COLUMNS) {
      const to = answer[name];
      const Kind = to.constructor as new (buffer: ArrayBuffer, from: number, length: number) => never;
      to.set(new Kind(buffer, addresses[place++]!, count), begin);
    }
    // The same column in every commitment.
    answer.error.set(new Int32Array(buffer, addresses[0]!, count), begin);
  }
}
