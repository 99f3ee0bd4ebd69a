import { html, nothing, type TemplateResult } from "lit";
import { problemOf } from "../calculator/problems";
import { compared, comparedRequest } from "./compare-view";
import type { Desk } from "./context";
import { seal, verify, type Checked } from "./seal";

let draw: typeof import("./qr").qr | undefined;
let asked = false;
let checked: Checked | undefined;
let refused = "";

function load(desk: Desk): void {
  if (asked) return;
  asked = true;
  import("./qr").then(({ qr }) => { draw = qr; desk.redraw(); }, () => { asked = false; });
}

function look(event: Event, desk: Desk): void {
  const text = (event.currentTarget as HTMLElement).parentElement!.querySelector("textarea")!.value;
  refused = "";
  checked = undefined;
  try {
    checked = verify(desk.sla, text);
    if (!checked) refused = desk.say("seal.none");
  } catch (thrown) {
    refused = desk.say("failed", { message: problemOf(thrown).message });
  }
  desk.redraw();
}

function verdict({ same, policy, calendar, moved }: Checked, { say, words, sla }: Desk): TemplateResult {
  const clauseOf = (id: string) => words.clause(sla.policy.rules.find((rule) => rule.id === id)?.clause ?? "");
  return html`<div class="card ${same ? "same" : "moved"}" role="status"><b>${say(same ? "seal.same" : "seal.moved")}</b><ul class="small">
    ${policy ? html`<li>${say("sheet.newer.policy", policy)}</li>` : nothing}${calendar ? html`<li>${say("sheet.newer.calendar", calendar)}</li>` : nothing}
    ${moved.map((id) => html`<li>${words.title(id)}${say("join")}${clauseOf(id)}</li>`)}</ul></div>`;
}

/** The code of the sheet, and the place where the text of another one is checked. */
export function sealView(desk: Desk): TemplateResult {
  const { say, sla } = desk;
  load(desk);
  let code: TemplateResult | undefined;
  let text = "";
  try {
    text = seal(sla, comparedRequest(desk), compared(desk));
    code = draw?.(text, say("seal.code"));
  } catch {
    // An incomplete or wrong request has no answer to seal; the comparison above names the fault.
  }
  return html`<section class="seal" aria-label=${say("seal")}><figure>${code ?? nothing}<figcaption class="small">${say("seal.lead")}</figcaption>
      ${text ? html`<details class="seal-text"><summary class="small">${say("seal.text")}</summary><code>${text}</code></details>` : nothing}</figure>
    <div class="adding check-seal"><label for="seal-text"><b>${say("seal.paste")}</b></label><textarea id="seal-text" rows="3" spellcheck="false"></textarea>
      <button class="secondary" type="button" @click=${(event: Event) => look(event, desk)}>${say("seal.check")}</button>
      ${refused ? html`<p class="problem" role="alert">${refused}</p>` : nothing}${checked ? verdict(checked, desk) : nothing}</div></section>`;
}
