/** A policy document that someone brings: checked, and compared with the bundled one for the case at hand. */
import { html, nothing, type TemplateResult } from "lit";
import { problemOf } from "../../elements/calculator/problems";
import { sentenceOf as refusal } from "../../elements/calculator/sentences";
import type { Calculator } from "../../elements/shared/engine";
import { createCalculator } from "../../engine";
import type { Commitment, Problem, Quote, QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import type { Say } from "../say";
import { notJson, sentenceOf } from "./faults";
import { moves, requestFor, valueAt, type Move } from "./model";

/** What became of a document. */
export type Outcome =
  | { state: "unreadable" }
  | { state: "not-json"; text: string }
  | { state: "refused"; problem: Problem; found: string }
  | { state: "taken"; sla: Calculator };

export async function take(text: string): Promise<Outcome> {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    return { state: "not-json", text };
  }
  try {
    return { state: "taken", sla: await createCalculator({ policy }) };
  } catch (thrown) {
    const problem = problemOf(thrown);
    const found = JSON.stringify(valueAt(policy, problem.path), null, 1) ?? "";
    return { state: "refused", problem, found: found.length > 400 ? `${found.slice(0, 400)} …` : found };
  }
}

/** A fault with its place in the document. */
export function fault(outcome: Outcome, say: Say): TemplateResult | typeof nothing {
  if (outcome.state === "unreadable") return html`<p class="fault" role="alert">${say("own.unreadable")}</p>`;
  if (outcome.state === "not-json") return html`<p class="fault" role="alert">${notJson(outcome.text, say)}</p>`;
  if (outcome.state !== "refused") return nothing;
  const { problem, found } = outcome;
  return html`<div class="fault" role="alert"><p><b>${say("own.refused")}</b></p>
    <p>${sentenceOf(problem, say)}</p>
    <p class="dim">${say("own.detail")}<span lang="en">${problem.message}</span></p>
    <dl><dt>${say("own.at")}</dt><dd><code>${problem.path || say("own.root")}</code></dd>
    <dt>${say("own.found")}</dt><dd><pre tabindex="0">${found}</pre></dd></dl></div>`;
}

function cell(one: Commitment | undefined, words: Words, say: Say): TemplateResult {
  if (!one) return html`<td class="dim">${say("moves.absent")}</td>`;
  const due = one.certainty === "provisional" && one.dueRange ? words.range(one.dueRange.earliest, one.dueRange.latest) : words.due(one);
  return html`<td><b>${due || (one.limit ? "" : say("moves.undated"))}</b>${one.limit ? html` <span class="dim">${words.limitOf(one)}</span>` : nothing}</td>`;
}

/** What moves between the bundled rules and these. */
export function comparison(before: Quote, own: Calculator, words: Words, ownWords: Words, case_: QuoteRequest, say: Say): TemplateResult {
  let all: Move[];
  try {
    all = moves(before.commitments, own.quote(requestFor(own.policy, case_)).commitments);
  } catch (thrown) {
    const problem = problemOf(thrown);
    return html`<p class="fault" role="alert">${say("moves.refused", { reason: refusal(problem, String(problem.params?.["value"] ?? ""), own, ownWords) })}</p>`;
  }
  const moved = all.filter((one) => one.moved);
  if (!moved.length) return html`<p class="card" role="status">${say("moves.none")}</p>`;
  return html`<p role="status">${say("moves.some", { n: moved.length, same: all.length - moved.length })}</p>
    <div class="scroll" tabindex="0" role="group" aria-label=${say("moves.title")}><table class="moves">
    <thead><tr><th scope="col">${say("moves.commitment")}</th><th scope="col">${say("moves.before")}</th><th scope="col">${say("moves.after")}</th></tr></thead>
    <tbody>${moved.map(({ id, before: was, after }) => html`<tr><th scope="row">${after ? ownWords.title(id) : words.title(id)}</th>${cell(was, words, say)}${cell(after, ownWords, say)}</tr>`)}</tbody></table></div>`;
}
