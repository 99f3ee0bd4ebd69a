/** The visitor's own case: for the marks in the tables, and for the comparison with the visitor's own rules. */
import { html, nothing, type TemplateResult } from "lit";
import { problemOf } from "../../elements/calculator/problems";
import { sentenceOf } from "../../elements/calculator/sentences";
import { momentField } from "../../elements/form/moment-field";
import type { Quoter } from "../../elements/shared/engine";
import type { QuoteRequest } from "../../engine/types";
import type { Words } from "../../words";
import type { GetString } from "../strings";

export interface Case {
  sla: Quoter;
  words: Words;
  say: GetString;
  case_: QuoteRequest;
  /** A start that the engine rejects, as typed. */
  typed: string | undefined;
  now: string;
  /** Sets a choice; without a value it is open again. */
  choose(dimension: string, value: string): void;
  start(moment: string): void;
}

/** Why the engine does not take a start. */
function problemOfStart({ sla, words, case_, typed }: Case): string | undefined {
  if (typed === undefined) return undefined;
  try {
    sla.quote({ ...case_, startAt: typed });
    return undefined;
  } catch (thrown) {
    return sentenceOf(problemOf(thrown), typed, sla, words);
  }
}

export function caseFields(one: Case): TemplateResult {
  const { sla, words, say, case_, typed, now } = one;
  return html`<fieldset class="case"><legend>${say("request")}</legend>
    ${sla.policy.dimensions.map(({ id, values, required }) => html`<label>${words.dimension(id)}
      <select @change=${(event: Event) => one.choose(id, (event.target as HTMLSelectElement).value)}>
        ${required ? nothing : html`<option value="">${words.unknown(id)}</option>`}
        ${values.map((value) => html`<option value=${value.id} .selected=${case_.dimensions[id] === value.id}>${words.value(id, value.id)}</option>`)}
      </select></label>`)}
    ${momentField({
      name: "start", label: say("request.start"), value: typed ?? case_.startAt, words, sla, now, problem: problemOfStart(one), onChange: (moment) => one.start(moment),
    })}
  </fieldset>`;
}

export interface Mine {
  sla: Quoter;
  words: Words;
  say: GetString;
  /** What is chosen; the rest is open. */
  chosen: Readonly<Record<string, string>>;
  choose(dimension: string, value: string): void;
}

/** The values of one's own case, each open until it is chosen. */
export function mineFields({ sla, words, say, chosen, choose }: Mine): TemplateResult {
  return html`<fieldset class="case own-case"><legend>${say("mine")}</legend>
    ${sla.policy.dimensions.map(({ id, values }) => html`<label>${words.dimension(id)}
      <select name=${id} @change=${(event: Event) => choose(id, (event.target as HTMLSelectElement).value)}>
        <option value="" .selected=${!chosen[id]}>${say("mine.open")}</option>
        ${values.map((value) => html`<option value=${value.id} .selected=${chosen[id] === value.id}>${words.value(id, value.id)}</option>`)}
      </select></label>`)}
    <p class="dim">${say("mine.hint")}</p>
  </fieldset>`;
}
