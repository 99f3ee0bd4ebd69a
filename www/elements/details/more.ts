import { html, noChange, nothing, type TemplateResult } from "lit";
import type { Audience, Exclusion, Quote } from "../../engine/types";
import type { Context } from "../calculator/context";
import { closingEvent, rulesShown } from "../form/form";
import { momentField } from "../form/moment-field";
import { causeOptions } from "../shared/causes";
import { entered } from "./entered";

const AUDIENCES: Audience[] = ["customer", "sales", "operator"];

/** What the rules of the shown commitments ask about, each once. */
function asked(context: Context, name: "events" | "conditions"): string[] {
  return [...new Set(rulesShown(context).flatMap((rule) => rule[name]))];
}

function conditions(context: Context): TemplateResult | typeof nothing {
  const { words, fields, sla } = context;
  const relevant = asked(context, "conditions");
  const shown = sla.policy.conditions.filter(({ id }) => relevant.includes(id));
  if (!shown.length) return nothing;
  return html`<fieldset class="field checks"><legend>${words.ui("more.conditions")}</legend>${shown.map(({ id, default: given }) => html`<label>
    <input type="checkbox" .checked=${fields.conditions[id] ?? given} ?disabled=${context.isReadonly(id)}
      @change=${(event: Event) => context.set({ conditions: { ...fields.conditions, [id]: (event.target as HTMLInputElement).checked } })}>
    <span>${words.condition(id)}${words.conditionHint(id) ? html`<span class="note">${words.conditionHint(id)}</span>` : nothing}</span></label>`)}
  </fieldset>`;
}

/** The events that the form asks for: that which ends what the process is about, and those that start clocks beside the one that opens it; and one that is refused. */
export function formEvents(context: Context): string[] {
  const main = closingEvent(context);
  const relevant = asked(context, "events");
  const others = context.sla.policy.events.filter(({ id, opening }) => id !== main && ((relevant.includes(id) && !opening) || context.problemAt(`events/${id}`))).map(({ id }) => id);
  return main ? [main, ...others] : others;
}

/** Events beside those that open and end the process. */
function events(context: Context): TemplateResult[] {
  const { words, fields, sla } = context;
  const main = closingEvent(context);
  return formEvents(context).filter((id) => id !== main).map((id) => momentField({
    name: `event-${id}`, label: words.event(id), value: fields.events[id] ?? "", words, sla, problem: context.problemAt(`events/${id}`), disabled: context.isReadonly(id),
    onChange: (moment) => context.set({ events: { ...fields.events, [id]: moment } }),
  }));
}

/** Stretches of time that do not count, each with its cause. */
function exclusions(context: Context): TemplateResult | typeof nothing {
  const { words, fields } = context;
  const { sla } = context;
  const causes = sla.policy.causes as Exclusion["cause"][];
  if (!causes.length || !rulesShown(context).some(({ shape }) => shape === "deadline")) return nothing;
  const put = (at: number, change: Partial<Exclusion>) =>
    context.set({ exclusions: fields.exclusions.map((one, index) => (index === at ? { ...one, ...change } : one)) });
  return html`<fieldset class="field" ?disabled=${context.isReadonly("exclusions")}><legend>${words.ui("more.exclusions")}</legend>
    ${fields.exclusions.map((one, at) => html`<div class="exclusion">
      <label for="cause-${at}">${words.ui("exclusion.cause")}</label>
      <select id="cause-${at}" .value=${one.cause} @change=${(event: Event) => put(at, { cause: (event.target as HTMLSelectElement).value as Exclusion["cause"] })}>
        ${causeOptions(sla.policy, one.cause, words)}</select>
      ${momentField({ name: `from-${at}`, label: words.ui("exclusion.from"), value: one.from, words, sla, problem: context.problemAt(`exclusions/${at}`), onChange: (from) => put(at, { from }) })}
      ${momentField({ name: `to-${at}`, label: words.ui("exclusion.to"), value: one.to, words, sla, onChange: (to) => put(at, { to }) })}
      <button class="link" type="button" @click=${() => context.set({ exclusions: fields.exclusions.filter((_, index) => index !== at) })}>${words.ui("exclusion.remove")}</button>
    </div>`)}
    <button class="link" type="button" @click=${() => context.set({ exclusions: [...fields.exclusions, { from: "", to: "", cause: causes[0]! }] })}>${words.ui("exclusion.add")}</button>
  </fieldset>`;
}

