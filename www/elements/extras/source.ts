import { html, type TemplateResult } from "lit";
import { until } from "lit/directives/until.js";
import type { Commitment } from "../../engine/types";
import type { Context } from "../calculator/context";

/** The words of the specification that a commitment rests on, quoted. */
export function source(commitment: Commitment, { words }: Context): TemplateResult {
  const { id, clause, rules } = commitment;
  const quoted = words.source(id).then(
    (text) => html`<blockquote>${text || words.ui("source.none")}</blockquote>`,
    () => html`<p class="problem" role="alert">${words.ui("source.failed")}</p>`,
  );
  const note = words.note(id).then((text) => (text ? html`<p class="small">${text}</p>` : ""), () => "");
  return html`<figure class="source"><figcaption class="small">${words.clause(clause)} · ${rules.join("、")}</figcaption>
    ${until(quoted, html`<blockquote aria-busy="true">…</blockquote>`)}${until(note, "")}</figure>`;
}
