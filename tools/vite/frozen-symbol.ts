/**
 * Lit sets `Symbol.metadata` when it is imported, for decorators that nothing here uses, and throws where a page has frozen
 * its intrinsics (`lockdown()` of SES): then no element would be defined.
 */
import type { Plugin } from "vite";

const STATEMENT = /Symbol\.metadata\s*\?\?=\s*Symbol\("metadata"\)/;

export function frozenSymbol(): Plugin {
  return {
    name: "sla-frozen-symbol",
    enforce: "pre",
    transform(code, id) {
      if (!/\/@lit\/reactive-element\/(development\/)?reactive-element\.js$/.test(id.replaceAll("\\", "/"))) return null;
      if (!STATEMENT.test(code)) this.error("Lit no longer sets Symbol.metadata as expected");
      return { code: code.replace(STATEMENT, "0"), map: null };
    },
  };
}
