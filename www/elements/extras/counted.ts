/** Above the answer: by which calendar and in which zone it is counted. */
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "../calculator/context";
import { countedSaid } from "../shared/counted-said";

export { countedSaid };

export const counted = (context: Context): TemplateResult | typeof nothing => {
  const said = countedSaid(context);
  return said.length ? html`<p class="counted small">${said}</p>` : nothing;
};
