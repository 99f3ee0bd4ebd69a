/** What is wrong with a document, in the page's language; JSON is checked here because each browser has its own messages for JSON errors, in English. */
import type { Problem } from "../../engine/types";
import type { GetString } from "../strings";

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

/** Where a text stops being JSON: the place of the first letter that cannot stand there; the text's length where something is missing. */
export function stopOf(text: string): number {
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return !!found;
  };
  const next = (): string => {
    skip(SPACE);
    return text[at] ?? "";
  };
  // Lists and objects that are open; a document may be nested deeper than calls can be.
  const open: string[] = [];
  for (;;) {
    if (next() === "{" || text[at] === "[") {
      const close = text[at++] === "{" ? "}" : "]";
      if (next() !== close) {
        open.push(close);
        if (close === "}" && !name()) return at;
        continue;
      }
      at++;
    } else if (!skip(STRING) && !skip(NUMBER) && !skip(WORD)) return at;
    // A value has ended, and what contains it may end, too.
    while (open.length && next() === open[open.length - 1]) {
      open.pop();
      at++;
    }
    if (!open.length || next() !== ",") return next() ? at : text.length;
    at++;
    if (open[open.length - 1] === "}" && !name()) return at;
  }

  function name(): boolean {
    skip(SPACE);
    if (!skip(STRING) || next() !== ":") return false;
    at++;
    return true;
  }
}

/** Why a text is no JSON, by line and column. */
export function notJson(text: string, say: GetString): string {
  if (!text.trim()) return say("own.empty");
  const at = stopOf(text);
  const before = text.slice(0, at).split(/\r\n|[\r\n]/);
  const place = { line: before.length, column: (before[before.length - 1] ?? "").length + 1 };
  return at < text.length ? say("own.notJson", { ...place, found: [...text.slice(at, at + 24)].slice(0, 12).join("").split(/[\r\n]/)[0] ?? "" }) : say("own.cut", place);
}

/** The sentence for an engine's problem, from its code and values; the engine's own sentence is shown beside it. */
export function sentenceOf({ path, params = {}, allowed }: Problem, say: GetString): string {
  const { field, value } = params;
  if (field !== undefined) return say("own.missing", { field });
  if (value === undefined || !allowed?.length) return say(value === undefined ? "own.wrong" : "own.wrongValue", { value: value ?? "" });
  const last = path.slice(path.lastIndexOf("/") + 1).replace(/~1/g, "/").replace(/~0/g, "~");
  return say(last === value ? "own.unknownField" : "own.unknownValue", { value, allowed: allowed.join(say("own.or")) });
}
