/** The files with the words of each language: each language has a folder, whose `index.ts` lists them. */
import { type Lang, matchLanguage } from "./languages";
import type { Language } from "./language";

/** What loads the words of a language. */
export interface LanguageFiles {
  /** All texts of the language. */
  readonly own: () => Promise<{ default: Language }>;
  /** The bundled policy's words. */
  readonly policy: () => Promise<{ default: unknown }>;
  /** The bundled policy's quoted sources. */
  readonly sources: () => Promise<{ default: unknown }>;
}

const folders = import.meta.glob<LanguageFiles>("./*/index.ts", { eager: true, import: "default" });

export const languageFiles = (lang: Lang): LanguageFiles => folders[`./${lang}/index.ts`]!;

/** Begins to load the bundled words of a language, in parallel with the code that uses them; the place that awaits them handles errors. */
export function fetchWords(lang: string): void {
  const known = matchLanguage(lang);
  if (!known) return;
  const { own, policy } = languageFiles(known);
  for (const load of [own, policy]) load().catch(() => undefined);
}
