/** The state of the calculator's page in its address: read when the page is opened, written with every choice. */
import { knownProcess } from "../../elements/calculator/attributes";
import type { SlaCalculator } from "../../elements/calculator/sla-calculator";
import type { Problem, QuoteRequest } from "../../engine/types";
import { queryOf, readable, requestFrom, SOURCES } from "../address";
import type { Notices } from "./notice";
import { keep, PARTS } from "./seen";

/** What must be said of, or compared with, before the answer is shown. */
const SEEN = [...SOURCES, ...PARTS];

/** The whole state as an address's query: every choice, and what is seen of the answer. */
function linkOf(calculator: SlaCalculator, commitment: string, lang: string): string {
  const { request, process, quote, commitments } = calculator;
  const query = new URLSearchParams(queryOf(request, process, lang));
  if (commitment) query.set("commitment", commitment);
  for (const [id, value] of Object.entries(request.readings ?? {})) query.set(`reading.${id}`, value);
  for (const name of SOURCES) {
    const address = calculator.getAttribute(name);
    if (address) query.set(name, address);
  }
  keep(query, [{ ...quote, commitments }]);
  return readable(query);
}

class Link {
  readonly #calculator: SlaCalculator;
  readonly #query = new URLSearchParams(location.search);
  readonly #refused: string[] = [];
  /** What there is to say about the link that was opened, once that is loaded. */
  #notices: Notices | undefined;
  #looking: Promise<void> | undefined;
  /** What the engine refused before there was an answer. */
  #problem: Problem | undefined;
  #commitment: string;
  #answered = false;
  #written = "";
  #pending = 0;

  constructor(calculator: SlaCalculator) {
    this.#calculator = calculator;
    this.#commitment = this.#query.get("commitment") ?? "";
    calculator.addEventListener("sla-quote", () => this.#onQuote());
    calculator.addEventListener("sla-select", (event) => this.#onSelect((event as CustomEvent<{ id: string }>).detail.id));
    calculator.addEventListener("sla-error", (event) => this.#onError((event as CustomEvent<Problem>).detail));
  }

  /** Takes over what the address asks for. */
  async take(): Promise<void> {
    const query = this.#query;
    const process = query.get("process");
    if (process) this.#calculator.process = knownProcess(process, this.#calculator.sla?.policy);
    if (this.#commitment) this.#calculator.select(this.#commitment);
    const request = requestFrom(query, (part) => this.#refused.push(part));
    for (const name of SOURCES) if (query.has(name) && !this.#calculator.hasAttribute(name)) this.#refused.push(`${name}=${query.get(name)}`);
    const readings = [...query].filter(([name]) => name.startsWith("reading."));
    if (readings.length) request.readings = Object.fromEntries(readings.map(([name, value]) => [name.slice(8), value]));
    if (Object.keys(request).length > 1 || Object.keys(request.dimensions ?? {}).length) this.#calculator.request = { startAt: "", ...request } as QuoteRequest;
    // The answer of before, where the engine has refused this request, is no answer to the link.
    if (this.#problem || this.#refused.length || SEEN.some((name) => query.has(name))) await this.#look();
    else if (this.#calculator.quote) this.#onQuote();
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

  #onQuote(): void {
    const { process, selected } = this.#calculator;
    const named = (this.#query.get("process") ?? process) === process && (!this.#commitment || this.#commitment === selected?.id);
    if (!this.#answered && !named) void this.#look();
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
    const { example, quote, selected } = this.#calculator;
    const reading = this.#looking && !this.#notices;
    if (example || !quote || reading || this.#notices?.standing) return;
    const link = linkOf(this.#calculator, selected?.id === this.#commitment ? this.#commitment : "", document.documentElement.lang);
    if (link === this.#written) return;
    this.#written = link;
    history.replaceState(null, "", `?${link}`);
  }
}

/** Opens the address; the calculator is shown once it has taken it over. */
export async function open(calculator: SlaCalculator): Promise<void> {
  await new Link(calculator).take();
  calculator.style.visibility = "";
}
