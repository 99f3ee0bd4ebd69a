/** Where a list comes in: dropped, chosen or pasted. */
import { html, type TemplateResult } from "lit";
import type { Say } from "../desk/say";

export interface Intake {
  say: Say;
  /** Whether something is being dragged over it. */
  over: boolean;
  setOver(over: boolean): void;
  take(file: File | undefined): void;
  read(text: string): void;
}

const KINDS = ".csv,.tsv,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,.html,.htm,.xml,text/csv,text/plain";

export function intake({ say, over, setOver, take, read }: Intake): TemplateResult {
  const drag = (on: boolean) => (event: DragEvent) => { event.preventDefault(); setOver(on); };
  const drop = (event: DragEvent) => { event.preventDefault(); setOver(false); take(event.dataTransfer?.files[0]); };
  const pick = (event: Event) => { const input = event.target as HTMLInputElement; take(input.files?.[0]); input.value = ""; };
  const pasted = (event: Event) => read((event.target as HTMLElement).closest(".intake")!.querySelector("textarea")!.value);
  return html`<div class="intake">
    <div class="drop ${over ? "over" : ""}" @dragover=${drag(true)} @dragleave=${drag(false)} @drop=${drop}>
      <span>${say("bulk.drop")}</span><label class="secondary pick-file">${say("bulk.choose")}<input class="unseen" type="file" accept=${KINDS} @change=${pick}></label></div>
    <div><label for="pasted"><b>${say("bulk.paste")}</b></label><textarea id="pasted" rows="3" spellcheck="false" placeholder=${say("bulk.example")}></textarea>
      <button class="secondary" type="button" @click=${pasted}>${say("bulk.read")}</button></div></div>`;
}
