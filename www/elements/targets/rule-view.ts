/** The targets that speak of a rule, on the rules page. */
import { html, nothing, type TemplateResult } from "lit";
import type { RuleInfo } from "../../engine/types";
import type { Words } from "../../words";
import { quotation } from "../shared/quotation";
import type { Quoter } from "../shared/engine";
import { loadTargetStrings, wantedSaid } from "./strings";

export async function ruleTargets({ rule, words, sla }: { rule: RuleInfo; words: Words; sla: Quoter }): Promise<TemplateResult | typeof nothing> {
  const own = (sla.policy.targets ?? []).filter(({ of }) => of.includes(rule.id));
  if (!own.length) return nothing;
  const say = await loadTargetStrings(words.lang);
  const quoted = await Promise.all(own.map(({ id }) => words.targetQuote(id)));
  return html`<div class="targets"><p><b>${say("title")}</b></p><ul>${own.map((target, at) => html`<li><b>${words.target(target.id)}</b>${words.ui("list.colon")}${wantedSaid(target, words, say)} <span class="dim">${words.clause(target.clause)}</span>
    ${quotation(quoted[at]!.pieces, words)}${quoted[at]!.note ? html`<p class="dim remark"><b>${words.ui("source.note")}</b> ${quoted[at]!.note}</p>` : nothing}</li>`)}</ul></div>`;
}
