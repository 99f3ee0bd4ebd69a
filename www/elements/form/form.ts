import { html, nothing, type TemplateResult } from "lit";
import type { DimensionInfo, PolicyInfo, Quote, RuleInfo } from "../../engine/types";
import type { Words } from "../../words";
import type { Context, Details } from "../calculator/context";
import { processesOf } from "../calculator/attributes";
import { leading } from "../calculator/fields";
import { finishOf } from "../commitment-list/order";
import { unbroken } from "../shared/moment";
import { unknownValue } from "../shared/unknown-value";
import { rankOf } from "../shared/rank";
import { choices, select, type Choice } from "./choices";
import { momentField } from "./moment-field";

/** As many choices as fit in one strip. */
const STRIP = 5;

export const processLabel = (id: string, { words }: Context): string => (id === "all" ? words.ui("happened.all") : words.question(id));

/** The first question: what happened. */
export function happened(context: Context): TemplateResult {
  return choices({
    name: "process", label: context.words.ui("happened"), value: context.process, wide: true, disabled: context.isReadonly("process"),
    options: processesOf(context.sla.policy).map((id) => ({ id, label: processLabel(id, context) })),
    onChange: (process) => context.choose(process),
  });
}

export function dimensionField(dimension: DimensionInfo, context: Pick<Context, "words" | "fields" | "problemAt" | "isReadonly" | "isExample" | "set"> & Partial<Pick<Context, "quote">>, unknowable = true): TemplateResult {
  const { words, fields } = context;
  const { id } = dimension;
  const value = fields.dimensions[id] ?? "";
  const unknown: Choice[] = !unknowable ? [] : [{ id: "", label: unknownValue(dimension, words, context.quote?.commitments) }];
  const example = context.isExample(id) && !context.isReadonly(id) ? words.ui("example.take") : undefined;
  const option = (one: { id: string }): Choice => ({ id: one.id, label: words.value(id, one.id), dot: rankOf(dimension, one.id) });
  const options = [...unknown, ...dimension.values.map(option)];
  const common = {
    name: id, label: words.dimension(id), options, value, example, problem: context.problemAt(`dimensions/${id}`), disabled: context.isReadonly(id),
    note: value ? words.definition(id, value) : words.dimensionHint(id),
    onChange: (chosen: string) => context.set({ dimensions: { [id]: chosen } }),
  };
  if (options.length <= STRIP) return choices(common);
  // A category may stand for its values where somebody has given it; it is not offered otherwise.
  const groups = dimension.categories.map((category) => ({
    label: words.value(id, category),
    options: [...(value === category ? [option({ id: category })] : []), ...dimension.values.filter((one) => one.category === category).map(option)],
  }));
  const loose = dimension.values.filter((one) => !groups.length || !one.category).map(option);
  return select({ ...common, options: [...unknown, ...loose], groups });
}

/** What the start of a process is called: by the event that it is. */
export function startName(process: string, policy: PolicyInfo, words: Words): string {
  const event = leading(process, policy)?.event;
  return event ? words.event(event) : words.ui("moment.start");
}

/** The rules of what is shown; before there is an answer, of the process. */
export function rulesShown({ quote, commitments, process, sla }: Context): RuleInfo[] {
  return sla.policy.rules.filter((rule) => ((quote as Quote | undefined) ? commitments.some(({ id }) => id === rule.id) : process === "all" || rule.process === process));
}

/** The event that ends it, by whose name its moment is asked for, once somebody has said when it began. */
export function closingEvent(context: Context): string | undefined {
  const rule = context.started ? leading(context.process, context.sla.policy)?.rule : undefined;
  return rule && rulesShown(context).includes(rule) ? finishOf(rule.id, context) : undefined;
}

/** Tier, level, service, place and moment; the rarer fields come with the details. */
export function form(context: Context, details: Details | undefined): TemplateResult {
  const { words, fields, sla } = context;
  const lead = leading(context.process, sla.policy);
  const end = closingEvent(context);
  // Works without a given day are not treated as planned for the present moment.
  const value = !context.started && lead?.rule.shape === "lead-time" ? "" : fields.startAt;
  return html`<form class="form" part="form" @submit=${(event: Event) => event.preventDefault()}>
    ${sla.policy.dimensions.map((dimension) => dimensionField(dimension, context))}
    ${momentField({
      name: "startAt", label: startName(context.process, sla.policy, words), value, words, sla, now: context.now,
      problem: context.problemAt("startAt"), disabled: context.isReadonly("startAt"),
      example: context.isExample("startAt") && !context.isReadonly("startAt") ? words.ui("example.take") : undefined, onChange: (startAt) => context.set({ startAt }),
    })}
    ${end ? momentField({
      name: `event-${end}`, label: words.event(end), value: fields.events[end] ?? "", words, sla, now: context.now,
      problem: context.problemAt(`events/${end}`), disabled: context.isReadonly(end), onChange: (moment) => context.set({ events: { ...fields.events, [end]: moment } }),
    }) : nothing}
    ${details?.more(context) ?? nothing}
  </form>`;
}

/** One line that says what is chosen and unfolds the form, where the form does not fit beside the answer. */
export function summary(context: Context, details: Details | undefined, open: boolean, toggle: () => void): TemplateResult {
  const { words, fields, sla } = context;
  const start = context.quote?.request.startAt ?? "";
  const parts = sla.policy.dimensions.filter(({ id, required }) => fields.dimensions[id] || required)
    .map(({ id }) => (fields.dimensions[id] ? words.value(id, fields.dimensions[id]!) : words.dimension(id) + words.ui("list.colon") + words.ui("unknown")));
  if (start) parts.push(unbroken(start.includes("T") ? words.instant(start) : words.date(start)));
  parts.push(...details?.beside(context) ?? []);
  return html`<button class="summary" type="button" aria-expanded=${open ? "true" : "false"} aria-controls="sheet" @click=${toggle}>
    <span>${parts.join(`\u2060${words.ui("summary.join")}\u200b`)}</span><b>${words.ui("form.change")}<svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" stroke-width="1.5"/></svg></b>
  </button>`;
}
