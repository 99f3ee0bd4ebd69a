/**
 * The self-check: examines a page with an embedded calculator as a browser would, and reports each thing that is wrong in a sentence.
 * In a page it sees only what its origin may see; the command line sees everything.
 */
import { allows, policiesOf, sourcesOf, type Policy } from "./policy";
import type { Params, Sentence } from "./sentences";

export interface Finding {
  /** `note` for what works but could be better. */
  level: "fault" | "note" | "good";
  sentence: Sentence;
  params: Params;
}

/** The function that requests files; `fetch` by default. */
export type Ask = (address: string) => Promise<Response>;

/** An hour: with a longer cache lifetime, an old script may be used with new files for too long. */
const LONG = 3600;

interface File {
  address: URL;
  name: string;
  response: Response;
  bytes: Uint8Array;
}

const textOf = ({ bytes }: { bytes: Uint8Array }): string => new TextDecoder().decode(bytes);
const looksLikeHtml = (bytes: Uint8Array): boolean => /^\s*(?:<!doctype html|<html)/i.test(new TextDecoder().decode(bytes.slice(0, 200)));
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i").exec(tag);
  return (found?.[1] ?? found?.[2] ?? found?.[3])?.replace(/&amp;/g, "&");
};

class Check {
  readonly findings: Finding[] = [];
  private policies: Policy[] = [];
  private readonly page: URL;
  private readonly ask: Ask;

  constructor(page: URL, ask: Ask) {
    this.page = page;
    this.ask = ask;
  }

  private say(level: Finding["level"], sentence: Sentence, params: Params = {}): void {
    this.findings.push({ level, sentence, params });
  }

  async run(): Promise<void> {
    const response = await this.ask(this.page.href).catch((fault: Error) => this.say("fault", "no-page", { why: fault.message }));
    if (!response) return;
    if (!response.ok) return this.say("fault", "no-page", { why: response.status });
    const html = await response.text();
    const metas = [...html.matchAll(/<meta\b[^>]*>/gi)].map(([tag]) => tag).filter((tag) => /content-security-policy/i.test(attribute(tag, "http-equiv") ?? ""));
    this.policies = [response.headers.get("content-security-policy") ?? "", ...metas.map((tag) => attribute(tag, "content") ?? "")].flatMap(policiesOf);
    const base = new URL(attribute(/<base\b[^>]*>/i.exec(html)?.[0] ?? "", "href") ?? "", this.page);
    const tags = [...html.matchAll(/<(?:script|iframe)\b[^>]*>/gi)].map(([tag]) => ({ tag, src: attribute(tag, "src") })).filter((one) => one.src) as { tag: string; src: string }[];
    const embedded = tags.filter(({ src }) => /sla-calculator(?:\.single)?\.js(?:\?|$)|frame\.html(?:\?|$)/.test(src));
    if (!embedded.length) return this.say("note", "not-embedded");
    for (const { tag, src } of embedded) {
      const address = new URL(src, base);
      this.say("good", "embedded", { file: address.href });
      if (/^<iframe/i.test(tag)) await this.frame(tag, address);
      else await this.script(address, /\.single\.js/.test(src));
    }
  }

  private refusedBy(name: string, address: URL): boolean {
    return this.policies.some((policy) => !allows(policy, name, address, this.page));
  }

