/** All inputs, one below the other; folded once a year is shown. */
import { html, nothing, type TemplateResult } from "lit";
import { intake, type IntakeContext } from "./intake-view";
import { lineListPart, storedPart, type LineListContext } from "./lines-intake";

export interface IntakePart extends IntakeContext {
  reading: boolean;
  refused: string;
  /** The name of the list's file; empty where there is none. */
  file: string;
  /** The columns of the list. */
  columns: TemplateResult | undefined;
  /** The form of the ticket that is being entered. */
  entry: TemplateResult | undefined;
  lines: Omit<LineListContext, "say">;
  /** Whether what is shown is kept on the device; undefined where nothing was to be kept. */
  stored: boolean | undefined;
  forget(): void;
  /** How many tickets the year that is shown is made of. */
  count: number | undefined;
}

export function intakePart(part: IntakePart): TemplateResult {
  const { say, desk, reading, refused, file, columns, entry, lines, stored, forget, count } = part;
  const all = html`${intake(part)}
    ${reading ? html`<p role="status">${desk("bulk.reading")}</p>` : nothing}${refused ? html`<div class="failure" role="alert">${refused}</div>` : nothing}
    ${entry ?? nothing}${columns ?? nothing}${lineListPart({ say, ...lines })}`;
  const kept = storedPart(stored, say, forget);
  if (count === undefined || entry) return html`<div class="stack intake-part">${all}${kept}</div>`;
  return html`<div class="intake-part"><details class="again"><summary>${say("intake.again", { n: count, file: file || say("source.entered") })}</summary><div class="stack">${all}</div></details>${kept}</div>`;
}
