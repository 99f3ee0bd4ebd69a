import { createCalculator } from "../../engine";
import { newerCalendar, refuseNewer } from "./newer-calendar";

/** The engine as the elements use it. */
export type Calculator = Awaited<ReturnType<typeof createCalculator>>;

/** One engine for every element that uses the same documents. */
const shared = new Map<string, Promise<Calculator>>();

/** A document that could not be had; the bundled one never stands in for it. */
function notLoaded(document: string, address: string, reason: "network" | "status" | "json", status: number | string): Error {
  const error = new Error(`\`${address}\` could not be loaded (${status})`);
  return Object.assign(error, { code: "unsupported", params: { document, reason, status } });
}

async function documentAt(document: "policy" | "calendar", address: string | null): Promise<unknown> {
  if (!address) return undefined;
  const response = await fetch(new URL(address, globalThis.document.baseURI)).catch((fault: Error) => {
    throw notLoaded(document, address, "network", fault.message);
  });
  if (!response.ok) throw notLoaded(document, address, "status", response.status);
  return response.json().catch((fault: Error) => {
    throw notLoaded(document, address, "json", fault.message);
  });
}

async function create(policySrc: string | null, calendarSrc: string | null): Promise<Calculator> {
  const [policy, calendar] = await Promise.all([documentAt("policy", policySrc), documentAt("calendar", calendarSrc)]);
  if (policy === undefined && calendar === undefined) return createCalculator();
  return createCalculator({ ...(policySrc ? { policy } : {}), ...(calendarSrc ? { calendar } : {}) });
}

/** The shared engine for these documents; the bundled ones when none are named. A failed load may be tried again. */
export function sharedCalculator(policySrc: string | null = null, calendarSrc: string | null = null): Promise<Calculator> {
  const key = `${policySrc ?? ""}\n${calendarSrc ?? ""}`;
  let pending = shared.get(key);
  if (!pending) {
    pending = create(policySrc, calendarSrc);
    shared.set(key, pending);
    pending.catch(() => shared.delete(key));
  }
  return pending;
}

const renewed = new Map<string, Promise<Calculator>>();

/**
 * The calculator for the same policy with the calendar that lies beside the script, if that is newer than the
 * bundled one. From then on it is the shared one. A calendar with a fault is not used, and the operator is told why.
 */
export async function withNewerCalendar(current: Calculator, policySrc: string | null): Promise<Calculator | undefined> {
  const calendar = await newerCalendar(current.calendar) as { version: string } | undefined;
  if (!calendar || calendar.version === current.calendar.version) return undefined;
  const key = `${policySrc ?? ""}\n`;
  let pending = renewed.get(key);
  if (!pending) {
    pending = documentAt("policy", policySrc).then((policy) => createCalculator({ calendar, ...(policy ? { policy } : {}) }));
    renewed.set(key, pending);
    pending.then(() => shared.set(key, pending!), () => renewed.delete(key));
  }
  return pending.catch((thrown: { code?: string; path?: string; message: string }) => {
    if (thrown.code !== "invalid-calendar") throw thrown;
    refuseNewer(`${thrown.path ?? ""} ${thrown.message}`, calendar.version);
    return undefined;
  });
}
