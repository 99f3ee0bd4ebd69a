/** The tickets and lines of an element, from whatever source. */
import type { Ticket } from "../../lists/tickets";
import type { ProofFields } from "./context";
import type { Read } from "./judge";
import type { KeptRest, LineList } from "./kept";
import { knownLine, united, type KnownLine, type NamedLine } from "./lines";
import type { Listed, Lines } from "./listing";
import type { Asked } from "./year";

const noLines = (): LineList => ({ lines: [], complete: true });

export class Held {
  /** The tickets of the list, and the lines that it names without one. */
  listed: Listed = { tickets: [], declared: [] };
  /** Tickets that were entered by hand. */
  entered: Ticket[] = [];
  /** The lines that somebody has named on the page. */
  lineList: LineList = noLines();

  /** What was typed on proofs, by their tickets' names. */
  fields: Record<string, ProofFields> = {};

  /** With the tickets of the page. */
  reads(given: readonly Ticket[] = []): Read[] {
    return [...this.listed.tickets, ...[...given, ...this.entered].map((ticket) => ({ ticket, faults: [] }))];
  }

  /** Every line that is named, and the complete list of lines if one was given. */
  lines(named: readonly NamedLine[] = [], declared: readonly KnownLine[] = this.listed.declared): Lines {
    const given = named.map(knownLine);
    const { lines, complete } = this.lineList;
    return { known: [...given, ...lines, ...declared], all: [...given, ...(complete ? lines : [])].map(({ line }) => line) };
  }

  /** Takes an entered ticket, in place of another one where there was one. One without a number gets the next that is free. */
  add(ticket: Ticket, before: Ticket | undefined, number: (n: number) => string): void {
    const { entered } = this;
    let next = entered.length + 1;
    while (entered.some(({ id }) => id === number(next))) next++;
    const one = ticket.id ? ticket : { ...ticket, id: before?.id || number(next) };
    this.entered = before ? entered.map((other) => (other.id === before.id ? one : other)) : [...entered, one];
  }

  /** The list of lines with more of them; what these leave open, those that stood there say. */
  withLines(more: readonly KnownLine[]): LineList {
    return { ...this.lineList, lines: [...united([...more, ...this.lineList.lines]).values()] };
  }

  rest(asked: Asked): KeptRest {
    const { entered, lineList, fields } = this;
    return { entered, lineList, asked, fields };
  }
}
