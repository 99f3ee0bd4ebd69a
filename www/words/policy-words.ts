/** The texts of one policy in one language, made from the policy and calendar documents when they are built or loaded. */

import type { OfficeHours } from "../engine/types";

/** A name, and what is said about it. */
export interface Named {
  readonly title: string;
  readonly hint?: string;
  readonly definition?: string;
}

type Titles = Readonly<Record<string, string>>;

/** Everything but the quoted sources. */
export interface PolicyWords {
  readonly title: string;
  /** The name of the policy's calculator; empty if the policy gives none. */
  readonly calculator?: string;
  /** The citations of the law for the steps of a count. */
  readonly law?: Titles;
  readonly provenance: string;
  /** The shortest words for what triggers an event, by event. */
  readonly short?: Titles;
  /** The name of the zone, if its clocks change. */
  readonly zone?: string;
  /** The office hours, if the policy states them by weekday. */
  readonly officeHours?: readonly (Omit<OfficeHours, "days"> & Partial<Pick<OfficeHours, "days">>)[];
  readonly editions?: Titles;
  readonly dimensions: Readonly<Record<string, Named & { readonly unknown?: string; readonly values: Readonly<Record<string, Named>> }>>;
  readonly processes: Titles;
  /** The names of the processes in the first question. */
  readonly questions?: Titles;
  readonly parties: Titles;
  readonly clauses: Titles;
  readonly acts: Titles;
  readonly events: Titles;
  readonly conditions: Readonly<Record<string, Named>>;
  readonly figures: Readonly<Record<string, { readonly title: string; readonly missing: string }>>;
  readonly readings: Readonly<Record<string, { readonly title: string; readonly values?: Readonly<Record<string, Named>> }>>;
  readonly reasons: Titles;
  /** The causes of pauses that the policy names itself. */
  readonly causes?: Titles;
  readonly rules: Titles;
  /** The wording of what a rule owes when it is late, with the place `{amount}`. */
  readonly credits?: Titles;
  /** The targets in per cent, and what each counts, if the policy has any. */
  readonly targets?: Titles;
  readonly counted?: Titles;
  /** The source's wording for a rule's requirement, its gate, a rule without a figure (`unquantified`), or its limit (`24 calendarHours`). */
  readonly wording?: Readonly<Record<string, Titles>>;
  readonly notices: Readonly<Record<string, { readonly title?: string; readonly number?: string; readonly date?: string }>>;
  readonly holidays: Titles;
}

/** The rules that can be in the headline: the promises, and what they wait for. */
export type FirstPolicyWords = Omit<PolicyWords, "conditions" | "readings" | "notices" | "holidays" | "processes" | "clauses" | "acts" | "parties" | "reasons"> & Partial<PolicyWords>;

/** A piece of the source, word for word; text may be omitted between two pieces. */
export interface QuotePiece {
  readonly text: string;
  /** The language of the source, and the translation of the piece, if the shown language is another. */
  readonly language?: string;
  readonly translation?: string;
  /** The clause that contains it, if it is not the rule's own. */
  readonly clause?: string;
}

/** A row of a printed table: its words, and the rule whose answers are its cells. */
export interface PrintedRow {
  /** A heading that this row shares with the following ones. */
  readonly heading?: string;
  readonly title: string;
  readonly rule: string;
  /** The values that the row is for; without a dimension, all of them. */
  readonly when?: Readonly<Record<string, readonly string[]>>;
  /** Whether equal cells are printed as one. */
  readonly merged?: boolean;
  /** The source's words for an answer, by its requirement, or for every limit or channel. */
  readonly words?: Titles;
  /** The source's heading for the column of a value. */
  readonly cells?: Titles;
}

/** A table as the source prints it; the engine is asked for its cells. */
export interface PrintedTable {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  readonly corner?: string;
  readonly columns: { readonly dimension: string; readonly heading?: string; readonly titles?: Titles };
  readonly legend?: string;
  /** A last column with one cell for all rows. */
  readonly aside?: { readonly title: string; readonly text: string };
  readonly notes?: readonly string[];
  /** Our own remark on it: a correction, a figure that was lost. */
  readonly remark?: string;
  readonly rows: readonly PrintedRow[];
}

type Aliases = Readonly<Record<string, readonly string[]>>;

/** Other spellings of the names of a policy, with no other meaning, which readers of lists recognise. */
export interface PolicyAliases {
  readonly dimensions: Aliases;
  /** By dimension, then by value or category. */
  readonly values: Readonly<Record<string, Aliases>>;
  readonly events: Aliases;
  /** Names that mean an event only as a column heading: in a list of starts, and in a list of tickets. */
  readonly starts?: Aliases;
  readonly tickets?: Aliases;
}

/** The quoted words behind each rule, the source's tables, and remarks on the source. */
export interface PolicySources {
  /** What the source is and where it was found. */
  readonly source?: string;
  readonly aliases?: PolicyAliases;
  readonly rules: Readonly<Record<string, { readonly quote: readonly QuotePiece[]; readonly note?: string }>>;
  readonly targets?: Readonly<Record<string, { readonly quote: readonly QuotePiece[]; readonly note?: string }>>;
  readonly tables: readonly PrintedTable[];
  readonly remarks: readonly { readonly title: string; readonly text: string }[];
}

/** The table's own entry, never an inherited property. */
export function entry<T>(table: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return table !== undefined && Object.prototype.hasOwnProperty.call(table, id) ? table[id] : undefined;
}
