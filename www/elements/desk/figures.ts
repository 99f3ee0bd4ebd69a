/** The limits that the policy's source lacks: asked for first, kept on this device, marked wherever they enter an answer. */
import type { PolicyInfo, QuoteRequest } from "../../engine/types";
import type { Calculator } from "../shared/calculators";

const KEY = "sla-desk-figures";

/** Figures as they are kept: by id, for which customer (empty where the sheet named none), and on which day they were entered. */
export interface KeptFigures {
  figures: Record<string, string>;
  customer: string;
  on: string;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** What was entered on this device before; no figures where storage is closed to the page. */
export function recallFigures(policy: PolicyInfo): KeptFigures {
  try {
    const kept = JSON.parse(localStorage.getItem(`${KEY}:${policy.id}`) ?? "{}") as Record<string, unknown>;
    // Earlier pages kept the figures alone.
    const entries = Object.entries((kept["figures"] ?? kept) as object).filter(([id, value]) => typeof value === "string" && policy.figures.some((figure) => figure.id === id));
    return { figures: Object.fromEntries(entries) as Record<string, string>, customer: text(kept["customer"]), on: text(kept["on"]) };
  } catch {
    return { figures: {}, customer: "", on: "" };
  }
}

/** Stores the figures; if no field has one any more, nothing is stored, not even the customer. */
export function rememberFigures(policy: PolicyInfo, kept: KeptFigures): void {
  const key = `${KEY}:${policy.id}`;
  try {
    if (Object.values(kept.figures).some(Boolean)) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
  } catch {
    // Storage is closed to the page (private window, full): the figures hold until it is left.
  }
}

/** A whole positive number, as the engine accepts it. */
export const isFigure = (typed: string): boolean => /^[1-9]\d{0,4}$/.test(typed.normalize("NFKC").trim());

/** The commitments that rest on figures someone entered: those that miss them when they are taken away. */
export function restingOnFigures(sla: Calculator, request: QuoteRequest): Set<string> {
  if (!request.figures) return new Set();
  const { figures: _, ...bare } = request;
  const { commitments } = sla.quote(bare);
  return new Set(commitments.filter((one) => one.reasons.some(({ code }) => code === "figure-missing")).map(({ id }) => id));
}
