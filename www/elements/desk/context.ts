/** What the desk's views may see and do. */
import type { QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import type { Fields } from "../calculator/fields";
import type { Size } from "../shared/base";
import type { Calculator } from "../shared/engine";
import type { Say } from "./say";

export interface Desk {
  readonly sla: Calculator;
  readonly words: Words;
  readonly say: Say;
  readonly room: Size;
  /** The fields with the example in place of what is not filled in. */
  readonly fields: Fields;
  /** The request that the fields make; figures that are no number are left out. */
  readonly request: QuoteRequest;
  readonly today: string;
  readonly dimension: string;
  readonly base: string;
  readonly wanted: string;
  set(change: Partial<Fields>): void;
  put(change: { dimension?: string; base?: string; wanted?: string }): void;
  /** Asks for another drawing after a view changed its own state. */
  redraw(): void;
}
