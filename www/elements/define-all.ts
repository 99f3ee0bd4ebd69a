/** Defines every element; those for sales come in a file of their own, so that an app's first load does not grow. */
import "./define";

export type { SlaEvents } from "./tags";

if (globalThis.customElements) {
  void import("./sales");
  void import("./record/define");
}
