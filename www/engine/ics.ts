/** A quote's due dates as an iCalendar file (RFC 5545). */

import type { Commitment, Quote, QuoteRequest } from "./types";
import { addDays, dayOf } from "../words/dates";
import { fill } from "../words/language";
import type { Words } from "../words";

/** What a calendar file is made with. */
export interface IcsOptions {
  /** The moment at which the file is made, with `Z` or an offset: nothing here reads the clock. */
  readonly stamp: string;
  /** Only these commitments; every dated one by default. */
  readonly commitments?: readonly string[];
}

/**
 * The calendar file: an all-day entry on the due day of day clocks, a moment in UTC for hour clocks, each with an alarm.
 * The same order keeps its entries' identity, so that importing again after a change moves them instead of doubling them.
 * Throws `invalid-date` for a stamp that is no instant, `unknown-value` for a commitment without a date here, `unsupported` when there is none with a date.
 */
export function toIcs(quote: Quote, words: Words, options: IcsOptions): string {
  const stamp = utc(options.stamp);
  if (stamp === undefined) throw fault("invalid-date", "/2/stamp", `\`${options.stamp}\` is no instant with an offset`, options.stamp);
  const dated = quote.commitments.filter(isDated);
  const allowed = dated.map(({ id }) => id);
  options.commitments?.forEach((id, index) => {
    if (!allowed.includes(id)) throw fault("unknown-value", `/2/commitments/${index}`, `no commitment \`${id}\` has a date in this quote`, id, allowed);
  });
  const chosen = dated.filter(({ id }) => options.commitments?.includes(id) ?? true);
  if (chosen.length === 0) throw fault("unsupported", "/0/commitments", "no commitment has a date that a calendar could show");
  const digest = digestOf(quote.request);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//SLA Calculator//${escapeText(quote.engine)}//${words.lang.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...chosen.flatMap((commitment) => entryOf(commitment, quote, words, stamp, digest)),
    "END:VCALENDAR",
  ];
  return lines.map(foldLine).join("\r\n") + "\r\n";
}

function isDated({ dueDate, dueAt, precision }: Commitment): boolean {
  return precision === "minute" ? dueAt !== undefined && utc(dueAt) !== undefined : dueDate !== undefined;
}

function entryOf(commitment: Commitment, quote: Quote, words: Words, stamp: string, digest: string): string[] {
  const { id, precision, dueAt = "", dueDate = "", certainty } = commitment;
  const title = words.title(id);
  const moment = precision === "minute";
  const when = moment
    ? [`DTSTART:${utc(dueAt) ?? ""}`]
    : [`DTSTART;VALUE=DATE:${compact(dueDate)}`, `DTEND;VALUE=DATE:${compact(addDays(dueDate, 1))}`];
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(`${id}.${quote.policy.id}.${digest}@sla-calculator`)}`,
    `DTSTAMP:${stamp}`,
    ...when,
    `SUMMARY:${escapeText(fill(words.language.copy.entry, { title }))}`,
    `DESCRIPTION:${escapeText(description(commitment, words))}`,
    `CATEGORIES:${escapeText(words.process(commitment.process))}`,
    `STATUS:${certainty === "provisional" ? "TENTATIVE" : "CONFIRMED"}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `TRIGGER:${moment ? "-PT30M" : "-P1D"}`,
    `DESCRIPTION:${escapeText(title)}`,
    "END:VALARM",
    "END:VEVENT",
  ];
}

/** Everything that a reader of the entry needs who has nothing else. */
function description(commitment: Commitment, words: Words): string {
  const { clause, kind, debtor, creditor, limit, dueRange, certainty } = commitment;
  const { copy } = words.language;
  const said = limit ? fill(copy.note, { note: words.limit(limit) }) : "";
  const lines = [fill(copy.line, { title: words.title(commitment.id), due: words.due(commitment) }) + said];
  if (certainty === "provisional" && dueRange) lines.push(fill(copy.provisional, { range: words.range(dueRange.earliest, dueRange.latest) }));
  lines.push(`${copy[kind]} · ${fill(copy.partiesOf, { debtor: words.party(debtor), creditor: words.party(creditor) })}`);
  lines.push(words.clause(clause), words.provenance());
  return lines.join("\n");
}

/** `20261010` */
function compact(date: string): string {
  return date.slice(0, 10).replace(/-/g, "");
}

/** `20260930T213000Z`; undefined for what is no instant with an offset. */
function utc(iso: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(iso)) return undefined;
  const time = Date.parse(iso);
  return Number.isNaN(time) || !dayOf(iso) ? undefined : `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** TEXT of RFC 5545, 3.3.11; control characters, which no text may have, are left out. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");
}

/** Lines of at most 75 octets, never cut inside a character (RFC 5545, 3.1). */
export function foldLine(line: string): string {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = utf8Length(character.codePointAt(0) ?? 0);
    if (octets + size > 75) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

function utf8Length(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}

/** What makes an order that order: not when it is looked at, by whom, or how its course changed since. */
function digestOf({ dimensions, startAt, events, conditions }: QuoteRequest): string {
  const text = JSON.stringify([dimensions, startAt, events ?? {}, conditions ?? {}].map(sorted));
  return [0x811c9dc5, 0x2f0b4c47].map((seed) => fnv1a(text, seed).toString(16).padStart(8, "0")).join("");
}

function sorted(value: unknown): unknown {
  return value !== null && typeof value === "object" ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : value;
}

/** FNV-1a over UTF-16 units: an identity, not a secret. */
function fnv1a(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** An error with the fields of a `Problem`. */
function fault(code: string, path: string, message: string, value?: string, allowed?: string[]): Error {
  return Object.assign(new Error(message), { code, path, params: value === undefined ? {} : { value }, ...(allowed && { allowed }) });
}
