/** Parses the arguments of every command alike: names and options in any order, `--name value` or `--name=value`. */
import { parseArgs } from "node:util";
import { languages, matchLanguage, other, usual, type Lang } from "../words/languages";

/** The arguments that a command accepts. */
export interface Known {
  /** Options that take a value; if one is repeated, the last value counts. */
  readonly values?: readonly string[];
  /** Options that may be given several times. */
  readonly lists?: readonly string[];
  /** Options without a value. */
  readonly flags?: readonly string[];
  /** The usage, shown if other arguments are given. */
  readonly usage: string;
}

export interface Told {
  /** The arguments without a name: files, addresses, ids. */
  readonly names: string[];
  readonly values: { readonly [name: string]: string | undefined };
  readonly flags: ReadonlySet<string>;
  /** Every value of an option that may be given several times. */
  list(name: string): readonly string[];
}

/** Parses the arguments; throws a sentence with the usage if an option does not exist or lacks its value. */
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

/** The languages as listed in a usage. */
export const LANGUAGES = languages.join("|");

/** The named language; nothing if none is named. */
export function languageOf(named: string | undefined, usage: string): Lang | undefined {
  if (named !== undefined && !(languages as readonly string[]).includes(named)) throw new Error(`--lang takes ${languages.join(" or ")}, not \`${named}\`\n${usage}`);
  return named as Lang | undefined;
}

/** The language of the terminal, if it is supported. */
export const ownLanguage = (): Lang => matchLanguage(process.env["LANG"]?.split(".")[0]) ?? (process.env["LANG"] ? other : usual);
