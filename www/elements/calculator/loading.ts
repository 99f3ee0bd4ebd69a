/** What a calculator loads: the engine of the documents that its attributes name, and the words, of which the first answer needs a part. */
import type { Words } from "../../words";
import type { FirstWords } from "../../words/first";
import { loadFirstWords } from "../../words/first-load";
import { quoters, sourcesOf, type Quoter } from "../shared/engine";

/** The first answer needs no more; everything else is shown once the whole words are there. */
const firstWords = (lang: string): Promise<Words> => loadFirstWords(lang) as Promise<FirstWords> as Promise<Words>;

/** Where there is no engine to bring them. */
export const bundledWords = async (lang: string): Promise<Words> => (await import("../../words")).loadWords(lang);

const policyOf = (element: Element): string | null => sourcesOf(element).policy;

/** The first texts until all are loaded; a supplied policy brings its own texts. */
export function wordsOf(sla: Quoter | undefined, element: Element, lang: string, whole: boolean): Promise<Words> {
  if (!sla) return bundledWords(lang);
  return whole || policyOf(element) !== null ? sla.words(lang) : firstWords(lang);
}

/** The first texts of the bundled policy are loaded beside the engine, not after it; if loading fails, the place that awaits them handles it. */
export async function load(element: Element, lang: string, whole: boolean): Promise<[Quoter, Words]> {
  const first = whole || policyOf(element) !== null ? undefined : firstWords(lang);
  first?.catch(() => undefined);
  const sla = await quoters.of(sourcesOf(element));
  return [sla, await (first ?? sla.words(lang))];
}

/** Runs with the next frame: neither before it nor a frame late. A page that is hidden or covered may have no frames. */
export function withNextFrame(run: () => void): void {
  let ran = false;
  const once = (): void => {
    if (!ran) run();
    ran = true;
  };
  requestAnimationFrame(once);
  setTimeout(once, 250);
}

/** Requests what comes after the answer again if the network fails; the caller gets the last error. */
export async function patiently<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (const pause of [1000, 4000]) {
    try {
      return await ask();
    } catch {
      await new Promise((again) => setTimeout(again, pause));
    }
  }
  return ask();
}
