/** The info of the bundled policy, expanded from the columns that `examples/compile/columns.rs` writes. */
import type { CalendarInfo, PolicyInfo, RuleInfo } from "./contract";

type Field = Exclude<keyof RuleInfo, "credit">;
type Columns = { [field in Field]: string };

/** One edition as it is downloaded; each letter of a column is an index into the list that the column names. */
export interface CompactPolicyInfo extends Omit<PolicyInfo, "rules"> {
  clauses: string[];
  kinds: RuleInfo["kind"][];
  shapes: RuleInfo["shape"][];
  rules: Columns;
}

/** What is bundled: every edition of the policy, and the calendar. */
export type BundledInfo = readonly [policy: readonly CompactPolicyInfo[], calendar: CalendarInfo];

const FIRST = 48;

export function expanded({ clauses, kinds, shapes, rules: columns, ...info }: CompactPolicyInfo): PolicyInfo {
  const words = (field: Field) => columns[field].split(" ");
  const one = <T>(field: Field, place: number, list: readonly T[]) => list[columns[field].charCodeAt(place) - FIRST] as T;
  const some = (field: Field, list: readonly { id: string }[]) =>
    words(field).map((letters) => [...letters].map((letter) => list[letter.charCodeAt(0) - FIRST]!.id));
  const [numbers, events, ends] = [words("rules"), some("events", info.events), some("finishedBy", info.events)];
  const [conditions, dimensions] = [some("conditions", info.conditions), some("dimensions", info.dimensions)];
  const rules = words("id").map((id, place): RuleInfo => ({
    id,
    rules: numbers[place] ? numbers[place].split(",") : [],
    process: one("process", place, info.processes),
    clause: one("clause", place, clauses),
    kind: one("kind", place, kinds),
    debtor: one("debtor", place, info.parties),
    creditor: one("creditor", place, info.parties),
    shape: one("shape", place, shapes),
    events: events[place]!,
    finishedBy: ends[place]!,
    conditions: conditions[place]!,
    dimensions: dimensions[place]!,
  }));
  return { ...info, rules };
}
