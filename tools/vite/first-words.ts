/**
 * `virtual:sla-first-words/<language>`: what the first answer says, taken from the texts of the language and of the bundled
 * policy. A customer is shown promises, so of the rules only theirs are in it, with what heads an answer of them.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";
import { FIRST_KEYS } from "../../www/words/first-keys.ts";

const PREFIX = "virtual:sla-first-words/";

type Texts = Record<string, unknown>;
interface Rule {
  id: string;
  kind: string;
  clause: string;
}

/** Whole sections that are only asked for later; processes are named by the interface where somebody chooses one. */
const LATER = ["conditions", "readings", "notices", "holidays", "processes", "law", "clauses", "acts", "parties", "reasons"];

const json = <T>(file: string): T => JSON.parse(readFileSync(file, "utf8")) as T;
const only = (texts: Texts, keep: (id: string) => boolean): Texts => Object.fromEntries(Object.entries(texts).filter(([id]) => keep(id)));

/** Without what only holds under a condition or another reading, which nobody has given yet, and the parts that a rule words itself. */
function unconditional(this: { wording?: object }, key: string, value: unknown): unknown {
  if (key === "deliverable" && this.wording) return undefined;
  const when = JSON.stringify((value as { when?: unknown } | null)?.when) ?? "";
  return key === "examples" || (/"(condition|reading)":/.test(when) && !when.includes('"not"')) ? undefined : value;
}

function policy(words: Texts, document: { rules: Rule[]; events: { id: string; opening?: boolean }[] }): Texts {
  const shown = document.rules.filter(({ kind }) => kind === "promise");
  const named = new Set([...JSON.stringify(shown, unconditional).matchAll(/"([\w-]+)"/g)].map(([, id]) => id));
  const first = only(words, (section) => !LATER.includes(section));
  first["rules"] = only(words["rules"] as Texts, (id) => shown.some((rule) => rule.id === id));
  // What heads an answer has a limit; the other wordings are the list's.
  const limits = Object.entries(words["wording"] as Record<string, Texts>).map(([id, texts]) => [id, only(texts, (what) => /^\d/.test(what))] as const);
  first["wording"] = Object.fromEntries(limits.filter(([id, texts]) => id in (first["rules"] as Texts) && Object.keys(texts).length > 0));
  // The form asks for what opens a clock, whatever is shown.
  document.events.filter(({ opening }) => opening).forEach(({ id }) => named.add(id));
  first["events"] = only(words["events"] as Texts, (id) => named.has(id));
  return first;
}

export function firstWords(root: string): Plugin {
  const at = (file: string) => path.join(root, file);
  return {
    name: "sla-first-words",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const language = id.slice(PREFIX.length + 1);
      const ui = only(json<Texts>(at(`www/words/${language}/ui.json`)), (key) => FIRST_KEYS.some((beginning) => key.startsWith(beginning)));
      const words = policy(json<Texts>(at(`target/generated/words.${language}.json`)), json(at("data/policies/cmcc-group-customer.json")));
      return `import texts from ${JSON.stringify(at(`www/words/${language}/first.ts`))};
        export const language = { ...texts, ui: ${JSON.stringify(ui)} };
        export const policy = ${JSON.stringify(words)};`;
    },
  };
}
