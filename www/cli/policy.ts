/** `sla-calculator policy check FILE`: what is wrong with a policy document, and whether its own examples hold. */
import { isDeepStrictEqual } from "node:util";
import type { Calculator } from "../engine";
import type { QuoteRequest } from "../engine/types";
import { calculatorOf, documentOf } from "./documents";
import type { Command } from "./main";

const USAGE = `usage: sla-calculator policy check FILE [--calendar FILE]

  Exit 0: the document is read and each of its examples holds; 1: something in it is wrong, with its place; 2: nothing was done.`;

interface Example {
  request: QuoteRequest;
  expect: { readonly [field: string]: unknown };
}

interface Rule {
  id: string;
  examples?: Example[];
}

/** The rules of a document that was read: an edition on top of another one may change its base's. */
const rulesOf = (document: unknown): Rule[] => ((document as { rules?: Rule[] }).rules ?? []).filter(({ examples }) => examples);

/** Where an answer is not what is expected of it: of an object, only the fields that are named; `null` stands for one that is absent. */
function unequal(expected: unknown, actual: unknown, path: string): string[] {
  if (typeof expected === "object" && expected !== null && !Array.isArray(expected)) {
    return Object.entries(expected).flatMap(([name, value]) => unequal(value, (actual as { readonly [name: string]: unknown } | undefined)?.[name], `${path}/${name}`));
  }
  if (isDeepStrictEqual(expected, actual) || (expected === null && actual === undefined)) return [];
  return [`${path}: the example says ${JSON.stringify(expected)}, the document answers ${JSON.stringify(actual) ?? "nothing"}`];
}

/** A sentence for each field of an example that the answer does not have. */
function differences(sla: Calculator, { id, examples = [] }: Rule, at: number): string[] {
  return examples.flatMap(({ request, expect }, place) => {
    const path = `/rules/${at}/examples/${place}`;
    try {
      return unequal(expect, sla.explain({ audience: "operator", ...request }, id), `${path}/expect`);
    } catch (thrown) {
      return [`${path}/request: ${(thrown as Error).message}`];
    }
  });
}

function filesOf(args: readonly string[]): { file: string; calendar?: string } {
  const [action, ...rest] = args;
  const at = rest.indexOf("--calendar");
  const calendar = at < 0 ? undefined : rest[at + 1];
  const files = at < 0 ? rest : [...rest.slice(0, at), ...rest.slice(at + 2)];
  if (action !== "check" || files.length !== 1 || files[0]!.startsWith("--") || (at >= 0 && calendar === undefined)) throw new Error(USAGE);
  return { file: files[0]!, ...(calendar !== undefined && { calendar }) };
}

/** What the engine refuses of a document: a line each, with its place. */
interface Refused extends Error {
  readonly path?: string;
  readonly problems?: readonly { path: string; message: string }[];
}

export const run: Command = async (args) => {
  const { file, calendar } = filesOf(args);
  const document = await documentOf(file);
  let sla: Calculator;
  try {
    sla = await calculatorOf({ policy: file, ...(calendar !== undefined && { calendar }) });
  } catch (thrown) {
    const { name, path = "", message, problems } = thrown as Refused;
    if (name !== "SlaError") throw thrown;
    for (const one of problems?.length ? problems : [{ path, message }]) process.stdout.write(`${file}${one.path && `: ${one.path}`}: ${one.message}\n`);
    return 1;
  }
  const all = (document as { rules?: Rule[] }).rules ?? [];
  const rules = rulesOf(document);
  const wrong = rules.flatMap((rule) => differences(sla, rule, all.indexOf(rule)));
  for (const one of wrong) process.stdout.write(`${file}: ${one}\n`);
  const count = rules.reduce((sum, { examples = [] }) => sum + examples.length, 0);
  if (!wrong.length) process.stdout.write(`${file}: ${sla.policy.id} ${sla.policy.edition}, ${sla.policy.rules.length} rules, ${count} examples hold\n`);
  return wrong.length ? 1 : 0;
};
