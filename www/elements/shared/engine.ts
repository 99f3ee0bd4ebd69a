import { createCalculator } from "../../engine";
import { given } from "./mirror";
import { newerCalendar, refuseNewer } from "./newer-calendar";

/** The engine as the elements use it. */
export type Calculator = Awaited<ReturnType<typeof createCalculator>>;

/** One engine for every element that uses the same documents. */
const shared = new Map<string, Promise<Calculator>>();

/** A document that could not be had; the bundled one never stands in for it. */
function notLoaded(document: string, address: string, reason: "empty" | "network" | "status" | "json", status: number | string): Error {
  const error = new Error(`\`${address}\` could not be loaded (${status})`);
  return Object.assign(error, { code: "unsupported", params: { document, reason, status } });
}

async function documentAt(document: "policy" | "calendar", address: string | null, base: string): Promise<unknown> {
  if (address === null) return undefined;
  // An empty address is that of the page itself.
  if (!address.trim()) throw notLoaded(document, address, "empty", "no address");
  const response = await Promise.resolve().then(() => fetch(new URL(address, base))).catch((fault: Error) => {
    throw notLoaded(document, address, "network", fault.message);
  });
  if (!response.ok) throw notLoaded(document, address, "status", response.status);
  return response.json().catch((fault: Error) => {
    throw notLoaded(document, address, "json", fault.message);
  });
}

/** Which documents an element's attributes name, and against which address. */
export interface Sources {
  policy: string | null;
  calendar: string | null;
  base: string;
}

export const sourcesOf = (element: Element): Sources =>
  ({ policy: given(element, "policySrc"), calendar: given(element, "calendarSrc"), base: element.baseURI });

/** Equal texts, equal documents. */
export const keyOf = ({ policy, calendar, base }: Sources): string => JSON.stringify([policy, calendar, policy === null && calendar === null ? "" : base]);

async function create({ policy: policySrc, calendar: calendarSrc, base }: Sources): Promise<Calculator> {
  const [policy, calendar] = await Promise.all([documentAt("policy", policySrc, base), documentAt("calendar", calendarSrc, base)]);
  if (policySrc === null && calendarSrc === null) return createCalculator();
  return createCalculator({ ...(policySrc !== null ? { policy } : {}), ...(calendarSrc !== null ? { calendar } : {}) });
}

/** The documents that the script brings. */
export const BUNDLED: Sources = { policy: null, calendar: null, base: "" };

/** The shared engine for these documents; the bundled ones when none are named. A failed load may be tried again. */
export function sharedCalculator(sources: Sources = BUNDLED): Promise<Calculator> {
  const key = keyOf(sources);
  let pending = shared.get(key);
  if (!pending) {
    pending = create(sources);
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
export async function withNewerCalendar(current: Calculator, sources: Sources): Promise<Calculator | undefined> {
  if (sources.calendar !== null) return undefined;
  const calendar = await newerCalendar(current.calendar) as { version: string } | undefined;
  if (!calendar || calendar.version === current.calendar.version) return undefined;
  const key = keyOf(sources);
  let pending = renewed.get(key);
  if (!pending) {
    pending = documentAt("policy", sources.policy, sources.base).then((policy) => createCalculator({ calendar, ...(sources.policy !== null ? { policy } : {}) }));
    renewed.set(key, pending);
    pending.then(() => shared.set(key, pending!), () => renewed.delete(key));
  }
  return pending.catch((thrown: { code?: string; path?: string; message: string }) => {
    if (thrown.code !== "invalid-calendar") throw thrown;
    refuseNewer(`${thrown.path ?? ""} ${thrown.message}`, calendar.version);
    return undefined;
  });
}
