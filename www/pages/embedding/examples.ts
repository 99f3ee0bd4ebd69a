/** The examples: each is shown live and as the code that makes it, both from the same attributes. All ids in them are taken from the policy. */
import { emptyFields, withExample } from "../../elements/calculator/fields";
import { kebab } from "../../elements/shared/mirror";
import type { PolicyInfo, QuoteRequest } from "../../engine/types";

type Attributes = Readonly<Record<string, string>>;
type Dimensions = QuoteRequest["dimensions"];

export interface Example {
  id: string;
  tag: string;
  attributes: Attributes;
  /** Code around the tag; `TAG` stands for it. Without it the example is code only. */
  code: string;
  live: boolean;
}

/** The document of another policy, which one example uses. */
export const OTHER_POLICY = "policies/telecom-public-facts.json";

const SCRIPT = '<script type="module" src="embed/sla-calculator.js"></script>';

const inAttributes = (dimensions: Dimensions): Attributes => Object.fromEntries(Object.entries(dimensions).map(([id, value]) => [kebab(id), value]));

/** The policy's own example, used for what nobody has filled in. */
const firstCase = (policy: PolicyInfo): Dimensions => withExample(emptyFields(), policy).dimensions;

/** Another one: the second value of each of these dimensions. */
const secondCase = (dimensions: PolicyInfo["dimensions"]): Dimensions => Object.fromEntries(dimensions.map(({ id, values }) => [id, (values[1] ?? values[0])!.id]));

/** The second process: the first is shown without being named. */
const secondProcess = ({ questions }: PolicyInfo): string => (questions[1] ?? questions[0])!;

/** An object as a script has it. */
const literal = (entries: readonly (readonly [string, string])[]): string =>
  (entries.length ? `{ ${entries.map(([id, value]) => `${/^\w+$/.test(id) ? id : JSON.stringify(id)}: ${JSON.stringify(value)}`).join(", ")} }` : "{}");

/** The tag of another policy with a case of its own; before its document is here, without one. */
function otherPolicy(policy: PolicyInfo | undefined, today: string): Example {
  const known = policy && { process: secondProcess(policy), ...inAttributes(firstCase(policy)) };
  return { id: "policy", tag: "sla-calculator", attributes: { "policy-src": OTHER_POLICY, ...known, "start-at": `${today}T08:00` }, code: "TAG", live: !!policy };
}

/** The examples for a given day: with dates in the past everything would be overdue. */
export function examplesOf(today: string, policy: PolicyInfo, other: PolicyInfo | undefined): readonly Example[] {
  const required = policy.dimensions.filter((one) => one.required);
  const optional = policy.dimensions.filter((one) => !one.required);
  const usual = inAttributes(firstCase(policy));
  const [compared] = policy.dimensions;
  const uncompared = Object.entries(firstCase(policy)).filter(([id]) => id !== compared?.id);
  return [
    { id: "module", tag: "sla-calculator", attributes: { ...usual, "start-at": `${today}T09:30` }, code: `${SCRIPT}\n\nTAG`, live: true },
    {
      id: "readonly", tag: "sla-calculator", live: true, code: "TAG",
      attributes: { ...inAttributes(secondCase(required)), "start-at": today, readonly: required.slice(0, 2).map(({ id }) => kebab(id)).join(",") },
    },
    {
      id: "theme", tag: "sla-calculator", live: true,
      attributes: { class: "portal", density: "large", process: secondProcess(policy), ...usual, ...inAttributes(secondCase(optional)), "start-at": `${today}T09:30` },
      code: "<style>\n.portal {\n  --sla-accent: #00695c;\n  --sla-accent-surface: #e0f2f1;\n  --sla-radius: 2px;\n  --sla-control-radius: 2px;\n}\n</style>\n\nTAG",
    },
    { id: "frame", tag: "iframe", attributes: { src: `frame.html?${new URLSearchParams(usual).toString()}`, title: "SLA", width: "100%", height: "600" }, code: "TAG", live: true },
    { id: "calendar", tag: "sla-calendar", attributes: { month: today.slice(0, 7) }, code: "TAG", live: true },
    {
      id: "compare", tag: "sla-compare", attributes: { ...(compared && { base: secondCase([compared])[compared.id]! }) }, live: true,
      code: `TAG

<script type="module">
  document.querySelector("sla-compare").request = {
    dimensions: ${literal(uncompared)},
    startAt: "${today}T09:30", audience: "sales",
  };
</script>`,
    },
    { id: "bulk", tag: "sla-bulk", attributes: {}, code: "TAG", live: true },
    { id: "record", tag: "sla-record", attributes: {}, code: "TAG", live: false },
    otherPolicy(other, today),
    { id: "single", tag: "sla-calculator", attributes: {}, code: '<script src="embed/sla-calculator.single.js"></script>\n\nTAG', live: false },
    {
      id: "npm", tag: "", attributes: {}, live: false,
      code: 'import "sla-calculator/element";\n\nimport { createCalculator } from "sla-calculator";\nconst sla = await createCalculator();\nsla.addWorkingDays("2026-09-30", 3);   // "2026-10-10"',
    },
  ];
}

/** The tag as people write it, with one attribute per line if it is long. */
export function markup({ tag, attributes }: Example): string {
  if (!tag) return "";
  const list = Object.entries(attributes).map(([name, value]) => `${name}="${value.replace(/&/g, "&amp;")}"`);
  const flat = `<${[tag, ...list].join(" ")}></${tag}>`;
  return flat.length <= 64 ? flat : `<${tag}\n  ${list.join("\n  ")}></${tag}>`;
}

export const codeOf = (example: Example): string => example.code.replace("TAG", () => markup(example));

/** The element itself. */
export function element(example: Example, lang: string): HTMLElement {
  const made = document.createElement(example.tag);
  for (const [name, value] of Object.entries(example.attributes)) made.setAttribute(name, name === "src" ? `${value}&lang=${lang}` : value);
  if (made instanceof HTMLIFrameElement) made.loading = "lazy";
  return made;
}

/** The options of the element, each with its key in the page's texts; custom properties with their value in the light scheme. */
export const ATTRIBUTES = ["request", "start-at", "process", "audience", "lang", "density", "policy-src", "calendar-src", "readonly"];
export const EVENTS = ["sla-quote", "sla-error"];
export const PARTS = ["form", "hero", "commitments", "commitment", "calendar", "month", "day", "legend", "actions", "provenance"];
export const TOKENS: readonly (readonly [name: string, value: string])[] = [
  ["background", "#fff"], ["surface", "#f4f6f9"], ["text", "#1b2430"], ["secondary", "#4b5768"], ["line", "#d5dbe3"], ["control-edge", "#768296"],
  ["accent", "#0b5cad"], ["on-accent", "#fff"], ["accent-surface", "#e6f0fa"], ["rest", "#1b7345"], ["makeup", "#8f4700"], ["late", "#b42318"],
  ["provisional", "#5f4696"], ["radius", "8px"], ["control-radius", "6px"], ["font", "PingFang SC, …"],
];
