/** The texts of one policy in one language, made from the policy and calendar documents when they are built or loaded. */

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
  readonly provenance: string;
  readonly editions?: Titles;
  readonly dimensions: Readonly<Record<string, Named & { readonly unknown?: string; readonly values: Readonly<Record<string, Named>> }>>;
  readonly processes: Titles;
  readonly parties: Titles;
  readonly clauses: Titles;
  readonly acts: Titles;
  readonly events: Titles;
  readonly conditions: Readonly<Record<string, Named>>;
  readonly figures: Readonly<Record<string, { readonly title: string; readonly missing: string }>>;
  readonly readings: Readonly<Record<string, { readonly title: string; readonly values?: Readonly<Record<string, Named>> }>>;
  readonly reasons: Titles;
  readonly rules: Titles;
  readonly notices: Readonly<Record<string, { readonly title?: string; readonly number?: string; readonly date?: string }>>;
  readonly holidays: Titles;
}

/** Those that answers are shown with at first: the promises, and what stands beside them. */
export type FirstPolicyWords = Omit<PolicyWords, "conditions" | "readings" | "notices" | "holidays" | "processes"> & Partial<PolicyWords>;

/** The quoted words behind each rule. */
export interface PolicySources {
  readonly rules: Readonly<Record<string, { readonly source: string; readonly note?: string }>>;
}

/** The own entry of a table, never one that every object has. */
export function entry<T>(table: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return table !== undefined && Object.prototype.hasOwnProperty.call(table, id) ? table[id] : undefined;
}
