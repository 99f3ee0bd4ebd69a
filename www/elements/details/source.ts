import { html, nothing, type TemplateResult } from "lit";
import { until } from "lit/directives/until.js";
import type { Commitment } from "../../engine/types";
import { withAny } from "../calculator/choices";
import type { Context } from "../calculator/context";
import { groupOf } from "../commitment-list/order";
import { printedTable, underTable } from "../shared/printed-table";
import { quotation } from "../shared/quotation";

/** What a table would print of an answer. */
const printable = (one: Commitment): string => JSON.stringify([groupOf(one) === "not-applicable", one.limit, one.requirement]);

/** The words of the specification that a commitment rests on, quoted, and beside them what is not the specification's. */
export function source(commitment: Commitment, { words, sla, quote }: Context): TemplateResult {
  const { id, clause, rules } = commitment;
  const { dimensions: chosen, startAt } = quote.request;
  // Under a condition the answer may differ from the table's cell for the same values.
  const elsewhere = (rule: string): boolean => printable(sla.explain(withAny({ dimensions: chosen, startAt, audience: "operator" }, sla.policy), rule)) !== printable(commitment);
  const tables = words.tables().then((all) => all.filter(({ rows }) => rows.some(({ rule }) => rule === id)).map((table) =>
    html`${printedTable(table, { sla, words, chosen, startAt, elsewhere, only: id })}${underTable({ ...table, notes: [] }, words)}`), () => nothing);
  const quoted = words.quote(id).then(
    (pieces) => (pieces.length ? quotation(pieces, words) : html`<p class="small">${words.ui("source.none")}</p>`),
    () => html`<p class="problem" role="alert">${words.ui("source.failed")}</p>`,
  );
  const note = words.note(id).then((text) => (text ? html`<p class="small remark"><b>${words.ui("source.note")}</b> ${text}</p>` : nothing), () => nothing);
  return html`<figure class="source"><figcaption class="small">${[words.clause(clause), rules.join(words.ui("list.join"))].filter(Boolean).join(" · ")}</figcaption>
    ${until(quoted, html`<p aria-busy="true">…</p>`)}${until(tables, nothing)}${until(note, nothing)}</figure>`;
}
