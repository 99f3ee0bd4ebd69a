/** `sla-calculator quote IN OUT`: a list of any length with its dates, in memory that does not grow with it. */
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { Calculator } from "../../engine";
import { vocabularyOf, type Vocabulary } from "../../lists/vocabulary";
import Papa from "papaparse";
import { unitsOf } from "../../elements/calculator/fields";
import type { Command } from "../command";
import { findHead } from "../../lists/head";
import { speaksOfPauses } from "../../lists/pause-columns";
import { beginningsOf } from "../../lists/event-names";
import { encodingOf, fieldNamed, fieldsOf, isMoment, separatorOf, unusedOf, type Field } from "./head";
import { optionsOf, type AnswerName, type Options } from "./options";
import { answered } from "./pool";
import { EndlessRecord, lastEnd, LONGEST, peeked, PIECE, pieces } from "./records";
import { ReaderGone, sinkOf, type Sink } from "./sink";
import { listOf, wholeOf, workbookSink, type WorkbookList } from "./workbook";
import { calculatorOf } from "../documents";
import { allWords, lineOf, type Job } from "./work";
import type { Constant } from "./table";

/** The number of bytes from which encoding, separator and header are determined. */
const FIRST = 1 << 16;

/** Names of lines of JSON that are told as not used. */
const MOST_NAMES = 100;

/** The exit codes of commands ended by a signal, as in shells. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const READER_GONE = 141;

/** Converts UTF-16 to UTF-8, without a byte order mark. */
async function* recoded(source: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const part of source) yield Buffer.from(decoder.decode(part, { stream: true }));
  yield Buffer.from(decoder.decode());
}

async function* withoutMark(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const part of source) {
    yield first && part[0] === 0xef && part[1] === 0xbb && part[2] === 0xbf ? part.subarray(3) : part;
    first = false;
  }
}

/** What holds for every row, from `--set`. */
function constantOf(set: ReadonlyMap<string, string>, sla: Calculator): Constant {
  const constant: Constant = { dimensions: {}, conditions: {} };
  for (const [name, value] of set) {
    const [group, id = ""] = name.split(/\.(.*)/s) as [string, string?];
    const field = fieldNamed(name, sla.policy);
    if (field?.kind === "dimension") constant.dimensions[field.id] = value;
    else if (field?.kind === "condition") constant.conditions[field.id] = value === "true";
    else if (field?.kind === "start") constant.startAt = value;
    else if (group === "readings") (constant.readings ??= {})[id] = value;
    else if (group === "figures") (constant.figures ??= {})[id] = { amount: Number(value), units: unitsOf(sla.policy, id) };
    else if (name === "now") constant.now = value;
    else throw new Error(`--set ${name}: there is no such field; there are dimensions, startAt, now, conditions.ID, readings.ID and figures.ID`);
  }
  // An error in these would occur in every row, so it is reported before any row is read.
  const { startAt = sla.calendar.supportedFrom.slice(0, 10), ...rest } = constant;
  const dimensions = Object.fromEntries(sla.policy.dimensions.filter(({ required }) => required).map(({ id, values }) => [id, values[0]!.id]));
  sla.quote({ ...rest, dimensions: { ...dimensions, ...rest.dimensions }, startAt } as never);
  return constant;
}

/** Every promise with a deadline. */
const promised = (sla: Calculator): string[] => sla.policy.rules.filter(({ kind, shape }) => kind === "promise" && (shape === "deadline" || shape === "lead-time")).map(({ id }) => id);

interface Begun {
  job: Job;
  /** The columns that are not used. */
  unused: string[];
  source: AsyncIterable<Uint8Array>;
  head: string;
}

