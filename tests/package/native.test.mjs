// WebAssembly and the JavaScript build answer every kind of question, under every operator's documents, as the native engine does; and read documents and notices as it does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createCalculator, entry, SlaError } from "./package.mjs";

const { readNotice } = await import(new URL("./calendar.js", entry).href);
/** What `tests/native.rs` wrote. */
const read = (name) => JSON.parse(readFileSync(new URL(`../../target/vectors/${name}.json`, import.meta.url), "utf8"));
const FIELDS = ["code", "path", "message", "params", "allowed"];
const refused = (thrown, error, said) => {
  assert.ok(thrown instanceof SlaError, `${said}: ${thrown}`);
  for (const field of FIELDS) assert.deepStrictEqual(thrown[field], error[field], `${said}: ${field}`);
};
const came = async (call) => {
  try {
    return { answer: await call() };
  } catch (thrown) {
    return { thrown };
  }
};

async function compared(call, { answer, error }, said) {
  const got = await came(call);
  if (error) refused(got.thrown, error, said);
  else if (got.thrown) assert.fail(`${said}: refused: ${got.thrown.path} ${got.thrown.message}`);
  else assert.deepStrictEqual(got.answer, answer, said);
}

for (const { name = "bundled", policy, calendars, questions } of read("questions")) {
  test(`${name}: ${questions.length} questions are answered as the native engine answers them`, async () => {
    const sla = await createCalculator(policy && { policy, calendar: calendars.length > 1 ? calendars : calendars[0] });
    for (const [number, one] of questions.entries()) {
      const ask = one.kind === "walk" ? () => sla.quote(one.given[0], { trace: true }) : () => sla[one.kind](...one.given);
      await compared(ask, one, `${name} ${number}: ${one.kind} ${JSON.stringify(one.given)}`);
    }
  });
}

test("documents with a fault are refused, or read, as the native reader does", async () => {
  const [{ policy, calendar, request, documents }] = read("documents");
  for (const [number, one] of documents.entries()) {
    const make = () => createCalculator({ policy, calendar, [one.document]: one[one.document] });
    const said = `${number}: a ${one.document}`;
    if (one.error) await compared(make, one, said);
    else {
      const sla = await make();
      const { answer, thrown } = await came(() => sla.quote(request));
      if (thrown) refused(thrown, one.answer, said);
      else assert.deepStrictEqual(answer, one.answer, said);
      sla.dispose();
    }
  }
});

test("notices, whole and damaged, are read or refused as the native reader does", async () => {
  const [{ calendar, notices }] = read("notices");
  for (const [number, one] of notices.entries()) await compared(() => readNotice(one.notice, calendar), one, `notice ${number}`);
});
