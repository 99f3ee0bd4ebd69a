/**
 * One colour themes an element: where a host sets `--sla-accent` and nothing else, the surface behind it, the text on it and its
 * shade for text follow from it, with the contrast that WCAG asks of text. What the host sets beside it holds.
 */
import { unsafeCSS } from "lit";
import { addStyles } from "./styles";

type Colour = readonly [red: number, green: number, blue: number];

/** What WCAG 2.2 asks of text (1.4.3). */
const CONTRAST = 4.5;
const [WHITE, BLACK]: [Colour, Colour] = [[255, 255, 255], [0, 0, 0]];

/** A colour as it is painted, however it is written; nothing for what is no colour or cannot be seen through. */
function painted(text: string, document: Document): Colour | undefined {
  const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  const { CSS } = globalThis;
  if (!pen || !CSS?.supports("color", text)) return undefined;
  pen.fillStyle = text;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha] = pen.getImageData(0, 0, 1, 1).data;
  return alpha === 255 ? [red, green, blue] : undefined;
}

/** Relative luminance, as WCAG defines it. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const mixed = (one: Colour, other: Colour, share: number): Colour => one.map((part, at) => Math.round(part * share + other[at]! * (1 - share))) as unknown as Colour;

const written = (colour: Colour): string => `rgb(${colour.join(",")})`;

/** The shades of one colour on a background, and on the surface that a host has chosen itself. */
export function shades(accent: Colour, background: Colour, dark: boolean, surface = mixed(accent, background, dark ? 0.22 : 0.1)): { accent: Colour; surface: Colour; on: Colour } {
  const towards = dark ? WHITE : BLACK;
  let text = accent;
  for (let share = 1; share >= 0 && Math.min(contrast(text, background), contrast(text, surface)) < CONTRAST; share -= 0.02) text = mixed(accent, towards, Math.max(0, share));
  return { accent: text, surface, on: contrast(text, WHITE) >= contrast(text, BLACK) ? WHITE : BLACK };
}

const worn = new WeakMap<ShadowRoot, string>();

/** Follows the accent that the host has set; called again, it follows another. */
export function follow(host: HTMLElement, root: ShadowRoot, dark: boolean): void {
  const style = getComputedStyle(host);
  const given = (name: string): string => style.getPropertyValue(`--sla-${name}`).trim();
  const document = host.ownerDocument;
  const accent = painted(given("accent"), document);
  const background = painted(given("background") || (dark ? "#11161d" : "#fff"), document);
  if (!accent || !background) return;
  const found = shades(accent, background, dark, painted(given("accent-surface"), document));
  const css = `@media screen { .box.box.box { --accent: ${written(found.accent)}; --on-accent: ${given("on-accent") || written(found.on)}; --accent-bg: ${given("accent-surface") || written(found.surface)}; } }`;
  if (worn.get(root) === css) return;
  worn.set(root, css);
  addStyles(root, [unsafeCSS(css)]);
}
