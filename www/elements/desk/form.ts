import { html, nothing, type TemplateResult } from "lit";
import { dimensionField } from "../form/form";
import { momentField } from "../form/moment-field";
import { fieldOf, problemOf as refused } from "../calculator/problems";
import { joinMoment, localMoment, splitMoment, unbroken } from "../shared/moment";
import { compared } from "./compare-view";
import type { Desk } from "./context";
import { isFigure } from "./figures";
import { reasonOf } from "./reason";
import { keepFigures, standing } from "./whose";

/** The figures that the source lacks come first: without them half of the answers have no date. */
export function figuresField(desk: Desk): TemplateResult | typeof nothing {
  const { sla, say, words, fields } = desk;
  const lacking = sla.policy.figures.filter(({ known }) => !known);
  if (!lacking.length) return nothing;
  return html`<fieldset class="field figures"><legend>${say("figures")}</legend>
    ${lacking.map(({ id, units }) => {
      const text = fields.figures[id] ?? "";
      const wrong = text !== "" && !isFigure(text);
      return html`<label class="figure"><span>${words.figure(id)}</span>
        <span class="unit"><input inputmode="numeric" autocomplete="off" .value=${text} aria-invalid=${wrong ? "true" : nothing} aria-describedby=${wrong ? `figure-${id}-note` : nothing}
          @change=${(event: Event) => put(desk, id, (event.target as HTMLInputElement).value)}>${words.unit(units)}</span></label>
        ${wrong ? html`<p class="problem" role="alert" id="figure-${id}-note">${say("figures.wrong", { value: text })}</p>` : nothing}`;
    })}
    <p class="note">${say("figures.note")}</p>${keptNote(desk)}</fieldset>`;
}

/** Shows for whom the figures were entered and since when, so that one customer's limits are not silently used for the next. */
function keptNote(desk: Desk): TemplateResult | typeof nothing {
  const kept = standing(desk);
  if (!kept?.on) return nothing;
  const { say, words } = desk;
  return html`<p class="note">${say(kept.customer ? "figures.keptFor" : "figures.kept", { date: words.date(kept.on), customer: kept.customer })}
    <button class="link" type="button" @click=${() => clearFigures(desk)}>${say("figures.clear")}</button></p>`;
}

function clearFigures(desk: Desk): void {
  keepFigures(desk, {});
  desk.set({ figures: {} });
}

function put(desk: Desk, id: string, typed: string): void {
  const { [id]: _, ...others } = desk.fields.figures;
  const text = typed.normalize("NFKC").trim();
  const figures = text ? { ...others, [id]: text } : others;
  keepFigures(desk, figures);
  desk.set({ figures });
}

/** Which dimensions a view asks for: not the one that it compares, not those that each line of a project has of its own. */
function asked(desk: Desk, view: string) {
  const { dimensions } = desk.sla.policy;
  if (view === "back") return dimensions.filter(({ ordered }) => ordered);
  return view === "compare" || view === "sheet" ? dimensions.filter(({ id }) => id !== compared(desk)) : dimensions;
}

/** The engine's problem with each field of the conditions, in words. */
function problemOf(desk: Desk): (field: string) => string | undefined {
  try {
    desk.sla.quote(desk.request);
    return () => undefined;
  } catch (thrown) {
    const [at, said] = [fieldOf(refused(thrown).path), reasonOf(thrown, desk)];
    return (field) => (field === at ? said : undefined);
  }
}

/** What stands in the conditions of a view though nobody has entered it, each by its name; a list takes of them only what it lacks, and says so itself. */
export function examplesOf(desk: Desk, view: string): string[] {
  const { words, say, fields, sla } = desk;
  if (view === "bulk") return [];
  const named = (name: string, value: string): string => name + words.ui("list.colon") + value;
  const dimensions = asked(desk, view).filter(({ id }) => desk.isExample(id)).map(({ id }) => named(words.dimension(id), words.value(id, fields.dimensions[id]!)));
  if (view === "back") return desk.isExample("wanted") ? [...dimensions, named(say("back.wantedShort"), words.relativeTo(0).date(desk.wanted))] : dimensions;
  const start = joinMoment(...splitMoment(fields.startAt, sla.policy.zone));
  return desk.isExample("startAt") ? [...dimensions, named(words.ui("moment.start"), words.relativeTo(0).instant(start))] : dimensions;
}

export function deskForm(desk: Desk, view: string, folded: boolean, toggle: () => void): TemplateResult {
  const { sla, say, words, fields } = desk;
  // The calculator's own fields, which see the same things under the same names.
  const now = localMoment(Date.now(), sla.policy.zone);
  const problemAt = problemOf(desk);
  const context = { words, fields, problemAt, isReadonly: () => false, isExample: desk.isExample.bind(desk), set: desk.set.bind(desk) };
  const fieldsHere = html`<form class="form" aria-label=${say("form")} @submit=${(event: Event) => event.preventDefault()}>
    ${view === "back" || view === "bulk" ? figuresField(desk) : nothing}
    ${asked(desk, view).map((dimension) => dimensionField(dimension, context, !dimension.required))}
    ${view !== "back" ? momentField({
      name: "startAt", label: words.ui("moment.start"), value: fields.startAt, words, sla, now, problem: problemAt("startAt"),
      example: desk.isExample("startAt") ? words.ui("example.take") : undefined, onChange: (startAt) => desk.set({ startAt }),
    }) : nothing}
    ${view === "back" || view === "bulk" ? nothing : figuresField(desk)}
  </form>`;
  if (desk.room === "wide") return fieldsHere;
  const parts = asked(desk, view).map(({ id }) => fields.dimensions[id] && words.value(id, fields.dimensions[id]!)).filter(Boolean);
  const start = joinMoment(...splitMoment(fields.startAt, sla.policy.zone));
  if (view !== "back") parts.push(unbroken(start.includes("T") ? words.instant(start) : words.date(start)));
  return html`<button class="summary" type="button" aria-expanded=${folded ? "false" : "true"} aria-controls="conditions" @click=${toggle}>
      <span>${parts.join(words.ui("summary.join")) || say("form")}</span><b>${words.ui(folded ? "form.change" : "form.done")}</b></button>
    <div id="conditions" class=${folded ? "folded" : "unfolded"}>${fieldsHere}</div>`;
}
