/** The worked examples of a policy document, each asked of its own rules. */
import type { Quoter } from "./quoter";
import type { QuoteRequest } from "./contract";
import { refusal } from "./error";

/** A field of an example that is not what the rules give. */
export interface WrongExample {
  /** Where it stands, as a JSON Pointer. */
  path: string;
  /** What is expected, and what the rules give, as JSON. */
  expected: string;
  given: string;
}

interface Example {
  request: QuoteRequest;
  expect: unknown;
}
interface WithRules {
  rules?: readonly { id: string; examples?: readonly Example[] }[];
}

/** Stands for what an answer does not have. */
const NOTHING = "null";

/** Where an answer is not what is expected of it: of an object only the fields that are named; `null` stands for one that is absent. */
function unequal(expected: unknown, given: unknown, path: string): WrongExample[] {
  if (typeof expected === "object" && expected !== null && !Array.isArray(expected)) {
    return Object.entries(expected).flatMap(([name, value]) => unequal(value, (given as { readonly [name: string]: unknown } | undefined)?.[name], `${path}/${name}`));
  }
  const [wanted, found] = [JSON.stringify(expected), JSON.stringify(given) ?? NOTHING];
  return wanted === found ? [] : [{ path, expected: wanted, given: found }];
}

function wrongIn({ rules = [] }: WithRules, at: string, sla: Quoter): WrongExample[] {
  return rules.flatMap(({ id, examples = [] }, place) => examples.flatMap(({ request, expect }, index) => {
    const path = `${at}/rules/${place}/examples/${index}`;
    try {
      return unequal(expect, sla.explain({ ...request, audience: "operator" }, id), `${path}/expect`);
    } catch (thrown) {
      return [{ path: `${path}/request`, expected: JSON.stringify(expect), given: refusal(thrown).message }];
    }
  }));
}

/** What does not hold of the examples of a policy or of an overlay that the engine has taken, so that its form is known to be right. */
export function wrongExamples(document: unknown, sla: Quoter): WrongExample[] {
  const { replace, ...own } = document as WithRules & { replace?: WithRules };
  return [...wrongIn(own, "", sla), ...wrongIn(replace ?? {}, "/replace", sla)];
}

/** How many examples a document has. */
export function countExamples(document: unknown): number {
  const { rules = [], replace } = document as WithRules & { replace?: WithRules };
  return [...rules, ...(replace?.rules ?? [])].reduce((sum, { examples = [] }) => sum + examples.length, 0);
}