/** Figures that the visitor has given stay where they can be changed. */
function figures(context: Context): TemplateResult[] {
  const { words, fields, sla } = context;
  const quote = context.quote as Quote | undefined;
  // A figure that was never accepted still has its field in the row that needs it.
  const inRow = (figure: string): boolean => context.commitments.some(({ reasons }) => reasons.some(({ params }) => params?.["figure"] === figure));
  return sla.policy.figures.filter(({ id }) => fields.figures[id] !== undefined && (quote?.request.figures?.[id] || (context.problemAt(`figures/${id}`) && !inRow(id)))).map(({ id, units }) => {
    const problem = context.problemAt(`figures/${id}`);
    return html`<div class="field"><label for="given-${id}">${words.figure(id)}</label>
      <span class="unit inline"><input id="given-${id}" inputmode="numeric" autocomplete="off" ?disabled=${context.isReadonly(id)} .value=${fields.figures[id] ?? ""} aria-invalid=${problem ? "true" : nothing}
        @change=${(event: Event) => context.set({ figures: { ...fields.figures, [id]: (event.target as HTMLInputElement).value.trim() } })}>${words.unit(units)}</span>
      ${problem ? html`<p class="problem">${problem}</p>` : nothing}</div>`;
  });
}

/** What was entered beside the case is named, wherever it is folded, and goes at one press: the next customer's case has none of it. */
function rest(context: Context): TemplateResult | typeof nothing {
  const { words, fields } = context;
  const named = entered(context);
  const kept = <T>(given: Record<string, T>): Record<string, T> => Object.fromEntries(Object.entries(given).filter(([id]) => context.isReadonly(id)));
  // The visitor cannot clear what the host page has fixed.
  const clear = () => context.set({
    conditions: kept(fields.conditions), events: kept(fields.events), figures: kept(fields.figures),
    exclusions: context.isReadonly("exclusions") ? fields.exclusions : [], finishedAt: context.isReadonly("finished-at") ? fields.finishedAt : {},
  });
  if (!named.length) return nothing;
  const free = [fields.conditions, fields.events, fields.figures].some((given) => Object.keys(given).some((id) => !context.isReadonly(id)))
    || (fields.exclusions.length > 0 && !context.isReadonly("exclusions")) || (Object.keys(fields.finishedAt).length > 0 && !context.isReadonly("finished-at"));
  return html`<section class="entered" role="group" aria-label=${words.ui("more.entered")}><p class="small">${words.ui("more.entered")}</p><ul class="small">${named.map((text) => html`<li>${text}</li>`)}</ul>
    ${free ? html`<button class="link" type="button" @click=${clear}>${words.ui("more.clear")}</button>` : nothing}</section>`;
}

/** The rarer fields, folded. */
export function more(context: Context): TemplateResult {
  const { words, fields } = context;
  // What is refused is in sight.
  const refused = fields.exclusions.some((_, at) => context.problemAt(`exclusions/${at}`)) || formEvents(context).some((id) => id !== closingEvent(context) && context.problemAt(`events/${id}`));
  return html`${figures(context)}<details class="more-fields" ?open=${refused || noChange}><summary>${words.ui("more")}</summary>
    ${events(context)}${conditions(context)}${exclusions(context)}
    ${context.isReadonly("audience") ? nothing : html`<div class="field"><label for="audience">${words.ui("audience")}</label>
      <select id="audience" .value=${fields.audience} @change=${(event: Event) => context.set({ audience: (event.target as HTMLSelectElement).value as Audience })}>
        ${AUDIENCES.map((id) => html`<option value=${id} ?selected=${id === fields.audience}>${words.ui(`audience.${id}`)}</option>`)}</select></div>`}
  </details>${rest(context)}`;
}
