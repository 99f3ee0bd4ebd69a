/** The modules of `www/lists`, compiled by the project's own bundler, with the bundled policy and its words. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compiler } from "../compiler.mjs";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const json = async (path) => JSON.parse(await readFile(at(path), "utf8"));

const MODULES = ["body", "cells", "markup", "encodings", "file", "head", "moments", "pauses", "separated", "serials", "stretches", "survey", "tidy", "turned", "vocabulary", "write"];

/** The reader of workbooks as the project's build leaves it; the page has it from `tools/vite/wasm.ts`. */
export const workbook = {
  name: "workbook",
  enforce: "pre",
  resolveId: (id) => (id.startsWith("virtual:sla-wasm/") ? `\0${id}` : id.startsWith("#web/") ? at(`../../target/web/${id.slice(5)}`) : null),
  load: (id) => {
    // As in the package: the first core is the whole one.
    if (id === "\0virtual:sla-wasm/first") return 'import * as glue from "#web/core/sla_core_bg.js"; import { build, source } from "virtual:sla-wasm/core"; export const first = { name: "core", build, glue, source }; export const whole = undefined;';
    const [, build] = /^\0virtual:sla-wasm\/(\w+)$/.exec(id) ?? [];
    const file = at(`../../target/web/${build}/sla_${build}_bg.wasm`);
    return build ? `import { readFileSync } from "node:fs"; export const build = "./sla_${build}_bg.js"; export const source = () => readFileSync(${JSON.stringify(file)});` : null;
  },
};

/** A server for the modules of `www`, with the reader of workbooks. */
export const withWorkbooks = () => compiler({ cache: "lists-tests", generated: at("../../target/generated"), plugins: [workbook] });

/** The modules' exports together, both languages, the vocabulary of the bundled policy, and `close` for the end. */
export async function load() {
  const server = await withWorkbooks();
  const modules = await Promise.all(MODULES.map((name) => server.ssrLoadModule(`/lists/${name}.ts`)));
  const lib = Object.assign({}, ...modules, await server.ssrLoadModule("/engine/utf16.ts"), await server.ssrLoadModule("/cli/quote/work.ts"));
  const { loadWords } = await server.ssrLoadModule("/words/index.ts");
  const { expanded } = await server.ssrLoadModule("/engine/policy-info.ts");
  const languages = await Promise.all(["zh-CN", "en"].map((lang) => loadWords(lang)));
  const policy = expanded((await json("../../target/generated/policy-info.json")).at(-1));
  return { ...lib, languages, policy, vocabulary: await lib.vocabularyOf(policy, languages), close: () => server.close() };
}

/** A list from bytes to its rows and what its columns are, as the page's worker reads it. */
export function reader(lib) {
  const pace = { piece: 1000, breathe: async () => {} };
  return async (bytes, sheetAt = 0) => {
    const buffer = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
    const file = await lib.openFile(buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength), pace, lib.vocabulary);
    if ("refused" in file) return file;
    const read = await file.read(sheetAt);
    if ("refused" in read) return read;
    const sheet = lib.upright(read, lib.vocabulary);
    const head = lib.findHead(sheet.rows, lib.vocabulary);
    const body = lib.bodyOf(sheet, head, lib.vocabulary);
    const survey = await lib.survey(head.headers, body.rows, lib.vocabulary, pace);
    return { file, sheet, head, body, survey };
  };
}