async function begin(options: Options, sla: Calculator, source: AsyncIterable<Uint8Array>): Promise<Begun> {
  const { first, all } = await peeked(source, FIRST);
  const encoding = options.encoding ?? encodingOf(first, first.length < FIRST);
  new TextDecoder(encoding);
  const wide = encoding.startsWith("utf-16");
  const languages = await allWords(sla);
  const commitments = options.commitments ?? promised(sla);
  const unknown = commitments.find((id) => !sla.policy.rules.some((rule) => rule.id === id));
  if (unknown !== undefined || !commitments.length) throw new Error(`there is no commitment \`${unknown ?? ""}\`; there are ${sla.policy.rules.map(({ id }) => id).join(", ")}`);
  const constant = constantOf(options.set, sla);
  const job: Job = {
    from: options.from, to: options.to, separator: options.from === "tsv" ? "\t" : ",", encoding: wide ? "utf-8" : encoding, headers: [], fields: [], map: [...options.map],
    commitments, answers: [], constant,
    ...(options.policy !== undefined && { policy: options.policy }), calendar: options.calendar, ...(options.lang && { lang: options.lang }),
  };
  const plain = withoutMark(wide ? recoded(all, encoding) : all);
  const judged = constant.now !== undefined;
  if (options.from === "ndjson") {
    if (options.to !== "ndjson") throw new Error("lines of JSON are answered as lines of JSON: name OUT .ndjson, or say --to ndjson");
    return { job: { ...job, answers: options.answers ?? defaults(judged) }, source: plain, head: "", unused: [] };
  }
  return headed(job, plain, options, sla, await vocabularyOf(sla.policy, languages), judged);
}

/** A date alone does not show whether a future notice may move it. */
const defaults = (judged: boolean): AnswerName[] => ["due", "status", "certainty", ...(judged ? ["outcome", "minutes"] as const : [])];

/** So many records are looked at for the head. */
const DEPTH = 30;

interface TextHead {
  headers: string[];
  /** Where the rows begin, in bytes. */
  end: number;
}

