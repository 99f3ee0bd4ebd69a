/** What the desk's views may see and do. */
import type { QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import type { Fields } from "../calculator/fields";
import type { Size } from "../shared/base";
import type { Calculator } from "../shared/calculators";
import type { GetString } from "./strings";

/** A line of a project; values that it does not have are the desk's. */
export interface Item {
  commitment: string;
  dimensions: Record<string, string>;
}

export interface Choices {
  dimension: string;
  base: string;
  /** The date by which everything must be done. */
  wanted: string;
  items: Item[];
  /** The event whose moment the start is on a sheet; empty for the first that opens anything. */
  event: string;
  /** The one value of the compared dimension that a sheet is for; empty where it compares all. */
  value: string;
}

export interface Desk extends Readonly<Choices> {
  readonly sla: Calculator;
  readonly words: Words;
  readonly say: GetString;
  readonly room: Size;
  /** The addresses of the documents that are not the bundled ones, for the elements inside. */
  readonly sources: { policy: string | undefined; calendar: string | undefined };
  /** The fields with the example in place of what is not filled in. */
  readonly fields: Fields;
  /** The request that the fields make; figures that are no number are left out. */
  readonly request: QuoteRequest;
  readonly today: string;
  /** Whether a field (`startAt`, `wanted`, a dimension) holds an example: nobody has chosen it. */
  isExample(field: string): boolean;
  set(change: Partial<Fields>): void;
  put(change: Partial<Choices>): void;
  /** Asks for another drawing after a view changed its own state. */
  redraw(): void;
}
