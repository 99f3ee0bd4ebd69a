/** A quote as text for other programs: a short message, and a table that pastes into WPS and Excel. */

import type { Commitment, Quote } from "../engine/types";
import { asked } from "./request-summary";
import { dayOf, timeOf } from "./dates";
import { fill } from "./language";
import type { Words } from "./index";

/** A table in the two forms of the clipboard. */
export interface CopiedTable {
  /** `text/plain`: cells separated by tabs, rows by CRLF. */
  readonly text: string;
  /** `text/html` */
  readonly html: string;
}

/**
 * A short plain-text message for messengers: a summary of the request, one line for each date, and the source.
 * `marks` are notes on the answer, such as readings that are not the default.
 */
export function message(quote: Quote, words: Words, commitments?: readonly string[], marks: readonly string[] = []): string {
  const { startAt } = quote.request;
  const near = words.relativeTo(dayOf(startAt)?.year);
  const usual = usualCreditor(quote);
  const lines = chosen(quote, commitments)
    .filter((commitment) => words.due(commitment) !== "")
    .sort((a, b) => dueTime(a) - dueTime(b))
    .map((commitment) => `· ${line(commitment, near, usual)}`);
  // The year is said once, at the start.
  const start = fill(words.language.copy.start, { instant: words.relativeTo(0).instant(startAt) });
  return [words.policyTitle(), asked(quote, words), start, ...lines, ...marks, words.provenance()].filter(Boolean).join("\n");
}

/** The table of every commitment that has a limit or a date; `marks` as in the message. */
export function table(quote: Quote, words: Words, commitments?: readonly string[], marks: readonly string[] = []): CopiedTable {
  const { copy } = words.language;
  const rows = chosen(quote, commitments)
    .filter((commitment) => commitment.limit !== undefined || words.due(commitment) !== "")
    .map((commitment) => row(commitment, words).map(cell));
  const head = [copy.commitment, copy.kind, copy.parties, copy.limit, copy.from, copy.due, copy.dueInWords, copy.clause];
  const caption = [words.policyTitle(), asked(quote, words)].filter(Boolean).join(" · ");
  const notes = [caption, ...marks, words.provenance()].map(cell);
  const html = (tag: string, cells: readonly string[]): string => `<tr>${cells.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join("")}</tr>`;
  const [above, ...below] = notes.map((note) => `<tr><td colspan="${head.length}">${escapeHtml(note)}</td></tr>`);
  return {
    text: [notes.slice(0, 1), head, ...rows, ...notes.slice(1).map((note) => [note])].map((cells) => cells.map(quoted).join("\t")).join("\r\n"),
    html: `<table><tbody>${above}${html("th", head)}${rows.map((cells) => html("td", cells)).join("")}${below.join("")}</tbody></table>`,
  };
}

function chosen(quote: Quote, ids: readonly string[] | undefined): Commitment[] {
  return quote.commitments.filter(({ id, status }) => (ids?.includes(id) ?? true) && !/^(out-of-scope|not-required)$/.test(status));
}

/** The most frequent creditor of an answer, which is not repeated; other creditors are named. */
function usualCreditor({ commitments }: Quote): string | undefined {
  const creditors = commitments.filter(({ kind }) => kind === "promise").map(({ creditor }) => creditor);
  const often = (one: string): number => creditors.filter((other) => other === one).length;
  return [...creditors].sort((a, b) => often(b) - often(a))[0];
}

function line(commitment: Commitment, words: Words, usual: string | undefined): string {
  const { copy } = words.language;
  const said = [words.limitOf(commitment), commitment.creditor === usual ? "" : words.parties(commitment), provisional(commitment, words)].filter(Boolean).join(words.language.comma);
  const [title, due] = [words.title(commitment.id), words.due(commitment)];
  const text = fill(copy.line, { title, due }) + (said && fill(copy.note, { note: said }));
  return commitment.kind === "promise" ? text : text + fill(copy.mark, { mark: copy[commitment.kind] });
}

function row(commitment: Commitment, words: Words): string[] {
  const { kind, startsAt = "", dueAt = "", dueDate = "", precision } = commitment;
  const { copy } = words.language;
  // The text beside a sortable date always has the year.
  const full = words.relativeTo(0);
  return [
    words.title(commitment.id),
    copy[kind],
    words.parties(commitment),
    [commitment.requirement === "on-request" ? words.requirement(commitment) : "", words.limitOf(commitment)].filter(Boolean).join(words.language.comma),
    plain(startsAt),
    precision === "minute" ? plain(dueAt) : dueDate,
    [full.due(commitment), provisional(commitment, full)].filter(Boolean).join(words.language.comma),
    words.clause(commitment.clause),
  ];
}

function provisional({ certainty, dueRange }: Commitment, words: Words): string {
  if (certainty !== "provisional" || !dueRange) return "";
  return fill(words.language.copy.provisional, { range: words.range(dueRange.earliest, dueRange.latest) });
}

/** `2026-10-01 05:30`, which a spreadsheet reads as a date. */
function plain(iso: string): string {
  return dayOf(iso) ? `${iso.slice(0, 10)} ${timeOf(iso)}`.trim() : iso;
}

function dueTime({ dueAt, dueDate }: Commitment): number {
  return Date.parse(dueAt ?? dueDate ?? "");
}

/** One line of text that no spreadsheet takes for a formula, whether its first character is half-width or full-width. */
function cell(text: string): string {
  const flat = text.replace(/[\s\u0000-\u001f\u007f]+/g, " ").trim();
  return /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(flat) ? `'${flat}` : flat;
}

/** A quotation mark would open a quoted cell that swallows its neighbours. */
function quoted(text: string): string {
  return text.includes('"') ? `"${text.replace(/"/g, '""')}"` : text;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
