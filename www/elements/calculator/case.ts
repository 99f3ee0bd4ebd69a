import type { PropertyDeclarations } from "lit";
import type { Commitment, PolicyInfo, Problem, Quote, QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import { headline } from "../commitment-list/order";
import { SlaElement, type Size } from "../shared/base";
import type { Quoter } from "../shared/engine";
import { give, given } from "../shared/mirror";
import type { Answers } from "./answers";
import { among, follow, isReadonly, readFields, reflect, usualProcess, withdraw } from "./attributes";
import { same, type Context, type Details, type Listing, type Span } from "./context";
import { carried, clockOutside, emptyFields, fieldsOf, openDimensions, requestOf, UNKNOWN, withExample, type Fields } from "./fields";
import { Given } from "./given";
import { fieldOf } from "./problems";

const nameOf = ({ attributeName }: MutationRecord): string => attributeName ?? "";

/** The case that a calculator is asked about: what is filled in and by whom, its attributes, and what the parts see of it and of its answer. */
export abstract class CaseElement extends SlaElement implements Context {
  static override properties: PropertyDeclarations = {
    sla: { state: true }, words: { state: true }, own: { state: true }, process: { state: true }, chosen: { state: true },
    problems: { state: true }, listing: { state: true }, details: { state: true }, now: { state: true },
    failure: { state: true }, opened: { state: true }, whole: { state: true }, pointed: { state: true },
  };

  declare sla: Quoter;
  declare words: Words;
  declare process: string;
  declare now: string;
  declare details: Details | undefined;
  declare protected listing: Listing | undefined;
  declare whole: boolean;
  declare pointed: Span | undefined;
  declare protected own: Fields;
  declare protected chosen: string | undefined;
  declare protected problems: Problem[];
  declare protected opened: ReadonlySet<string>;
  declare protected failure: Problem | undefined;

  #attributes?: MutationObserver;
  #touched = false;
  /** Fields whose values were taken over from the example with another choice: nobody has chosen them. */
  #unchosen: ReadonlySet<string> = new Set();
  /** The process as it was last written into its attribute. */
  #written: string | undefined;
  /** The attributes that this element wrote itself, by their names in the request. */
  readonly #wrote = new Set<string>();
  protected readonly given = new Given();
  /** The visitor has entered or chosen something since the page last gave a request. */
  protected visitors = false;
  /** What the answer that is shown is to. */
  protected taken: QuoteRequest | undefined;
  protected answers: Answers | undefined;
  /** The named documents are being loaded; the previous ones are not asked any more. */
  protected awaiting = false;

  constructor() {
    super();
    this.own = emptyFields();
    this.process = "";
    this.problems = [];
    this.opened = new Set();
    this.whole = false;
    this.now = "";
    // Set before the element was defined, they would hide the properties for good.
    const early = Object.getOwnPropertyDescriptor(this, "request")?.value as QuoteRequest | undefined;
    for (const name of ["request", "quote"]) delete (this as Record<string, unknown>)[name];
    // Whether its attributes came before it or after it nobody knows.
    if (early) this.#take(early, true);
  }

  abstract get quote(): Quote;

  /** Asks the engine. After a wrong value from the host page no dates are shown, after one from the visitor the previous dates remain. */
  protected abstract ask(given?: boolean): void;

  /** Reads what the attributes say, and asks where `ask`; of those that have just changed, a removed one empties its field. */
  protected abstract readAttributes(changed: readonly string[], ask: boolean): void;

  /** The request as it stands; setting it replaces every field. */
  get request(): QuoteRequest {
    return requestOf(this.sla ? this.fields : this.own, this.sla?.policy ?? ({ figures: [] } as unknown as Quoter["policy"]));
  }

  set request(request: QuoteRequest | null | undefined) {
    // Attributes that were set before it in the same task are older than it.
    const older = this.#attributes?.takeRecords() ?? [];
    if (older.length) this.readAttributes(older.map(nameOf), false);
    this.#take(request, false);
    this.ask();
  }

  /** Takes a request: of each field the last one set holds, be it an attribute or the request's. */
  #take(request: QuoteRequest | null | undefined, beside: boolean): void {
    const own = this.given.put(request, fieldsOf, beside);
    this.own = own ?? this.own;
    if (request == null) {
      withdraw(this, this.#wrote);
      this.own = readFields(this, this.own, this.activePolicy, []);
    }
    this.#unchosen = new Set();
    this.visitors = false;
    if (this.activePolicy) this.#reflect();
    else if (own && !beside) follow(this, own);
  }

  /** The policy that is asked; none while its document is being loaded. */
  protected get activePolicy(): PolicyInfo | undefined {
    return this.awaiting ? undefined : this.sla?.policy;
  }

  // ---- what the parts see

  get view(): Size { return this.size; }
  get fields(): Fields { return withExample(this.own, this.sla.policy); }
  get example(): boolean { return this.examples.length > 0; }
  // The fields that hold an example.
  get examples(): string[] { return ["startAt", ...this.sla.policy.dimensions.map(({ id }) => id)].filter((id) => this.isExample(id)); }
  // Fields of the request that was set last are examples still: an address keeps what nobody has chosen.
  set examples(ids: readonly string[]) { this.#unchosen = new Set(ids); }
  // The required dimensions of which the visitor knows no value.
  get unknown(): string[] { return openDimensions(this.request, this.sla.policy).map(({ id }) => id); }
  // The request that the answer is to: without entries that cannot be and that nothing shown asks for; none while something is refused.
  get answered(): QuoteRequest | undefined { return this.problems.length ? undefined : this.taken; }
  // Nobody has chosen anything yet.
  get untouched(): boolean { return !this.#touched && !this.own.startAt; }
  get started(): boolean { return !this.isExample("startAt"); }
  get today(): string { return this.now.slice(0, 10); }
  get label(): string { return this.getAttribute("label")?.trim() ?? ""; }
  get clock(): string | undefined { return this.sla && clockOutside(this.own, this.sla); }

  get commitments(): Commitment[] {
    return (this.quote?.commitments ?? []).filter((one) => this.process === "all" || one.process === this.process);
  }

  get selected(): Commitment | undefined {
    const shown = this.commitments;
    return shown.find((one) => one.id === this.chosen) ?? headline(shown);
  }

  get traced(): Commitment | undefined {
    const { selected } = this;
    return selected && this.details && this.answers?.walk(selected);
  }

  problemAt(field: string): string | undefined {
    const problem = this.problems.find((one) => fieldOf(one.path) === field);
    return problem && this.details?.sentence(problem, this.own, this);
  }

  isReadonly(field: string): boolean {
    return isReadonly(this, field);
  }

  isExample(field: string): boolean {
    const value = field === "startAt" ? this.own.startAt : this.own.dimensions[field];
    const needed = field === "startAt" || this.sla.policy.dimensions.some(({ id, required }) => id === field && required);
    return needed && (!value || this.#unchosen.has(field));
  }

  set(change: Partial<Fields>): void {
    const before = this.fields;
    const chosen = new Set([...Object.keys(change.dimensions ?? {}), ...(change.startAt === undefined ? [] : ["startAt"])]);
    // Example values stay after the first change, and remain examples until each is chosen.
    this.#unchosen = new Set(["startAt", ...Object.keys(before.dimensions)].filter((id) => this.isExample(id) && !chosen.has(id)));
    const dimensions = { ...before.dimensions, ...change.dimensions };
    // The form and the option for an open value give an empty text for a value that is not known.
    for (const { id, required } of this.sla.policy.dimensions) if (required && !dimensions[id]) dimensions[id] = UNKNOWN;
    this.own = { ...before, ...change, dimensions };
    this.given.forget();
    this.#touched = this.visitors = true;
    this.#reflect();
    this.ask(false);
  }

  choose(process: string): void {
    this.process = process;
    this.chosen = undefined;
    this.#touched = true;
    // The usual process is nobody's choice.
    this.visitors ||= !!process;
    this.#reflect();
    this.ask(!this.visitors);
  }

  select(id: string): void {
    this.chosen = id;
    this.tell("sla-select", { id });
  }

  point(span: Span | undefined): void {
    if (!same(span, this.pointed)) this.pointed = span;
  }

  otherReadings(id: string): ReturnType<Context["otherReadings"]> { return this.answers?.otherReadings(id) ?? []; }
  knownReadings(id: string): ReturnType<Context["otherReadings"]> { return this.answers?.knownReadings(id) ?? []; }
  isOpen(id: string): boolean { return this.opened.has(id); }

  toggleWhole(): void {
    this.whole = !this.whole;
  }

  toggleOpen(id: string): void {
    const opened = new Set(this.opened);
    if (!opened.delete(id)) opened.add(id);
    this.opened = opened;
  }

  // ---- its attributes

  override connectedCallback(): void {
    super.connectedCallback();
    this.#attributes = new MutationObserver((records) => this.readAttributes(records.map(nameOf), true));
    this.#attributes.observe(this, { attributes: true });
    this.readAttributes([], true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#attributes?.disconnect();
  }

  /** Takes over what the attributes say about the case; returns whether the answer may change. */
  protected takeAttributes(changed: readonly string[]): boolean {
    const before = this.own;
    const shown = this.process;
    for (const id of this.#wrote) if (among(changed, id)) this.#wrote.delete(id);
    const asked = this.given.read(this);
    if (asked) {
      const newer = changed.slice(changed.lastIndexOf("request") + 1).map((name) => [name, this.getAttribute(name)] as const);
      this.#take(asked.request, !changed.length);
      for (const [name, value] of newer) give(this, name, value);
    }
    const policy = this.activePolicy;
    if (policy) this.given.compare(this, policy);
    this.own = readFields(this, this.own, policy, changed);
    // A value set by the host page counts as chosen.
    const kept = (id: string): boolean => (id === "startAt" ? this.own.startAt === before.startAt : this.own.dimensions[id] === before.dimensions[id]);
    this.#unchosen = new Set([...this.#unchosen].filter(kept));
    this.process = given(this, "process") ?? (changed.includes("process") ? "" : this.process);
    // What has changed while the element was out of its page counts when it is back.
    return changed.length > 0 || !!asked || !!(this.quote || this.problems.length) && !same([this.own, this.process], [before, shown]);
  }

  #reflect(): void {
    this.settle();
    reflect(this, this.own, this.process, this.sla.policy, this.#unchosen, this.#wrote);
    this.#written = this.process;
    this.#attributes?.takeRecords();
  }

  /** The usual process, where none is asked for. */
  protected settle(): void {
    this.process = String(this.process ?? "") || (this.sla ? usualProcess(this.sla.policy) : "");
  }

  /** What another policy can take over; a process that this element wrote itself was not chosen by anybody. */
  protected carry({ policy }: Quoter): void {
    this.own = carried(this.own, policy);
    if (given(this, "process") === (this.#written ?? null) && !policy.processes.includes(this.process)) {
      give(this, "process", null);
      this.process = "";
    }
  }
}