/** The head of a text, below its titles and over two rows as the page finds it; without names that are known, or where `--map` names the first record's, that one. */
function headOf(first: Uint8Array, { encoding }: Job, separator: string, map: ReadonlyMap<string, string>, vocabulary: Vocabulary): TextHead {
  const ends = recordEnds(first, separator.charCodeAt(0));
  const firstEnd = ends[0];
  if (firstEnd === undefined) throw new EndlessRecord();
  const records = Papa.parse<string[]>(new TextDecoder(encoding).decode(first.subarray(0, ends[ends.length - 1])), { delimiter: separator }).data;
  const headers = records[0] ?? [];
  const head = findHead(records, vocabulary);
  const mapped = map.size > 0 && [...map.keys()].every((name) => headers.some((header) => header === name || header.trim() === name));
  const end = ends[head.first - 1];
  if (mapped || head.kind !== "known" || head.first === 1 || end === undefined) return { headers, end: firstEnd };
  if (head.titles.length) process.stderr.write(`above the head and left out: ${head.titles.map((title) => `\`${title}\``).join(", ")}\n`);
  const filled = head.headers.reduce((last, name, at) => (name ? at + 1 : last), 0);
  return { headers: head.headers.slice(0, Math.max(filled, records[head.first - 1]?.length ?? 0)), end };
}

/** The rows below the header among the first bytes, whole ones only. */
function firstRows(first: Uint8Array, end: number, { encoding }: Job, separator: string): string[][] {
  const below = first.subarray(end);
  const whole = first.length < FIRST ? below : below.subarray(0, lastEnd(below, separator.charCodeAt(0)));
  return Papa.parse<string[]>(new TextDecoder(encoding).decode(whole), { delimiter: separator, skipEmptyLines: true }).data;
}

/** Whether a column has the event that ends something that is asked. */
const hasEnd = (fields: readonly (Field | undefined)[], { commitments }: Job, { policy }: Calculator): boolean =>
  policy.rules.some(({ id, finishedBy }) => commitments.includes(id) && fields.some((field) => field?.kind === "event" && finishedBy.includes(field.id)));

/** Names the columns that are not used; those that speak of pauses first, because dates differ by them. */
function tellUnused(unused: readonly string[]): void {
  const [pauses, others] = [unused.filter(speaksOfPauses), unused.filter((one) => !speaksOfPauses(one))];
  const said = (names: readonly string[]): string => `${names.map((one) => `\`${one}\``).join(", ")}; say what each is by --map, or --map HEADER=ignore\n`;
  if (pauses.length) process.stderr.write(`columns that speak of pauses are not used, no time is taken off for them: ${said(pauses)}`);
  if (others.length) process.stderr.write(`columns that are not used: ${said(others)}`);
}

/** The answers to the rows below the header. */
async function headed(job: Job, source: AsyncIterable<Uint8Array>, options: Options, sla: Calculator, vocabulary: Vocabulary, judged: boolean): Promise<Begun> {
  const { first, all } = await peeked(source, FIRST);
  const decoded = new TextDecoder(job.encoding).decode(first);
  const separator = options.from === "tsv" ? "\t" : separatorOf(decoded.split(/[\r\n]+/, DEPTH));
  const { headers, end } = headOf(first, job, separator, options.map, vocabulary);
  const fields = await fieldsOf(headers, firstRows(first, end, job, separator), options.map, vocabulary, sla.policy);
  const has = (kind: string): boolean => fields.some((field) => field?.kind === kind);
  const lacking = sla.policy.dimensions.filter(({ id, required }) => required && job.constant.dimensions[id] === undefined && !fields.some((field) => field?.kind === "dimension" && field.id === id)).map(({ id }) => id);
  const beginning = beginningsOf(sla.policy, job.commitments);
  if (!has("start") && !fields.some((field) => field?.kind === "event" && beginning.includes(field.id)) && job.constant.startAt === undefined) lacking.push("startAt");
  if (lacking.length) throw new Error(`the head has no column for ${lacking.join(", ")}: ${headers.map((one) => `\`${one}\``).join(", ")}; say which it is by --map HEADER=${lacking[0]}, or what holds for all rows by --set ${lacking[0]}=VALUE`);
  const unused = unusedOf(headers, fields, options.map);
  tellUnused(unused);
  const answers = options.answers ?? defaults(judged || has("finish") || hasEnd(fields, job, sla));
  const out = options.to === "tsv" ? "\t" : options.to === options.from ? separator : ",";
  const words = options.lang && await sla.words(options.lang);
  const titles = job.commitments.flatMap((id) => answers.map((name) => `${words ? words.title(id) : id}.${name}`));
  const head = options.to === "ndjson" ? "" : `${lineOf([...headers, ...titles, "error"], out)}\n`;
  return { job: { ...job, separator, headers, fields: fields.map((field) => field ?? null), answers }, source: after(all, end), head, unused };
}

/** The end of the header: a record may span several lines, so the first line end that ends a record counts. */
function recordEnds(first: Uint8Array, separator: number): number[] {
  const ends: number[] = [];
  for (let at = first.indexOf(0x0a); at >= 0 && ends.length < DEPTH; at = first.indexOf(0x0a, at + 1)) {
    const begun = ends[ends.length - 1] ?? 0;
    if (lastEnd(first.subarray(begun, at + 1), separator) === at + 1 - begun) ends.push(at + 1);
  }
  if (ends.length < DEPTH && first.length < FIRST && ends[ends.length - 1] !== first.length) ends.push(first.length);
  return ends;
}

async function* after(source: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const part of source) {
    const skipped = Math.min(left, part.length);
    left -= skipped;
    if (part.length > skipped) yield part.subarray(skipped);
  }
}

/** On a terminal, one line that is overwritten; in a pipe nothing. */
function progress(): { rows(count: number): void; end(): void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { rows() {}, end() {} };
  const begun = Date.now();
  let told = 0;
  return {
    rows(count) {
      if (Date.now() - told < 200) return;
      told = Date.now();
      stderr.write(`\r${count.toLocaleString("en")} rows, ${Math.round((count / (told - begun + 1)) * 1000).toLocaleString("en")} a second\u001b[K`);
    },
    end: () => void stderr.write("\r\u001b[K"),
  };
}

async function stream(options: Options, sink: Sink, begun: Begun): Promise<{ rows: number; wrong: number; unused: string[] }> {
  const counts = { rows: 0, wrong: 0 };
  const unused = new Set(begun.unused);
  const shown = progress();
  const { job } = begun;
  try {
    if (begun.head) await sink.write(Buffer.from(begun.head));
    const whole = pieces(begun.source, job.from === "ndjson" ? undefined : job.separator.charCodeAt(0));
    for await (const { bytes, rows, wrong, unused: more } of answered(whole, job, options.jobs)) {
      await sink.write(bytes);
      counts.rows += rows;
      counts.wrong += wrong;
      for (const name of more ?? []) if (unused.size < MOST_NAMES) unused.add(name);
      shown.rows(counts.rows);
    }
    await sink.finish();
  } catch (thrown) {
    if (thrown instanceof EndlessRecord) throw endless(counts.rows);
    throw thrown;
  } finally {
    shown.end();
  }
  // Of lines of JSON it is known at their end which names they have.
  if (!begun.unused.length) tellUnused([...unused]);
  return { ...counts, unused: [...unused] };
}

const endless = (rows: number): Error => new Error(`after ${rows} rows a line has no end within ${LONGEST / 1024 / 1024} MiB: this is no list, or a quotation mark is not closed`);

/** A workbook is read as a whole and continues as the text of its list; every other list is used as a stream. */
async function listed(options: Options, sla: Calculator, source: AsyncIterable<Uint8Array>): Promise<{ options: Options; source: AsyncIterable<Uint8Array>; list?: WorkbookList }> {
  if (options.from !== "xlsx") {
    if (options.sheet !== undefined) throw new Error("--sheet is for workbooks");
    return { options, source };
  }
  const vocabulary = await vocabularyOf(sla.policy, await allWords(sla));
  const moments = async (headers: readonly string[], rows: readonly (readonly string[])[]): Promise<number[]> =>
    (await fieldsOf(headers, rows, options.map, vocabulary, sla.policy)).flatMap((field, at) => (field && isMoment(field) ? [at] : []));
  const list = await listOf(options.input, await wholeOf(options.input, source), options.sheet, vocabulary, moments);
  for (const one of list.told) process.stderr.write(`${options.input}: ${one}\n`);
  return { options: { ...options, from: "tsv", encoding: "utf-8" }, source: Readable.from([list.text]), list };
}

/** The destination of the answers; for a workbook they are first made as text. */
function outlet({ output, to }: Options, job: Job, list: WorkbookList | undefined): Sink {
  const inner = sinkOf(output);
  return to === "xlsx" ? workbookSink(output, inner, job, list) : inner;
}

export const run: Command = async (args) => {
  const given = optionsOf(args);
  const started = Date.now();
  const sla = await calculatorOf(given);
  const source = given.input === "-" ? process.stdin : createReadStream(given.input, { highWaterMark: PIECE });
  const counts = { rows: 0, wrong: 0, unused: [] as string[] };
  let sink: Sink | undefined;
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.once(signal, () => {
      sink?.discard();
      process.exit(code);
    });
  }
  try {
    const told = (thrown: NodeJS.ErrnoException): never => {
      if (thrown instanceof EndlessRecord) throw endless(0);
      throw thrown.syscall ? new Error(`${given.input} could not be read: ${thrown.message}`) : thrown;
    };
    const { options, source: text, list } = await listed(given, sla, source).catch(told);
    const begun = await begin(options.to === "xlsx" ? { ...options, to: "tsv" } : options, sla, text).catch(told);
    sink = outlet(options, begun.job, list);
    Object.assign(counts, await stream(options, sink, begun));
    return counts.wrong ? 1 : 0;
  } catch (thrown) {
    sink?.discard();
    // Nobody is left to be told.
    if (thrown instanceof ReaderGone) process.exit(READER_GONE);
    throw thrown;
  } finally {
    // Input that is not read to its end would keep the program running.
    source.destroy();
    if (given.stats) process.stderr.write(`${JSON.stringify({ ...counts, seconds: (Date.now() - started) / 1000, peakMiB: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`);
  }
};
