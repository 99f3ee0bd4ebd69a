/** Shown if there is nothing else to show: which document is at fault and why, or that the calculator itself did not load. */
import { html, nothing, type TemplateResult } from "lit";
import type { Problem } from "../../engine/types";
import type { Words } from "../../words";
import { given } from "../shared/mirror";

/** Shown if not even the texts could be loaded. */
export const FAILED = "计算器未能加载，请刷新页面或切换到极速模式。The calculator could not be loaded.";

/** The document that a problem is about: one that was not loaded, or one that was refused. */
function documentOf({ code, params }: Problem, element: Element): { what: string; address: string } | undefined {
  const what = params?.["document"] ?? /^invalid-(policy|calendar)$/.exec(code)?.[1];
  const address = what ? given(element, `${what}Src`) : null;
  return address !== null ? { what: String(what), address } : undefined;
}

/** Why a document cannot be used, or why nothing works at all; the engine's own words are for those who unfold them. */
function reasonOf({ code, path, message, params }: Problem, words: Words): TemplateResult | typeof nothing {
  const reason = params?.["reason"];
  if (reason) return html`<span class="small">${words.ui(`failed.${reason}`, { status: params["status"] ?? "" })}</span>`;
  return html`${/^invalid-/.test(code) ? html`<span class="small">${words.ui(`error.${code}`, { path: path || "/" })}</span>` : nothing}
    <details class="small"><summary>${words.ui("failed.detail")}</summary><span lang="en">${message}</span></details>`;
}

/** If another document is at fault, the bundled one is not shown instead; without an engine, the page's own text is shown below. */
export function failed(problem: Problem, words: Words | undefined, element: Element, retry: () => void): TemplateResult {
  const document = documentOf(problem, element);
  const sentence = words ? (document ? words.ui(`failed.${document.what}`, { address: document.address }) : words.ui("failed")) : FAILED;
  return html`<div class="failure" role="alert">${sentence}<br>${words ? reasonOf(problem, words) : nothing}
    ${words ? html`<br><button class="secondary" type="button" @click=${retry}>${words.ui("failed.retry")}</button>` : nothing}</div>
    ${document ? nothing : html`<slot></slot>`}`;
}
