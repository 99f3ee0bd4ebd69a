/** The head of a year: which one, how it is read, and what came of it in four figures. */
import { html, nothing, type TemplateResult } from "lit";
import { dayNumber } from "../../engine/dates";
import { tidyDate } from "../shared/moment";
import { percent, rated, type RecordContext } from "./context";
import { goTo } from "./go-to";
import { amountSaid } from "./used";
import { byContract, isQuiet, otherWords, stateOf, yearReadings, type Answers, type Measured, type RecordYear } from "./year";

const chosen = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

/** A date that is typed; what is no date is left as it was. */
function dateField(id: string, label: string, value: string, hint: string, put: (date: string) => void, context: RecordContext): TemplateResult {
  const take = (event: Event): void => {
    const date = tidyDate(chosen(event));
    if (!Number.isNaN(dayNumber(date))) put(date);
    else (event.target as HTMLInputElement).value = value;
  };
  return html`<label class="field" for=${id}><span>${label} <span class="small">${hint}</span></span><input id=${id} autocomplete="off" spellcheck="false" placeholder=${context.words.ui("moment.datePattern")} .value=${value} @change=${take}></label>`;
}

/** Which year: the readings that a year rests on, each with its other values. */
export function yearForm(context: RecordContext): TemplateResult {
  const { sla, words, say, year } = context;
  const { asked } = year;
  const infos = yearReadings(sla.policy);
  const value = (id: string, first: string): string => asked.readings[id] ?? first;
  const contract = infos.some(({ id, default: first }) => byContract(id, value(id, first)));
  return html`<section class="card year-form" aria-labelledby="which-year"><h2 id="which-year">${say("year.title", periodSaid(year, context))}</h2>
    <div class="asked">${dateField("year-day", say("year.day"), asked.day, say("year.dayHint"), (day) => context.ask({ day }), context)}
      ${infos.map(({ id, values, default: first }) => html`<label class="field"><span>${words.reading(id)}</span><select @change=${(event: Event) => context.ask({ readings: { ...asked.readings, [id]: chosen(event) } })}>
        ${values.map((one) => html`<option value=${one} ?selected=${one === value(id, first)}>${words.reading(id, one)}</option>`)}</select></label>`)}
      ${contract ? dateField("contract", say("year.contract"), asked.contract, say(asked.contract ? "year.contractHint" : "year.noContract"), (date) => context.ask({ contract: date }), context) : nothing}</div>
    <p class="print-only">${readingsSaid(year, context)}</p></section>`;
}

/** The first and the last day of a year, each with its own. */
export function periodSaid({ period }: Pick<RecordYear, "period">, { words }: Pick<RecordContext, "words">): { from: string; through: string } {
  const whole = words.relativeTo(0);
  return { from: whole.instant(period.from), through: whole.instant(period.through) };
}

/** The readings of a year in one line, for paper. */
export function readingsSaid({ asked }: RecordYear, { sla, words }: RecordContext): string {
  const infos = yearReadings(sla.policy);
  return infos.map(({ id, default: first }) => `${words.reading(id)}${words.ui("list.colon")}${words.reading(id, asked.readings[id] ?? first)}`).join(words.ui("summary.join"));
}

interface Tile {
  title: string;
  figure: string;
  said: string;
  bad: boolean;
  /** The part of the page that it opens to. */
  to: string;
}

/** Spellings that are named; each of their tickets names its own. */
const SPELLINGS = 20;

/** The call-backs of which nobody has said what their words mean, and those words, each once; empty where there are none. */
export function unclearSaid(answers: Answers, { words, say }: RecordContext): string {
  const all = otherWords(answers);
  return all.length ? say("satisfaction.unclear", { n: all.length, list: [...new Set(all)].slice(0, SPELLINGS).join(words.ui("list.join")) }) : "";
}

/** What all `n` lines come to together, those that were never out among them. */
function sumSaid(measures: readonly Measured[], n: number, context: RecordContext): string {
  const sum = (figure: "used" | "gross" | "net"): number => measures.reduce((all, { reached }) => all + (reached[figure] ?? 0), 0);
  const [first] = measures;
  if (!first) return "";
  const said = (figure: "used" | "gross" | "net"): string => amountSaid(sum(figure), first.unit, context);
  return context.say("tile.sum", { n, amount: first.unit === "seconds" ? context.say("used.both", { net: said("net"), gross: said("gross") }) : said("used") });
}

function tilesOf(context: RecordContext): Tile[] {
  const { year, words, say, sla } = context;
  const tiles: Tile[] = [];
  const ids = [...new Set(year.lines.flatMap(({ measures }) => measures.map(({ id }) => id)))];
  // A line that was never out is within whatever its caps are.
  const quiet = year.lines.filter((line) => isQuiet(line) && !line.measures.length).length;
  for (const id of ids) {
    const own = year.lines.flatMap(({ measures }) => measures.filter((one) => one.id === id && stateOf(one) !== "none"));
    const states = year.lines.flatMap(({ measures }) => measures.filter((one) => one.id === id).map(stateOf));
    const count = (state: string): number => states.filter((one) => one === state).length;
    const [over, depends, all] = [count("exceeded"), count("depends"), states.length - count("none") + quiet];
    tiles.push({ title: words.title(id), figure: say("tile.over", { n: over, all }), said: [depends ? say("tile.depends", { n: depends }) : say(over ? "tile.overSaid" : "tile.allWithin"), sumSaid(own, all, context)].filter(Boolean).join(words.ui("summary.join")), bad: over > 0, to: "lines" });
  }
  const { restoration, rate } = year.duties;
  const kept = year.kept.find(({ id }) => id === restoration?.id);
  if (restoration) {
    const target = rate && sla.explain({ dimensions: Object.fromEntries(sla.policy.dimensions.map(({ id, values }) => [id, values[0]!.id])), startAt: year.asked.day, audience: "sales" }, rate.id);
    const goal = context.goal ?? (target?.limit ? say("tile.target", { limit: words.limit(target.limit) }) : say("tile.noTarget"));
    tiles.push({ title: say("tile.onTime"), figure: kept ? percent(kept.met.length, rated(kept)) : "—", said: `${say("tile.of", { n: kept?.met.length ?? 0, all: kept ? rated(kept) : 0 })}${words.ui("summary.join")}${goal}`, bad: false, to: "kept" });
  }
  const { answers } = year;
  tiles.push({ title: say("tile.satisfaction"), figure: percent(answers.satisfied, answers.calledBack), said: [say("tile.answers", { satisfied: answers.satisfied, calledBack: answers.calledBack, tickets: answers.tickets }), unclearSaid(answers, context), say("satisfaction.none")].filter(Boolean).join(words.ui("summary.join")), bad: false, to: "satisfaction" });
  return tiles;
}

/** Four figures, each leading to what it is made of. */
export function tiles(context: RecordContext): TemplateResult {
  const show = (id: string) => (event: Event): void => goTo((event.currentTarget as HTMLElement).closest(".box")!, `#${id}`);
  return html`<ul class="tiles" aria-label=${context.say("tiles")}>${tilesOf(context).map(({ title, figure, said, bad, to }) => html`<li class=${bad ? "tile bad" : "tile"}>
    <button type="button" @click=${show(to)}><span class="name">${title}</span><b>${figure}</b><span class="small">${said}</span></button></li>`)}</ul>`;
}
