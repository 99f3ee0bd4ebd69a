/** The attributes of the elements in templates; shared by the types for React, Preact, Vue and Svelte. */
import type { QuoteRequest } from "../engine/index.js";
import type { Options } from "../elements/calculator/options.js";
import type { SlaEvents } from "../elements/tags.js";
// Made from the bundled policy when the package is built.
import type { DimensionAttributes } from "./dimensions.js";

/** Attributes of every element. */
export interface CommonAttributes {
  /** `zh-CN` or `en`; the nearest `lang` when absent. */
  lang?: string;
  /** `large` for larger text and targets. */
  density?: "large";
  /** Address of a policy document instead of the bundled one. */
  "policy-src"?: string;
  /** Address of a calendar document instead of the bundled one. */
  "calendar-src"?: string;
}

/** A name as attributes write it: `startAt` as `start-at`. */
type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}` ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}` : Name;

/** `<sla-calculator>`. */
export type CalculatorAttributes = CommonAttributes & DimensionAttributes & { [name in keyof Options as Kebab<name>]?: Options[name] };

/** `<sla-compare>`. */
export interface CompareAttributes extends CommonAttributes {
  dimension?: string;
  base?: string;
  request?: Partial<QuoteRequest> | string;
}

/** `<sla-bulk>`. */
export interface BulkAttributes extends CommonAttributes {
  label?: string;
  request?: Partial<QuoteRequest> | string;
}

/** `<sla-record>`. */
export interface RecordAttributes extends CommonAttributes {
  /** A day in the year to show, `2026-12-31`. */
  day?: string;
  /** Stores the tickets on the device, so that they are still there after a reload. */
  keep?: boolean;
}

/** `<sla-calendar>`. */
export interface CalendarAttributes extends CommonAttributes {
  /** The month shown, `2026-10`. */
  month?: string;
}

/** The attributes of each element. */
export interface ElementAttributes {
  "sla-calculator": CalculatorAttributes;
  "sla-calendar": CalendarAttributes;
  "sla-compare": CompareAttributes;
  "sla-bulk": BulkAttributes;
  "sla-record": RecordAttributes;
}

/** Listeners as properties: `onsla-quote` in React and Preact, `on:sla-quote` in Svelte. */
export type Listeners<Prefix extends string> = { [event in keyof SlaEvents as `${Prefix}${event}`]?: (event: SlaEvents[event]) => void };
