/**
 * The answers of a quote as a short text, to be compared with the answers of another day: equal texts mean equal answers;
 * unequal texts show which commitment moved, from which date to which.
 */
import type { Commitment, Quote } from "../../engine/types";
import { addDays, daysBetween } from "../../engine/dates";
import { epochOf, zonedSecond } from "../../engine/zones";

/** When a commitment is due: days, or for clocks that run by the minute instants; both ends are the same where the calendar is known. */
export interface Due {
  precision: "day" | "minute";
  earliest: string;
  latest: string;
}

export interface Moved {
  /** The commitment's id; `undefined` for one that no longer exists. */
  id: string | undefined;
  /** Which of the quotes. */
  place: number;
  before: Due | undefined;
  after: Due | undefined;
  /** What the rules say differs (status or limit); otherwise only the counted date does, which is the calendar's doing. */
  byRule: boolean;
}

/** FNV-1a over UTF-16 units: against change and damage, not against forgery. */
function check(text: string, letters: number): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return ((hash >>> 0) % 36 ** letters).toString(36).padStart(letters, "0");
}

const NAME = 3;
const RULE = 2;

/** Three letters for each id, which would be most of the text; two ids never share them. */
function namesOf([quote]: readonly Quote[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { id } of quote?.commitments ?? []) {
    let text = id;
    while (ids.has(check(text, NAME))) text += "'";
    ids.set(check(text, NAME), id);
  }
  return ids;
}

/** The date of a commitment; `undefined` where it has none. */
export function dueOf({ precision, dueAt, dueDate, dueRange }: Commitment): Due | undefined {
  if (!dueAt || !dueDate) return undefined;
  if (precision === "minute") return { precision, earliest: dueAt, latest: dueAt };
  return { precision: "day", earliest: dueRange?.earliest ?? dueDate, latest: dueRange?.latest ?? dueDate };
}

const dayOf = ({ request }: Quote): string => request.startAt.slice(0, 10);

/** Days from the start's day as `7` or `7~9`; seconds from its first moment as `M8c0`. */
function shortDue(due: Due | undefined, quote: Quote, zone: string): string {
  if (!due) return "";
  const day = dayOf(quote);
  const one = (at: string) => (due.precision === "day" ? daysBetween(day, at) : (Date.parse(at) - epochOf(day, zone)) / 1000).toString(36).replace("-", "N");
  return (due.precision === "minute" ? "M" : "") + one(due.earliest) + (due.latest === due.earliest ? "" : `~${one(due.latest)}`);
}

function longDue(text: string, quote: Quote, zone: string): Due | undefined {
  if (!text) return undefined;
  const precision = text.startsWith("M") ? "minute" : "day";
  const day = dayOf(quote);
  const one = (short: string) => {
    const away = parseInt(short.replace("N", "-"), 36);
    return precision === "day" ? addDays(day, away) : zonedSecond(epochOf(day, zone) + away * 1000, zone);
  };
  const [first = "", last = first] = text.replace("M", "").split("~");
  return { precision, earliest: one(first), latest: one(last) };
}

const ruleOf = (one: Commitment | undefined): string => JSON.stringify([one?.status, one?.limit?.amount, one?.limit?.units, one?.limit?.bound]);

/** The short form of answers in the policy's zone: for each commitment its name, a check of its rule and its date in each of the quotes, in letters that an address takes as they are. */
export function datesOf(quotes: readonly Quote[], zone: string): string {
  return [...namesOf(quotes)].map(([name, id]) => {
    const all = quotes.map((quote) => quote.commitments.find((one) => one.id === id));
    const dates = all.map((one, at) => shortDue(one && dueOf(one), quotes[at]!, zone));
    return name + check(all.map(ruleOf).join(), RULE) + (dates.some(Boolean) ? dates.join("-") : "");
  }).join(".");
}

/** A checksum of six characters for a text. */
export const sumOf = (text: string): string => check(text, 6);

const ENTRY = /^([0-9a-z]{3})([0-9a-z]{2})([-~0-9a-zMN]*)$/;
/** So few letters that every one of them is a date: a century from the start for days, seventy years for seconds. */
const DUE = /^(?:N?[0-9a-z]{1,3}(?:~N?[0-9a-z]{1,3})?|MN?[0-9a-z]{1,6})?$/;

interface Entry {
  rule: string;
  dates: string[];
}

/** The entries of a short form by their names; `undefined` where it is damaged. */
function entriesOf(text: string): Map<string, Entry> | undefined {
  const found = new Map<string, Entry>();
  for (const part of text ? text.split(".") : []) {
    const [, name, rule, rest] = ENTRY.exec(part) ?? [];
    const dates = rest?.split("-") ?? [];
    if (!name || !rule || !dates.every((one) => DUE.test(one))) return undefined;
    found.set(name, { rule, dates });
  }
  return found;
}

/** What moved between a short form and the answers of today; `undefined` where the text is damaged. */
export function moved(before: string, quotes: readonly Quote[], zone: string): Moved[] | undefined {
  const [old, now] = [entriesOf(before), entriesOf(datesOf(quotes, zone))];
  if (!old || !now) return undefined;
  const ids = namesOf(quotes);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [was, is] = [old.get(name), now.get(name)];
    const byRule = was?.rule !== is?.rule;
    const all = quotes.map((quote, place): Moved => ({ id: ids.get(name), place, before: longDue(was?.dates[place] ?? "", quote, zone), after: longDue(is?.dates[place] ?? "", quote, zone), byRule }));
    const dated = all.filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
    // A rule that changed without moving a date is told once.
    return dated.length || !byRule ? dated : all.slice(0, 1);
  });
}
