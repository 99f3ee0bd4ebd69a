/** Templates of Vue 3: `import type {} from "sla-calculator/vue";` */
import type { HTMLAttributes } from "vue";
import type { ElementAttributes, Listeners } from "./attributes.js";

type Component<tag extends keyof ElementAttributes> = new () => { $props: Omit<HTMLAttributes, keyof ElementAttributes[tag]> & ElementAttributes[tag] & { [event in keyof Listeners<"on"> as `onSla${Capitalize<event extends `onsla-${infer name}` ? name : never>}`]?: Listeners<"on">[event] } };

declare module "vue" {
  interface GlobalComponents {
    "sla-calculator": Component<"sla-calculator">;
    "sla-calendar": Component<"sla-calendar">;
    "sla-compare": Component<"sla-compare">;
    "sla-bulk": Component<"sla-bulk">;
    "sla-record": Component<"sla-record">;
  }
}
