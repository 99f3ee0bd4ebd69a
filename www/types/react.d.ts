/** JSX of React 19: `import type {} from "sla-calculator/react";` */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { ElementAttributes, Listeners } from "./attributes.js";

type Elements = { [tag in keyof ElementAttributes]: Omit<DetailedHTMLProps<HTMLAttributes<HTMLElementTagNameMap[tag]>, HTMLElementTagNameMap[tag]>, keyof ElementAttributes[tag]> & ElementAttributes[tag] & Listeners<"on"> & { class?: string } };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
