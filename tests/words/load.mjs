/** The modules under test, compiled by the project's own bundler, with the policy texts of the fixtures. */
import { fileURLToPath } from "node:url";
import { compiler } from "../compiler.mjs";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const pages = () => compiler({ cache: "words-tests", generated: at("fixtures") });

/** The exports of one module of the page, by its path in `www`. */
export async function loadModule(path) {
  const server = await pages();
  try {
    return await server.ssrLoadModule(path);
  } finally {
    await server.close();
  }
}

/** The modules' exports together, both languages loaded, and `close` for the end. */
export async function load() {
  const server = await pages();
  const paths = ["/words/index.ts", "/words/language.ts", "/words/copy.ts", "/engine/ics/index.ts", "/engine/ics/identity.ts"];
  const modules = await Promise.all(paths.map((path) => server.ssrLoadModule(path)));
  const lib = Object.assign({}, ...modules);
  const [zh, en] = await Promise.all([lib.loadWords("zh-CN"), lib.loadWords("en")]);
  return { ...lib, zh, en, close: () => server.close() };
}
