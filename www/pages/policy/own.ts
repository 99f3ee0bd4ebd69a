/** A policy document that the visitor supplies: checked, and compared with the bundled one for the present case. */
import { html, nothing, type TemplateResult } from "lit";
import { problemOf } from "../../elements/calculator/problems";
import { sentenceOf as refusal } from "../../elements/calculator/sentences";
import type { Quoter } from "../../elements/shared/engine";
import { createQuoter } from "../../engine/create";
import type { Commitment, Problem, Quote, QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import type { GetString } from "../strings";
import { wrongExamples, type WrongExample } from "../../engine/examples";
import { wrongView } from "./examples";
import { notJson, sentenceOf } from "./faults";
import { moves, requestFor, valueAt, type Move } from "./model";

/** What is wrong, and the value at that place. */
interface Fault { problem: Problem; found: string }

/** The result of checking a document. */
export type Outcome =
  | { state: "unreadable" }
  | { state: "not-json"; text: string }
  | { state: "refused"; faults: readonly Fault[] }
  | { state: "taken"; sla: Quoter; wrong: readonly WrongExample[] };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Whether a text is a calendar and no policy: both have an id, only one has rest days. */
export function isCalendar(text: string): boolean {
  const document = parsed(text) as { noticesThrough?: unknown; rules?: unknown } | null | undefined;
  return typeof document === "object" && document !== null && document.noticesThrough !== undefined && document.rules === undefined;
}

export const calendarId = (text: string): string => String((parsed(text) as { id?: unknown } | undefined)?.id ?? "");

function foundAt(policy: unknown, path: string): string {
  try {
    const found = JSON.stringify(valueAt(policy, path), null, 1) ?? "";
    return found.length > 400 ? `${found.slice(0, 400)} …` : found;
  } catch {
    return ""; // nested deeper than calls can be: the fault is told without it
  }
}

/** The ids of the calendars that a document says it counts by. */
function countedBy(policy: unknown): readonly unknown[] {
  const { calendar, calendars } = (policy ?? {}) as { calendar?: unknown; calendars?: { of?: object } };
  return [calendar, ...Object.values(calendars?.of ?? {}) as unknown[]];
}

/** A policy with the calendars that it uses, by their ids, if these are not the bundled one. */
export async function take(text: string, calendars: ReadonlyMap<string, string>): Promise<Outcome> {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    return { state: "not-json", text };
  }
  // A calendar that was supplied for another policy does not prevent the use of a policy with other calendars.
  const wanted = countedBy(policy);
  const own = [...calendars].filter(([id]) => wanted.includes(id)).map(([, document]) => parsed(document));
  try {
    const sla = await createQuoter({ policy, ...(own.length && { calendar: own.length > 1 ? own : own[0] }) });
    return { state: "taken", sla, wrong: wrongExamples(policy, sla) };
  } catch (thrown) {
    const all = (thrown as { faults?: readonly Problem[] }).faults ?? [problemOf(thrown)];
    return { state: "refused", faults: all.map((problem) => ({ problem, found: foundAt(policy, problem.path) })) };
  }
}

function said({ problem, found }: Fault, say: GetString): TemplateResult {
  return html`<p>${sentenceOf(problem, say)}</p>
    <p class="dim">${say("own.detail")}<span lang="en">${problem.message}</span></p>
    <dl><dt>${say("own.at")}</dt><dd><code>${problem.path || say("own.root")}</code></dd>
    ${found ? html`<dt>${say("own.found")}</dt><dd><pre tabindex="0">${found}</pre></dd>` : nothing}</dl>`;
}

/** Every fault with its place in the document, in its order. */
export function fault(outcome: Outcome, say: GetString): TemplateResult | typeof nothing {
  if (outcome.state === "unreadable") return html`<p class="fault" role="alert">${say("own.unreadable")}</p>`;
  if (outcome.state === "not-json") return html`<p class="fault" role="alert">${notJson(outcome.text, say)}</p>`;
  if (outcome.state === "taken") return wrongView(outcome.wrong, say);
  const { faults } = outcome;
  const [only] = faults;
  return html`<div class="fault" role="alert"><p><b>${say(faults.length > 1 ? "own.refusedFor" : "own.refused", { n: faults.length })}</b></p>
    ${faults.length > 1 ? html`<ol>${faults.map((one) => html`<li>${said(one, say)}</li>`)}</ol>` : said(only!, say)}</div>`;
}

function cell(one: Commitment | undefined, words: Words, say: GetString): TemplateResult {
  if (!one) return html`<td class="dim">${say("moves.absent")}</td>`;
  const due = one.certainty === "provisional" && one.dueRange ? words.range(one.dueRange.earliest, one.dueRange.latest) : words.due(one);
  return html`<td><b>${due || (one.limit ? "" : say("moves.undated"))}</b>${one.limit ? html` <span class="dim">${words.limitOf(one)}</span>` : nothing}</td>`;
}

/** What moves between the bundled rules and these. */
export function comparison(before: Quote, own: Quoter, words: Words, ownWords: Words, case_: QuoteRequest, say: GetString): TemplateResult {
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
