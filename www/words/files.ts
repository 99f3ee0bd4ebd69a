/** Where the words of each language are: each has a folder, whose `index.ts` says so. */
import { type Lang, matchLanguage } from "./languages";
import type { Language } from "./language";

/** What loads the words of a language. */
export interface LanguageFiles {
  /** Everything that the language says. */
  readonly own: () => Promise<{ default: Language }>;
  /** The bundled policy's words. */
  readonly policy: () => Promise<{ default: unknown }>;
  /** The bundled policy's quoted sources. */
  readonly sources: () => Promise<{ default: unknown }>;
}

const folders = import.meta.glob<LanguageFiles>("./*/index.ts", { eager: true, import: "default" });

export const languageFiles = (lang: Lang): LanguageFiles => folders[`./${lang}/index.ts`]!;

/** Begins to load the bundled words of a language, beside the code that says them; a fault is met where they are awaited. */
export function fetchWords(lang: string): void {
  const known = matchLanguage(lang);
  if (!known) return;
  const { own, policy } = languageFiles(known);
  for (const load of [own, policy]) load().catch(() => undefined);
}
