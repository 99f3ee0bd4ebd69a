// The package under test: what `cargo xtask dist` wrote, or the folder that SLA_PACKAGE names.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

export const entry = process.env.SLA_PACKAGE
  ? pathToFileURL(resolve(process.env.SLA_PACKAGE)).href
  : new URL("../../dist/npm/index.js", import.meta.url).href;

// The same tests hold the JavaScript build, which is what a host without WebAssembly gets.
if (process.env.SLA_ENGINE === "javascript") globalThis.WebAssembly = undefined;

export const { createCalculator, SlaError } = await import(entry);

/** A request for an operator: gold, AAA, data line, intra-city unless said otherwise. */
export function request(startAt, { dimensions = {}, ...rest } = {}) {
  return {
    dimensions: { customerTier: "gold", assuranceLevel: "AAA", service: "data-line", locality: "intra-city", ...dimensions },
    startAt,
    audience: "operator",
    ...rest,
  };
}

export function commitment(sla, asked, id) {
  const found = sla.quote(asked).commitments.find((one) => one.id === id);
  if (!found) throw new Error(`no commitment ${id}`);
  return found;
}
