/** One row of a list to its request, and the request to its dates. */
import type { Commitment, Problem, QuoteRequest } from "../../engine/types";
import type { Calculator } from "../shared/engine";
import { findValue } from "./columns";
import { PAUSES, START, type CellFault, type Mapping } from "./messages";
import { readMoment } from "./moments";
import { readPauses } from "./pauses";

export interface Sheet {
  sla: Calculator;
  headers: readonly string[];
  mapping: Mapping;
  values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The names that each dimension takes, for a message. */
  allowed: ReadonlyMap<string, string>;
  /** For each cause of a pause, what a cell may call it. */
  causes: ReadonlyMap<string, string>;
  defaults: QuoteRequest;
  year: string;
  /** What the engine refused, in the language of the page; `asked` is the value as the engine got it. */
  sentence(problem: Problem, typed: string, asked: string): string;
  /** The commitments that get a column. */
  ids: readonly string[];
}

type Fault = Omit<CellFault, "line">;

function fault(sheet: Sheet, target: string, value: string, key: CellFault["key"], params: Record<string, string> = {}): { fault: Fault } {
  return { fault: { column: sheet.headers[sheet.mapping[target] ?? -1] ?? target, value, key, params } };
}

/** The request of a row, or the first cell that is wrong. */
export function requestOf(row: readonly string[], sheet: Sheet): { request: QuoteRequest } | { fault: Fault } {
  const dimensions = { ...sheet.defaults.dimensions };
  for (const { id, required } of sheet.sla.policy.dimensions) {
    const at = sheet.mapping[id];
    if (at === undefined) continue;
    const cell = (row[at] ?? "").trim();
    if (!cell) {
      if (required) return fault(sheet, id, cell, "bulk.bad.empty");
      delete dimensions[id];
      continue;
    }
    const value = findValue(sheet.values.get(id), cell);
    if (!value) return fault(sheet, id, cell, "bulk.bad.value", { allowed: sheet.allowed.get(id) ?? "" });
    dimensions[id] = value;
  }
  const request: QuoteRequest = { ...sheet.defaults, dimensions };
  return startOf(row, sheet, request) ?? pausesOf(row, sheet, request) ?? { request };
}

function startOf(row: readonly string[], sheet: Sheet, request: QuoteRequest): { fault: Fault } | undefined {
  const at = sheet.mapping[START];
  if (at === undefined) return undefined;
  const cell = (row[at] ?? "").trim();
  if (!cell) return fault(sheet, START, cell, "bulk.bad.empty");
  const read = readMoment(cell, sheet.year);
  if ("fault" in read) return fault(sheet, START, cell, read.fault === "year" ? "bulk.bad.year" : "bulk.bad.date");
  request.startAt = read.moment;
  return undefined;
}

/** A row's own pauses take the place of those that hold for the whole list; an empty cell has none. */
function pausesOf(row: readonly string[], sheet: Sheet, request: QuoteRequest): { fault: Fault } | undefined {
  const at = sheet.mapping[PAUSES];
  if (at === undefined) return undefined;
  const cell = (row[at] ?? "").trim();
  const read = readPauses(cell, sheet.causes, sheet.year);
  if ("fault" in read) return fault(sheet, PAUSES, cell, read.fault === "year" ? "bulk.bad.year" : "bulk.bad.pause");
  request.exclusions = read.pauses;
  return undefined;
}

/** A date that a spreadsheet sorts by; both ends where the calendar leaves it open. */
function plainDue({ dueAt, dueDate, dueRange, precision }: Commitment): string {
  if (dueRange && dueRange.earliest !== dueRange.latest) return `${dueRange.earliest} – ${dueRange.latest}`;
  return precision === "minute" ? (dueAt ?? "").slice(0, 16).replace("T", " ") : (dueDate ?? "");
}

/** What a request says of a target, as text. */
function askedOf({ dimensions, startAt, exclusions = [] }: QuoteRequest, target: string): string {
  if (target === PAUSES) return exclusions.map(({ from, to }) => `${from} – ${to}`).join("; ");
  return target === START ? startAt : dimensions[target] ?? "";
}

/** The dates of a request, one a column; or what the engine refused, which a row words by what stands in it. Throws nothing that a cell can cause. */
export function datesOf(request: QuoteRequest, sheet: Sheet): { dates: string[] } | { problem: Problem } {
  const [answer] = sheet.sla.quoteMany([request]);
  if (!answer) return { dates: [] };
  if (!answer.ok) return { problem: answer.error };
  const found = new Map(answer.quote.commitments.map((one) => [one.id, one]));
  return { dates: sheet.ids.map((id) => plainDue(found.get(id) ?? ({} as Commitment))) };
}

/** What the engine refused, at the cell it came from and as it was typed there. */
export function refusedOf(problem: Problem, row: readonly string[], request: QuoteRequest, sheet: Sheet): { fault: Fault } {
  const [, part, id] = problem.path.split("/");
  const target = part === "exclusions" ? PAUSES : part === "dimensions" && id ? id : START;
  const at = sheet.mapping[target];
  const asked = askedOf(request, target);
  const typed = at === undefined ? asked : (row[at] ?? "").trim();
  return fault(sheet, target, typed, "bulk.bad.engine", { message: sheet.sentence(problem, typed, asked) });
}
