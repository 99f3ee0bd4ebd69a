/**
 * The calculator in a frame of another page: what it shows comes from the frame's address, as on the calculator's page.
 * What would change the rules (policy, calendar, readings) and what means nothing is refused, and then there are no dates.
 * Its height is told to the page around it, which may listen.
 */
import type { SlaCalculator } from "../elements/calculator/sla-calculator";
import type { QuoteRequest } from "../engine/types";
import type { Words } from "../words";
import { FRAMED } from "../elements/calculator/options";
import { kebab } from "../elements/shared/mirror";
import { requestFrom } from "./request";
import { language, speak } from "./shell";

/** What other programs append to links. */
const BESIDE = /^(lang|utm_.*|from|isappinstalled|scene|spm|nsukey)$/;

/** Once for a page, by whichever of its scripts came. */
export function framed(): void {
  const root = document.documentElement;
  if (root.dataset["framed"]) return;
  root.dataset["framed"] = "1";
  const calculator = document.querySelector<SlaCalculator>("sla-calculator")!;
  language();
  const query = new URLSearchParams(location.search);
  for (const name of [...query.keys()]) if (BESIDE.test(name)) query.delete(name);
  for (const name of FRAMED) {
    const value = query.get(kebab(name));
    if (value !== null) calculator.setAttribute(kebab(name), value);
    query.delete(kebab(name));
  }
  if (query.toString()) calculator.request = asked(query);
  calculator.addEventListener("sla-words", (event) => speak((event as CustomEvent<Words>).detail));

  let told = 0;
  /** A number and nothing else, so that any page around it may have it. */
  const tell = (): void => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.postMessage({ type: "sla-height", height }, "*");
  };
  if (parent !== window) new ResizeObserver(tell).observe(root);
}

/** The request of the address, as it stands there: what it has no place for is refused by its name. */
function asked(query: URLSearchParams): QuoteRequest {
  const others: Record<string, string> = {};
  for (const [name, value] of query) if (/^reading\.|-src$/.test(name)) others[name] = value;
  for (const name of Object.keys(others)) query.delete(name);
  const request = requestFrom(query, (part) => { others[part] = part; });
  return { startAt: "", ...request, ...others } as QuoteRequest;
}
