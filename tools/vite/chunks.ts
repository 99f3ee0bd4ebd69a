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
const FIRST = /(?:\/words\/([\w-]+)\/(?:begin|first)\.ts|sla-first-words\/([\w-]+))$/;

/**
 * What is loaded on its own later, as one file each; a module that two of them need is in the first. The writer of calendar files comes with
 * the words, and must not wait for the details for the one module that it shares with them.
 */
const LATER = {
  words: ["words/index.ts", "engine/ics/to-come.ts"], list: ["elements/commitment-list/index.ts"], common: ["elements/details/common.ts"], details: ["elements/details/index.ts"],
  open: ["pages/link/open.ts"],
};

/** `groups` of rolldown's code splitting, for a build that starts with `entry`, which is in that file too if it is its `own`. */
export function chunks(www: string, entry: string, own = false) {
  const begin = path.join(www, entry);
  let sets: [name: string, modules: Set<string>][] | undefined;
  const name = (id: string, modules: Modules): string | null => {
    const [, folder, made] = FIRST.exec(id.replaceAll("\\", "/")) ?? [];
    if (folder ?? made) return `first.${folder ?? made}`;
    const reachedFrom = (files: readonly string[]) => reached(files.map((file) => path.join(www, file)), modules);
    sets ??= [["start", reachedFrom([entry])], ...Object.entries(LATER).map(([name, files]) => [name, reachedFrom(files)] as [string, Set<string>])];
    return id === begin && !own ? null : sets.find(([, set]) => set.has(id))?.[0] ?? null;
  };
  return { groups: [{ name, debugName: "loaded together" }], includeDependenciesRecursively: false };
}
