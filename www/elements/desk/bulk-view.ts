import { html, type TemplateResult } from "lit";
import type { Desk } from "./context";

/** The list itself is the element's business; what no column holds is the desk's. */
export const bulkView = (desk: Desk): TemplateResult => html`<sla-bulk .request=${desk.request}></sla-bulk>`;
