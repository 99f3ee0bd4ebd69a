/** Words what a missed limit costs; loaded only with a policy that states it. */
import { html, nothing, type TemplateResult } from "lit";
import type { Commitment, CreditStep, Lateness, RuleInfo } from "../../engine/types";
import { fill } from "../../words/language";
import type { Words } from "../../words";
import type { Quoter } from "../shared/engine";
import { creditOf, isFor, lateOf } from "./credit";
import { matchLanguage, usual } from "../../words/languages";
import type zh from "../../words/zh-CN/credit";

const files = import.meta.glob<{ default: Readonly<Record<keyof typeof zh, string>> }>("../../words/*/credit.ts");

export interface Asked {
  rule: RuleInfo;
  words: Words;
  sla: Quoter;
  /** The answer, where there is one; its values narrow the steps. */
  answer?: { commitment: Commitment; dimensions: Readonly<Record<string, string>> };
}

function stepText({ amount, after, every, when = {} }: CreditStep, { rule, words, answer }: Asked, say: (key: keyof typeof zh, params: Record<string, string>) => string): string {
  const lasting = ({ amount: n, units }: Lateness): string => words.limit({ amount: n, units });
  const key = every ? (after ? (every.counted === "full" ? "afterFull" : "afterBegun") : every.counted) : after ? "after" : "once";
  const step = say(key, { amount: words.credit(rule.id, amount), after: after ? lasting(after) : "", every: every ? lasting(every) : "" });
  const values = Object.entries(when).map(([dimension, some]) => some.map((value) => words.value(dimension, value)).join(words.ui("list.join"))).join(words.ui("summary.join"));
  return values && !answer ? say("for", { values, step }) : step;
}

/** The steps of a rule, and what an answer that is late owes. */
export async function creditView(asked: Asked): Promise<TemplateResult | typeof nothing> {
  const { rule: { id, credit }, words, sla, answer } = asked;
  if (!credit) return nothing;
  const { default: strings } = await files[`../../words/${matchLanguage(words.lang) ?? usual}/credit.ts`]!();
  const say = (key: keyof typeof zh, params: Record<string, string> = {}): string => fill(strings[key], params);
  const steps = credit.steps.filter((step) => !answer || isFor(step, answer.dimensions));
  if (!steps.length) return nothing;
  const owed = (): string => {
    const late = answer && lateOf(answer.commitment, (from, to) => sla.workingDaysBetween(from, to));
    if (!late) return "";
    const sum = creditOf(credit, answer.dimensions, late);
    return sum ? say("owed", { amount: words.credit(id, sum) }) : say("none");
  };
  let said = "";
  try {
    said = owed();
  } catch {
    said = say("unsure"); // working days of a year that no notice covers
  }
  return html`<div class="credit"><p><b>${say("title")}</b></p><ul>${steps.map((step) => html`<li>${stepText(step, asked, say)}</li>`)}
    ${credit.most === undefined ? nothing : html`<li>${say("most", { amount: words.credit(id, credit.most) })}</li>`}</ul>${said ? html`<p class="owed" role="status"><b>${said}</b></p>` : nothing}</div>`;
}
