/** Documents that an element's attributes name: asked for, and never replaced by the bundled ones. */
import type { Options } from "../../engine/create";
import type { Sources } from "./sources";

/** A document that could not be had; the bundled one never stands in for it. */
function notLoaded(document: string, address: string, reason: "empty" | "network" | "status" | "json", status: number | string): Error {
  const error = new Error(`\`${address}\` could not be loaded (${status})`);
  return Object.assign(error, { code: "unsupported", path: "", params: { document, reason, status } });
}

export async function documentAt(document: "policy" | "calendar", address: string | null, base: string): Promise<unknown> {
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

/** Several calendars, among which a document chooses, are parted by spaces. */
export async function createNamed<Answering>({ policy: policySrc, calendar: calendarSrc, base }: Sources, create: (options: Options) => Promise<Answering>): Promise<Answering> {
  const [policy, calendar] = await Promise.all([documentAt("policy", policySrc, base), Promise.all(calendarSrc?.trim().split(/\s+/).map((one) => documentAt("calendar", one, base)) ?? [])]);
  return create({ ...(policySrc !== null ? { policy } : {}), ...(calendarSrc !== null ? { calendar } : {}) });
}
