/** The files with the words of this language: its own, and those of the bundled policy with its quoted sources. */
import type { LanguageFiles } from "../files";

const files: LanguageFiles = {
  own: () => import("./whole"),
  policy: () => import("#generated/words.zh-CN.json"),
  sources: () => import("#generated/sources.zh-CN.json"),
};

export default files;
