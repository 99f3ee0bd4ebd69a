/** The state of our own pages in their addresses; nothing of this is in the element. */
import type { QuoteRequest } from "../engine/types";
import { ASKED, unset } from "../elements/calculator/options";
import { kebab } from "../elements/shared/mirror";
import { BESIDE, FIGURE_UNITS } from "./request";

/** The choices of an address as one text, independent of their order and without those that were rejected. */
export const choicesIn = (query: URLSearchParams, refused: readonly string[]): string =>
  [...query].filter(([name]) => !BESIDE.test(name)).map((part) => part.join("=")).filter((part) => !refused.includes(part)).sort().join("&");

/** The part of an address that a problem at a path of the request is about. */
export function partAt(path: string): string {
  const [group = "", id = ""] = path.split("/").slice(1);
  const prefix = { events: "event.", conditions: "if.", figures: "figure.", finishedAt: "finished.", readings: "reading." }[group];
  return prefix ? prefix + id : group === "exclusions" ? "pause" : kebab(group === "dimensions" ? id : group);
}

/** The same part with its value, as it stands in the address. */
export function partOf(path: string, { exclusions }: Partial<QuoteRequest>, query: URLSearchParams): string | undefined {
  const name = partAt(path);
  const pause = exclusions?.[Number(path.split("/")[2])];
  const value = name === "pause" ? pause && [pause.cause, pause.from, pause.to].join("~") : query.get(name);
  return value == null ? undefined : `${name}=${value}`;
}

/** The address's query for a request. */
export function queryOf(request: QuoteRequest, process: string, lang: string): string {
  const query = new URLSearchParams();
  query.set("lang", lang);
  query.set("process", process);
  for (const [id, value] of Object.entries(request.dimensions)) query.set(kebab(id), value);
  for (const name of ASKED) if (request[name] && request[name] !== unset(name)) query.set(kebab(name), request[name]);
  for (const [id, value] of Object.entries(request.events ?? {})) query.set(`event.${id}`, value ?? "none");
  for (const [id, value] of Object.entries(request.conditions ?? {})) query.set(`if.${id}`, value ? "yes" : "no");
  for (const [id, limit] of Object.entries(request.figures ?? {})) query.set(`figure.${id}`, limit.units === FIGURE_UNITS ? String(limit.amount) : `${limit.amount}~${limit.units}`);
  for (const [id, value] of Object.entries(request.finishedAt ?? {})) query.set(`finished.${id}`, value);
  for (const { cause, from, to } of request.exclusions ?? []) query.append("pause", [cause, from, to].join("~"));
  return readable(query);
}

/** Characters that need no escaping in a query stay as they are: the address is shorter and readable. */
export const readable = (query: URLSearchParams): string => query.toString().replace(/%(3A|7E|2F)/g, decodeURIComponent);
