/** The options of a call: what is no object, a field that is not known, and one that is of another kind are refused by their place and value. */
import { SlaError } from "./error";

/** What a field may be: whether a value is, and what to call it. */
export interface Kind {
  is(value: unknown): boolean;
  what: string;
}

export const ANYTHING: Kind = { is: () => true, what: "anything" };
export const YES_OR_NO: Kind = { is: (value) => typeof value === "boolean", what: "`true` or `false`" };
export const LIST: Kind = { is: Array.isArray, what: "a list" };

const OBJECT: Kind = { is: (value) => Object.prototype.toString.call(value) === "[object Object]", what: "an object" };
/** The most characters of a value in a sentence. */
const LONGEST = 80;

/** A value as a sentence quotes it. */
function shown(value: unknown): string {
  try {
    const text = typeof value === "object" ? JSON.stringify(value) : String(value);
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  } catch {
    return typeof value;
  }
}

/** The refusal of a value that is of another kind. */
export function wrongKind(path: string, { what }: Pick<Kind, "what">, value: unknown): SlaError {
  const given = shown(value);
  return new SlaError({ code: "wrong-type", path, message: `${what} is needed, not \`${given}\``, params: { value: given } });
}

function unreadable(path: string, cause: unknown): SlaError {
  const said = cause instanceof Error ? cause.message : shown(cause);
  return Object.assign(new SlaError({ code: "wrong-type", path, message: `\`${path}\` cannot be read: ${said}` }), { cause });
}

/** What `read` gives; an object may throw when it is read. */
function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    throw unreadable(path, thrown);
  }
}

/** The options at `path`, each read once; a field that is `undefined` is not given. */
export function callOptions<Options extends object>(given: Options | undefined, path: string, kinds: { readonly [name in keyof Required<Options>]: Kind }): Options {
  const options: { [name: string]: unknown } = {};
  if (given === undefined) return options as Options;
  if (!reading(path, () => OBJECT.is(given))) throw wrongKind(path, OBJECT, given);
  const allowed = Object.keys(kinds);
  const unknown = reading(path, () => Object.keys(given)).find((name) => !allowed.includes(name));
  if (unknown !== undefined) {
    const field = `${path}/${unknown.replace(/~/g, "~0").replace(/\//g, "~1")}`;
    throw new SlaError({ code: "unknown-field", path: field, message: `there is no option \`${unknown}\` here`, params: { value: unknown }, allowed });
  }
  for (const name of allowed) {
    const field = `${path}/${name}`;
    const value = reading(field, () => (given as typeof options)[name]);
    if (value === undefined) continue;
    const kind = kinds[name as keyof typeof kinds];
    if (!reading(field, () => kind.is(value))) throw wrongKind(field, kind, value);
    options[name] = value;
  }
  return options as Options;
}
