/**
 * The options of the calculator beside the policy's dimensions, one entry each. Attribute, property, address parameter, what `readonly` may
 * name, `custom-elements.json` and the types for templates come from here; what an option does stands where it does it.
 */
import type { QuoteRequest } from "../../engine/types";

/** Each option with what its attribute takes. The comments are what editors and catalogues show. */
export interface Options {
  /** the whole request as JSON; the property of this name takes the same as an object */
  request: Partial<QuoteRequest> | string;
  /** the moment the clock starts: `2026-09-30T16:00`, or a bare date */
  startAt: string;
  /** what is shown: a process of the policy or `all`; the first that the policy asks for when absent */
  process: string;
  /** `customer` (default), `sales` or `operator` */
  audience: "customer" | "sales" | "operator";
  /** `large` for larger text and targets */
  density: "large";
  /** customer, circuit or ticket: named in the entries of the calendar file, and part of their identity; asked for when absent */
  label: string;
  /** comma list of attributes that the visitor may not change; without a list, all */
  readonly: string;
}

interface Option {
  /** What stands in the field of the request of this name when the option is left out. */
  readonly unset?: string;
  /** Whether a frame's address may set it beside the request. */
  readonly framed?: true;
  /** The only values it takes, where the engine does not judge them. */
  readonly values?: readonly string[];
  /** Whether the element has a property of its own by this name, which is no plain text of the attribute. */
  readonly own?: true;
}

export const OPTIONS = {
  request: { own: true },
  startAt: { unset: "" },
  process: { framed: true, own: true },
  audience: { unset: "customer" },
  density: { framed: true, values: ["large"] },
  label: { own: true },
  readonly: { framed: true },
} as const satisfies { readonly [name in keyof Options]: Option };

const all: readonly (readonly [string, Option])[] = Object.entries(OPTIONS);
const named = (which: (option: Option) => unknown): string[] => all.filter(([, option]) => which(option)).map(([name]) => name);

type Unset = { readonly [name in keyof typeof OPTIONS as (typeof OPTIONS)[name] extends { unset: string } ? name : never]: string };

/** The options that fill a field of the request. */
export const ASKED = named(({ unset }) => unset !== undefined) as readonly (keyof Unset)[];
/** What stands in that field when such an option is left out. */
export const unset = (name: keyof Unset): string => OPTIONS[name].unset;
/** Those that a frame's address may set beside the request. */
export const FRAMED = named(({ framed }) => framed);
/** Those that are properties of the element, too, as plain texts. */
export const MIRRORED = named(({ own }) => !own);
/** Those that take only some values, each with these. */
export const LIMITED = all.flatMap(([name, { values }]) => (values ? [[name, values] as const] : []));

/** The properties that are their attributes. */
export type OptionProperties = { [name in keyof Options as (typeof OPTIONS)[name] extends { own: true } ? never : name]: string | null };
