/** What a template may write on the elements; shared by the types for React, Preact, Vue and Svelte. */
import type { QuoteRequest } from "../engine/index.js";
import type { SlaEvents } from "../elements/tags.js";

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

/** `<sla-calculator>`. A dimension of another policy is an attribute too, in kebab case. */
export interface CalculatorAttributes extends CommonAttributes {
  "customer-tier"?: string;
  "assurance-level"?: string;
  service?: string;
  locality?: string;
  /** The moment the clock starts: `2026-09-30T16:00`, or a bare date. */
  "start-at"?: string;
  process?: "change" | "fault" | "complaint" | "notice" | "delivery" | "all" | (string & {});
  audience?: "customer" | "sales" | "operator";
  /** Comma list of attributes that the visitor may not change. */
  readonly?: string;
  /** Customer, circuit or ticket, named in calendar files. */
  label?: string;
  /** The whole request; as an attribute it is JSON. */
  request?: Partial<QuoteRequest> | string;
}

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
  /** A day of the year that is asked for, `2026-12-31`. */
  day?: string;
  /** Keeps the tickets on the device, so that they are there again after a reload. */
  keep?: boolean;
}

/** `<sla-calendar>`. */
export interface CalendarAttributes extends CommonAttributes {
  /** The month shown, `2026-10`. */
  month?: string;
}

/** Each element with what may be written on it. */
export interface ElementAttributes {
  "sla-calculator": CalculatorAttributes;
  "sla-calendar": CalendarAttributes;
  "sla-compare": CompareAttributes;
  "sla-bulk": BulkAttributes;
  "sla-record": RecordAttributes;
}

/** Listeners as properties: `onsla-quote` in React and Preact, `on:sla-quote` in Svelte. */
export type Listeners<Prefix extends string> = { [event in keyof SlaEvents as `${Prefix}${event}`]?: (event: SlaEvents[event]) => void };
