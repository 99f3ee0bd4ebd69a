/** The attributes of a calculator: read into its fields, and written back where the host can see what was chosen. */
import type { PolicyInfo, Problem } from "../../engine/types";
import { give, given, kebab } from "../shared/mirror";
import type { Fields } from "./fields";
import { ASKED, LIMITED, unset } from "./options";

/** What `readonly` can name beside dimensions, conditions, events and figures. */
const FIELDS = ["process", ...ASKED, "readings", "exclusions"];

/** Whether an attribute of this name has just changed, however it is written. */
export const among = (changed: readonly string[], id: string): boolean => changed.includes(kebab(id)) || changed.includes(id.toLowerCase());

/** The fields with what stands in the attributes; of those that have just changed, a removed one empties its field. */
export function readFields(element: Element, before: Fields, policy: PolicyInfo | undefined, changed: readonly string[]): Fields {
  const own = { ...before, dimensions: { ...before.dimensions } };
  for (const { id } of policy?.dimensions ?? []) {
    const value = given(element, id);
    if (value !== null) own.dimensions[id] = value;
    else if (among(changed, id)) delete own.dimensions[id];
  }
  const texts: Record<string, string> = {};
  for (const name of ASKED) texts[name] = given(element, name) ?? (among(changed, name) ? unset(name) : own[name]);
  return { ...own, ...texts };
}

/** The fields in which the attributes contradict a request set together with them; neither takes precedence. */
export function contradiction(element: Element, { dimensions, startAt }: Fields, policy: PolicyInfo): Problem | undefined {
  const asked: (readonly [id: string, path: string, value: string | undefined])[] =
    [...policy.dimensions.map(({ id }) => [id, `/dimensions/${id}`, dimensions[id]] as const), ["startAt", "/startAt", startAt]];
  for (const [id, path, value] of asked) {
    const other = given(element, id);
    if (other && value && other !== value) {
      return { code: "unknown-value", path, params: { value: other, other: value }, message: `the attribute \`${kebab(id)}\` says \`${other}\`, the request \`${value}\`` };
    }
  }
  return undefined;
}

/** Attributes that are older than a request say what it says, as far as it says something. */
export function follow(element: Element, { dimensions, ...own }: Fields): void {
  const asked = ASKED.map((name) => [name, own[name] === unset(name) ? "" : own[name]] as const);
  for (const [id, value] of [...Object.entries(dimensions), ...asked]) if (value && given(element, id) !== null) give(element, id, value);
}

/** Writes what the visitor chose into the attributes; `wrote` keeps the names of those that are not the host's. */
export function reflect(element: Element, own: Fields, process: string, policy: PolicyInfo, unchosen: ReadonlySet<string>, wrote: Set<string>): void {
  const put = (id: string, text: string | undefined): void => {
    const value = (!unchosen.has(id) && text) || null;
    if (value === given(element, id)) return;
    give(element, id, value);
    wrote.add(id);
  };
  for (const { id } of policy.dimensions) put(id, own.dimensions[id]);
  for (const name of ASKED) if (own[name] !== unset(name) || given(element, name) !== null) put(name, own[name]);
  give(element, "process", process);
}

/** Removes the attributes that the element wrote itself, when the request goes; those of the host stay. */
export function withdraw(element: Element, wrote: Set<string>): void {
  for (const id of wrote) give(element, id, null);
  wrote.clear();
}

const listed = (element: Element): string[] => (given(element, "readonly") ?? "").split(",").map((name) => name.trim()).filter(Boolean);

/** Whether a visitor may not change a field; `readonly` without a list holds for all. */
export const isReadonly = (element: Element, field: string): boolean =>
  given(element, "readonly") !== null && (!listed(element).length || listed(element).includes(kebab(field)));

/** The value of an attribute that accepts only some values. */
export function oneOf(name: string, value: string, allowed: readonly string[]): Problem | undefined {
  if (allowed.includes(value)) return undefined;
  return { code: "unknown-value", path: `/${name}`, params: { value }, message: `\`${value}\` is not a value that the attribute \`${name}\` takes`, allowed: [...allowed] };
}

/** The first attribute with a value that it does not accept under any policy. */
export function wrongOption(element: Element): Problem | undefined {
  return LIMITED.map(([name, values]) => oneOf(name, given(element, name) || values[0]!, values)).find(Boolean);
}

/** The first attribute with a value that it does not accept; the engine judges those that make up the request. */
export function wrongAttribute(element: Element, process: string, { dimensions, conditions, events, figures, processes }: PolicyInfo): Problem | undefined {
  const fields = [...FIELDS, ...[...dimensions, ...conditions, ...events, ...figures].map(({ id }) => id)].map(kebab);
  return oneOf("process", process, [...processes, "all"])
    ?? wrongOption(element)
    ?? listed(element).map((name) => oneOf("readonly", name, fields)).find(Boolean);
}

/** The processes a visitor can choose from, in display order; those that run through the year stand under 全部承诺. */
export const processesOf = ({ questions }: PolicyInfo): string[] => [...questions, "all"];

/** The process shown by default: the first one that can happen. */
export const usualProcess = (policy: PolicyInfo): string => processesOf(policy)[0]!;
