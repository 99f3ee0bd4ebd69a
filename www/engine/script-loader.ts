/** Loads scripts that lie beside the single script. That is a classic script and cannot import; each of them leaves a function in one shared object. */
import type { Exports } from "./load";

type Begin = (imports: object) => Exports;

/** The shared object in which the scripts leave their functions; in the offline file they are there from the start. */
declare global {
  var slaCalculatorJavaScript: { [name: string]: Begin } | undefined;
}

/** `document.currentScript` is set only while the script runs for the first time. */
const own = typeof document === "object" ? document.currentScript as HTMLScriptElement | null : null;

/** A script address that a page with Trusted Types accepts if it allows the policy name `sla-calculator`. */
function allowed(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(address: string): string } } };
  try {
    return trustedTypes?.createPolicy("sla-calculator", { createScriptURL: (one: string) => one }).createScriptURL(address) ?? address;
  } catch {
    return address;
  }
}

/** Loads a script beside this one and returns the function that it leaves. */
export async function loadScript(file: string, name: string): Promise<{ default: Begin }> {
  const found = () => globalThis.slaCalculatorJavaScript?.[name];
  if (!found()) {
    if (!own?.src) throw new Error(`\`${file}\` must be loaded before the script`);
    await new Promise((loaded, failed) => {
      const script = document.createElement("script");
      // A page that allows scripts by a nonce allows this one by the same.
      if (own.nonce) script.nonce = own.nonce;
      script.src = allowed(new URL(file, own.src).href);
      script.onload = loaded;
      script.onerror = () => failed(new Error(`\`${script.src}\` could not be loaded`));
      document.head.append(script);
    });
  }
  const begin = found();
  if (!begin) throw new Error(`\`${file}\` is not the file that it should be`);
  return { default: begin };
}
