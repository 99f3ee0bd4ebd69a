/** What the desk's form supplies to a list: values for which there is no column, and the processes that can be computed. */
import type { PolicyInfo, QuoteRequest } from "../../engine/types";
import { localMoment } from "../shared/moment";

/** The form's values as plain data, because a host may set an object that cannot be posted to a worker. Without a form the start is now. */
export function formOf(request: QuoteRequest | undefined, zone: string): QuoteRequest {
  const given = request as Partial<QuoteRequest> | null | undefined;
  const plain = JSON.parse(JSON.stringify(given ?? {})) as Partial<QuoteRequest>;
  const now = given == null ? localMoment(Date.now(), zone) : "";
  const { dimensions } = plain;
  return { audience: "sales", ...plain, dimensions: typeof dimensions === "object" && dimensions !== null ? dimensions : {}, startAt: typeof plain.startAt === "string" ? plain.startAt : now };
}

/** The same for display; a value that cannot be made plain is reported when the list is quoted. */
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

/** The chosen process; another policy may not have it. */
export function processOf(policy: PolicyInfo, chosen: string): string {
  const all = processesOf(policy);
  return all.includes(chosen) ? chosen : policy.questions.find((id) => all.includes(id)) ?? all[0] ?? "";
}
