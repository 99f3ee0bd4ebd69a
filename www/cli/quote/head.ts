/** Determines a text's encoding and separator, and the meaning of each column. */
import { pausePartOf } from "../../lists/pause-columns";
import { survey } from "../../lists/survey";
import { namesRow } from "../../lists/tickets";
import { headingOf, PAUSES, START, type Vocabulary } from "../../lists/vocabulary";
import type { PolicyInfo } from "../../engine/contract";

/** The meaning of a column, or of a field of an NDJSON line; nothing for one that is only passed on. */
export type Field =
  | { kind: "dimension" | "condition"; id: string }
  | { kind: "event" | "finish"; id: string; clock?: ClockField }
  | { kind: "start"; clock?: ClockField }
  | { kind: "pauses"; target: string };

/** The column of times of day that belongs to a column of dates. */
export interface ClockField {
  name: string;
  at: number;
}

/** Whether a column's cells are moments, each in a cell of its own. */
export const isMoment = (field: Field): boolean => ["start", "event", "finish"].includes(field.kind) || (field.kind === "pauses" && /from|to/.test(pausePartOf(field.target)?.part ?? ""));

const SEPARATORS = [",", ";", "\t", "|"];

/** UTF-8 unless the bytes are not valid; a text that is neither UTF-8 nor marked is taken for the encoding of Chinese Windows. */
export function encodingOf(first: Uint8Array, whole: boolean): string {
  if (first[0] === 0xff && first[1] === 0xfe) return "utf-16le";
  if (first[0] === 0xfe && first[1] === 0xff) return "utf-16be";
  // Cut between characters.
  const end = whole ? first.length : Math.max(first.lastIndexOf(0x0a), 0);
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(first.subarray(0, end));
    return "utf-8";
  } catch {
    return "gb18030";
  }
}

/** The separator that gives the most cells in the header; Excel's `sep=` line is not supported here. */
export function separatorOf(lines: readonly string[]): string {
  const line = lines.find((one) => SEPARATORS.some((separator) => one.includes(separator))) ?? "";
  return SEPARATORS.reduce((best, one) => (line.split(one).length > line.split(best).length ? one : best), ",");
}

/** The meaning of a field's name in `--map` and `--set`. */
export function fieldNamed(name: string, policy: PolicyInfo): Field | undefined {
  if (name === START) return { kind: "start" };
  if (name === PAUSES || pausePartOf(name)) return { kind: "pauses", target: name };
  const [group, id] = name.split(/\.(.*)/s) as [string, string | undefined];
  if (id !== undefined) {
    const known = { events: policy.events, conditions: policy.conditions, finishedAt: policy.rules }[group];
    if (known?.some((one) => one.id === id)) return { kind: ({ events: "event", conditions: "condition", finishedAt: "finish" } as const)[group as "events"], id };
  }
  return policy.dimensions.some((one) => one.id === name) ? { kind: "dimension", id: name } : undefined;
}

/** The meaning of a header: by `--map`, otherwise by the names that lists use. */
export function fieldOf(header: string, map: ReadonlyMap<string, string>, vocabulary: Vocabulary, policy: PolicyInfo): Field | undefined {
  const told = map.get(header) ?? map.get(header.trim());
  if (told === "ignore") return undefined;
  if (told !== undefined) {
    const field = fieldNamed(told, policy);
    if (field) return field;
    throw new Error(`--map ${header}=${told}: the policy has no field \`${told}\`; there are ${policy.dimensions.map(({ id }) => id).join(", ")}, ${START}, ${PAUSES}, ${PAUSES}.1.from, ${PAUSES}.1.to, ${PAUSES}.1.cause, events.ID, finishedAt.ID, conditions.ID and ignore`);
  }
  const exact = fieldNamed(header.trim(), policy);
  if (exact) return exact;
  const heading = headingOf(header, vocabulary);
  if (!heading) return undefined;
  if (heading.event !== undefined) return { kind: "event", id: heading.event };
  if (heading.target === START) return { kind: "start" };
  return heading.target === PAUSES || pausePartOf(heading.target) ? { kind: "pauses", target: heading.target } : { kind: "dimension", id: heading.target };
}

