/** A list read row by row and judged ticket by ticket, a few at a time, so that it is ready by the time somebody has looked at its columns. */
import { indexed } from "../../engine/times";
import type { Cell } from "../../lists/cells";
import { daysOf, mixedOf } from "../../lists/event-columns";
import { datedRows, momentColumns } from "../../lists/serials";
import { eventIds, ticketOf } from "../../lists/tickets";
import type { Vocabulary } from "../../lists/vocabulary";
import type { Calculator } from "../shared/calculators";
import type { OpenedList } from "./intake-view";
import { Judging, type Judged, type Read } from "./judge";
import { completed, declaresLine, spread, united, type KnownLine } from "./lines";
import { ownersOf, type Owners } from "./owners";

/** Rows and tickets that are done without a pause, while somebody looks at the columns. */
const SLICE = 50;

/** What is known of lines before a list is read: whoever names a line, and whether there are no others. */
export interface Lines {
  known: readonly KnownLine[];
  /** The names of all lines there are; empty where nobody says so. */
  all: readonly string[];
}

/** What a list held. */
export interface Listed {
  tickets: Read[];
  /** Rows that name a line and no ticket. */
  declared: KnownLine[];
}

/** Tickets and lines apart; a ticket takes what its line's own row says and it does not. */
export function sorted(reads: readonly Read[]): Listed {
  const declared = reads.filter(declaresLine).map(({ ticket: { line, customer, dimensions } }) => ({ line, customer, dimensions }));
  return { tickets: reads.filter((one) => !declaresLine(one)), declared };
}

/** Tickets as they are judged, the names among which each line must be, and the customers of each line number. */
export function prepared(tickets: readonly Read[], { known, all }: Lines): { reads: Read[]; names: string[]; owners: Owners } {
  const owners = ownersOf([...tickets.map(({ ticket }) => ticket), ...known]);
  const lines = united(spread(known, owners), owners);
  const reads = tickets.map(({ ticket, faults }) => ({ ticket: completed(ticket, lines, owners), faults }));
  return { reads, names: all.length ? [...new Set([...all, ...[...lines.values()].map(({ line }) => line)])] : [], owners };
}

export class Listing {
  readonly of: OpenedList;
  readonly now: string;
  readonly lines: Lines;
  readonly #sla: Calculator;
  readonly #vocabulary: Vocabulary;
  readonly #days: ReadonlySet<string>;
  readonly #mixed: ReadonlySet<string>;
  readonly #rows: Cell[][];
  readonly #reads: Read[] = [];
  #listed: Listed | undefined;
  #judging: Judging | undefined;

  constructor(of: OpenedList, sla: Calculator, vocabulary: Vocabulary, now: string, lines: Lines) {
    this.of = of;
    this.now = now;
    this.lines = lines;
    this.#sla = sla;
    this.#vocabulary = vocabulary;
    this.#days = new Set(daysOf(of.survey, of.mapping, eventIds(sla.policy)));
    this.#mixed = mixedOf(of.rows, of.mapping, eventIds(sla.policy));
    this.#rows = datedRows(of.rows, momentColumns(of.mapping, eventIds(sla.policy)), of.dayZero);
  }

  /** So many more rows read, or when all are, tickets judged; whether that was all. */
  step(count: number): boolean {
    const { of: { lines, broken, mapping, defaults, year } } = this;
    const rows = this.#rows;
    const { policy } = this.#sla;
    const done = this.#reads.length;
    if (done < rows.length) {
      for (const [at, row] of indexed(rows.slice(done, done + count))) {
        const line = lines[done + at]!;
        const read = ticketOf(row, line, { policy, vocabulary: this.#vocabulary, mapping, days: this.#days, mixed: this.#mixed, defaults, year });
        this.#reads.push(broken.has(line) ? { ...read, faults: [{ target: "ticket", value: read.ticket.id, fault: "quote" }] } : read);
      }
      return false;
    }
    if (!this.#judging) {
      const { tickets, declared } = (this.#listed = sorted(this.#reads));
      const { reads, names, owners } = prepared(tickets, { known: [...this.lines.known, ...declared], all: this.lines.all });
      this.#judging = new Judging(reads, this.#sla, this.now, names, owners);
    }
    return this.#judging.step(count);
  }

  /** To its end, in slices, as long as somebody wants it; whether it got there. */
  async through(wanted: () => unknown): Promise<boolean> {
    while (wanted()) {
      if (this.step(SLICE)) return true;
      await new Promise((go) => setTimeout(go));
    }
    return false;
  }

  /** All of it, whatever is still to be done. */
  all(): Listed & { judged: Judged[] } {
    while (!this.step(this.of.rows.length || 1));
    return { ...this.#listed!, judged: this.#judging!.all() };
  }
}
