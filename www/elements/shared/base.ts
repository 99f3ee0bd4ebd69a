import { LitElement, unsafeCSS, type CSSResult, type CSSResultGroup, type PropertyDeclarations, type PropertyValues } from "lit";
import type { Problem } from "../../engine/types";
import { matchLanguage, other, usual } from "../../words/languages";
import { mirror } from "./mirror";
import { addStyles, moveStyles } from "./styles";
import tokens from "./tokens.css?inline";

/** How much room an element has; its own width decides, not the window's. */
export type Size = "narrow" | "medium" | "wide";

/** Attributes of every element that are properties of it too. */
const MIRRORED = ["policySrc", "calendarSrc", "density"];

/** Whether a box around it clips its content without scrolling: sticky content would stick to the edge of that box. */
function isCut({ parentNode, ownerDocument: { body } }: Element): boolean {
  for (let node: Node | null | undefined = parentNode; node && node !== body; node = (node as Element).assignedSlot ?? node.parentNode ?? (node as ShadowRoot).host) {
    if (!(node instanceof Element)) continue;
    const { overflowY } = getComputedStyle(node);
    if (overflowY !== "visible" && overflowY !== "clip") return node.scrollHeight <= node.clientHeight;
  }
  return false;
}

/** What every element shares: its tokens, its language, its width, whether its page is dark, and what it shows where it cannot draw itself. */
export class SlaElement extends LitElement {
  static override styles: CSSResultGroup = [unsafeCSS(tokens)];

  static override properties: PropertyDeclarations = { size: { state: true }, still: { state: true }, dark: { state: true }, language: { state: true } };

  declare protected size: Size;
  // Whether nothing in it sticks to the window's edge.
  declare protected still: boolean;
  declare protected dark: boolean;
  declare protected language: string;
  /** The address of a policy document instead of the bundled one: the attribute `policy-src`. */
  declare policySrc: string | null;
  /** The address of a calendar document instead of the bundled one: the attribute `calendar-src`. */
  declare calendarSrc: string | null;
  /** `large` for larger text and targets: the attribute `density`. */
  declare density: string | null;

  /** Widths at which the layout becomes medium and wide. */
  protected readonly breaks: [number, number] = [680, 1080];

  #resize?: ResizeObserver;
  #languages?: MutationObserver;
  #scheme?: MediaQueryList;
  /** The reason why nothing is drawn. */
  #undrawn: string | undefined;

  constructor() {
    super();
    this.size = "narrow";
    this.still = false;
    this.dark = false;
    this.language = usual;
  }

  /** Attributes of this element that are properties of it too. */
  protected get mirrored(): readonly string[] {
    return MIRRORED;
  }

  override connectedCallback(): void {
    mirror(this, this.mirrored);
    super.connectedCallback();
    this.#measure(this.getBoundingClientRect().width);
    // Pages of test runners (jsdom) have neither an observer of sizes nor media queries.
    this.#resize = globalThis.ResizeObserver && new ResizeObserver(([entry]) => entry && this.#measure(entry.contentRect.width));
    this.#resize?.observe(this);
    this.#languages = new MutationObserver(() => this.followLanguage());
    this.#languages.observe(this.ownerDocument, { attributes: true, attributeFilter: ["lang"], subtree: true });
    this.followLanguage();
    this.#scheme = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
    this.#scheme?.addEventListener("change", this.#followScheme);
    this.#followScheme();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    this.#languages?.disconnect();
    this.#scheme?.removeEventListener("change", this.#followScheme);
  }

  /** A style sheet belongs to the document that made it. */
  adoptedCallback(): void {
    if (this.shadowRoot) moveStyles(this.shadowRoot);
    if (this.#undrawn !== undefined) this.requestUpdate();
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    addStyles(root, (this.constructor as typeof SlaElement).elementStyles as CSSResult[]);
    this.renderOptions.renderBefore ??= root.firstChild as ChildNode | null;
    return root;
  }

  /** Whatever stops the drawing leaves the tag's own text and a sentence with the cause, and is an `sla-error`; the next change is drawn again. */
  protected override performUpdate(): void {
    if (this.isUpdatePending && this.#undrawn !== undefined) this.#clear();
    try {
      super.performUpdate();
      this.#undrawn = undefined;
    } catch (thrown) {
      this.#standIn(thrown);
    }
  }

  /** Takes away what is drawn, half or whole, and what Lit knows of it. */
  #clear(): void {
    const root = this.renderRoot;
    const before = this.renderOptions.renderBefore;
    for (const holder of [root, before]) if (holder) delete (holder as { _$litPart$?: unknown })._$litPart$;
    for (let node = root.firstChild; node;) {
      const next: ChildNode | null = node.nextSibling;
      if (node.nodeName !== "STYLE") root.removeChild(node);
      node = next;
    }
  }

  #standIn(thrown: unknown): void {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const document = this.ownerDocument;
    const said = document.createElement("p");
    try {
      this.#clear();
      said.setAttribute("role", "alert");
      this.renderRoot.appendChild(said);
      this.renderRoot.appendChild(document.createElement("slot"));
    } catch {
      // If even that fails, listeners still get the event.
    }
    void import("./drawing-fault").then(({ drawingFault }) => drawingFault(thrown, this.language)).then((why) => { said.textContent = why; }, () => undefined);
    if (message === this.#undrawn) return;
    this.#undrawn = message;
    this.tell("sla-error", { code: "unsupported", path: "", message: `the element could not be drawn: ${message}` } satisfies Problem);
  }

  /** An event that leaves every shadow root on its way. */
  protected tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** Classes of the outermost box, which carries the tokens. */
  protected get boxClass(): string {
    // Inside a calculator its density holds.
    const density = this.getAttribute("density") ?? (this.getRootNode() as Partial<ShadowRoot>).host?.getAttribute("density");
    const large = density === "large" ? " large" : "";
    return `box ${this.size}${large}${this.dark ? " dark" : ""}${this.still ? " still" : ""}`;
  }

  /** The nearest `lang`, through shadow roots, as one of the languages there are. */
  protected followLanguage(): void {
    let node: Node | null = this;
    let lang = "";
    while (node && !lang) {
      if (node.nodeType === 1) lang = (node as Element).getAttribute("lang") ?? "";
      node = node.parentNode ?? (node as ShadowRoot).host ?? null;
    }
    this.language = matchLanguage(lang) ?? (lang ? other : usual);
  }

  /** Dark only where the host page itself says that it can be (`color-scheme`), so that a light page keeps a light element. */
  #followScheme = (): void => {
    const style = getComputedStyle(this);
    this.dark = !!this.#scheme?.matches && style.colorScheme.includes("dark");
    // Few hosts set an accent; if its shades cannot be loaded, the plain accent is used.
    if (style.getPropertyValue("--sla-accent")) void import("./accent").then(({ follow }) => follow(this, this.renderRoot as ShadowRoot, this.dark), () => undefined);
  };

  #measure(width: number): void {
    if (!width) return;
    this.size = width < this.breaks[0] ? "narrow" : width < this.breaks[1] ? "medium" : "wide";
    this.still = isCut(this);
  }

  protected override updated(_changed: PropertyValues): void {
    const drawn = [...this.renderRoot.children].find(({ localName }) => localName !== "style");
    // Some sandboxes silently draw into another place.
    if (!drawn) throw new Error("nothing of it is in its place");
    // `lang` on the part that shows words of another language than the page's is for screen readers and fonts.
    drawn.setAttribute("lang", this.language);
  }
}
