/** The state of our own page in its address; nothing of this is in the element. */
import type { QuoteRequest } from "../engine/types";

const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Names in the address beside the dimensions; no policy, calendar or reading is ever taken from a link. */
const NAMED = ["start-at", "process", "audience", "lang"];
const REFUSED = ["policy-src", "calendar-src", "readonly", "policy", "calendar"];

/** The request that an address asks for; a part that is not understood is left for the engine to refuse by name. */
export function requestFrom(query: URLSearchParams): Partial<QuoteRequest> {
  const request: Partial<QuoteRequest> & { dimensions: Record<string, string> } = { dimensions: {} };
  for (const [name, value] of query) {
    const [group, id] = name.split(".", 2) as [string, string | undefined];
    if (id !== undefined) {
      if (group === "event") (request.events ??= {})[id] = value === "none" ? null : value;
      else if (group === "if") (request.conditions ??= {})[id] = value === "yes";
      else if (group === "figure") (request.figures ??= {})[id] = { amount: Number(value), units: "businessDays" };
      else if (group === "finished") (request.finishedAt ??= {})[id] = value;
    } else if (name === "start-at") request.startAt = value;
    else if (name === "audience") request.audience = value as NonNullable<QuoteRequest["audience"]>;
    else if (!NAMED.includes(name) && !REFUSED.includes(name)) request.dimensions[camel(name)] = value;
  }
  return request;
}

/** The address's query for a request. */
export function queryOf(request: QuoteRequest, process: string, lang: string): string {
  const query = new URLSearchParams();
  query.set("lang", lang);
  query.set("process", process);
  for (const [id, value] of Object.entries(request.dimensions)) query.set(kebab(id), value);
  if (request.startAt) query.set("start-at", request.startAt);
  if (request.audience && request.audience !== "customer") query.set("audience", request.audience);
  for (const [id, value] of Object.entries(request.events ?? {})) query.set(`event.${id}`, value ?? "none");
  for (const [id, value] of Object.entries(request.conditions ?? {})) query.set(`if.${id}`, value ? "yes" : "no");
  for (const [id, limit] of Object.entries(request.figures ?? {})) query.set(`figure.${id}`, String(limit.amount));
  for (const [id, value] of Object.entries(request.finishedAt ?? {})) query.set(`finished.${id}`, value);
  return query.toString().replace(/%3A/g, ":");
}
