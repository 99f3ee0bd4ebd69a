/** For each day of the year ahead, the calendar days until due: the cliff before a long holiday at a glance. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Desk, Item } from "./context";
import { cliff, orderDaysOf, type OrderDay } from "./order-days";
import { itemTitle } from "./project";

const HEIGHT = 72;

const bars = (days: readonly OrderDay[], most: number, provisional: boolean): string =>
  days.map((one, at) => (one.provisional === provisional ? `M${at + 0.5} ${HEIGHT}v${-((one.most / most) * HEIGHT).toFixed(1)}` : "")).join("");

/** The first day of each month, by its place. */
const months = (days: readonly OrderDay[]) => days.flatMap(({ date }, at) => (date.endsWith("-01") ? [{ at, month: Number(date.slice(5, 7)), year: Number(date.slice(0, 4)) }] : []));

/** 12月, Dec: there is no room for the year. */
const monthName = (words: Desk["words"], year: number, month: number): string => {
  const name = words.month(year, month).replace(/\d{4}年?/, "").trim();
  return /^[A-Z]/.test(name) ? name.slice(0, 3) : name;
};

/** 3 or 3–5: both ends where the calendar leaves it open. */
const span = ({ days, most }: OrderDay): string => (days === most ? String(days) : `${days}–${most}`);

function saidOf({ date, days, most, due, provisional, ...rest }: OrderDay, act: string, { say, words }: Desk): string {
  const said = say("strip.day", { date: words.date(date), act, n: span({ date, days, most, due, provisional, ...rest }), due: due.earliest === due.latest ? words.date(due.latest) : words.range(due.earliest, due.latest) });
  return provisional ? said + say("strip.provisional") : said;
}

export function strip(desk: Desk, item: Item, act: string, chosen: number, choose: (at: number) => void): TemplateResult | typeof nothing {
  const { say, words } = desk;
  const days = orderDaysOf(desk, item);
  if (!days.length) return nothing;
  const most = Math.max(1, ...days.map((one) => one.most));
  const at = Math.min(chosen, days.length - 1);
  const fall = cliff(days);
  const step = desk.room === "narrow" ? 3 : 1;
  return html`<section class="card strip-card" aria-label=${say("strip", { act })}>
    <h2>${say("strip", { act })}</h2><p class="small">${say("strip.of", { act, title: itemTitle(item, desk) })}</p>
    <svg class="bars" viewBox="0 0 ${days.length} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${say("strip.least", { act, least: Math.min(...days.map((one) => one.days)), most })}>
      <path class="sure" d=${bars(days, most, false)}/><path class="unsure" d=${bars(days, most, true)}/>
      ${svg`<path class="pointer" d="M${at + 0.5} 0V${HEIGHT}"/>`}</svg>
    <svg class="months" height="16" aria-hidden="true">${months(days).filter((_, index) => index % step === 0).map(({ at: place, month, year }) =>
      svg`<text x="${(place / days.length) * 100}%" y="12">${monthName(words, year, month)}</text>`)}</svg>
    <label class="slider"><span>${say("strip.choose", { act })}</span><input type="range" min="0" max=${days.length - 1} .value=${String(at)} aria-valuetext=${saidOf(days[at]!, act, desk)}
      @input=${(event: Event) => choose(Number((event.target as HTMLInputElement).value))}></label>
    <p class="said-day" role="status"><b>${saidOf(days[at]!, act, desk)}</b></p>
    ${fall ? html`<p class="small">${say("strip.cliff", { act, before: words.date(fall.before.date), long: span(fall.before), after: words.date(fall.after.date), short: span(fall.after) })}</p>` : nothing}
  </section>`;
}
