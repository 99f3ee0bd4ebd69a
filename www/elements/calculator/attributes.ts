/** The attributes of a calculator: read into its fields, and written back where the host can see what was chosen. */
import type { PolicyInfo } from "../../engine/types";
import { processesOf } from "../form/form";
import { kebab } from "./context";
import type { Fields } from "./fields";

/** The fields with what stands in the attributes; of those that have just changed, a removed one empties its field. */
export function readFields(element: Element, before: Fields, policy: PolicyInfo | undefined, changed: readonly string[]): Fields {
  const own = { ...before, dimensions: { ...before.dimensions } };
  for (const { id } of policy?.dimensions ?? []) {
    const value = element.getAttribute(kebab(id));
    if (value !== null) own.dimensions[id] = value;
    else if (changed.includes(kebab(id))) delete own.dimensions[id];
  }
  own.startAt = element.getAttribute("start-at") ?? own.startAt;
  own.audience = (element.getAttribute("audience") as Fields["audience"] | null) ?? own.audience;
  return own;
}

/** A process that there is; the first that can happen when the policy has no such one. */
export function knownProcess(process: string | null | undefined, policy: PolicyInfo | undefined): string {
  const given = String(process ?? "change");
  return !policy || given === "all" || policy.processes.includes(given) ? given : processesOf(policy)[0]!;
}

/** What the visitor chose stands in the attributes. */
export function reflect(element: Element, own: Fields, process: string, policy: PolicyInfo): void {
  const put = (name: string, value: string | undefined): void => {
    if (!value) element.removeAttribute(name);
    else if (value !== element.getAttribute(name)) element.setAttribute(name, value);
  };
  for (const { id } of policy.dimensions) put(kebab(id), own.dimensions[id]);
  put("start-at", own.startAt);
  if (own.audience !== "customer" || element.hasAttribute("audience")) put("audience", own.audience);
  put("process", process);
}

/** Which documents the attributes name; equal texts, equal documents. */
export const sourcesOf = (element: Element): string => `${element.getAttribute("policy-src")}\n${element.getAttribute("calendar-src")}`;

export const isReadonly = (element: Element, field: string): boolean =>
  (element.getAttribute("readonly") ?? "").split(",").some((name) => name.trim() === kebab(field));
