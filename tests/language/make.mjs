/**
 * A copy of the project with one more language: its folder in `www/words` and its line in `languages.ts`, nothing else of the page, and
 * documents that declare it. The language is English in brackets, so that whatever is said without brackets was not said in it.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const MADE_UP = "xx-Brackets";

const root = fileURLToPath(new URL("../../", import.meta.url));
const copy = path.join(root, "target/third-language");
const at = (file) => path.join(copy, file);
const json = (file) => JSON.parse(readFileSync(file, "utf8"));
const write = (file, value) => writeFileSync(file, `${JSON.stringify(value, null, 1)}\n`);

/** What parts the items of a list stays as it is: no word is in it. The seven days of the week are a list, each day a text. */
const bracketed = (text) => (/^\p{L}+([ ,]\p{L}+){6}$/u.test(text) ? text.replaceAll(/\p{L}+/gu, "[$&]") : /\p{L}/u.test(text) ? `[${text}]` : text);

/** A document with a text in the made-up language beside each English one. */
export function declared(document) {
  const visit = (value) => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== "object" || value === null) return value;
    const fields = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, visit(one)]));
    const { en } = value;
    if (value["zh-CN"] !== undefined && en !== undefined) fields[MADE_UP] = Array.isArray(en) ? en.map(bracketed) : bracketed(en);
    return fields;
  };
  return { ...visit(document), languages: ["zh-CN", "en", MADE_UP] };
}

/** The modules of the folder that are code say in brackets what English says. */
const module = (name) => `import english from "../en/${name}";
import { inBrackets } from "./brackets";

export default inBrackets(english);
`;

const BRACKETS = `/** Every text in brackets, and whatever a function says. */
const said = (text: string): string =>
  (/^\\p{L}+([ ,]\\p{L}+){6}$/u.test(text) ? text.replace(/\\p{L}+/gu, "[$&]") : /\\p{L}/u.test(text) ? \`[\${text}]\` : text);

export function inBrackets<T>(value: T): T {
  const visit = (one: unknown): unknown => {
    if (typeof one === "string") return said(one);
    if (typeof one === "function") return (...given: unknown[]) => visit((one as (...all: unknown[]) => unknown)(...given));
    if (Array.isArray(one)) return one.map(visit);
    if (typeof one !== "object" || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, part]) => [name, name === "lang" ? "${MADE_UP}" : visit(part)]));
  };
  return visit(value) as T;
}
`;

/** The folder of the language, file by file as English has it. */
function folder() {
  const english = at("www/words/en");
  const own = at(`www/words/${MADE_UP}`);
  mkdirSync(own);
  for (const file of readdirSync(english)) {
    if (file.endsWith(".json")) write(path.join(own, file), Object.fromEntries(Object.entries(json(path.join(english, file))).map(([key, text]) => [key, bracketed(text)])));
    else if (file === "index.ts" || file === "begin.ts") writeFileSync(path.join(own, file), readFileSync(path.join(english, file), "utf8").replaceAll(/(?<=words\.|sources\.|first-words\/)en\b/g, MADE_UP));
    else writeFileSync(path.join(own, file), module(file.replace(/\.ts$/, "")));
  }
  writeFileSync(path.join(own, "brackets.ts"), BRACKETS);
}

/** The one registration. */
function register() {
  const file = at("www/words/languages.ts");
  const before = readFileSync(file, "utf8");
  const after = before.replace('en: "English"', `en: "English", "${MADE_UP}": "[Made up]"`);
  if (after === before) throw new Error("`languages.ts` has no line to add a language to");
  writeFileSync(file, after);
}

/** Makes the copy, builds its site and its package, and says where they are. */
export function make() {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(at("target"), { recursive: true });
  for (const part of ["www", "tools", "data", "docs", "package.json", "tsconfig.json", "tsconfig.npm.json"]) if (existsSync(path.join(root, part))) cpSync(path.join(root, part), at(part), { recursive: true });
  symlinkSync(path.join(root, "node_modules"), at("node_modules"));
  symlinkSync(path.join(root, "target/web"), at("target/web"));
  folder();
  register();
  const [policy, calendar] = ["data/policies/cmcc-group-customer.json", "data/calendars/cn.json"].map(at);
  const policies = readdirSync(at("data/policies"), { recursive: true }).filter((file) => file.endsWith(".json") && !file.endsWith(".schema.json"));
  for (const file of [calendar, ...policies.map((name) => at(`data/policies/${name}`))]) write(file, declared(json(file)));
  const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  run("cargo", ["run", "--quiet", "--example", "compile", "--features", "schema", "--", "--out", at("target/generated"), "--policy", policy, "--calendar", calendar], root);
  for (const mode of ["site", "npm"]) run(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--config", "www/vite.config.ts", "--logLevel", "error", "--mode", mode], copy);
  return { site: at("dist/site"), package: at("dist/npm") };
}
