/** The request that an address of our own pages asks for; nothing of this is in the element. */
import { ASKED } from "../elements/calculator/options";
import { kebab } from "../elements/shared/mirror";
import type { Exclusion, Limit, QuoteRequest } from "../engine/types";

export const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Parameters of an address that are not part of the request; other programs append some of them to every link they pass on. */
export const BESIDE = /^(lang|commitment|example|(policy|calendar)-src|edition|calendar-version|dates|digest|readonly|policy|calendar|utm_.*|from|isappinstalled|scene|spm|nsukey)$/;
/** Choices that are read separately from the request. */
const APART = /^(process|reading\..*)$/;

/** Attributes that name documents. */
export const SOURCES = ["policy-src", "calendar-src"];

/** The units of a figure whose address names none: `figure.activationLimit=12`, `figure.callBack=4~calendarHours`. */
export const FIGURE_UNITS = "businessDays";

type Draft = Partial<QuoteRequest> & { dimensions: Record<string, string> };

/** `customer~2026-10-08T09:00~2026-10-09T18:00` */
function pauseOf(text: string): Exclusion | undefined {
  const [cause, from, to, more] = text.split("~");
  return cause && from && to && more === undefined ? { cause, from, to } : undefined;
}

/** Puts one part into the request; returns false if it can mean nothing. The engine checks whether its value exists. */
function put(request: Draft, name: string, value: string): boolean {
  if (/(^|\.)__proto__$/.test(name)) return false;
  const at = name.indexOf(".");
  const [group, id] = at < 0 ? [name, ""] : [name.slice(0, at), name.slice(at + 1)];
  if (ASKED.some((option) => kebab(option) === name)) Object.assign(request, { [camel(name)]: value });
  else if (name === "pause") {
    const pause = pauseOf(value);
    if (pause) (request.exclusions ??= []).push(pause);
    return !!pause;
  } else if (!id) {
    // Attribute names have no capital letters; a name with capitals was appended by another program.
    if (kebab(camel(name)) !== name) return false;
    request.dimensions[camel(name)] = value;
  } else if (group === "event") (request.events ??= {})[id] = value === "none" ? null : value;
  else if (group === "if" && /^(yes|no)$/.test(value)) (request.conditions ??= {})[id] = value === "yes";
  else if (group === "figure" && /^\d+(~\w+)?$/.test(value)) {
    const [amount, units = FIGURE_UNITS] = value.split("~");
    (request.figures ??= {})[id] = { amount: Number(amount), units: units as Limit["units"] };
  }
  else if (group === "finished") (request.finishedAt ??= {})[id] = value;
  else return false;
  return true;
}

/** The request that an address asks for, without readings; `refused` is called with each part that means nothing. */
export function requestFrom(query: URLSearchParams, refused: (part: string) => void = () => undefined): Partial<QuoteRequest> {
  const request: Draft = { dimensions: {} };
  const before = new Set<string>();
  for (const [name, value] of query) {
    if (BESIDE.test(name)) continue;
    // Of what can be said once the first holds.
    const again = name !== "pause" && before.has(name);
    before.add(name);
    if (again || (!APART.test(name) && !put(request, name, value))) refused(`${name}=${value}`);
  }
  return request;
}
