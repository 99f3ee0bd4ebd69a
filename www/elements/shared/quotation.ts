/** Quoted words of the specification: each piece a quotation of its own, its translation beside it and told apart. */
import { html, nothing, type TemplateResult } from "lit";
import type { QuotePiece, Words } from "../../words";

export function quotation(pieces: readonly QuotePiece[], words: Words): TemplateResult {
  return html`${pieces.map(({ text, language, translation, clause }, at) => html`
    ${at && !clause ? html`<p class="omission" aria-hidden="true">……</p>` : nothing}
    ${clause ? html`<p class="place">${words.clause(clause)}</p>` : nothing}
    <blockquote lang=${language ?? nothing}>${text}</blockquote>
    ${translation ? html`<p class="translation"><b>${words.ui("source.translation")}</b> ${translation}</p>` : nothing}`)}`;
}
