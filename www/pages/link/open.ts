/** The state of the calculator's page in its address: handles the link that was opened, and writes every choice. */
import type { SlaCalculator } from "../../elements/calculator/sla-calculator";
import { UNKNOWN } from "../../elements/calculator/fields";
import { kebab } from "../../elements/shared/mirror";
import type { Problem, QuoteRequest } from "../../engine/types";
import { choicesIn, queryOf, readable } from "../address";
import { SOURCES } from "../request";
import type { Notices } from "./notice";
import { keep } from "./snapshot";
import { carry } from "../carry";
import { APART, isShown, take } from "./apply";

/** What happened to the address before this file was loaded. */
export interface Opened {
  /** Parts that mean nothing, as they stand in the address. */
  refused: string[];
  /** Whether the first answer was for the process and the commitment in the address; nothing if there has been none. */
  shown: boolean | undefined;
  /** The problem that the engine reported before there was an answer. */
  problem: Problem | undefined;
  /** The request and the process of the first answer, as one text: whoever is quicker than this file has answered a question since. */
  first: string | undefined;
}

/** The whole state as a query: every choice that is answered, and which part of the answer is shown. */
function linkOf(calculator: SlaCalculator, request: QuoteRequest, commitment: string, lang: string): string {
  const { process, quote, commitments } = calculator;
  const query = new URLSearchParams(queryOf(request, process, lang));
  for (const id of calculator.unknown) query.set(kebab(id), UNKNOWN);
  if (calculator.examples.length) query.set("example", calculator.examples.map(kebab).join(","));
  if (commitment) query.set("commitment", commitment);
  for (const [id, value] of Object.entries(request.readings ?? {})) query.set(`reading.${id}`, value);
  for (const name of SOURCES) {
    const address = calculator.getAttribute(name);
    if (address) query.set(name, address);
  }
  keep(query, [{ ...quote, commitments }], calculator.sla);
  return readable(query);
}

/** Gives the calculator what the address asks for now, and removes what it asked for before. */
function again(calculator: SlaCalculator, query: URLSearchParams): void {
  calculator.request = null;
  if (!query.has("process")) calculator.choose("");
  take(calculator, query);
}

class Link {
  readonly #calculator: SlaCalculator;
  readonly #query = new URLSearchParams(location.search);
  readonly #refused: string[];
  /** The notices about the opened link, once their code is loaded. */
  #notices: Notices | undefined;
  #looking: Promise<void> | undefined;
  /** The problem that the engine reported before there was an answer. */
  #problem: Problem | undefined;
  #commitment: string;
  #answered = false;
  #written = "";
  #pending = 0;
  /** The questions as last written into the address; nothing before the first is written. */
  #asked: string | undefined;

  constructor(calculator: SlaCalculator, { refused, problem, first }: Opened) {
    this.#calculator = calculator;
    if (first && first !== JSON.stringify([calculator.request, calculator.process])) this.#asked = first;
    this.#refused = refused;
    this.#problem = problem;
    this.#commitment = this.#query.get("commitment") ?? "";
    calculator.addEventListener("sla-quote", () => this.#onQuote());
    calculator.addEventListener("sla-select", (event) => this.#onSelect((event as CustomEvent<{ id: string }>).detail.id));
    addEventListener("popstate", this.#arrive);
    calculator.addEventListener("sla-error", (event) => this.#onError((event as CustomEvent<Problem>).detail));
  }

  /** Shows the notices that must precede the answer. */
  async begin(shown: boolean | undefined): Promise<void> {
    const query = this.#query;
    for (const name of SOURCES) if (query.has(name) && !this.#calculator.hasAttribute(name)) this.#refused.push(`${name}=${query.get(name)}`);
    // If the engine has rejected this request, the previous answer is not an answer to the link.
    if (this.#calculator.quote && !this.#problem) this.#onQuote(shown);
    if (this.#problem || this.#refused.length || [...query.keys()].some((name) => APART.test(name))) await this.#look();
  }

  #look(): Promise<void> {
    return (this.#looking ??= this.#notice());
  }

  async #notice(): Promise<void> {
    const { Notices } = await import("./notice");
    const opened = { query: this.#query, refused: this.#refused, answered: () => this.#answered };
    const shown = new Notices(document.querySelector("#notices")!, this.#calculator, opened, () => this.#remember());
    await shown.speak();
    this.#notices = shown;
    if (this.#problem) shown.refuse(this.#problem);
    this.#remember();
  }

  #onQuote(shown = isShown(this.#calculator, this.#query)): void {
    if (!this.#answered && !shown) void this.#look();
    this.#answered = true;
    this.#remember();
  }

  #onSelect(id: string): void {
    this.#commitment = id;
    this.#remember();
  }

  #onError(problem: Problem): void {
    if (this.#answered || !this.#calculator.sla) return;
    this.#problem = problem;
    if (this.#notices) this.#notices.refuse(problem);
    else void this.#look();
  }

  #remember(): void {
    // Browsers slow down pages that write their address at every keystroke.
    clearTimeout(this.#pending);
    this.#pending = window.setTimeout(() => this.#write(), 150);
  }

  #write(): void {
    const { untouched, quote, selected, process, answered } = this.#calculator;
    const reading = this.#looking && !this.#notices;
    // What is refused is in no link.
    if (untouched || !quote || !answered || reading || this.#notices?.standing) return;
    const link = linkOf(this.#calculator, answered, selected?.id === this.#commitment ? this.#commitment : "", document.documentElement.lang);
    if (link === this.#written) return;
    // Each changed answer to a question makes a history entry; changes that merely follow from the answers replace the current entry.
    const asked = choicesIn(new URLSearchParams(link), []) + process;
    const way = this.#asked !== undefined && this.#asked !== asked ? "pushState" : "replaceState";
    this.#asked = asked;
    this.#written = link;
    history[way](null, "", `?${link}`);
    carry(new URLSearchParams(link));
  }

  /** Back and forward: the questions as they were answered then. */
  #arrive = (): void => {
    clearTimeout(this.#pending);
    const query = new URLSearchParams(location.search);
    this.#written = location.search.slice(1);
    this.#asked = choicesIn(query, []) + (query.get("process") ?? this.#calculator.process);
    this.#commitment = query.get("commitment") ?? "";
    again(this.#calculator, query);
    carry(query);
  };
}

/** Follows the address; the calculator is shown once the notices that must precede it are shown. */
export async function open(calculator: SlaCalculator, opened: Opened): Promise<void> {
  await new Link(calculator, opened).begin(opened.shown);
  calculator.style.visibility = "";
}
