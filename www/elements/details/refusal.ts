/** A refused request: said above the last valid answer, or in its place. */
import { html, type TemplateResult } from "lit";
import type { Problem } from "../../engine/types";
import type { Context } from "../calculator/context";
import { typedAt, type Fields } from "../calculator/fields";
import { fieldOf } from "../calculator/problems";
import { sentenceOf } from "../calculator/sentences";
import { startName } from "../form/form";

/** What is wrong, with what was typed. */
export const sentence = (problem: Problem, own: Fields, { sla, words }: Context): string => sentenceOf(problem, typedAt(own, problem.path), sla, words);

/** What the field of a problem is called, where it has one. */
function fieldName(path: string, { sla, words, process }: Context): string {
  const [group = "", id = ""] = path.split("/").slice(1);
  const known = (list: readonly { id: string }[]): boolean => list.some((one) => one.id === id);
  const { dimensions, events, figures, rules } = sla.policy;
  switch (group) {
    case "startAt": return startName(process, sla.policy, words);
    case "dimensions": return known(dimensions) ? words.dimension(id) : "";
    case "events": return known(events) ? words.event(id) : "";
    case "figures": return known(figures) ? words.figure(id) : "";
    case "finishedAt": return known(rules) ? words.ui("paper.finished", { title: words.title(id) }) : "";
    case "exclusions": return words.ui("more.exclusions");
    default: return "";
  }
}

/** The same where the field is not in sight: with its name. */
function named(problem: Problem, own: Fields, context: Context): string {
  const [name, said] = [fieldName(problem.path, context), sentence(problem, own, context)];
  return name && !said.startsWith(name) ? name + context.words.ui("list.colon") + said : said;
}

/** Whether a field stands in plain sight beside the answer, and says itself what is wrong with it. */
function inSight(field: string, { view, sla, commitments }: Context): boolean {
  const [group, id] = field.split("/");
  if (view !== "wide") return false;
  if (group === "dimensions") return sla.policy.dimensions.some((one) => one.id === id);
  return group === "startAt" || (group === "figures" && commitments.some(({ reasons }) => reasons.some(({ params }) => params?.["figure"] === id)));
}

/** Above the last valid answer: what is wrong, where its field does not say so in plain sight. */
export function stale(problem: Problem, own: Fields, context: Context): TemplateResult {
  const beside = inSight(fieldOf(problem.path), context);
  return html`<p class=${beside ? "" : "stale-note"} role="status"><span class="badge late">${context.words.ui("stale")}</span> ${beside ? "" : named(problem, own, context)}</p>`;
}

/** There has been no valid answer yet. */
export const unanswered = (problem: Problem, own: Fields, context: Context): TemplateResult =>
  html`<div class="answer"><p class="stale-note" role="alert">${named(problem, own, context)}</p></div>`;
