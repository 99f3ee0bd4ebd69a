/** What the rules page shows, in its address: what is looked for, how it is arranged, and the case that one's own rules are compared for. */
import { problemOf } from "../../elements/calculator/problems";
import type { Quoter } from "../../elements/shared/engine";
import type { QuoteRequest } from "../../engine/types";
import { without } from "../../elements/calculator/leave-out";
import { partOf, queryOf, readable } from "../address";
import { documentsIn } from "../documents";
import { requestFrom, SOURCES } from "../request";
import { requestFor } from "./model";
import type { Shown } from "./rules";

export interface View {
  search: string;
  process: string;
  group: Shown["group"];
  /** The choices of the case; an example is used for the rest. */
  chosen: Partial<QuoteRequest> & Pick<QuoteRequest, "dimensions">;
}

const OWN = ["search", "process", "group"];

/** The case with the example in place of what was not chosen. */
export const caseOf = ({ policy }: Quoter, { chosen }: View, now: string): QuoteRequest => requestFor(policy, { ...chosen, startAt: chosen.startAt || now });

/** The choices that the engine accepts; each part that it rejects is left out. */
function taken(sla: Quoter, asked: View["chosen"], now: string, refuse: (path: string, from: View["chosen"]) => void): View["chosen"] {
  const example = requestFor(sla.policy, { dimensions: {}, startAt: now }).dimensions;
  for (let chosen = asked; ;) {
    try {
      sla.quote({ ...chosen, dimensions: { ...example, ...chosen.dimensions }, startAt: chosen.startAt || now });
      return chosen;
    } catch (thrown) {
      const { path } = problemOf(thrown);
      const rest = without(chosen, path);
      if (JSON.stringify(rest) === JSON.stringify(chosen)) throw thrown;
      refuse(path, chosen);
      chosen = rest;
    }
  }
}

/** The view that an address asks for, and the parts of it that mean nothing, as written. */
export function viewFrom(query: URLSearchParams, sla: Quoter, now: string): { view: View; refused: string[] } {
  const refused: string[] = [];
  const rest = new URLSearchParams([...query].filter(([name]) => !OWN.includes(name)));
  const asked = { dimensions: {}, ...requestFrom(rest, (part) => refused.push(part)) };
  const chosen = taken(sla, asked, now, (path, from) => refused.push(partOf(path, from, query) ?? path));
  const documents = documentsIn(query).map(([name]) => name);
  for (const [name, value] of query) if ((SOURCES.includes(name) && !documents.includes(name)) || name.startsWith("reading.")) refused.push(`${name}=${value}`);
  const one = (name: string, known: readonly string[]): string => {
    const value = query.get(name) ?? "";
    if (!value || known.includes(value)) return value;
    refused.push(`${name}=${value}`);
    return "";
  };
  // The calculator's links may show everything.
  const process = one("process", [...sla.policy.processes, "all"]);
  const group = one("group", ["clause", "process"]) === "process" ? "process" : "clause";
  return { view: { search: query.get("search") ?? "", process: process === "all" ? "" : process, group, chosen }, refused };
}

export function queryFor({ search, process, group, chosen }: View, lang: string, documents: ReadonlyMap<string, string>): string {
  const query = new URLSearchParams(queryOf({ startAt: "", ...chosen }, process, lang));
  if (!process) query.delete("process");
  if (search) query.set("search", search);
  if (group === "process") query.set("group", group);
  for (const [name, address] of documents) query.set(name, address);
  return readable(query);
}
