import { html, nothing, type TemplateResult } from "lit";
import type { QuoteRequest } from "../../engine/types";
import type { Due, Moved } from "../shared/digest";
import { elementState } from "../shared/element-state";
import { basisText } from "./basis";
import { compared } from "./compare-view";
import type { Desk } from "./context";
import { reasonOf } from "./reason";
import { checkCode, verify, type Checked } from "./check-code";

let draw: typeof import("./qr").qr | undefined;
let asked = false;

/** The result of the last code that was checked, or why it could not be read. */
const look = elementState((): { checked?: Checked | undefined; refused: string } => ({ refused: "" }));

function load(desk: Desk): void {
  if (asked) return;
  asked = true;
  import("./qr").then(({ qr }) => { draw = qr; desk.redraw(); }, () => { asked = false; });
}

function lookAtTyped(event: Event, desk: Desk): void {
  lookAt((event.currentTarget as HTMLElement).closest(".code-check")!.querySelector("textarea")!.value, desk);
}

function lookAt(text: string, desk: Desk): void {
  const own = look(desk);
  Object.assign(own, { refused: "", checked: undefined });
  try {
    own.checked = verify(desk.sla, text);
    if (!own.checked) own.refused = desk.say("checkCode.none");
  } catch (thrown) {
    own.refused = desk.say("failed", { message: reasonOf(thrown, desk) });
  }
  desk.redraw();
}

interface Detector {
  detect(image: ImageBitmapSource): Promise<{ rawValue: string }[]>;
}

/** The browser's own reader of codes, if it has one. */
const Reader = (): (new (options: { formats: string[] }) => Detector) | undefined => (globalThis as { BarcodeDetector?: new (options: { formats: string[] }) => Detector }).BarcodeDetector;

/** The text of a code in a picture is put into the field for pasted text. */
async function readPicture(event: Event, desk: Desk): Promise<void> {
  const input = event.target as HTMLInputElement;
  const area = input.closest(".code-check")!.querySelector("textarea")!;
  const [file] = input.files ?? [];
  input.value = "";
  if (!file) return;
  try {
    const [code] = await new (Reader()!)({ formats: ["qr_code"] }).detect(await createImageBitmap(file));
    area.value = code?.rawValue ?? "";
    lookAt(area.value, desk);
  } catch (thrown) {
    Object.assign(look(desk), { checked: undefined, refused: desk.say("failed", { message: reasonOf(thrown, desk) }) });
    desk.redraw();
  }
}

const dueText = (due: Due | undefined, { words, say }: Desk): string => {
  if (!due) return say("checkCode.undated");
  if (due.precision === "minute") return words.instant(due.latest);
  return due.earliest === due.latest ? words.date(due.latest) : words.range(due.earliest, due.latest);
};

/** One changed answer: from which date to which, and what changed it. */
function change({ id, place, before, after, byRule }: Moved, { quotes, dimension, calendar }: Checked, desk: Desk): TemplateResult {
  const { say, words } = desk;
  if (!id) return html`<li>${say("checkCode.gone")}</li>`;
  const quote = quotes[place]!;
  const start = quote.commitments.find((one) => one.id === id)?.startsAt ?? quote.request.startAt;
  const value = words.value(dimension, quote.request.dimensions[dimension] ?? "");
  const dates = before || after ? say("sheet.change", { value, title: words.title(id), before: dueText(before, desk), after: dueText(after, desk) }) : say("checkCode.ruleMoved", { title: words.title(id) });
  return html`<li>${dates} ${basisText({ id, byRule, start, ends: [before?.latest, after?.latest], knownThrough: calendar?.knownThrough }, desk)}</li>`;
}

function verdict(found: Checked, desk: Desk): TemplateResult {
  const { policy, calendar, moved } = found;
  const { say } = desk;
  return html`<div class="card ${moved.length ? "moved" : "same"}" role="status"><b>${say(moved.length ? "checkCode.moved" : "checkCode.same")}</b><ul class="small">
    ${policy ? html`<li>${say("sheet.newer.policy", policy)}</li>` : nothing}${calendar ? html`<li>${say("sheet.newer.calendar", calendar)}</li>` : nothing}
    ${moved.map((one) => change(one, found, desk))}</ul></div>`;
}

/** The code of what the sheet asks, `request`, and the place where the text of another one is checked. */
export function checkCodeView(desk: Desk, request: QuoteRequest): TemplateResult {
  const { say, sla } = desk;
  const { checked, refused } = look(desk);
  load(desk);
  let code: TemplateResult | undefined;
  let text = "";
  let large = false;
  try {
    text = checkCode(sla, request, compared(desk));
  } catch {
    // An incomplete or wrong request has no answer to check; the comparison above names the fault.
  }
  try {
    if (text) code = draw?.(text, say("checkCode.code"));
  } catch {
    large = true;
  }
  return html`<section class="check-code" aria-label=${say("checkCode")}><figure>${code ?? nothing}<figcaption class="small">${say(large ? "checkCode.large" : "checkCode.lead")}</figcaption>
      ${text ? html`<details class="check-code-text"><summary class="small">${say("checkCode.text")}</summary><code>${text}</code></details>` : nothing}</figure>
    <div class="adding code-check"><label for="check-code-text"><b>${say("checkCode.paste")}</b></label><textarea id="check-code-text" rows="3" spellcheck="false"></textarea>
      <button class="secondary" type="button" @click=${(event: Event) => lookAtTyped(event, desk)}>${say("checkCode.check")}</button>
      ${Reader() ? html`<label class="secondary open">${say("checkCode.picture")}<input class="unseen" type="file" accept="image/*" @change=${(event: Event) => void readPicture(event, desk)}></label>` : nothing}
      ${refused ? html`<p class="problem" role="alert">${refused}</p>` : nothing}${checked ? verdict(checked, desk) : nothing}</div></section>`;
}
