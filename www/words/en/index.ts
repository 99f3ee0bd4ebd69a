/** Where the words of this language are: what is said first, all of it, and those of the bundled policy with its quoted sources. */
import type { LanguageFiles } from "../files";

const files: LanguageFiles = {
  first: () => import("virtual:sla-first-words/en"),
  own: () => import("./whole"),
  policy: () => import("#generated/words.en.json"),
  sources: () => import("#generated/sources.en.json"),
};

export default files;
