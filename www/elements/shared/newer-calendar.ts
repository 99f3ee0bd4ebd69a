/**
 * A calendar beside the script takes the place of the bundled one if it is newer: the year is changed by replacing one file.
 * A file that cannot be used changes no answer; why it is not used is kept for the operator.
 */
import type { CalendarInfo } from "../../engine/types";
import { keyOf, type Quoter, type EngineCache, type Sources } from "./engine";
import { assetFolder } from "./asset-folder";
import { documentAt } from "./named-documents";

/** Why the calendar beside the script is not used. */
export interface Unused {
  reason: "not-json" | "other" | "no-version" | "older" | "differs" | "refused";
  version?: string;
  /** The engine's own sentence. */
  detail?: string;
}

let unused: Unused | undefined;
/** The document of the bundled version, to be compared where an operator looks. */
let equal: unknown;

/** Positive where the first version is higher: `2026.10` is above `2026.9`. */
function above(version: string, than: string): number {
  const [a, b] = [version, than].map((text) => text.split(".").map(Number));
  return a![0]! - b![0]! || a![1]! - b![1]!;
}

async function fetched(bundled: CalendarInfo): Promise<unknown> {
  const response = await fetch(new URL("calendars/cn.json", assetFolder())).catch(() => undefined);
  // There need not be such a file.
  if (!response?.ok) return undefined;
  const document = await response.json().catch(() => { unused = { reason: "not-json" }; }) as Partial<CalendarInfo> | null | undefined;
  if (unused) return undefined;
  const { id, version } = Object(document) as Partial<CalendarInfo>;
  if (id !== bundled.id) unused = { reason: "other" };
  else if (typeof version !== "string" || !/^\d{4}\.\d+$/.test(version)) unused = { reason: "no-version" };
  else {
    const order = above(version, bundled.version);
    if (order > 0) return document;
    if (order < 0) unused = { reason: "older", version };
    else equal = document;
  }
  return undefined;
}

let found: Promise<unknown> | undefined;

/** The newer document, if there is one; asked for once. */
export function newerCalendar(bundled: CalendarInfo): Promise<unknown> {
  return assetFolder() ? (found ??= fetched(bundled)) : Promise.resolve(undefined);
}

/** The newer document was refused: from now on there is none. */
export function refuseNewer(detail: string, version: string): void {
  unused = { reason: "refused", detail, version };
  found = Promise.resolve(undefined);
}

/** Compares a file of the bundled version with the bundled calendar. */
async function compare(document: unknown): Promise<void> {
  const { default: bundled } = await import("../../../data/calendars/cn.json");
  if (JSON.stringify(document) !== JSON.stringify(bundled)) unused ??= { reason: "differs", version: bundled.version };
}

let compared: Promise<void> | undefined;

/** Why the file beside the script is not used; nothing where it is, or where there is none. */
export async function unusedCalendar(): Promise<Unused | undefined> {
  await found;
  // Several drawings ask at the same time: all wait for one comparison.
  if (equal) await (compared ??= compare(equal));
  return unused;
}

/**
 * The calculator for the same policy with the calendar that lies beside the script, if that is newer than the
 * bundled one. From then on it is the shared one. A calendar with a fault is not used, and the operator is told why.
 */
export async function withNewerCalendar<Answering extends Quoter>(current: Answering, sources: Sources, shared: EngineCache<Answering>): Promise<Answering | undefined> {
  if (sources.calendar !== null) return undefined;
  const calendar = await newerCalendar(current.calendar) as { version: string } | undefined;
  if (!calendar || calendar.version === current.calendar.version) return undefined;
  const pending = shared.once(`newer ${keyOf(sources)}`, async () => {
    const policy = await documentAt("policy", sources.policy, sources.base);
    const newer = shared.create({ calendar, ...(sources.policy !== null ? { policy } : {}) });
    newer.then(() => shared.put(sources, newer), () => undefined);
    return newer;
  });
  return pending.catch((thrown: { code?: string; path?: string; message: string }) => {
    if (thrown.code !== "invalid-calendar") throw thrown;
    refuseNewer(`${thrown.path ?? ""} ${thrown.message}`, calendar.version);
    return undefined;
  });
}
