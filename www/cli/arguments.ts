/** What a command is told, read in one way: names and options in any order, `--name value` or `--name=value`. */
import { parseArgs } from "node:util";
import { languages, matchLanguage, other, usual, type Lang } from "../words/languages";

/** What a command may be told. */
export interface Known {
  /** Options that take a value; each may be given once more, and the last one counts. */
  readonly values?: readonly string[];
  /** Options that may be given several times. */
  readonly lists?: readonly string[];
  /** Options without a value. */
  readonly flags?: readonly string[];
  /** What is said where it is told something else. */
  readonly usage: string;
}

export interface Told {
  /** What has no name: files, addresses, ids. */
  readonly names: string[];
  readonly values: { readonly [name: string]: string | undefined };
  readonly flags: ReadonlySet<string>;
  /** Every value of an option that may be given several times. */
  list(name: string): readonly string[];
}

/** Reads what a command is told; throws a sentence with its usage where there is no such option, or it lacks its value. */
export function told(args: readonly string[], { values = [], lists = [], flags = [], usage }: Known): Told {
  const taking = [...values, ...lists];
  const options = Object.fromEntries([...taking.map((name) => [name, { type: "string" as const }] as const), ...flags.map((name) => [name, { type: "boolean" as const }] as const)]);
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  const found: { names: string[]; given: [string, string][]; flags: Set<string> } = { names: [], given: [], flags: new Set() };
  for (const token of tokens) {
    if (token.kind === "positional") found.names.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value } = token;
    if (flags.includes(name)) found.flags.add(name);
    else if (!taking.includes(name)) throw new Error(`there is no option ${rawName}\n${usage}`);
    else if (value === undefined) throw new Error(`${rawName} needs a value\n${usage}`);
    else found.given.push([name, value]);
  }
  return {
    names: found.names, flags: found.flags, values: Object.fromEntries(found.given.filter(([name]) => values.includes(name))),
    list: (name) => found.given.filter(([one]) => one === name).map(([, value]) => value),
  };
}

/** The languages as a usage names them. */
export const LANGUAGES = languages.join("|");

/** A language that is named, or nothing where none is. */
export function languageOf(named: string | undefined, usage: string): Lang | undefined {
  if (named !== undefined && !(languages as readonly string[]).includes(named)) throw new Error(`--lang takes ${languages.join(" or ")}, not \`${named}\`\n${usage}`);
  return named as Lang | undefined;
}

/** The language of the terminal, as far as there is one here. */
export const ownLanguage = (): Lang => matchLanguage(process.env["LANG"]?.split(".")[0]) ?? (process.env["LANG"] ? other : usual);
