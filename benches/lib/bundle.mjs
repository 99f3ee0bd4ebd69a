// The peers' scripts as a page would ship them: one minified module.
import { mkdirSync, writeFileSync, copyFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { benches, work } from "./paths.mjs";

const OPTIONS = { bundle: true, minify: true, format: "esm", target: ["chrome86"], legalComments: "none", charset: "utf8" };

/** What a careful server sends: gzip 9, brotli 11. */
export function sizes(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes, { params }).length };
}

/** FullCalendar with its day grid and one language, and nothing else. */
export function fullCalendar({ require, folder }) {
  const contents = `import { Calendar } from "@fullcalendar/core";
    import zh from "@fullcalendar/core/locales/zh-cn";
    import dayGrid from "@fullcalendar/daygrid";
    window.calendar = (element) => new Calendar(element, { plugins: [dayGrid], locale: zh, initialView: "dayGridMonth" });`;
  const { outputFiles } = require("esbuild").buildSync({ ...OPTIONS, stdin: { contents, resolveDir: folder }, write: false });
  return Buffer.from(outputFiles[0].contents);
}

/** The page of FullCalendar and chinese-days; returns its folder. */
export function peerPage({ require, folder }) {
  const from = path.join(benches, "pages/peer");
  const to = path.join(work, "pages/peer");
  mkdirSync(to, { recursive: true });
  const { outputFiles } = require("esbuild").buildSync({
    ...OPTIONS, entryPoints: [path.join(from, "main.js")], nodePaths: [path.join(folder, "node_modules")], write: false,
  });
  writeFileSync(path.join(to, "main.js"), outputFiles[0].contents);
  copyFileSync(path.join(from, "index.html"), path.join(to, "index.html"));
  return to;
}
