/** What every picture has in common: its frame with its table and its downloads, its months, and how it becomes a file. */
import { html, nothing, type TemplateResult } from "lit";
import { fileName, save } from "../actions/save";
import type { RecordContext } from "./context";

/** How wide a picture is drawn, in CSS pixels: text in it is never scaled below its size. */
export const widthOf = ({ room }: Pick<RecordContext, "room">): number => ({ narrow: 326, medium: 640, wide: 1120 })[room];

export interface Picture {
  /** Names the file, and its element. */
  id: string;
  title: string;
  /** The line that it is of. */
  of?: string;
  /** One sentence that says what is seen. */
  summary: string;
  drawing: TemplateResult;
  legend?: TemplateResult;
  /** Its rows are made when somebody opens it. */
  table: { head: string[]; rows: () => (string | TemplateResult)[][] };
}

/** Rows of a table that are drawn before somebody asks for more. */
const ROWS = 200;
/** The tables that are open, by their pictures, and how many of their rows are drawn. */
const opened = new Map<string, number>();

function tableOf({ id, title, table }: Picture, context: RecordContext): TemplateResult {
  const { say } = context;
  const count = opened.get(id);
  const toggle = (event: Event): void => {
    if ((event.target as HTMLDetailsElement).open === opened.has(id)) return;
    if (opened.has(id)) opened.delete(id);
    else opened.set(id, ROWS);
    context.redraw();
  };
  const rows = count === undefined ? [] : table.rows();
  const more = (): void => { opened.set(id, count! + ROWS * 5); context.redraw(); };
  return html`<details ?open=${count !== undefined} @toggle=${toggle}><summary>${say("picture.table")}</summary><div class="scroll" tabindex="0" role="region" aria-label=${`${title} ${say("picture.table")}`}><table>
      <thead><tr>${table.head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
      <tbody>${rows.slice(0, count).map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((text) => html`<td>${text}</td>`)}</tr>`)}</tbody></table></div>
      ${count !== undefined && rows.length > count ? html`<button class="link" type="button" @click=${more}>${say("table.more", { n: rows.length - count })}</button>` : nothing}</details>`;
}

/** The properties that a file needs said at each of its elements, where no style sheet goes with it. */
const PAINT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "font-family", "text-anchor", "opacity", "paint-order"];

/** A picture as a document of its own, as it is painted here. */
function documentOf(drawn: SVGSVGElement): string {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const [from, to] = [[drawn, ...drawn.querySelectorAll("*")], [copy, ...copy.querySelectorAll("*")]];
  from.forEach((one, at) => {
    const painted = getComputedStyle(one);
    for (const name of PAINT) to[at]!.setAttribute(name, painted.getPropertyValue(name));
    to[at]!.removeAttribute("class");
  });
  const { width, height } = drawn.viewBox.baseVal;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of [["width", width], ["height", height], ["fill", getComputedStyle(drawn.closest(".box")!).backgroundColor]] as const) ground.setAttribute(name, String(value));
  copy.insertBefore(ground, copy.firstChild);
  return new XMLSerializer().serializeToString(copy);
}

/** Twice as fine as the screen, for slides. */
const FINE = 2;

async function png(text: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    await new Promise((done, failed) => {
      image.onload = done;
      image.onerror = () => failed(new Error("this page allows no pictures from memory"));
      image.src = address;
    });
    const canvas = document.createElement("canvas");
    canvas.width = width * FINE;
    canvas.height = height * FINE;
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("the picture could not be written"))), "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function download(event: Event, { title, of = "" }: Picture, kind: "svg" | "png", { now, say }: RecordContext): Promise<void> {
  const button = event.currentTarget as HTMLElement;
  const figure = button.closest("figure")!;
  const drawn = figure.querySelector<SVGSVGElement>("svg.picture")!;
  const name = fileName([of, title, now.slice(0, 10)], kind);
  const text = documentOf(drawn);
  const said = figure.querySelector(".said")!;
  try {
    const { width, height } = drawn.viewBox.baseVal;
    save(kind === "svg" ? new Blob([text], { type: "image/svg+xml" }) : await png(text, width, height), name);
    said.textContent = say("picture.saved", { name });
  } catch {
    said.textContent = say("picture.refused");
  }
}

/** A picture with what it says as a sentence, its table, and its files. */
export function figure(picture: Picture, context: RecordContext): TemplateResult {
  const { say } = context;
  const { id, title, summary, drawing, legend } = picture;
  return html`<figure class=${opened.has(id) ? "chart open" : "chart"} aria-labelledby="title-${id}"><figcaption><h3 id="title-${id}">${title}</h3><p class="small">${summary}</p></figcaption>
    <div class="drawn" tabindex="0" role="group" aria-label=${title}>${drawing}</div>${legend ?? nothing}
    <div class="under">${tableOf(picture, context)}
      <span class="files"><button class="link" type="button" @click=${(event: Event) => void download(event, picture, "svg", context)}>${say("picture.svg")}<span class="unseen"> ${title}</span></button>
      <button class="link" type="button" @click=${(event: Event) => void download(event, picture, "png", context)}>${say("picture.png")}<span class="unseen"> ${title}</span></button></span></div>
    <p class="small said" role="status"></p></figure>`;
}

/** A sign of a picture and what it stands for. */
export const key = (sign: TemplateResult, text: string): TemplateResult =>
  html`<span class="key"><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${sign}</svg>${text}</span>`;

/** The months of a period: the day on which each begins. */
export function monthsOf({ from, through }: { from: string; through: string }): string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= through.slice(0, 7);) {
    months.push(month);
    const [year, number] = month.split("-").map(Number) as [number, number];
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
  }
  return months;
}

/** The short name of a month. */
export const monthName = (month: string, say: RecordContext["say"]): string => say("months.short").split(" ")[Number(month.slice(5, 7)) - 1] ?? "";

/** Coordinates need no more places. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;
