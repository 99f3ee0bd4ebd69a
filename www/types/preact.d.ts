/** JSX of Preact: `import type {} from "sla-calculator/preact";` */
import type { ComponentChildren, Ref } from "preact";
import type { ElementAttributes, Listeners } from "./attributes.js";

interface Common { children?: ComponentChildren; class?: string; id?: string; key?: string | number; style?: string | object }
type Elements = { [tag in keyof ElementAttributes]: ElementAttributes[tag] & Listeners<"on"> & Common & { ref?: Ref<HTMLElementTagNameMap[tag]> } };

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
