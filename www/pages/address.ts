/** The state of our own pages in their addresses; nothing of this is in the element. */
import type { Exclusion, QuoteRequest } from "../engine/types";

const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Names in an address that decide no date; other programs append some of them to every link they hand on. */
const BESIDE = /^(lang|commitment|(policy|calendar)-src|edition|calendar-version|dates|digest|readonly|policy|calendar|utm_.*|from|isappinstalled|scene|spm|nsukey)$/;
/** Choices that are read apart from the request. */
const APART = /^(process|reading\..*)$/;

/** Attributes that name documents. */
export const SOURCES = ["policy-src", "calendar-src"];

type Draft = Partial<QuoteRequest> & { dimensions: Record<string, string> };

/** `customer~2026-10-08T09:00~2026-10-09T18:00` */
function pauseOf(text: string): Exclusion | undefined {
  const [cause, from, to, more] = text.split("~");
  return cause && from && to && more === undefined ? { cause, from, to } : undefined;
}

/** Puts one part where it belongs; false where it can mean nothing. Whether its value exists is the engine's to say. */
function put(request: Draft, name: string, value: string): boolean {
  if (/(^|\.)__proto__$/.test(name)) return false;
  const at = name.indexOf(".");
  const [group, id] = at < 0 ? [name, ""] : [name.slice(0, at), name.slice(at + 1)];
  if (name === "start-at") request.startAt = value;
  else if (name === "audience") request.audience = value as NonNullable<QuoteRequest["audience"]>;
  else if (name === "pause") {
    const pause = pauseOf(value);
    if (pause) (request.exclusions ??= []).push(pause);
    return !!pause;
  } else if (!id) request.dimensions[camel(name)] = value;
  else if (group === "event") (request.events ??= {})[id] = value === "none" ? null : value;
  else if (group === "if" && /^(yes|no)$/.test(value)) (request.conditions ??= {})[id] = value === "yes";
  else if (group === "figure" && /^\d+$/.test(value)) (request.figures ??= {})[id] = { amount: Number(value), units: "businessDays" };
  else if (group === "finished") (request.finishedAt ??= {})[id] = value;
  else return false;
  return true;
}

/** The request that an address asks for, without readings; `refused` is told of what means nothing. */
export function requestFrom(query: URLSearchParams, refused: (part: string) => void = () => undefined): Partial<QuoteRequest> {
  const request: Draft = { dimensions: {} };
  for (const [name, value] of query) if (!BESIDE.test(name) && !APART.test(name) && !put(request, name, value)) refused(`${name}=${value}`);
  return request;
}

/** The choices of an address as one text, whatever their order, but for those that were not taken. */
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
  const value = name === "pause" ? pause && [pause.cause, pause.from, pause.to].join("~") : query.getAll(name).pop();
  return value == null ? undefined : `${name}=${value}`;
}

/** The request without what a problem is about. */
export function without<R extends Partial<QuoteRequest>>(request: R, path: string): R {
  const [group = "", id = ""] = path.split("/").slice(1);
  const all = request as unknown as Record<string, Record<string, unknown> | unknown[] | undefined>;
  const part = all[group];
  if (Array.isArray(part)) return { ...request, [group]: part.filter((_, at) => String(at) !== id) };
  if (typeof part === "object") return { ...request, [group]: Object.fromEntries(Object.entries(part).filter(([name]) => name !== id)) };
  return { ...request, [group]: group === "startAt" ? "" : undefined };
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
  for (const { cause, from, to } of request.exclusions ?? []) query.append("pause", [cause, from, to].join("~"));
  return readable(query);
}

/** What need not be escaped in a query is left as it is: shorter, and people can read it. */
export const readable = (query: URLSearchParams): string => query.toString().replace(/%(3A|7E|2F)/g, decodeURIComponent);
