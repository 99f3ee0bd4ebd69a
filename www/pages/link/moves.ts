/** Shows what moved since a link was made. */
import { html, nothing, type TemplateResult } from "lit";
import type { Due, Moved } from "../../elements/shared/digest";
import type { Words } from "../../words";
import type { GetString } from "../strings";
import type { Change } from "./snapshot";
import styles from "./notice.css?url";

/** The styles of a notice, loaded with the first one. */
export function addStyles(): void {
  if (!document.querySelector(`link[href="${styles}"]`)) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: styles }));
}

function row({ id, place, before, after, byRule }: Moved, words: Words, say: GetString, columns: readonly string[]): TemplateResult {
  const said = (due: Due | undefined): string => {
    if (!due) return say("link.undated");
    if (due.precision === "minute") return words.instant(due.earliest);
    return due.earliest === due.latest ? words.date(due.earliest) : words.range(due.earliest, due.latest);
  };
  const title = id === undefined ? say("link.gone") : words.title(id);
  const column = columns[place];
  return html`<tr><th scope="row">${column ? column + words.ui("summary.join") + title : title}</th><td>${said(before)}</td><td>${said(after)}${byRule ? html` <span>${say("link.byRule")}</span>` : nothing}</td></tr>`;
}

/** The commitments whose date has changed, and the documents that have; `columns` names the answers if there are several. */
export function moves(change: Change | "damaged", words: Words, say: GetString, columns: readonly string[] = []): TemplateResult {
  if (change === "damaged") return html`<p><b>${say("link.damaged")}</b></p>`;
  const { versions, moved } = change;
  return html`<p><b>${moved.length ? say("link.moved", { n: moved.length }) : say("link.same")}</b></p>
    ${moved.length ? html`<table><thead><tr>${["link.commitment", "link.before", "link.after"].map((key) => html`<th scope="col">${say(key)}</th>`)}</tr></thead>
      <tbody>${moved.map((one) => row(one, words, say, columns))}</tbody></table>` : nothing}
    ${versions.map(({ what, from, to }) => html`<p>${say(what === "policy" ? "link.policy" : "link.calendar", { from, to })}</p>`)}`;
}
