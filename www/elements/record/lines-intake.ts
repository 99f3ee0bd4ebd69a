/** The lines that there are, named by somebody: those without a ticket have a year, too. */
import { html, nothing, type TemplateResult } from "lit";
import type { LineList } from "./kept";
import type { GetRecordString } from "./strings";

export interface LineListContext {
  say: GetRecordString;
  list: LineList;
  /** What came of the last list. */
  said: string;
  put(list: LineList): void;
  read(bytes: ArrayBuffer): void;
}

export function lineListPart({ say, list, said, put, read }: LineListContext): TemplateResult {
  const take = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    void input.files?.[0]?.arrayBuffer().then(read);
    input.value = "";
  };
  const paste = (event: Event): void => {
    const area = (event.currentTarget as HTMLElement).closest("details")!.querySelector("textarea")!;
    if (area.value.trim()) read(new TextEncoder().encode(area.value).buffer as ArrayBuffer);
    area.value = "";
  };
  const { lines, complete } = list;
  return html`<details class="line-list"><summary>${lines.length ? say("lineList.some", { n: lines.length }) : say("lineList.title")}</summary>
    <p class="small">${say("lineList.lead")}</p>
    <label class="field"><span>${say("lineList.names")}</span><textarea rows="3" spellcheck="false" placeholder=${say("lineList.example")}></textarea></label>
    <div class="running"><button class="secondary" type="button" @click=${paste}>${say("lineList.add")}</button>
      <label class="secondary pick-file">${say("lineList.file")}<input class="unseen" type="file" accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,.html,.htm,.xml,text/csv,text/plain" @change=${take}></label>
      ${lines.length ? html`<button class="link" type="button" @click=${() => put({ ...list, lines: [] })}>${say("lineList.clear")}</button>` : nothing}</div>
    <label class="tick"><input type="checkbox" .checked=${complete} @change=${(event: Event) => put({ ...list, complete: (event.target as HTMLInputElement).checked })}>${say("lineList.complete")}</label>
    <p class="small" role="status">${said}</p></details>`;
}

/** Whether what is shown is kept on the device, and how it is deleted there. */
export const storedPart = (stored: boolean | undefined, say: GetRecordString, forget: () => void): TemplateResult | typeof nothing =>
  stored === undefined ? nothing : html`<p class="stored small">${say(stored ? "stored.kept" : "stored.not")} <button class="link" type="button" @click=${forget}>${say("stored.forget")}</button></p>`;
