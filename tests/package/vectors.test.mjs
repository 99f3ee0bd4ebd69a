// The package answers as the native engine does, request for request, field for field.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createCalculator, SlaError } from "./package.mjs";

const file = process.env.SLA_VECTORS ?? new URL("../../target/vectors/quotes.json", import.meta.url);
const vectors = JSON.parse(readFileSync(file, "utf8"));
const sla = await createCalculator();

test("there are three hundred vectors, some of them refused", () => {
  assert.equal(vectors.length, 300);
  assert.equal(vectors.filter((vector) => vector.error).length, 30);
});

test("every quote is the native one", () => {
  for (const [number, { request, trace, quote, error }] of vectors.entries()) {
    if (error) continue;
    assert.deepStrictEqual(sla.quote(request, { trace }), quote, `vector ${number}: ${JSON.stringify(request)}`);
  }
});

test("every refusal is the native one", () => {
  for (const [number, { request, trace, error }] of vectors.entries()) {
    if (!error) continue;
    let thrown;
    try {
      sla.quote(request, { trace });
    } catch (caught) {
      thrown = caught;
    }
    assert.ok(thrown instanceof SlaError, `vector ${number} was accepted`);
    for (const field of ["code", "path", "message", "params", "allowed"]) {
      assert.deepStrictEqual(thrown[field], error[field], `vector ${number}: ${field}`);
    }
  }
});

test("quoting many gives the same, in order, with refusals in their place", () => {
  const plain = vectors.filter((vector) => !vector.trace);
  const answers = sla.quoteMany(plain.map((vector) => vector.request));
  assert.deepStrictEqual(
    answers,
    plain.map(({ quote, error }) => (error ? { ok: false, error } : { ok: true, quote })),
  );
});
