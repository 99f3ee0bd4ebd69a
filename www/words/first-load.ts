/** The words of the first answer: a tenth of all, loaded beside the engine. */
import { languageFiles } from "./files";
import { FirstWords } from "./first";
import { matchLanguage, other } from "./languages";

/** For the bundled policy; `gaps` tells when a text was asked for that is not among them. */
export async function loadFirstWords(lang: string): Promise<FirstWords> {
  const { language, policy } = await languageFiles(matchLanguage(lang) ?? other).first();
  return new FirstWords(language, policy, undefined, { met: false });
}
