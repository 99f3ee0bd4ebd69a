/** The engine as the elements use it, one for all that name the same documents. */
import { createQuoter, type Options } from "../../engine/create";
import type { Quoter } from "../../engine/quoter";
import { given } from "./mirror";
import type { Sources } from "./sources";

export type { Quoter, Sources };

export const sourcesOf = (element: Element): Sources =>
  ({ policy: given(element, "policySrc"), calendar: given(element, "calendarSrc"), base: element.baseURI });

/** Equal texts, equal documents. */
export const keyOf = ({ policy, calendar, base }: Sources): string => JSON.stringify([policy, calendar, policy === null && calendar === null ? "" : base]);

/** The documents that the script brings. */
export const BUNDLED: Sources = { policy: null, calendar: null, base: "" };

/** The engines, one for each set of documents. */
export class EngineCache<Answering extends Quoter> {
  readonly #known = new Map<string, Promise<Answering>>();
  readonly create: (options?: Options) => Promise<Answering>;

  constructor(create: (options?: Options) => Promise<Answering>) {
    this.create = create;
  }

  /** The engine for these documents; for the bundled ones if none are named. */
  of(sources: Sources = BUNDLED): Promise<Answering> {
    return this.once(keyOf(sources), () => this.#made(sources));
  }

  /** A cache by key, filled by the first caller. A failed load may be tried again. */
  once(key: string, make: () => Promise<Answering>): Promise<Answering> {
    let pending = this.#known.get(key);
    if (!pending) {
      pending = make();
      this.#known.set(key, pending);
      pending.catch(() => this.#known.delete(key));
    }
    return pending;
  }

  /** From now on it is another. */
  put(sources: Sources, answering: Promise<Answering>): void {
    this.#known.set(keyOf(sources), answering);
  }

  async #made(sources: Sources): Promise<Answering> {
    if (sources.policy === null && sources.calendar === null) return this.create();
    // Few pages bring documents of their own.
    const { createNamed } = await import("./named-documents");
    return createNamed(sources, this.create);
  }
}

/** For what quotes, explains and shows days. */
export const quoters = new EngineCache(createQuoter);
