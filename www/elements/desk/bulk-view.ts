import { html, nothing, type TemplateResult } from "lit";
import type { Desk } from "./context";

/** The list itself is the element's business; what no column holds is the desk's. */
export const bulkView = (desk: Desk): TemplateResult => html`<sla-bulk policy-src=${desk.sources.policy ?? nothing} calendar-src=${desk.sources.calendar ?? nothing} .request=${desk.request}></sla-bulk>`;
