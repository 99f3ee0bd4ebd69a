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
  /** What the calculator of the policy is called; empty where the policy does not say. */
  readonly calculator?: string;
  /** What is cited of the law by which counts are made. */
  readonly law?: Titles;
  readonly provenance: string;
  /** When the office is open, where the policy says so by weekday. */
  /** What brings an event about in the shortest words, by event. */
  readonly short?: Titles;
  /** The name of the zone, where its clocks are changed. */
  readonly zone?: string;
  readonly officeHours?: readonly (Omit<OfficeHours, "days"> & Partial<Pick<OfficeHours, "days">>)[];
  readonly editions?: Titles;
  readonly dimensions: Readonly<Record<string, Named & { readonly unknown?: string; readonly values: Readonly<Record<string, Named>> }>>;
  readonly processes: Titles;
  /** The processes in the words of the first question. */
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
  /** How the text words what a rule owes when it is late, with the place `{amount}`. */
  readonly credits?: Titles;
  /** The targets in per cent, and what each counts, where the policy has any. */
  readonly targets?: Titles;
  readonly counted?: Titles;
  /** How the text words a requirement of a rule, its gate, what has no figure (`unquantified`), or its limit (`24 calendarHours`). */
  readonly wording?: Readonly<Record<string, Titles>>;
  readonly notices: Readonly<Record<string, { readonly title?: string; readonly number?: string; readonly date?: string }>>;
  readonly holidays: Titles;
}

/** Those that an answer is headed with: the promises, and what they wait for. */
export type FirstPolicyWords = Omit<PolicyWords, "conditions" | "readings" | "notices" | "holidays" | "processes" | "clauses" | "acts" | "parties" | "reasons"> & Partial<PolicyWords>;

/** A piece of the source, word for word; something may be left out between two pieces. */
export interface QuotePiece {
  readonly text: string;
  /** The language of the source, and the piece in the language that is shown, where the two differ. */
  readonly language?: string;
  readonly translation?: string;
  /** Where it stands, unless at the rule's own clause. */
  readonly clause?: string;
}

/** A row of a printed table: its words, and the rule whose answers are its cells. */
export interface PrintedRow {
  /** A head that this row and those after it share. */
  readonly heading?: string;
  readonly title: string;
  readonly rule: string;
  /** The values that the row is for; without a dimension, all of them. */
  readonly when?: Readonly<Record<string, readonly string[]>>;
  /** Whether equal cells are printed as one. */
  readonly merged?: boolean;
  /** What the source prints for an answer, by its requirement, or for every limit or channel. */
  readonly words?: Titles;
  /** What the source prints in the column of a value. */
  readonly cells?: Titles;
}

/** A table as the source prints it, its cells to be asked of the engine. */
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
  /** What is ours to say of it: a repair, a figure that was lost. */
  readonly remark?: string;
  readonly rows: readonly PrintedRow[];
}

type Aliases = Readonly<Record<string, readonly string[]>>;

/** Other ways of writing the names of a policy that mean nothing else: what readers of lists take. */
export interface PolicyAliases {
  readonly dimensions: Aliases;
  /** By dimension, then by value or category. */
  readonly values: Readonly<Record<string, Aliases>>;
  readonly events: Aliases;
  /** Names that mean an event only at the head of a column: in a list of starts, and in one of tickets. */
  readonly starts?: Aliases;
  readonly tickets?: Aliases;
}

/** The quoted words behind each rule, the source's tables, and what is to be known of the source. */
export interface PolicySources {
  /** What the source is and where it was found. */
  readonly source?: string;
  readonly aliases?: PolicyAliases;
  readonly rules: Readonly<Record<string, { readonly quote: readonly QuotePiece[]; readonly note?: string }>>;
  readonly targets?: Readonly<Record<string, { readonly quote: readonly QuotePiece[]; readonly note?: string }>>;
  readonly tables: readonly PrintedTable[];
  readonly remarks: readonly { readonly title: string; readonly text: string }[];
}

/** The own entry of a table, never one that every object has. */
export function entry<T>(table: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return table !== undefined && Object.prototype.hasOwnProperty.call(table, id) ? table[id] : undefined;
}
