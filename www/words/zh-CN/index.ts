/** Where the words of this language are: what is said first, all of it, and those of the bundled policy with its quoted sources. */
import type { LanguageFiles } from "../files";

const files: LanguageFiles = {
  first: () => import("virtual:sla-first-words/zh-CN"),
  own: () => import("./whole"),
  policy: () => import("#generated/words.zh-CN.json"),
  sources: () => import("#generated/sources.zh-CN.json"),
};

export default files;
