/** The modules of a record of tickets, compiled by the project's own bundler, with the engine of the package under test. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compiler } from "../compiler.mjs";
import { createCalculator } from "../package/package.mjs";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const PATHS = ["lists/body", "lists/file", "lists/head", "lists/survey", "lists/event-columns", "lists/tickets", "lists/turned", "lists/pauses", "lists/pause-columns", "elements/record/reading", "elements/record/lines", "elements/record/listing", "elements/record/kept", "elements/record/judge", "elements/record/year", "elements/record/curve", "elements/shared/moment", "elements/record/moments", "elements/record/proof", "elements/record/context", "elements/desk/safe-start", "elements/shared/end-problem", "engine/clocks"];

/** The modules' exports together, the engine, and `close` for the end. */
export async function load() {
  const server = await compiler({ cache: "record-tests", generated: at("../../target/generated") });
  const lib = Object.assign({}, ...(await Promise.all(PATHS.map((path) => server.ssrLoadModule(`/${path}.ts`)))));
  const sla = await createCalculator();
  const { loadWords } = await server.ssrLoadModule("/words/index.ts");
  const languages = await Promise.all(["zh-CN", "en"].map((lang) => loadWords(lang)));
  const vocabulary = await lib.ticketVocabulary(sla.policy, languages);
  return { ...lib, sla, languages, vocabulary, close: () => server.close() };
}

/** A list to its tickets, as the page reads it. */
export async function tickets(lib, bytes, defaults = {}) {
  const buffer = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  const reader = { policy: lib.sla.policy, vocabulary: lib.vocabulary };
  const found = await lib.openBook(buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength), "tickets.csv", reader);
  const opened = await lib.readSheet(found.book, found.at, reader);
  const { mapping, rows, lines } = opened;
  return { mapping, opened, list: rows.map((row, place) => lib.ticketOf(row, lines[place], { ...reader, mapping, days: new Set(lib.daysOf(opened.survey, mapping, lib.eventIds(reader.policy))), defaults, year: "" })) };
}

export const json = async (path) => JSON.parse(await readFile(at(path), "utf8"));
