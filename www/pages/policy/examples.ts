/** The worked examples of a document, each asked of its own rules: those that the rules do not give are named. */
import { html, nothing, type TemplateResult } from "lit";
import { problemOf } from "../../elements/calculator/problems";
import type { Calculator } from "../../elements/shared/engine";
import type { QuoteRequest } from "../../engine/types";
import type { Say } from "../say";

/** An example whose expectation is not what the rules give. */
export interface WrongExample {
  /** Where it stands, as a JSON Pointer. */
  path: string;
  /** What is expected, and what the rules give. */
  expected: string;
  given: string;
}

interface Example { request: QuoteRequest; expect: Readonly<Record<string, unknown>> }
interface WithRules { rules?: readonly { id: string; examples?: readonly Example[] }[] }

function wrongIn({ rules = [] }: WithRules, at: string, sla: Calculator): WrongExample[] {
  return rules.flatMap(({ id, examples = [] }, place) => examples.flatMap(({ request, expect }, index) => {
    const path = `${at}/rules/${place}/examples/${index}`;
    try {
      const commitment = sla.explain({ ...request, audience: "operator" }, id) as unknown as Readonly<Record<string, unknown>>;
      return Object.entries(expect).filter(([field, value]) => JSON.stringify(commitment[field]) !== JSON.stringify(value))
        .map(([field, value]) => ({ path: `${path}/expect/${field}`, expected: JSON.stringify(value), given: JSON.stringify(commitment[field]) ?? "—" }));
    } catch (thrown) {
      return [{ path: `${path}/request`, expected: JSON.stringify(expect), given: problemOf(thrown).message }];
    }
  }));
}

/** Of a policy or of an overlay that has been taken, so that its form is known to be right. */
export const wrongExamples = (document: unknown, sla: Calculator): WrongExample[] => {
  const { replace, ...own } = document as WithRules & { replace?: WithRules };
  return [...wrongIn(own, "", sla), ...wrongIn(replace ?? {}, "/replace", sla)];
};

export function wrongView(wrong: readonly WrongExample[], say: Say): TemplateResult | typeof nothing {
  if (!wrong.length) return nothing;
  return html`<div class="fault wrong-examples" role="alert"><p><b>${say("own.examples", { n: wrong.length })}</b></p>
    <ul>${wrong.map(({ path, expected, given }) => html`<li><code>${path}</code> ${say("own.example", { expected, given })}</li>`)}</ul></div>`;
}