/** Rows by which the columns of dates and of times are told; also all of a short list. */
export const SURVEYED = 500;

/** The meaning of a column of an event by its cells, as the page finds it: a bare name such as 告警 is a moment's if they are moments, and times alone are none. */
function eventOf(field: Field | undefined, header: string, event: string | undefined, vocabulary: Vocabulary): Field | undefined {
  if (!field) return event === undefined ? undefined : { kind: "event", id: event };
  const named = field.kind === "event" && headingOf(header, vocabulary)?.event === field.id;
  return named && event === undefined ? undefined : field;
}

/** The meaning of each header, with the columns of times of day at the dates that they belong to; nothing is found for what `--map` says. */
export async function meanings(headers: readonly string[], rows: readonly (readonly string[])[], map: ReadonlyMap<string, string>, vocabulary: Vocabulary, meaning: (header: string) => Field | undefined): Promise<(Field | undefined)[]> {
  const { clocks, events } = await survey(headers, rows.slice(0, SURVEYED), vocabulary, { piece: SURVEYED, breathe: async () => {} });
  const told = (at: number): boolean => map.has(headers[at]!) || map.has(headers[at]!.trim());
  const found = headers.map((header, at) => (told(at) ? meaning(header) : eventOf(meaning(header), header, events[at], vocabulary)));
  for (const [date, clock] of Object.entries(clocks).map(([at, clock]): [number, number] => [Number(at), clock]).filter(([, at]) => !told(at))) {
    const field = found[date];
    if (!field || (field.kind !== "start" && field.kind !== "event" && field.kind !== "finish")) continue;
    found[date] = { ...field, clock: { name: headers[clock]!, at: clock } };
    found[clock] = undefined;
  }
  return found;
}

/** The columns that are neither used nor said to be ignored, and do not tell whose row it is. */
export function unusedOf(headers: readonly string[], fields: readonly (Field | null | undefined)[], map: ReadonlyMap<string, string>): string[] {
  const clocks = new Set(fields.flatMap((field) => (field && "clock" in field && field.clock ? [field.clock.at] : [])));
  return headers.filter((header, at) => header.trim() && !fields[at] && !clocks.has(at) && !namesRow(header) && (map.get(header) ?? map.get(header.trim())) !== "ignore").map((header) => header.trim());
}

/** The fields of a header and the first rows below it. Of two columns with the same meaning the first is used, unless `--map` decides. */
export async function fieldsOf(headers: readonly string[], rows: readonly (readonly string[])[], map: ReadonlyMap<string, string>, vocabulary: Vocabulary, policy: PolicyInfo): Promise<(Field | undefined)[]> {
  const missing = [...map.keys()].find((header) => !headers.some((one) => one === header || one.trim() === header));
  if (missing !== undefined) throw new Error(`--map: there is no column \`${missing}\`; the head has ${headers.map((one) => `\`${one}\``).join(", ")}`);
  const keyOf = (field: Field): string => ("id" in field ? `${field.kind} ${field.id}` : "target" in field ? field.target : field.kind);
  const found = await meanings(headers, rows, map, vocabulary, (header) => fieldOf(header, map, vocabulary, policy));
  const told = new Set(headers.flatMap((header, at) => (map.has(header) || map.has(header.trim())) && found[at] ? [keyOf(found[at]!)] : []));
  const seen = new Set<string>();
  return found.map((field, at) => {
    if (!field) return undefined;
    const key = keyOf(field);
    if (seen.has(key) || (told.has(key) && !map.has(headers[at]!) && !map.has(headers[at]!.trim()))) return undefined;
    seen.add(key);
    return field;
  });
}
