import { LitElement, unsafeCSS, type CSSResultGroup, type PropertyDeclarations, type PropertyValues } from "lit";
import tokens from "./tokens.css?inline";

/** How much room an element has; its own width decides, not the window's. */
export type Size = "narrow" | "medium" | "wide";

const LANGUAGES = ["zh-CN", "en"];

/** What every element shares: its tokens, its language, its width and whether its page is dark. */
export class SlaElement extends LitElement {
  static override styles: CSSResultGroup = [unsafeCSS(tokens)];

  static override properties: PropertyDeclarations = { size: { state: true }, dark: { state: true }, language: { state: true } };

  declare protected size: Size;
  declare protected dark: boolean;
  declare protected language: string;

  /** Widths at which the layout becomes medium and wide. */
  protected readonly breaks: [number, number] = [680, 1080];

  #resize?: ResizeObserver;
  #languages?: MutationObserver;
  #scheme?: MediaQueryList;

  constructor() {
    super();
    this.size = "narrow";
    this.dark = false;
    this.language = "zh-CN";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#measure(this.getBoundingClientRect().width);
    // Pages of test runners (jsdom) have neither an observer of sizes nor media queries.
    this.#resize = globalThis.ResizeObserver && new ResizeObserver(([entry]) => entry && this.#measure(entry.contentRect.width));
    this.#resize?.observe(this);
    this.#languages = new MutationObserver(() => this.followLanguage());
    this.#languages.observe(document, { attributes: true, attributeFilter: ["lang"], subtree: true });
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

  /** Classes of the outermost box, which carries the tokens. */
  protected get boxClass(): string {
    // Inside a calculator its density holds.
    const density = this.getAttribute("density") ?? (this.getRootNode() as Partial<ShadowRoot>).host?.getAttribute("density");
    const large = density === "large" ? " large" : "";
    return `box ${this.size}${large}${this.dark ? " dark" : ""}`;
  }

  /** The nearest `lang`, through shadow roots, as one of the languages there are. */
  protected followLanguage(): void {
    let node: Node | null = this;
    let lang = "";
    while (node && !lang) {
      if (node instanceof Element) lang = node.getAttribute("lang") ?? "";
      node = node.parentNode ?? (node as ShadowRoot).host ?? null;
    }
    const short = lang.slice(0, 2).toLowerCase();
    this.language = LANGUAGES.find((known) => known.startsWith(short)) ?? (short ? "en" : "zh-CN");
  }

  /** Dark only where the host page itself says that it can be (`color-scheme`), so that a light page keeps a light element. */
  #followScheme = (): void => {
    this.dark = !!this.#scheme?.matches && getComputedStyle(this).colorScheme.includes("dark");
  };

  #measure(width: number): void {
    if (!width) return;
    this.size = width < this.breaks[0] ? "narrow" : width < this.breaks[1] ? "medium" : "wide";
  }

  protected override updated(_changed: PropertyValues): void {
    // `lang` on the part that shows words of another language than the page's is for screen readers and fonts.
    this.renderRoot.firstElementChild?.setAttribute("lang", this.language);
  }
}
