/** A comparison as a file that reopens to the same answer, and says what moved when the rules or the calendar are newer. */
import type { Commitment, Quote, QuoteRequest } from "../../engine/types";
import { asKept, type KeptList } from "../bulk/kept";
import type { Calculator } from "../shared/calculators";
import { calendarsOf, settledThrough, versionsOf } from "../shared/calendar-versions";

/** What a salesperson writes on the sheet; texts as typed. */
export interface SheetFields {
  number: string;
  customer: string;
  until: string;
  contact: string;
  notes: string;
  agent: string;
  date: string;
  /** The one value of the compared dimension that the sheet is for; empty where it compares all. */
  value: string;
  /** The event whose moment the start is; empty for the first that opens anything. */
  event: string;
}

export const emptySheet = (): SheetFields => ({ number: "", customer: "", until: "", contact: "", notes: "", agent: "", date: "", value: "", event: "" });

type Kept = Pick<Commitment, "id" | "status" | "limit" | "dueDate" | "dueAt" | "dueRange">;

interface Editions {
  engine: string;
  policy: { id: string; edition: string };
  calendar: { id: string; version: string; publishedThrough: string };
}

export interface QuoteFile {
  kind: "sla-quote-file";
  version: 1;
  sheet: SheetFields;
  /** The compared dimension is absent. */
  request: QuoteRequest;
  dimension: string;
  editions: Editions;
  /** The list of the bulk view, where there is one. */
  list?: KeptList;
  /** The answers at the time, by the compared value. */
  answers: Record<string, Kept[]>;
}

export interface Change {
  value: string;
  id: string;
  before: Kept | undefined;
  after: Commitment | undefined;
}

export interface Reopened {
  file: QuoteFile;
  changes: Change[];
  /** Editions that are not those of the file: what moved, and from which to which. */
  newer: { what: "policy" | "calendar"; from: string; to: string }[];
}

const kept = ({ id, status, limit, dueDate, dueAt, dueRange }: Commitment): Kept =>
  ({ id, status, ...(limit && { limit }), ...(dueDate && { dueDate }), ...(dueAt && { dueAt }), ...(dueRange && { dueRange }) });

function editionsOf(quotes: readonly Quote[]): Editions {
  const { engine, policy, calendar } = quotes[0]!;
  const all = calendarsOf(quotes);
  return { engine, policy: { id: policy.id, edition: policy.edition }, calendar: { id: calendar.id, version: versionsOf(all), publishedThrough: settledThrough(all) } };
}

export function quoteFile(sla: Calculator, request: QuoteRequest, dimension: string, sheet: SheetFields, list?: KeptList): QuoteFile {
  const quotes = sla.compare(request, dimension);
  const answers = quotes.map((quote) => [quote.request.dimensions[dimension] ?? "", quote.commitments.map(kept)] as const);
  return { kind: "sla-quote-file", version: 1, sheet, request, dimension, editions: editionsOf(quotes), answers: Object.fromEntries(answers), ...(list && { list }) };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** The file in a text; `undefined` for anything else. */
export function readFile(text: string): QuoteFile | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(read) || read["kind"] !== "sla-quote-file" || read["version"] !== 1) return undefined;
  const { sheet, request, dimension, editions, answers } = read;
  if (!isRecord(sheet) || !isRecord(request) || !isRecord(request["dimensions"]) || typeof dimension !== "string" || !isRecord(answers)) return undefined;
  if (!Object.values(answers).every((list) => Array.isArray(list) && list.every(isRecord))) return undefined;
  if (!isRecord(editions) || !isRecord(editions["policy"]) || !isRecord(editions["calendar"])) return undefined;
  if (read["list"] !== undefined && !asKept(read["list"])) return undefined;
  const blank = emptySheet();
  const fields = Object.keys(blank) as (keyof SheetFields)[];
  // A field that was left out is an empty one; one that is no text was not written by this tool.
  if (!fields.every((name) => ["undefined", "string"].includes(typeof sheet[name]))) return undefined;
  return { ...(read as unknown as QuoteFile), sheet: Object.fromEntries(fields.map((name) => [name, sheet[name] ?? ""])) as unknown as SheetFields };
}

const same = (a: Kept | undefined, b: Commitment | undefined): boolean => JSON.stringify(a && kept(a as Commitment)) === JSON.stringify(b && kept(b));

/** Asks again what the file asked, and lays the answers side by side. Throws what the engine throws. */
export function reopen(sla: Calculator, file: QuoteFile): Reopened {
  const quotes = sla.compare(file.request, file.dimension);
  const changes = quotes.flatMap((quote): Change[] => {
    const value = quote.request.dimensions[file.dimension] ?? "";
    const before = file.answers[value] ?? [];
    const ids = [...new Set([...before, ...quote.commitments].map(({ id }) => id))];
    return ids.flatMap((id) => {
      const [old, now] = [before.find((one) => one.id === id), quote.commitments.find((one) => one.id === id)];
      return same(old, now) ? [] : [{ value, id, before: old, after: now }];
    });
  });
  const [now, then] = [editionsOf(quotes), file.editions];
  const newer: Reopened["newer"] = [];
  if (now.policy.id !== then.policy.id || now.policy.edition !== then.policy.edition) newer.push({ what: "policy", from: `${then.policy.id} ${then.policy.edition}`, to: `${now.policy.id} ${now.policy.edition}` });
  if (now.calendar.version !== then.calendar.version) newer.push({ what: "calendar", from: then.calendar.version, to: now.calendar.version });
  return { file, changes, newer };
}
