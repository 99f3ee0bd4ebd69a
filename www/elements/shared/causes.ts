/** The causes of pauses, as a policy offers them for choice. */
import { html, type TemplateResult } from "lit";
import type { PolicyInfo } from "../../engine/types";
import type { Words } from "../../words";

/** The options of a choice; a cause that is recorded only says so. */
export const causeOptions = ({ causes, recorded = [] }: PolicyInfo, chosen: string, words: Words): TemplateResult[] =>
  causes.map((id) => html`<option value=${id} ?selected=${id === chosen}>${recorded.includes(id) ? words.ui("exclusion.recorded", { cause: words.cause(id) }) : words.cause(id)}</option>`);

/** Those for which a rule may stop its clock, named together. */
export const pauseCauses = ({ causes, recorded = [] }: PolicyInfo, words: Words): string =>
  causes.filter((id) => !recorded.includes(id)).map((id) => words.cause(id)).join(words.ui("list.join"));
