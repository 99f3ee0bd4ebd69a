/** The year of all lines on one page: its figures, what to look at, the lines, the promises, satisfaction, other readings. */
import { html, nothing, type TemplateResult } from "lit";
import type { RecordContext } from "./context";
import { rated } from "./context";
import { effectsCard, keptTable, satisfaction } from "./kept-view";
import { lineView } from "./line-view";
import { linesTable, type LinesState } from "./lines-view";
import { onTimeByMonth } from "./months-picture";
import { notesCard } from "./notes-view";
import type { Targets } from "./targets";
import type { Shown } from "./tickets-view";
import { tiles, yearForm } from "./year-view";

/** One line, or with an empty name all of them, with what the targets in per cent come to, where there are some. */
export function recordView(name: string, list: LinesState, shown: Shown, context: RecordContext, targets: Targets | undefined): TemplateResult {
  const { say, year } = context;
  const line = name ? year.lines.find((one) => one.key === name) : undefined;
  const unused = context.unused.length ? html`<p class="problem" role="note">${say("column.unused", { names: context.unused.map((one) => `“${one}”`).join(context.words.ui("list.join")) })}</p>` : nothing;
  if (line) return html`${yearForm(context)}${unused}${lineView(line, shown, context, targets?.line(line, shown, context) ?? nothing)}`;
  const kept = year.kept.find(({ id }) => id === year.duties.restoration?.id);
  return html`${yearForm(context)}${unused}${tiles(context)}${notesCard(shown, context)}${targets?.view(shown, context) ?? nothing}${linesTable(list, context)}
    <section class="part" id="kept" tabindex="-1" aria-labelledby="kept-title"><h2 id="kept-title">${say("kept.title")}</h2><p class="small">${say("kept.lead")}</p>
      ${kept && rated(kept) ? onTimeByMonth(kept, context) : nothing}${keptTable(year.kept, "all", shown, context)}
      ${year.duties.cadences.map(({ id }) => html`<p class="small">${say("kept.cadence", { title: context.words.title(id) })}</p>`)}</section>
    <section class="part" id="satisfaction" tabindex="-1" aria-labelledby="satisfaction-title"><h2 id="satisfaction-title">${say("tile.satisfaction")}</h2>${satisfaction(year.answers, "all", shown, context)}</section>
    ${effectsCard(context)}`;
}
