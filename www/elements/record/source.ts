/** Where lists come from: the file that is open, its sheets, and what was kept of an earlier one. The reader is loaded with the first. */
import { ticketVocabulary } from "../../lists/tickets";
import type { GetString } from "../desk/strings";
import type { Calculator } from "../shared/calculators";
import { recall } from "./columns";
import type { OpenedList } from "./intake-view";
import type { KeptTickets } from "./kept";
import type { KnownLine } from "./lines";
import type { Book, Reader } from "./reading";
import { languages } from "../../words/languages";

/** Why something is no list; the page has a sentence for each. */
export interface Refused {
  refused: string;
}

export const refusalSaid = ({ refused }: Refused, say: GetString): string => say(`bulk.refused.${refused}` as Parameters<GetString>[0]);

export class Source {
  readonly #sla: Calculator;
  #reader: Promise<Reader> | undefined;
  #book: Book | undefined;
  /** What shows the columns of a list; there with the first. */
  columns: typeof import("./columns-view") | undefined;

  constructor(sla: Calculator) {
    this.#sla = sla;
  }

  reader(): Promise<Reader> {
    const sla = this.#sla;
    const { policy } = sla;
    return (this.#reader ??= Promise.all(languages.map((lang) => sla.words(lang))).then(async (words) => ({ policy, vocabulary: await ticketVocabulary(policy, words) })));
  }

  async open(bytes: ArrayBuffer, name: string): Promise<OpenedList | Refused> {
    const [reader, { openBook }] = await Promise.all([this.reader(), import("./reading")]);
    const found = await openBook(bytes, name, reader);
    if ("refused" in found) return found;
    this.#book = found.book;
    return this.turn(found.at);
  }

  /** Another sheet of the same file. A list with the columns of an earlier one is read as that one was. */
  async turn(at: number): Promise<OpenedList | Refused> {
    const { readSheet } = await this.#loaded();
    const list = await readSheet(this.#book!, at, await this.reader());
    if ("refused" in list) return list;
    const before = recall(this.#sla.policy, list.about.head.headers);
    return before ? { ...list, ...before } : list;
  }

  async #loaded(): Promise<typeof import("./reading")> {
    const [reading, columns] = await Promise.all([import("./reading"), import("./columns-view")]);
    this.columns = columns;
    return reading;
  }

  async lines(bytes: ArrayBuffer): Promise<KnownLine[] | Refused> {
    return (await import("./reading")).linesFrom(bytes, await this.reader());
  }

  async reopened(kept: KeptTickets): Promise<OpenedList> {
    return (await this.#loaded()).reopened(kept, await this.reader());
  }
}
