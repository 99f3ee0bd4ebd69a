import { createCalculator } from "../../engine";
import { given } from "./mirror";

/** The engine as the elements use it. */
export type Calculator = Awaited<ReturnType<typeof createCalculator>>;

/** One engine for every element that uses the same documents. */
const shared = new Map<string, Promise<Calculator>>();

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

async function create(sources: Sources): Promise<Calculator> {
  if (sources.policy === null && sources.calendar === null) return createCalculator();
  // Few pages bring documents of their own.
  const { createNamed } = await import("./named-documents");
  return createNamed(sources);
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

/** From now on the engine for these documents is another. */
export const share = (sources: Sources, calculator: Promise<Calculator>): unknown => shared.set(keyOf(sources), calculator);
