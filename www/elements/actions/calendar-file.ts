/** The calendar file of an answer: asks for the label of the order, and whether past commitments are wanted. */
import { html, nothing, type TemplateResult } from "lit";
import { isToCome } from "../../engine/ics/to-come";
import type { Context } from "../calculator/context";
import { processLabel } from "../form/form";
import { fileName, save } from "./save";

/** The commitments of the answer that a calendar can show: all, and of those the ones still to come. */
function datedOf(context: Context): { all: string[]; coming: string[] } {
  const dated = context.commitments.filter((one) => one.status === "determined" && one.dueAt && one.kind !== "internal");
  const stamp = new Date().toISOString();
  return { all: dated.map(({ id }) => id), coming: dated.filter((one) => isToCome(one, stamp, context.sla)).map(({ id }) => id) };
}

async function write(context: Context, label: string, commitments: readonly string[]): Promise<void> {
  const words = await context.sla.words(context.words.lang);
  const text = context.sla.toIcs(context.quote, words, { stamp: new Date().toISOString(), commitments, label });
  save(new Blob([text], { type: "text/calendar" }), fileName([label, processLabel(context.process, context), context.today], "ics"));
}

/** The label of the order that the host page gives. */
const labelOf = (place: Element): string => (place.getRootNode() as Partial<ShadowRoot>).host?.getAttribute("label")?.trim() ?? "";

/** A key that distinguishes one case from another. */
const caseOf = ({ quote: { request: { dimensions, startAt } } }: Context): string => JSON.stringify([dimensions, startAt]);

/** Hands the file over at once where the page names the order and nothing has passed; asks below the buttons otherwise. */
export async function calendarFile(event: Event, context: Context): Promise<void> {
  const place = (event.currentTarget as Element).closest(".actions")!;
  const { all, coming } = datedOf(context);
  if (labelOf(place) && all.length === coming.length) return write(context, labelOf(place), all);
  const form = place.querySelector<HTMLFormElement>(".entry")!;
  const field = form.querySelector<HTMLInputElement>("[name=label]")!;
  // A label typed for one case is not used for another.
  const asked = caseOf(context);
  if (form.dataset["case"] !== asked) field.value = "";
  form.dataset["case"] = asked;
  field.value ||= labelOf(place);
  form.hidden = false;
  field.focus();
}

/** Closed until it is asked for; `run` says what became of it. */
export function calendarForm(context: Context, run: (event: Event, action: () => Promise<void>) => void): TemplateResult {
  const { words } = context;
  const { all, coming } = datedOf(context);
  const close = (form: HTMLFormElement) => {
    form.hidden = true;
    form.closest(".actions")!.querySelector<HTMLElement>("summary, .calendar-file")?.focus();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const past = form.querySelector<HTMLInputElement>("[name=past]")?.checked;
    run(event, async () => {
      await write(context, form.querySelector<HTMLInputElement>("[name=label]")!.value.trim(), past ? all : coming);
      close(form);
    });
  };
  const passed = all.length - coming.length;
  return html`<form class="entry" hidden @submit=${submit} @keydown=${(event: KeyboardEvent) => event.key === "Escape" && close(event.currentTarget as HTMLFormElement)}>
    <label>${words.ui("calendar.label")}<input name="label" autocomplete="off"></label>
    ${passed ? html`<label class="tick"><input type="checkbox" name="past" ?checked=${!coming.length}>${words.ui("calendar.past", { n: passed })}</label>` : nothing}
    <span class="small">${words.ui("calendar.hint")}</span>
    <div><button class="primary" type="submit">${words.ui("calendar.save")}</button><button class="secondary" type="button" @click=${(event: Event) => close((event.currentTarget as HTMLButtonElement).form!)}>${words.ui("action.close")}</button></div>
  </form>`;
}
