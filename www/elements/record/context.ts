/** What the views of a record may see and do. */
import type { Ticket } from "../../lists/tickets";
import type { Words } from "../../words";
import type { GetString } from "../desk/strings";
import type { Size } from "../shared/base";
import type { Calculator } from "../shared/calculators";
import { percentageText } from "../shared/percentage";
import type { Judged } from "./judge";
import type { GetRecordString } from "./strings";
import type { Asked, Kept, LineYear, RecordYear } from "./year";

/** One ticket and one of its promises, of which a proof is shown. */
export interface ProofOf {
  ticket: Judged;
  id: string;
}

/** What somebody writes on a proof in place of what the list has; it stays on the device. */
export interface ProofFields {
  customer: string;
  line: string;
  ticket: string;
}

export interface RecordContext {
  /** The element that shows the year: what a part keeps of its own, it keeps for this one. */
  readonly element: object;
  readonly sla: Calculator;
  readonly words: Words;
  readonly say: GetRecordString;
  /** The desk's strings, which the reader of lists shares. */
  readonly desk: GetString;
  readonly room: Size;
  /** The moment of working out, by the clocks of the policy's zone. */
  readonly now: string;
  /** The name of the file that was read; empty where every ticket was entered. */
  readonly file: string;
  /** Columns whose heads speak of pauses and of which nothing is used. */
  readonly unused: readonly string[];
  readonly judged: readonly Judged[];
  readonly year: RecordYear;
  /** What the document wants of the restoration's rate, in words, where it wants a share. */
  readonly goal?: string | undefined;
  /** Another year, or another reading of it. */
  ask(change: Partial<Asked>): void;
  openLine(line: string): void;
  openProof(proof: ProofOf): void;
  closeProof(): void;
  edit(ticket: Ticket): void;
  /** What was typed on proofs, by their tickets' names; kept on the device where that is asked for. */
  readonly typed: Readonly<Record<string, ProofFields>>;
  type(name: string, fields: ProofFields): void;
  redraw(): void;
}

/** A share in per cent; of nothing there is none. One that is nearly a whole per cent, which a target may be, is not said to be one. */
export function percent(part: number, whole: number): string {
  if (!whole) return "—";
  const isWhole = (100 * part) % whole === 0;
  return `${percentageText(part, whole, (shown) => !isWhole && Number.isInteger(shown))}%`;
}

/** Met and missed: what a rate is made of. */
export const rated = ({ met, missed }: Kept): number => met.length + missed.length;

/** The line's own name, with its customer where the number stands under several, or that its tickets name none. */
export const lineName = ({ line, customer, customers }: Pick<LineYear, "line" | "customer" | "customers">, say: GetRecordString): string => {
  if (!line) return say("line.none");
  return customers > 1 ? say("line.of", { line, customer: customer || say("line.noCustomer") }) : line;
};

/** That a line's number stands under several customers; empty where it does not. */
export const sharedSaid = ({ customers }: Pick<LineYear, "customers">, say: GetRecordString): string => (customers > 1 ? say("line.shared", { n: customers }) : "");

/** A dimension's values in the policy's order, in words. */
export const valuesSaid = (dimensions: Readonly<Record<string, string>>, { sla, words }: Pick<RecordContext, "sla" | "words">): string =>
  sla.policy.dimensions.flatMap(({ id }) => (dimensions[id] ? [words.value(id, dimensions[id])] : [])).join(words.ui("summary.join"));
