/** The days of a year on which a line was out: a month a row, a sign a day. */
import { html, svg, type TemplateResult } from "lit";
import { addDays, daysInMonth } from "../../engine/dates";
import type { RecordContext } from "./context";
import type { Judged } from "./judge";
import { figure, key, monthName, monthsOf, rounded, widthOf } from "./pictures";
import { outcomeOf, type LineYear } from "./year";
import { times } from "../../engine/times";

const ROW = 24;
const HEAD = 20;

/** The tickets of each day on which the line was out. */
function byDay({ tickets }: LineYear): Map<string, Judged[]> {
  const days = new Map<string, Judged[]>();
  for (const one of tickets) {
    if (!one.outage) continue;
    const last = one.outage.to.slice(0, 10);
    // An outage that ends at midnight does not reach into the next day.
    const through = /T00:00$/.test(one.outage.to) ? addDays(last, -1) : last;
    for (let day = one.outage.from.slice(0, 10); day <= through; day = addDays(day, 1)) days.set(day, [...(days.get(day) ?? []), one]);
  }
  return days;
}

/** Whether a ticket of that day ended later than promised. */
const late = (tickets: readonly Judged[], { year: { duties } }: RecordContext): boolean =>
  tickets.some(({ verdicts }) => verdicts.some((verdict) => verdict.rule.id === duties.restoration?.id && outcomeOf(verdict, duties) === "missed"));

export function outageCalendar(line: LineYear, context: RecordContext): TemplateResult {
  const { year, words, say, room } = context;
  const { from, through } = year.period;
  const width = Math.min(widthOf(context), 760);
  const label = room === "narrow" ? 30 : 64;
  const cell = (width - label) / 31;
  const months = monthsOf(year.period);
  const days = byDay(line);
  const height = HEAD + months.length * ROW + 4;
  const x = (day: number): number => rounded(label + (day - 0.5) * cell);
  const shown = [...days].filter(([day]) => from <= day && day <= through).sort(([a], [b]) => (a < b ? -1 : 1));
  const title = say("calendar.title");
  const summary = say("calendar.summary", { n: shown.length, late: shown.filter(([, tickets]) => late(tickets, context)).length });
  const sign = (day: number, at: number, tickets: readonly Judged[]): TemplateResult => {
    const [cx, cy, r] = [x(day), HEAD + (at + 0.5) * ROW, Math.min(cell / 2 - 0.5, 8)];
    const name = `${words.date(`${months[at]}-${String(day).padStart(2, "0")}`)} ${tickets.map((one) => one.name).join(words.ui("list.join"))}`;
    return late(tickets, context)
      ? svg`<rect class="day-late" x=${rounded(cx - r)} y=${rounded(cy - r)} width=${rounded(2 * r)} height=${rounded(2 * r)}><title>${name}</title></rect>`
      : svg`<circle class="day-out" cx=${cx} cy=${cy} r=${rounded(r)}><title>${name}</title></circle>`;
  };
  const drawing = html`<svg class="picture calendar-picture" viewBox="0 0 ${rounded(width)} ${height}" role="img" aria-label=${`${title}${words.ui("list.colon")}${summary}`}>
    ${[1, 5, 10, 15, 20, 25, 30].map((day) => svg`<text class="tick" x=${x(day)} y="12" text-anchor="middle">${day}</text>`)}
    ${months.map((month, at) => {
      const [number, number2] = month.split("-").map(Number) as [number, number];
      const inside = times(daysInMonth(number, number2), (day) => day + 1).filter((day) => { const date = `${month}-${String(day).padStart(2, "0")}`; return from <= date && date <= through; });
      return svg`<text class="tick" x="0" y=${HEAD + (at + 0.5) * ROW + 4}>${room === "narrow" ? monthName(month, say) : say("calendar.month", { month: monthName(month, say), year: number })}</text>
        ${inside.map((day) => svg`<circle class="day" cx=${x(day)} cy=${HEAD + (at + 0.5) * ROW} r="1.5"/>`)}`;
    })}
    ${shown.map(([day, tickets]) => sign(Number(day.slice(8)), months.indexOf(day.slice(0, 7)), tickets))}</svg>`;
  const legend = html`<p class="legend small">${key(svg`<circle class="day-out" cx="8" cy="8" r="6"/>`, say("calendar.out"))}${key(svg`<rect class="day-late" x="2" y="2" width="12" height="12"/>`, say("calendar.late"))}</p>`;
  const rows = (): string[][] => shown.map(([day, tickets]) => [words.date(day), tickets.map((one) => one.name).join(words.ui("list.join")), late(tickets, context) ? say("outcome.missed") : ""]);
  return figure({ id: "calendar", title, of: line.line, summary, drawing, legend, table: { head: [say("calendar.day"), say("column.tickets"), say("column.state")], rows } }, context);
}
