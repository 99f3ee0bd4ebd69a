/** One calendar file for many rows: the entries of each quote, named by their row. */
import { escapeText, foldLine } from "../../engine/ics";
import type { QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import type { Calculator } from "../shared/engine";

/** As many entries as a calendar program takes without complaint. */
export const MOST = 200;

const ENTRY = /BEGIN:VEVENT\r\n[\s\S]*?END:VEVENT\r\n/g;

/** An entry with its row in its name and its identity. */
function named(entry: string, label: string, row: number): string {
  const lines = entry.replace(/\r\n[ \t]/g, "").split("\r\n").map((line) => {
    if (line.startsWith("UID:")) return `UID:${row}.${line.slice(4)}`;
    return line.startsWith("SUMMARY:") && label ? `SUMMARY:${escapeText(label)} ${line.slice(8)}` : line;
  });
  return lines.map(foldLine).join("\r\n");
}

export function calendarOf(sla: Calculator, words: Words, rows: readonly { request: QuoteRequest; label: string }[], ids: readonly string[], stamp: string): { text: string; events: number; more: boolean } {
  let frame: string | undefined;
  const entries: string[] = [];
  let more = false;
  rows.forEach(({ request, label }, row) => {
    const quote = sla.quote(request);
    const dated = quote.commitments.filter((one) => ids.includes(one.id) && one.dueDate).map(({ id }) => id);
    const room = Math.max(0, MOST - entries.length);
    more ||= dated.length > room;
    const commitments = dated.slice(0, room);
    if (!commitments.length) return;
    const text = sla.toIcs(quote, words, { stamp, commitments });
    frame ??= text.replace(ENTRY, "");
    entries.push(...(text.match(ENTRY) ?? []).map((entry) => named(entry, label.trim(), row + 1)));
  });
  const [before = "", after = ""] = (frame ?? "").split(/(?=END:VCALENDAR)/);
  return { text: before + entries.join("") + after, events: entries.length, more };
}
