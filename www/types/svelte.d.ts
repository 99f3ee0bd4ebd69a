/** Templates of Svelte 5: `import type {} from "sla-calculator/svelte";` */
import type { HTMLAttributes } from "svelte/elements";
import type { ElementAttributes, Listeners } from "./attributes.js";

type Elements = { [tag in keyof ElementAttributes]: Omit<HTMLAttributes<HTMLElementTagNameMap[tag]>, keyof ElementAttributes[tag]> & ElementAttributes[tag] & Listeners<"on"> & Listeners<"on:"> };

declare module "svelte/elements" {
  interface SvelteHTMLElements extends Elements {}
}
