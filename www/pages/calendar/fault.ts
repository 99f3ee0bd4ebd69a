/** Why a notice was rejected: the line, what is wrong with it, and what would be right. */
import { html, nothing, type TemplateResult } from "lit";
import type { Problem } from "../../engine/types";
import texts from "../../words/zh-CN/calendar";
import type { Key, GetString } from "./texts";

/** The sentence in the page's language; a kind without one is shown in the engine's own words. */
function sentence({ code, path, message, params = {} }: Problem, say: GetString): string {
  const reason = params["reason"] ?? "";
  if (code === "invalid-notice" && reason in texts) return say(reason as Key, params);
  return say(path.startsWith("/1") || code === "invalid-calendar" ? "document" : "given", { path, message });
}

export function fault(problem: Problem, say: GetString, confirm: (date: string) => void): TemplateResult {
  const { message, params = {} } = problem;
  const { line, text, confirm: date } = params;
  return html`<section class="fault" role="alert" tabindex="-1" aria-labelledby="fault">
    <h2 id="fault">${line ? say("fault.title", { line }) : say("fault.whole")}</h2>
    ${line ? html`<p class="dim">${say("fault.line", { line })}</p><blockquote lang="zh-CN">${text}</blockquote>` : nothing}
    <p><b>${sentence(problem, say)}</b></p>
    ${date ? html`<p><button class="button" type="button" @click=${() => confirm(date)}>${say("fault.confirm", { date })}</button></p>` : nothing}
    <p class="dim">${say("fault.kept")}</p>
    <details class="dim"><summary>${say("fault.words")}</summary><p lang="en">${message}</p></details>
  </section>`;
}
