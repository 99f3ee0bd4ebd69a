/** Above the answer: by which calendar and in which zone it is counted. */
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "../calculator/context";
import { calendarNote } from "../shared/calendar-note";

export { calendarNote };

export const counted = (context: Context): TemplateResult | typeof nothing => {
  const said = calendarNote(context);
  return said.length ? html`<p class="counted small">${said}</p>` : nothing;
};
