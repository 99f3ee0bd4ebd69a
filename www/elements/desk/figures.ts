/** The limits that the policy's source lacks: asked for first, kept on this device, marked wherever they enter an answer. */
import type { PolicyInfo, QuoteRequest } from "../../engine/types";
import type { Calculator } from "../shared/engine";

const KEY = "sla-desk-figures";

/** What was entered on this device before; nothing where storage is closed to the page. */
export function recallFigures(policy: PolicyInfo): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`${KEY}:${policy.id}`) ?? "{}");
    const entries = Object.entries(kept as object).filter(([id, text]) => typeof text === "string" && policy.figures.some((figure) => figure.id === id));
    return Object.fromEntries(entries) as Record<string, string>;
  } catch {
    return {};
  }
}

export function rememberFigures(policy: PolicyInfo, figures: Record<string, string>): void {
  try {
    localStorage.setItem(`${KEY}:${policy.id}`, JSON.stringify(figures));
  } catch {
    // Storage is closed to the page (private window, full): the figures hold until it is left.
  }
}

/** A whole positive number, as the engine accepts it. */
export const isFigure = (text: string): boolean => /^[1-9]\d{0,4}$/.test(text.normalize("NFKC").trim());

/** The commitments that rest on figures someone entered: those that miss them when they are taken away. */
export function restingOnFigures(sla: Calculator, request: QuoteRequest): Set<string> {
  if (!request.figures) return new Set();
  const { figures: _, ...bare } = request;
  const { commitments } = sla.quote(bare);
  return new Set(commitments.filter((one) => one.reasons.some(({ code }) => code === "figure-missing")).map(({ id }) => id));
}
