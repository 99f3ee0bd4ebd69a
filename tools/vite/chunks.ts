/**
 * Which file a module goes into. What the first answer needs is one file, what comes right after it another: left alone,
 * whatever two pages share becomes a file of its own, which is a request more and compresses worse.
 */
import path from "node:path";

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** The modules that are loaded together with these, themselves included. */
function reached(entries: readonly string[], modules: Modules): Set<string> {
  const found = new Set<string>();
  const queue = [...entries];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    queue.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}

/** The first words of a language are one file. */
const FIRST = /(?:\/words\/first\.|sla-first-words\/)([a-z]{2}(?:-[A-Z]{2})?)(?:\.ts)?$/;

/** `groups` of rolldown's code splitting, for a build that starts with `entry`. */
export function chunks(www: string, entry: string) {
  const begin = path.join(www, entry);
  let sets: { start: Set<string>; extras: Set<string>; words: Set<string> } | undefined;
  const name = (id: string, modules: Modules): string | null => {
    const plain = id.replaceAll("\\", "/");
    const [, first] = FIRST.exec(plain) ?? [];
    if (first && first !== "ts") return `first.${first}`;
    const later = (file: string) => reached([path.join(www, file)], modules);
    sets ??= { start: reached([begin], modules), extras: later("elements/extras/index.ts"), words: later("words/index.ts") };
    if (id === begin) return null;
    return id.startsWith("\0rolldown") || sets.start.has(id) ? "start" : sets.words.has(id) ? "words" : sets.extras.has(id) ? "extras" : null;
  };
  return { groups: [{ name }], includeDependenciesRecursively: false };
}
