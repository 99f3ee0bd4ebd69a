/** The examples of the guide name dimensions, values and processes of the policy that the page answers by, and of no other. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadModule } from "./load.mjs";

const { codeOf, examplesOf } = await loadModule("/pages/embedding/examples.ts");

const dimension = (id, required, ...values) => ({ id, required, values: values.map((value) => ({ id: value })) });
const TODAY = "2026-10-01";

/** Made up: what a lift company may promise. */
const lifts = { zone: "+08:00", questions: ["entrapment", "standstill"], dimensions: [dimension("liftKind", true, "passenger", "freight"), dimension("area", true, "town", "country"), dimension("contract", false, "full", "basic")] };
const codes = (policy, other) => Object.fromEntries(examplesOf(TODAY, policy, other).map((example) => [example.id, codeOf(example)]));

test("the guide's examples are cases of the policy at hand: its first values, and its second ones where two cases are told apart", () => {
  const { module, readonly, theme, frame, compare } = codes(lifts);
  assert.match(module, /<sla-calculator\s+lift-kind="passenger"\s+area="town"\s+start-at="2026-10-01T09:30"><\/sla-calculator>$/);
  assert.match(readonly, /lift-kind="freight"\s+area="country"\s+start-at="2026-10-01"\s+readonly="lift-kind,area"/);
  assert.match(theme, /process="standstill"\s+lift-kind="passenger"\s+area="town"\s+contract="basic"/);
  assert.match(frame, /src="frame\.html\?lift-kind=passenger&amp;area=town"/);
  assert.match(compare, /<sla-compare base="freight">/);
  assert.match(compare, /dimensions: \{ area: "town" \},/);
});

test("a policy of one value and one process has examples, too", () => {
  const only = { zone: "+08:00", questions: ["repair"], dimensions: [dimension("tier", false, "basic")] };
  const { module, theme, compare } = codes(only);
  assert.match(module, /<sla-calculator start-at="2026-10-01T09:30">/);
  assert.match(theme, /process="repair"\s+tier="basic"/);
  assert.match(compare, /<sla-compare base="basic">[^]*dimensions: \{\},/);
});

test("the other policy's example has a case of its own once its document is here", () => {
  const other = { zone: "+08:00", questions: ["activation", "repair"], dimensions: [dimension("networkGrade", true, "A", "B")] };
  const [before, after] = [undefined, other].map((one) => examplesOf(TODAY, lifts, one).find(({ id }) => id === "policy"));
  assert.deepEqual([before.live, before.attributes], [false, { "policy-src": "policies/telecom-public-facts.json", "start-at": "2026-10-01T08:00" }]);
  assert.deepEqual([after.live, after.attributes], [true, { "policy-src": "policies/telecom-public-facts.json", process: "repair", "network-grade": "A", "start-at": "2026-10-01T08:00" }]);
});
