/** Nothing can be shown: which document is at fault and why, or that the calculator itself did not load. */
import { html, nothing, type TemplateResult } from "lit";
import type { Problem } from "../../engine/types";
import type { Words } from "../../words";

/** Said when not even the words could be loaded. */
const FAILED = "计算器未能加载，请刷新页面或切换到极速模式。The calculator could not be loaded.";

/** The document that a problem is about: one that was not loaded, or one that was refused. */
function documentOf({ code, params }: Problem, element: Element): { what: string; address: string } | undefined {
  const what = params?.["document"] ?? /^invalid-(policy|calendar)$/.exec(code)?.[1];
  const address = what && element.getAttribute(`${what}-src`);
  return address ? { what: String(what), address } : undefined;
}

function reasonOf({ code, path, message, params }: Problem, words: Words): string {
  const reason = params?.["reason"];
  if (reason) return words.ui(`failed.${reason}`, { status: params["status"] ?? "" });
  return /^invalid-/.test(code) ? words.ui(`error.${code}`, { path: path || "/", message }) : message;
}

/** With another document at fault the bundled one is not shown in its place; without an engine, what the page itself says stands below. */
export function failed(problem: Problem, words: Words | undefined, element: Element, retry: () => void): TemplateResult {
  const document = documentOf(problem, element);
  const sentence = words ? (document ? words.ui(`failed.${document.what}`, { address: document.address }) : words.ui("failed")) : FAILED;
  return html`<p class="failure" role="alert">${sentence}<br><span class="small">${words ? reasonOf(problem, words) : problem.message}</span>
    ${words ? html`<br><button class="secondary" type="button" @click=${retry}>${words.ui("failed.retry")}</button>` : nothing}</p>
    ${document ? nothing : html`<slot></slot>`}`;
}
