/** Parses a content security policy, as far as the calculator needs it. */

export type Policy = ReadonlyMap<string, readonly string[]>;

/** The policies of a header or a meta element, one after the other; all of them hold. */
export function policiesOf(text: string): Policy[] {
  return text.split(",").filter((one) => one.trim()).map((one) => {
    const directives = new Map<string, string[]>();
    for (const directive of one.split(";")) {
      const [name, ...values] = directive.trim().split(/\s+/);
      if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), values);
    }
    return directives;
  });
}

const FALLBACK: { [name: string]: readonly string[] } = {
  "script-src-elem": ["script-src", "default-src"], "script-src": ["default-src"], "connect-src": ["default-src"], "style-src": ["default-src"],
  "worker-src": ["child-src", "script-src", "default-src"], "frame-src": ["child-src", "default-src"], "img-src": ["default-src"],
};

/** The sources of a directive or of its fallback; `undefined` if nothing is restricted. */
export function sourcesOf(policy: Policy, name: string): readonly string[] | undefined {
  return [name, ...(FALLBACK[name] ?? [])].map((one) => policy.get(one)).find((one) => one !== undefined);
}

/** Whether a policy allows requesting the address under the directive. */
export function allows(policy: Policy, name: string, address: URL, page: URL): boolean {
  const sources = sourcesOf(policy, name);
  return !sources || sources.some((source) => matches(source, address, page));
}

function matches(source: string, address: URL, page: URL): boolean {
  if (source === "*") return /^https?:$/.test(address.protocol);
  if (source === "'self'") return address.origin === page.origin;
  if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return address.protocol === source.toLowerCase();
  const [, scheme, host = "", port, path] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^:/']+)(?::(\d+|\*))?(\/.*)?$/i.exec(source) ?? [];
  if (!host) return false;
  if (scheme && `${scheme.toLowerCase()}:` !== address.protocol && !(scheme.toLowerCase() === "http" && address.protocol === "https:")) return false;
  if (port && port !== "*" && port !== (address.port || (address.protocol === "https:" ? "443" : "80"))) return false;
  if (!port && address.port) return false;
  const named = host.toLowerCase();
  if (named.startsWith("*.") ? !address.hostname.endsWith(named.slice(1)) : named !== "*" && named !== address.hostname) return false;
  return !path || (path.endsWith("/") ? address.pathname.startsWith(path) : address.pathname === path);
}
