/** The worked examples of a document that its rules do not give, named. */
import { html, nothing, type TemplateResult } from "lit";
import type { WrongExample } from "../../engine/examples";
import type { GetString } from "../strings";

export function wrongView(wrong: readonly WrongExample[], say: GetString): TemplateResult | typeof nothing {
  if (!wrong.length) return nothing;
  return html`<div class="fault wrong-examples" role="alert"><p><b>${say("own.examples", { n: wrong.length })}</b></p>
    <ul>${wrong.map(({ path, expected, given }) => html`<li><code>${path}</code> ${say("own.example", { expected, given })}</li>`)}</ul></div>`;
}
