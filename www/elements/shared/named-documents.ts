/** Documents that an element's attributes name: asked for, and never replaced by the bundled ones. */
import type { Options } from "../../engine/create";
import { OPTIONS } from "../calculator/options";
import { kebab } from "./mirror";
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

/** Names that a dimension of a page's policy cannot have: it is an attribute and a property of the elements, and these mean something else there. */
const isTaken = (id: string): boolean => [...Object.keys(OPTIONS), "policySrc", "calendarSrc", "quote", "class"].some((name) => kebab(name) === kebab(id)) || id in HTMLElement.prototype;

/** The policy, if each of its dimensions can be an attribute. What else is wrong with it the engine says. */
function withFreeNames(policy: unknown): unknown {
  const { dimensions, replace } = (policy ?? {}) as { dimensions?: unknown; replace?: { dimensions?: unknown } | null };
  for (const [list, place] of [[dimensions, ""], [replace?.dimensions, "/replace"]] as const) {
    const ids: unknown[] = Array.isArray(list) ? list.map((one: { id?: unknown } | null) => one?.id) : [];
    const at = ids.findIndex((id) => typeof id === "string" && isTaken(id));
    if (at < 0) continue;
    const message = `\`${String(ids[at])}\` cannot be a dimension on a page: it is an attribute or a property of the element or of every element`;
    throw Object.assign(new Error(message), { code: "invalid-policy", path: `${place}/dimensions/${at}/id` });
  }
  return policy;
}

/** Several calendars, among which a document chooses, are parted by spaces. */
export async function createNamed<Answering>({ policy: policySrc, calendar: calendarSrc, base }: Sources, create: (options: Options) => Promise<Answering>): Promise<Answering> {
  const [policy, calendar] = await Promise.all([documentAt("policy", policySrc, base), Promise.all(calendarSrc?.trim().split(/\s+/).map((one) => documentAt("calendar", one, base)) ?? [])]);
  return create({ ...(policySrc !== null ? { policy: withFreeNames(policy) } : {}), ...(calendarSrc !== null ? { calendar } : {}) });
}
