/** The customer of the case: when another is named, the user decides whether what was entered for the previous one is kept. */
import { html, type TemplateResult } from "lit";
import { elementState } from "../shared/element-state";
import { forgetList, readKept, renameList, type KeptList } from "../bulk/kept";
import type { Desk } from "./context";
import { recallFigures, rememberFigures } from "./figures";

/** What can be left of a customer: limits, pauses, moments, the list, and what stands on the sheet beside the name. */
export type Part = "figures" | "pauses" | "moments" | "list" | "sheet";

export interface LeftOver {
  customer: string;
  parts: readonly Part[];
}

/** The customer whose case it is; empty where none was named. */
const caseOf = elementState(() => ({ customer: "" }));

export const currentCustomer = (desk: Desk): string => caseOf(desk).customer;

/** The list of the bulk view, if it is of this policy. */
export function keptList(desk: Desk): KeptList | undefined {
  const list = readKept();
  return list?.policy === desk.sla.policy.id ? list : undefined;
}

/** The figures that stand in the form as they are kept on this device, with whose they are; nothing where none of them does. */
export function standing(desk: Desk): { customer: string; on: string } | undefined {
  const kept = recallFigures(desk.sla.policy);
  return Object.entries(desk.fields.figures).some(([id, value]) => value && kept.figures[id] === value) ? kept : undefined;
}

/** Figures as somebody has just entered or taken over them, for the customer of now. */
export function keepFigures(desk: Desk, figures: Record<string, string>): void {
  rememberFigures(desk.sla.policy, { figures, customer: currentCustomer(desk), on: desk.today });
}

function entered(desk: Desk, sheet: readonly string[]): Part[] {
  const { figures, exclusions, events, finishedAt } = desk.fields;
  const any = (values: object): boolean => Object.values(values).some(Boolean);
  const parts: [Part, boolean][] = [
    ["figures", any(figures)], ["pauses", exclusions.length > 0], ["moments", any(events) || any(finishedAt)], ["list", !!keptList(desk)], ["sheet", sheet.length > 0],
  ];
  return parts.flatMap(([part, there]) => (there ? [part] : []));
}

/**
 * The customer of the sheet is another now. What is left of the one before is given back; of a first customer nothing is, but for what
 * this device has kept under another name.
 */
export function isNow(next: string, desk: Desk, sheet: readonly string[]): LeftOver | undefined {
  const before = currentCustomer(desk);
  caseOf(desk).customer = next || before;
  if (!next || next === before) return undefined;
  const figures = standing(desk);
  const list = keptList(desk);
  const known = before ? { customer: before, parts: entered(desk, sheet).filter((part) => part !== "list" || list?.label !== next) } : {
    customer: figures?.customer || list?.label || "",
    parts: [...(figures?.customer && figures.customer !== next ? ["figures" as const] : []), ...(list?.label && list.label !== next ? ["list" as const] : [])],
  };
  if (known.parts.length) return known;
  // What was entered before the name was is this customer's.
  if (figures) keepFigures(desk, desk.fields.figures);
  return undefined;
}

/** A file names its own customer, and brings everything but the list, where it has none. */
export function isOfFile(next: string, desk: Desk): LeftOver | undefined {
  caseOf(desk).customer = next;
  const list = keptList(desk);
  return list?.label && list.label !== next ? { customer: list.label, parts: ["list"] } : undefined;
}

/** Takes away what is left of a customer but for what stands on the sheet. */
export function clear({ parts }: LeftOver, desk: Desk): void {
  if (parts.includes("list")) forgetList();
  if (parts.includes("figures")) keepFigures(desk, {});
  desk.set({
    ...(parts.includes("figures") && { figures: {} }), ...(parts.includes("pauses") && { exclusions: [] }), ...(parts.includes("moments") && { events: {}, finishedAt: {} }),
  });
}

/** What is left holds for the customer of now. */
export function takeOver({ parts }: LeftOver, desk: Desk): void {
  if (parts.includes("list")) renameList(currentCustomer(desk));
  if (parts.includes("figures")) keepFigures(desk, desk.fields.figures);
}

/** Names each thing that is left. */
function named({ parts }: LeftOver, desk: Desk, sheet: readonly string[]): string[] {
  const { words, say, fields, request: { figures = {}, exclusions = [] } } = desk;
  const at = (moment: string): string => words.relativeTo(0).instant(moment);
  const list = keptList(desk);
  const said: Record<Part, string[]> = {
    figures: Object.entries(figures).map(([id, limit]) => say("figures.given", { figure: words.figure(id), limit: words.limit(limit) })),
    pauses: exclusions.length ? [say("pause.given", { spans: exclusions.map(({ cause, from, to }) => `${words.cause(cause)} ${words.span(from, to)}`).join(say("stop")) })] : [],
    moments: [
      ...Object.entries(fields.events).flatMap(([id, moment]) => (moment ? [words.event(id) + words.ui("list.colon") + at(moment)] : [])),
      ...Object.entries(fields.finishedAt).flatMap(([id, moment]) => (moment ? [words.ui("paper.finished", { title: words.title(id) }) + words.ui("list.colon") + at(moment)] : [])),
    ],
    list: list ? [say("bulk.kept", { n: list.names.length, date: list.made })] : [],
    sheet: [...sheet],
  };
  return parts.flatMap((part) => said[part]);
}

/** Names what is left and asks; a sheet on paper never has it, for it names another customer. */
export function question(left: LeftOver, desk: Desk, sheet: readonly string[], done: (cleared: boolean) => void): TemplateResult {
  const { say } = desk;
  return html`<section class="card whose" role="group" aria-labelledby="whose">
    <b id="whose">${say("whose", { customer: left.customer })}</b>
    <ul class="small">${named(left, desk, sheet).map((text) => html`<li>${text}</li>`)}</ul>
    <div><button class="primary" type="button" @click=${() => done(true)}>${say("whose.clear")}</button>
      <button class="secondary" type="button" @click=${() => done(false)}>${say("whose.keep", { customer: currentCustomer(desk) })}</button></div></section>`;
}