  /** Requests a file and reports what is wrong with it; nothing if it does not exist. */
  private async file(address: URL, missing: Sentence = "missing"): Promise<File | undefined> {
    const name = address.pathname.split("/").pop() ?? "";
    const response = await this.ask(address.href).catch(() => undefined);
    if (!response) return void this.say("fault", address.origin === this.page.origin ? missing : "another-origin", { file: name, status: "—" });
    if (!response.ok) return void this.say("fault", missing, { file: name, status: response.status });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!/\.html$/.test(name) && looksLikeHtml(bytes)) return void this.say("fault", "html", { file: name });
    return { address, name, response, bytes };
  }

  private travels({ name, response, bytes }: File): void {
    const [type, encoding] = [response.headers.get("content-type") ?? "—", response.headers.get("content-encoding") ?? ""];
    if (!encoding && bytes.length > 2000) this.say("note", "uncompressed", { file: name });
    else this.say("good", "good", { file: name, type, encoding: encoding || "—" });
  }

  private cached({ name, response }: File): void {
    const control = response.headers.get("cache-control") ?? "";
    const seconds = Number(/max-age=(\d+)/.exec(control)?.[1] ?? 0);
    if (seconds > LONG && !/no-cache|no-store/.test(control)) this.say("note", "cached-too-long", { file: name, seconds });
  }

  private scriptType({ name, response }: File, module: boolean): void {
    const type = response.headers.get("content-type") ?? "";
    const strict = module || /nosniff/i.test(response.headers.get("x-content-type-options") ?? "");
    if (strict && !/^(?:text|application)\/(?:x-)?(?:java|ecma)script\b/i.test(type)) this.say("fault", "script-type", { file: name, type: type || "—" });
  }

  private async script(address: URL, single: boolean): Promise<void> {
    if (this.refusedBy("script-src-elem", address)) this.say("fault", "csp-script", { file: address.pathname, origin: address.origin });
    this.policyOfPage();
    const script = await this.file(address);
    if (!script) return;
    this.scriptType(script, !single);
    this.travels(script);
    this.cached(script);
    if (!single) await this.engine(script);
    await this.calendar(address);
  }

  /** Reports what the page's CSP means for the calculator. */
  private policyOfPage(): void {
    const wasm = this.policies.every((policy) => {
      const sources = sourcesOf(policy, "script-src");
      return !sources || sources.some((one) => /^'(?:wasm-)?unsafe-eval'$/.test(one));
    });
    if (!wasm) this.say("note", "csp-wasm");
    const types = this.policies.filter((policy) => policy.has("require-trusted-types-for"));
    if (types.length && this.policies.some((policy) => policy.has("trusted-types") && !policy.get("trusted-types")!.some((name) => name === "lit-html" || name === "*"))) this.say("fault", "trusted-types");
  }

  /** The files that the module script loads: its chunk, and the wasm, with the name that both of the same build contain. */
  private async engine(script: File): Promise<void> {
    const chunks = [...textOf(script).matchAll(/["'`](\.\/start-[\w-]{8}\.js)["'`]/g)].map(([, name]) => name!);
    const text = [textOf(script)];
    for (const name of new Set(chunks)) {
      const chunk = await this.file(new URL(name, script.address));
      if (!chunk) continue;
      this.scriptType(chunk, true);
      this.travels(chunk);
      text.push(textOf(chunk));
    }
    // The core that a first answer needs; builds before 2026-12 have one core for everything.
    const [, wasmName, file = ""] = /["'`](\.\/(sla-(?:quotes|calculator)\.wasm)[^"'`]*)["'`]/.exec(text.join("\n")) ?? [];
    const [, build] = /["'`]([0-9a-f]{8})_{8,}["'`]/.exec(text.join("\n")) ?? [];
    if (!wasmName) return;
    const address = new URL(wasmName, script.address);
    if (this.refusedBy("connect-src", address)) this.say("fault", "csp-connect", { file, origin: address.origin });
    if (this.refusedBy("worker-src", script.address)) this.say("note", "csp-worker");
    const wasm = await this.file(address, "missing-wasm");
    if (!wasm) return;
    const type = wasm.response.headers.get("content-type") ?? "—";
    if (type !== "application/wasm") this.say("note", "wasm-type", { file: wasm.name, type });
    this.travels(wasm);
    // The module names its imports by its own digest.
    if (build && !new TextDecoder("latin1").decode(wasm.bytes).includes(build)) this.say("fault", "mixed", { script: script.name, file: wasm.name });
  }

  private async calendar(script: URL): Promise<void> {
    const address = new URL("calendars/cn.json", script);
    const response = await this.ask(address.href).catch(() => undefined);
    // This file is optional.
    if (!response?.ok) return;
    const text = await response.text();
    try {
      const { id, version } = JSON.parse(text) as { id?: unknown; version?: unknown };
      if (typeof id !== "string" || typeof version !== "string") this.say("fault", "calendar", { file: address.pathname, why: "id, version" });
    } catch (fault) {
      this.say("fault", "calendar", { file: address.pathname, why: /^\s*</.test(text) ? "HTML" : (fault as Error).message });
    }
  }

  private async frame(tag: string, address: URL): Promise<void> {
    if (this.refusedBy("frame-src", address)) this.say("fault", "csp-frame", { file: address.pathname, origin: address.origin });
    const sandbox = /\ssandbox\b/i.test(tag) ? attribute(tag, "sandbox") ?? "" : undefined;
    if (sandbox !== undefined && !/\ballow-scripts\b/.test(sandbox)) this.say("fault", "sandbox");
    const frame = await this.file(address);
    if (!frame) return;
    const ancestors = policiesOf(frame.response.headers.get("content-security-policy") ?? "").map((policy) => policy.get("frame-ancestors")).find((one) => one);
    const refused = ancestors ? !policiesOf(`frame-ancestors ${ancestors.join(" ")}`).every((policy) => allows(policy, "frame-ancestors", this.page, address))
      : /deny/i.test(frame.response.headers.get("x-frame-options") ?? "") || (/sameorigin/i.test(frame.response.headers.get("x-frame-options") ?? "") && address.origin !== this.page.origin);
    if (refused) this.say("fault", "frame-refused", { file: address.href });
    this.travels(frame);
  }
}

/** Checks the page at an address. */
export async function check(address: string, ask: Ask = (one) => fetch(one, { cache: "no-store" })): Promise<Finding[]> {
  const one = new Check(new URL(address), ask);
  await one.run();
  return one.findings;
}
