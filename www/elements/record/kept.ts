/** A record as it is kept on the device: the list as texts with its columns, what was entered, which year is asked for. */
import type { LeftOut } from "../../lists/body";
import type { ReadNote } from "../../lists/cells";
import type { Mapping } from "../../lists/survey";
import type { Ticket } from "../../lists/tickets";
import type { ProofFields } from "./context";
import type { KnownLine } from "./lines";
import type { Asked } from "./year";

/** A list as it was read, without its file. */
export interface KeptTickets {
  file: string;
  encoding: string;
  delimiter: string;
  headers: string[];
  kind: "known" | "strange" | "none";
  titles: string[];
  rows: string[][];
  /** The place of each row in the file, and the rows with a quotation mark without a partner. */
  lines: number[];
  broken: number[];
  /** As of its sheet; lists that were kept earlier lack it. */
  dayZero?: string;
  leftOut: LeftOut[];
  notes: ReadNote[];
  mapping: Mapping;
  defaults: Record<string, string>;
  year: string;
}

/** The lines that somebody named, and whether there are no others. */
export interface LineList {
  lines: KnownLine[];
  complete: boolean;
}

/** What was said beside the list. */
export interface KeptRest {
  entered: Ticket[];
  lineList: LineList;
  asked: Asked;
  /** What was typed on the proofs of tickets, by their names. */
  fields: Record<string, ProofFields>;
}

export interface KeptRecord {
  list: KeptTickets | undefined;
  rest: KeptRest;
}

const LIST = "sla-tickets";
const REST = "sla-tickets-more";
/** The most characters kept, some five thousand tickets: this leaves room for whatever else is kept on the device. */
const MOST = 2_000_000;

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === "string";
const isTable = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (is: Check): Check => (value) => Array.isArray(value) && value.every(is);
const tableOf = (is: Check): Check => (value) => isTable(value) && Object.values(value).every(is);
const shape = (fields: Readonly<Record<string, Check>>): Check => (value) => isTable(value) && Object.entries(fields).every(([name, is]) => is(value[name]));

const isLine = shape({ line: isText, customer: isText, dimensions: tableOf(isText) });
const isTicket = shape({
  row: Number.isInteger, id: isText, line: isText, customer: isText, dimensions: tableOf(isText), events: tableOf(isText), conditions: tableOf((one) => typeof one === "boolean"),
  exclusions: listOf(shape({ cause: isText, from: isText, to: isText })), answer: (one) => one === undefined || isText(one),
});
const isAnything: Check = () => true;
const isList = shape({
  file: isText, encoding: isText, delimiter: isText, headers: listOf(isText), kind: (one) => ["known", "strange", "none"].includes(one as string), titles: listOf(isText),
  rows: listOf(listOf(isText)), lines: listOf(Number.isInteger), broken: listOf(Number.isInteger), dayZero: (one) => one === undefined || isText(one), leftOut: listOf(shape({ line: Number.isInteger, text: isText, why: isText })),
  notes: listOf(shape({ code: isText, params: tableOf(isAnything) })), mapping: tableOf(Number.isInteger), defaults: tableOf(isText), year: isText,
});
const isRest = shape({
  entered: listOf(isTicket), lineList: shape({ lines: listOf(isLine), complete: (one) => typeof one === "boolean" }), asked: shape({ day: isText, contract: isText, readings: tableOf(isText) }),
  fields: tableOf(shape({ customer: isText, line: isText, ticket: isText })),
});

function read(key: string, policy: string, is: Check): unknown {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isTable(found) && found["version"] === 1 && found["policy"] === policy && is(found["value"]) ? found["value"] : undefined;
  } catch {
    // Storage may be forbidden to this page, or hold something else.
    return undefined;
  }
}

function write(key: string, policy: string, value: KeptTickets | KeptRest): boolean {
  try {
    const text = JSON.stringify({ version: 1, policy, value });
    if (text.length > MOST) {
      localStorage.removeItem(key);
      return false;
    }
    localStorage.setItem(key, text);
    return true;
  } catch {
    // Full or forbidden: the page says that nothing is kept.
    return false;
  }
}

/** What is kept for a policy; undefined for nothing, and for anything that this element did not write. */
export function readRecord(policy: string): KeptRecord | undefined {
  const rest = read(REST, policy, isRest) as KeptRest | undefined;
  return rest && { rest, list: read(LIST, policy, isList) as KeptTickets | undefined };
}

/** Whether it could be kept: it may be too long, storage full or forbidden. */
export const keepTickets = (policy: string, list: KeptTickets): boolean => write(LIST, policy, list);
export const keepRest = (policy: string, rest: KeptRest): boolean => write(REST, policy, rest);

/** The record, and what is remembered of the columns of this and other lists of tickets. */
export function forgetRecord(): void {
  try {
    for (const key of [LIST, REST, "sla-ticket-columns"]) localStorage.removeItem(key);
  } catch {
    // Then nothing was kept.
  }
}
