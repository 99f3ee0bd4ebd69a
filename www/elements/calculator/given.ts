/** A request that comes from a host's code: frameworks first assign `null`, and scripts are not type-checked. */
import type { PolicyInfo, Problem, QuoteRequest } from "../../engine/types";
import { contradiction, wrongAttribute } from "./attributes";
import type { Fields } from "./fields";
import { ASKED } from "./options";

const isRecord = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether it has another shape than the form's fields can hold; what is wrong the engine says. */
export const isOdd = (given: object): boolean =>
  !isRecord(given) || Object.entries(given).some(([name, value]: [string, unknown]) =>
    value != null && (Array.isArray(value) ? name !== "exclusions" || !value.every(isRecord) : name !== "now" && !(ASKED as readonly string[]).includes(name) && !isRecord(value)));

/** Why something cannot be the base request of a list, whose rows supply the rest: it does not even have the shape of a request. */
export function wrongForm(given: object): Problem | undefined {
  const { dimensions, startAt } = given as Partial<QuoteRequest>;
  if (isRecord(given) && (dimensions == null || isRecord(dimensions)) && (startAt == null || typeof startAt === "string")) return undefined;
  return { code: "wrong-type", path: "/request", message: "a request is a plain object whose moments are texts" };
}

/** What an attribute `request` gives: JSON, and a request or nothing. */
export function fromText(value: string): { request: QuoteRequest | null } | { problem: Problem } {
  try {
    const request = JSON.parse(value) as unknown;
    if (request === null || isRecord(request)) return { request: request as QuoteRequest | null };
  } catch {
    // Reported below: frameworks write `[object Object]` here before the element is defined.
  }
  const shown = value.length > 80 ? `${value.slice(0, 80)}…` : value;
  return { problem: { code: "wrong-type", path: "/request", params: { value: shown }, message: `the attribute \`request\` is JSON, and \`${shown}\` is no request in JSON` } };
}

/** What the host page sets on an element and no field can hold or the element cannot accept; then no dates are shown. */
export class Given {
  /** A request that no field can hold; the engine says why. */
  odd: QuoteRequest | undefined;
  #problem: Problem | undefined;
  /** The fields of a request that has not been compared with the attributes yet. */
  #fresh: Fields | undefined;
  #text: string | null = null;

  /** The request of the attribute, once each time that it changes; `undefined` where there is nothing new to take. */
  read(element: Element): { request: QuoteRequest | null } | undefined {
    const text = element.getAttribute("request");
    if (text === this.#text) return undefined;
    this.#text = text;
    const found = text === null ? { request: null } : fromText(text);
    if ("request" in found) return found;
    this.#problem = found.problem;
    return undefined;
  }

  /** Takes a request; what is not set in it is empty. `beside` is that of one whose attributes may be older or newer than it. */
  put(request: QuoteRequest | null | undefined, fields: (request: QuoteRequest | null | undefined) => Fields, beside: boolean): Fields | undefined {
    this.forget();
    try {
      if (request == null || !isOdd(request)) {
        const own = fields(request);
        if (beside && request != null) this.#fresh = own;
        return own;
      }
    } catch {
      // An exception while it is read is not thrown at the host page; the engine reports it.
    }
    this.odd = request as QuoteRequest;
    return undefined;
  }

  /** The attributes may say more than a request that came with them, and nothing else. */
  compare(element: Element, policy: PolicyInfo): void {
    if (this.#fresh) this.#problem = contradiction(element, this.#fresh, policy);
    this.#fresh = undefined;
  }

  /** The visitor's own choices take its place, or another request does. */
  forget(): void {
    this.odd = this.#problem = this.#fresh = undefined;
  }

  /** The attribute does not contain a request. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** Why nothing is asked. */
  refused(element: Element, process: string, policy: PolicyInfo): Problem | undefined {
    return this.#problem ?? wrongAttribute(element, process, policy);
  }
}
