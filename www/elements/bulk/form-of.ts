/** What the desk's form gives to a list: what no column holds, and which matters a list can be asked for. */
import type { PolicyInfo, QuoteRequest } from "../../engine/types";
import { localMoment } from "../shared/moment";

/** What the form holds, as plain data: a host may set an object that no worker takes. Without a form the start is now. */
export function formOf(request: QuoteRequest | undefined, zone: string): QuoteRequest {
  const given = request as Partial<QuoteRequest> | null | undefined;
  const plain = JSON.parse(JSON.stringify(given ?? {})) as Partial<QuoteRequest>;
  const now = given == null ? localMoment(Date.now(), zone) : "";
  const { dimensions } = plain;
  return { audience: "sales", ...plain, dimensions: typeof dimensions === "object" && dimensions !== null ? dimensions : {}, startAt: typeof plain.startAt === "string" ? plain.startAt : now };
}

/** The same for showing; what cannot be made plain is said when the list is to be quoted. */
export function shownForm(request: QuoteRequest | undefined, zone: string): QuoteRequest {
  try {
    return formOf(request, zone);
  } catch {
    return { dimensions: {}, startAt: "" };
  }
}

/** What can be computed: every process with a deadline. */
export const processesOf = ({ rules }: PolicyInfo): string[] =>
  [...new Set(rules.filter((rule) => /deadline|lead-time/.test(rule.shape) && rule.kind !== "internal").map((rule) => rule.process))];

/** As chosen; another policy may not have it. */
export function processOf(policy: PolicyInfo, chosen: string): string {
  const all = processesOf(policy);
  return all.includes(chosen) ? chosen : policy.questions.find((id) => all.includes(id)) ?? all[0] ?? "";
}
