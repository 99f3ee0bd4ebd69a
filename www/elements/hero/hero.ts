import { html, nothing, type TemplateResult } from "lit";
import type { Commitment } from "../../engine/types";
import type { Context, Details } from "../calculator/context";
import { unbroken } from "../shared/moment";
import { dueText, headline, nextDue, openVerdict, spread, verdict, waitsForStart, type Verdict } from "../commitment-list/order";

/** 休 or 班 beside a date, if the day differs from its weekday's usual kind. */
export function dayBadge(date: string, { sla, words }: Context): TemplateResult | typeof nothing {
  const { kind } = sla.dayInfo(date);
  if (kind === "makeup-workday") return html`<span class="badge makeup" title=${words.ui("day.makeup-workday")}>${words.ui("badge.makeup-workday")}</span>`;
  if (kind === "holiday") return html`<span class="badge rest" title=${words.ui("day.holiday")}>${words.ui("badge.holiday")}</span>`;
  return nothing;
}

const icon = html`<svg class="warn" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M10 2l8.5 15.5h-17z" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"/><path d="M10 8v4.5M10 14.6v.6" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/></svg>`;

function dueLine(due: Commitment, context: Context): TemplateResult {
  const { words } = context;
  const range = due.certainty === "provisional" && due.dueRange && due.dueRange.earliest !== due.dueRange.latest;
  const text = range || due.precision === "minute" ? dueText(due, context) : words.due(due);
  return html`<p class="when">${text} ${range || due.precision === "minute" ? nothing : dayBadge(due.dueDate!, context)}</p>`;
}

/** The hotline, for processes that people call about and for whatever is late. */
function hotlineOf(late: boolean, { sla: { policy: { hotline, calledAbout } }, words, commitments }: Context): TemplateResult | typeof nothing {
  return hotline && (late || commitments.some(({ process }) => calledAbout.includes(process))) ? html`<a class="hotline" href="tel:${hotline}">${words.ui("hotline", { hotline })}</a>` : nothing;
}

const HEADS = { open: "hero.next", met: "hero.met", missed: "hero.late", unknown: "hero.passed" } as const;
const headOf = (said: Verdict | undefined) => HEADS[said?.state ?? "open"];

/** The next deadline, large. */
export function hero(context: Context, details: Details | undefined): TemplateResult {
  const { words, commitments } = context;
  const example = context.example ? html`<span class="badge plain">${words.ui("example")}</span>` : nothing;
  const due = nextDue(commitments);
  if (!due) return undated(context, example);
  const said = verdict(due, context);
  const late = said?.state === "missed";
  return html`<section class="hero ${late ? "late" : ""}" part="hero" role="group" aria-label=${words.ui("hero")}>
    <p class="unseen" role="status">${words.ui("hero.status", { title: words.title(due.id), date: dueText(due, context) })}${late ? words.ui("day.join") + said.text : ""}</p>
    <p class="what">${words.ui(headOf(said), { title: words.title(due.id) })} ${example}</p>
    ${dueLine(due, context)}
    <p class="left"><b>${late ? icon : nothing}${said?.text ?? ""}</b>
      <span>${words.ui("hero.limit", { limit: words.limitOf(due) })}</span>
      ${due.certainty === "provisional" ? html`<span class="badge maybe">${words.ui("provisional")}</span>` : nothing}
      ${hotlineOf(late, context)}
    </p>
    ${due.dueRange ? html`<p class="small">${words.reason({ code: "calendar-unpublished", params: { publishedThrough: context.sla.calendar.publishedThrough, ...due.dueRange } })}</p>` : nothing}
    ${details?.progress(due, context) ?? (due.shape === "lead-time" ? nothing : html`<div class="progress"></div>`)}
  </section>`;
}

/** No date yet: what is missing, or the range that an open dimension leaves. */
function undated(context: Context, example: TemplateResult | typeof nothing): TemplateResult {
  const { words, commitments } = context;
  const open = headline(commitments);
  const range = open && spread(open);
  const dimension = open?.reasons.find((reason) => reason.code === "dimension-missing")?.params?.["dimension"];
  const missing = range && dimension && range.limits[0].limit.amount < range.limits[1].limit.amount
    ? words.ui("hero.open", { dimension: words.dimension(String(dimension)), least: words.limit(range.limits[0].limit), most: words.limit(range.limits[1].limit) })
    : open && waitsForStart(open) ? words.ui("hero.awaits", { event: words.event(open.awaits![0]!) })
    : open?.reasons.map((reason) => words.reason(reason))[0];
  const said = open && openVerdict(open, context);
  const late = said?.state === "missed";
  const between = range?.dates && words.ui("hero.between", { earliest: unbroken(dueText(range.dates[0], context)), latest: unbroken(dueText(range.dates[1], context)) });
  const announced = late ? said.text : between;
  return html`<section class="hero ${late ? "late" : "none"}" part="hero" role="group" aria-label=${words.ui("hero")}>
    <p class="unseen" role="status">${announced ? words.title(open!.id) + words.ui("list.colon") + announced : ""}</p>
    <p class="what">${open ? words.ui(headOf(said), { title: words.title(open.id) }) : words.ui("hero")} ${example}</p>
    <p class="when ${between ? "" : "empty"}">${between ?? words.ui("hero.none")}</p>
    ${said ? html`<p class="left"><b>${late ? icon : nothing}${said.text}</b>${hotlineOf(late, context)}</p>` : nothing}
    <p class="left">${missing ?? words.ui("hero.noneHint")}${said ? nothing : html` ${hotlineOf(late, context)}`}</p>
  </section>`;
}
