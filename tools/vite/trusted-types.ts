/**
 * Lit makes a Trusted Types policy when it is imported, and throws where the page's CSP does not allow its
 * name. Guarded, an embedding page that restricts names but not sinks keeps working.
 */
import type { Plugin } from "vite";

const CALL = /([\w$]+)\.createPolicy\("lit-html",\{createHTML:[^}]+\}\)/;

export function guardTrustedTypes(): Plugin {
  return {
    name: "sla-guard-trusted-types",
    enforce: "pre",
    transform(code, id) {
      if (!/\/lit-html\/(development\/)?lit-html\.js$/.test(id.replaceAll("\\", "/"))) return null;
      if (!CALL.test(code)) this.error("lit-html no longer makes its policy as expected");
      return { code: code.replace(CALL, (call) => `(()=>{try{return ${call}}catch{}})()`), map: null };
    },
  };
}
