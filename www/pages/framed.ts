/**
 * The calculator in a frame of another page: what it shows comes from the frame's address, as on the calculator's page.
 * Parameters that would change the rules (policy, calendar, readings) and unknown parameters are rejected, and then no dates are shown.
 * It posts its height to the page around it, which may listen.
 */
import type { SlaCalculator } from "../elements/calculator/sla-calculator";
import type { QuoteRequest } from "../engine/types";
import type { Words } from "../words";
import { FRAMED } from "../elements/calculator/options";
import { kebab } from "../elements/shared/mirror";
import { requestFrom } from "./request";
import { language, speak } from "./shell";

/** Parameters that other programs append to links. */
const BESIDE = /^(lang|utm_.*|from|isappinstalled|scene|spm|nsukey)$/;

/** Runs once per page, from whichever of its scripts was loaded. */
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
  /** Only a number, so that any page around it may receive it. */
  const tell = (): void => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.postMessage({ type: "sla-height", height }, "*");
  };
  if (parent !== window) new ResizeObserver(tell).observe(root);
}

/** The request in the address; a parameter that has no place in a request is rejected by name. */
function asked(query: URLSearchParams): QuoteRequest {
  const others: Record<string, string> = {};
  for (const [name, value] of query) if (/^reading\.|-src$/.test(name)) others[name] = value;
  for (const name of Object.keys(others)) query.delete(name);
  const request = requestFrom(query, (part) => { others[part] = part; });
  return { startAt: "", ...request, ...others } as QuoteRequest;
}
