/** What heads a column of moments stands in the document, for lists of starts and for lists of tickets; the page knows common words for an outage alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadModule } from "./load.mjs";

const { vocabularyOf, headingOf } = await loadModule("/lists/vocabulary.ts");
const { ticketVocabulary } = await loadModule("/lists/tickets.ts");

const rule = { shape: "deadline", kind: "promise", process: "repair", events: ["call"], finishedBy: ["back"] };
const policy = (back) => ({ dimensions: [], conditions: [], causes: [], events: [{ id: "call", opening: true }, { id: "back", opening: false, ...back }], rules: [rule] });
const words = (more = {}) => ({
  event: (id) => ({ call: "Call", back: "In service" })[id], ui: () => "Start", dimension: (id) => id, cause: (id) => id,
  aliases: async () => ({ dimensions: {}, values: {}, events: {}, ...more }),
});
const names = { starts: { call: ["派单"] }, tickets: { call: ["来电"] } };
const means = (vocabulary, header) => { const { target, event } = headingOf(header, vocabulary) ?? {}; return event ?? target; };

test("a name heads its event's column in the kind of list that the document says, and in no other", async () => {
  const [starts, tickets] = await Promise.all([vocabularyOf(policy(), [words(names)]), ticketVocabulary(policy(), [words(names)])]);
  assert.deepEqual(["派单时间", "来电时间"].map((name) => means(starts, name)), ["call", undefined]);
  assert.deepEqual(["派单时间", "来电时间"].map((name) => means(tickets, name)), [undefined, "call"]);
  const bare = await vocabularyOf(policy(), [words()]);
  assert.equal(means(bare, "派单时间"), undefined);
});

test("where the document says which event ends an outage, common words head its beginning and its end", async () => {
  const told = await ticketVocabulary(policy({ ends: "outage" }), [words()]);
  assert.deepEqual(["受理时间", "opened at", "resolved at", "故障结束时间"].map((name) => means(told, name)), ["call", "call", "back", "back"]);
  const untold = await ticketVocabulary(policy(), [words()]);
  assert.deepEqual(["受理时间", "opened at", "resolved at", "故障结束时间"].map((name) => means(untold, name)), Array(4).fill(undefined));
});
