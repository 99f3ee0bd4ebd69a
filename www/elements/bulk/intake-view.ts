/** The part in which a list is dropped, chosen or pasted. */
import { html, type TemplateResult } from "lit";
import type { Words } from "../../words";
import type { GetString } from "../desk/strings";

/** What a browser reads at once without running out of memory; and what it reads on the page itself, where there is no worker, without standing still. */
const MOST_MB = 64;
const MOST_MB_HERE = 4;

/** The largest file that is read, in megabytes; `here` on the page itself. */
export const mostMegabytes = (here: boolean): number => (here ? MOST_MB_HERE : MOST_MB);

/** A file's size and the largest that is read, in megabytes; undefined for a file that can be read. */
export function tooLarge({ size }: File, here: boolean): { size: number; most: number } | undefined {
  const [megabytes, most] = [Math.ceil(size / 1_000_000), mostMegabytes(here)];
  return megabytes > most ? { size: megabytes, most } : undefined;
}

/** A fault of the program itself; its message is in English. */
export const brokenText = (message: string, words: Words, say: GetString): TemplateResult =>
  html`${say("bulk.broken")}<details class="small"><summary>${words.ui("failed.detail")}</summary><span lang="en">${message}</span></details>`;

export interface Intake {
  say: GetString;
  /** The policy's columns by the names that lists use. */
  columns: string;
  /** Whether something is being dragged over it. */
  over: boolean;
  setOver(over: boolean): void;
  take(file: File | undefined): void;
  read(text: string): void;
}

const KINDS = ".csv,.tsv,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,.html,.htm,.xml,text/csv,text/plain";

export function intake({ say, columns, over, setOver, take, read }: Intake): TemplateResult {
  const drag = (on: boolean) => (event: DragEvent) => { event.preventDefault(); setOver(on); };
  const drop = (event: DragEvent) => { event.preventDefault(); setOver(false); take(event.dataTransfer?.files[0]); };
  const pick = (event: Event) => { const input = event.target as HTMLInputElement; take(input.files?.[0]); input.value = ""; };
  const pasted = (event: Event) => read((event.target as HTMLElement).closest(".intake")!.querySelector("textarea")!.value);
  return html`<div class="intake">
    <div class="drop ${over ? "over" : ""}" @dragover=${drag(true)} @dragleave=${drag(false)} @drop=${drop}>
      <span>${say("bulk.drop")}</span><label class="secondary pick-file">${say("bulk.choose")}<input class="unseen" type="file" accept=${KINDS} @change=${pick}></label></div>
    <div><label for="pasted"><b>${say("bulk.paste")}</b></label><textarea id="pasted" rows="3" spellcheck="false" placeholder=${say("bulk.example", { columns })}></textarea>
      <button class="secondary" type="button" @click=${pasted}>${say("bulk.read")}</button></div></div>`;
}
