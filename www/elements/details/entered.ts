/** What an answer rests on beside the case itself, by its names. */
import type { Quote, QuoteRequest } from "../../engine/types";
import type { Context } from "../calculator/context";

/** Circumstances, moments, figures and pauses, each by its name. */
export function entered({ words, sla, quote }: Context): string[] {
  // Nothing has been answered yet, or nothing can be.
  const request: Partial<QuoteRequest> = (quote as Quote | undefined)?.request ?? {};
  const named = (name: string, value: string): string => name + words.ui("list.colon") + value;
  const moment = (at: string): string => words.relativeTo(0).instant(at);
  const usual = (id: string) => sla.policy.conditions.find((one) => one.id === id)?.default ?? false;
  return [
    ...Object.entries(request.conditions ?? {}).filter(([id, given]) => given !== usual(id)).map(([id, given]) => (given ? words.condition(id) : words.ui("paper.not", { condition: words.condition(id) }))),
    ...Object.entries(request.events ?? {}).filter(([, at]) => at).map(([id, at]) => named(words.event(id), moment(at!))),
    ...Object.entries(request.figures ?? {}).map(([id, limit]) => named(words.figure(id), words.limit(limit))),
    ...(request.exclusions ?? []).map(({ cause, from, to }) => named(words.ui("more.exclusions"), `${words.cause(cause)} ${words.relativeTo(0).span(from, to)}`)),
    ...Object.entries(request.finishedAt ?? {}).map(([id, at]) => named(words.ui("paper.finished", { title: words.title(id) }), moment(at))),
  ];
}

/** The same in two words, for the line that the form is folded into. */
export function beside(context: Context): string[] {
  const n = entered(context).length;
  return n ? [context.words.ui("more.count", { n })] : [];
}
