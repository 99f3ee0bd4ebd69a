/** What the parts of a calculator may see and do. */
import type { TemplateResult, nothing } from "lit";
import type { Commitment, Problem, Quote } from "../../engine/types";
import type { Words } from "../../words";
import type { Quoter } from "../shared/engine";
import type { Size } from "../shared/base";
import type { OtherReading } from "./answers";
import type { withNewerCalendar } from "../shared/newer-calendar";
import type { Answers } from "./answers";
import type { Fields } from "./fields";

/** Days, both ends included. */
export type Span = readonly [from: string, to: string];

export interface Context {
  readonly sla: Quoter;
  readonly words: Words;
  readonly view: Size;
  /** The fields with the example in place of what is not filled in. */
  readonly fields: Fields;
  readonly process: string;
  readonly example: boolean;
  /** Whether what stands in a field is an example, which nobody has chosen. */
  isExample(field: string): boolean;
  /** Whether anybody entered the start; otherwise it is the moment in which it was looked at. */
  readonly started: boolean;
  readonly quote: Quote;
  /** The commitments of the chosen process, in the quote's order. */
  readonly commitments: Commitment[];
  readonly selected: Commitment | undefined;
  /** The selected commitment with its walk, once it has been asked for. */
  readonly traced: Commitment | undefined;
  /** The date of the present moment in the policy's zone. */
  readonly today: string;
  readonly now: string;
  /** What the clock of the visitor's machine says, where that is a moment which no calendar reaches. */
  readonly clock: string | undefined;
  /** Whose order it is, where the page says so: the attribute `label`. */
  readonly label: string;
  /** What stands against a field, if anything. */
  problemAt(field: string): string | undefined;
  isReadonly(field: string): boolean;
  set(change: Partial<Fields>): void;
  choose(process: string): void;
  select(id: string): void;
  /** The days that a sentence of the explanation is about, while one is pointed at; or the day pointed at on the calendar. */
  readonly pointed: Span | undefined;
  point(span: Span | undefined): void;
  /** Other readings of the source under which the answer would be another. */
  otherReadings(id: string): readonly OtherReading[];
  /** The same, as far as it is known yet. */
  knownReadings(id: string): readonly OtherReading[];
  /** Whether the whole month is shown where only the weeks of the count would be. */
  readonly whole: boolean;
  toggleWhole(): void;
  /** Whether the quoted source of a commitment is unfolded. */
  isOpen(id: string): boolean;
  toggleOpen(id: string): void;
}

type Drawn = TemplateResult | typeof nothing;

/** The list of commitments, once it has been loaded (`elements/commitment-list`). */
export interface Listing {
  adopt(root: ShadowRoot): void;
  list(context: Context, details: Details | undefined): TemplateResult;
}

/** The parts that the first answer can do without, once they have been loaded (`elements/details`). */
export interface Details {
  readonly Answers: typeof Answers;
  readonly withNewerCalendar: typeof withNewerCalendar;
  /** Adds their styles to a calculator. */
  adopt(root: ShadowRoot): void;
  aside(context: Context): Drawn;
  banner(context: Context): Drawn;
  below(context: Context): Drawn;
  /** How many things were entered beside the case, if any. */
  beside(context: Context): string[];
  inRow(context: Context): Drawn;
  inputs(context: Context): Drawn;
  markIn(commitment: Commitment, context: Context): Drawn;
  marks(context: Context): Drawn;
  more(context: Context): Drawn;
  paper(context: Context): Drawn;
  progress(due: Commitment, context: Context): Drawn;
  projection(commitment: Commitment, context: Context): Commitment["projected"];
  sentence(problem: Problem, own: Fields, context: Context): string;
  source(commitment: Commitment, context: Context): Drawn;
  stale(problem: Problem, own: Fields, context: Context): TemplateResult;
  unanswered(problem: Problem, own: Fields, context: Context): TemplateResult;
}

/** What fits on a chip: 表6-1 of 第六章 业务变更 · 表6-1, 第六章 of 第六章 业务变更; by the id, whether the table or the chapter is the shorter name. */
export function shortClause(id: string, title: string): string {
  const parts = title.split(/\s*[·,，]\s*/);
  return (/^(table|figure|annex)/.test(id) ? parts[parts.length - 1] : parts[0]!.replace(/([\u4e00-\u9fff）)])\s.*$/, "$1")) || title;
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The policy with its edition, where its title does not say that itself. */
export function policyName(words: Words, edition: string): string {
  const [policy, title] = [words.policyTitle(), words.edition(edition)];
  return policy.toLowerCase().includes(title.toLowerCase()) ? policy : words.ui("editions.policy", { policy, edition: title });
}
