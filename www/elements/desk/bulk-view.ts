import { html, nothing, type TemplateResult } from "lit";
import type { Desk } from "./context";
import { currentCustomer } from "./whose";

/** The list itself is the element's business; what no column holds is the desk's, the customer of the quote sheet included. */
export const bulkView = (desk: Desk): TemplateResult => html`<sla-bulk keep policy-src=${desk.sources.policy ?? nothing} calendar-src=${desk.sources.calendar ?? nothing} label=${currentCustomer(desk)} .request=${desk.request}></sla-bulk>`;
