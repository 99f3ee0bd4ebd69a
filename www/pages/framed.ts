/**
 * The calculator in a frame of another page: its attributes come from the frame's address, all but those that would
 * change what it says (policy, calendar, readings). Its height is told to the page around it, which may listen.
 */
import type { SlaCalculator } from "../elements/calculator/sla-calculator";
import type { Words } from "../words";
import { language, speak } from "./shell";

const REFUSED = ["lang", "policy-src", "calendar-src", "id", "class", "style", "slot", "part", "hidden"];

/** Once for a page, by whichever of its scripts came. */
export function framed(): void {
  const root = document.documentElement;
  if (root.dataset["framed"]) return;
  root.dataset["framed"] = "1";
  const calculator = document.querySelector<SlaCalculator>("sla-calculator")!;
  language();
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (/^[a-z][a-z-]*$/.test(name) && !/^on|^aria-/.test(name) && !REFUSED.includes(name)) calculator.setAttribute(name, value);
  }
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
