/** The desk's state in its address: the request as on the calculator's page, the view, and the ledger of pauses. */
import type { Choices, Item } from "../../elements/desk/context";
import type { QuoteRequest } from "../../engine/types";
import { queryOf, readable } from "../address";
import { requestFrom } from "../request";

export interface DeskState extends Choices {
  view: string;
  request: Partial<QuoteRequest>;
}

const OWN = ["view", "by", "base", "wanted", "item", "sheet-event", "sheet-value"];

/** `change.other~service=data-line~locality=intra-city` */
export function itemOf(text: string): Item[] {
  const [commitment, ...values] = text.split("~");
  const dimensions = Object.fromEntries(values.map((one) => one.split("=", 2)).filter((one) => one.length === 2)) as Record<string, string>;
  return commitment ? [{ commitment, dimensions }] : [];
}

/** The state that an address asks for; `refused` is called with each part that means nothing. */
export function deskFrom(query: URLSearchParams, refused?: (part: string) => void): DeskState {
  const rest = new URLSearchParams([...query].filter(([name]) => !OWN.includes(name)));
  const request = requestFrom(rest, refused);
  const text = (name: string) => query.get(name) ?? "";
  return { view: text("view"), dimension: text("by"), base: text("base"), wanted: text("wanted"), items: query.getAll("item").flatMap(itemOf), event: text("sheet-event"), value: text("sheet-value"), request };
}

export function deskQuery({ view, dimension, base, wanted, items, event, value: only, request }: DeskState, lang: string): string {
  const query = new URLSearchParams(queryOf(request as QuoteRequest, "", lang));
  query.delete("process");
  for (const [name, value] of Object.entries({ view, by: dimension, base, wanted, "sheet-event": event, "sheet-value": only })) if (value) query.set(name, value);
  for (const { commitment, dimensions } of items) query.append("item", [commitment, ...Object.entries(dimensions).map((one) => one.join("="))].join("~"));
  return readable(query);
}
