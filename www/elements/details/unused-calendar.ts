/** Why the calendar beside the script is not used: a sentence for the operator, who put it there. */
import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../words/language";
import { matchLanguage, usual } from "../../words/languages";
import { unusedCalendar } from "../shared/newer-calendar";

const files = import.meta.glob<{ default: { readonly [key: string]: string } }>("../../words/*/faults.json");

export async function unusedCalendarNote(lang: string, bundled: string): Promise<TemplateResult | typeof nothing> {
  const unused = await unusedCalendar();
  if (!unused) return nothing;
  const { default: texts } = await files[`../../words/${matchLanguage(lang) ?? usual}/faults.json`]!();
  const { reason, version = "", detail = "" } = unused;
  return html`<p class="banner" role="note">${fill(texts[`beside.${reason}`]!, { version, bundled, detail })}${texts["beside.used"]!}</p>`;
}
