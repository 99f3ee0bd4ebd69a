// Holds the quotations of a policy document against the text that they are taken from: `node tools/js/quotes.mjs EXCERPT [POLICY]`.
//
// Fails on a quotation or the name of a party or an act that is not in the text word for word, on a party of a rule that its
// quotations do not name, and on a sentence of the text, or a part of one, that no quotation and no printed table has.
// What is left out on purpose stands in data/sources/, with the reason.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.join(import.meta.dirname, "../..");
const json = (file) => JSON.parse(readFileSync(file, "utf8"));

/** The quoted pieces of a document in the language of its source, each with its place in the document. */
function quotations(policy, say) {
  const pieces = [];
  policy.rules.forEach(({ id, source }) => {
    const list = Array.isArray(source) ? source : [source];
    list.forEach((piece, at) => pieces.push({ place: `${id}, piece ${at + 1}`, text: say(piece.text ?? piece) }));
  });
  for (const { id, notes = [] } of policy.printedTables ?? []) notes.forEach((note) => pieces.push({ place: `table ${id}, note`, text: say(note) }));
  return pieces;
}

/** The names of parties and acts that the text does not have. */
const strangers = (policy, text, say) => ["parties", "acts"].flatMap((list) =>
  (policy[list] ?? []).filter(({ title }) => !text.includes(say(title))).map(({ id, title }) => ({ place: `${list}, ${id}`, text: say(title) })));

/** The parties of rules that their quotations do not name: `known` says by which other words they may, or why not. */
function unnamed(policy, say, { parties = {}, unnamed: left = [] }) {
  const titles = Object.fromEntries((policy.parties ?? []).map(({ id, title }) => [id, say(title)]));
  return policy.rules.flatMap(({ id, source, debtor, creditor, cases = [] }) => {
    const quoted = (Array.isArray(source) ? source : [source]).map((piece) => say(piece.text ?? piece)).join("\n");
    const all = [debtor, creditor, ...cases.flatMap((one) => [one.debtor, one.creditor])].filter(Boolean);
    return [...new Set(all)].filter((party) => ![titles[party], ...(parties[party]?.also ?? [])].some((name) => quoted.includes(name)))
      .filter((party) => !parties[party]?.reason && !left.some((one) => one.rule === id && one.party === party && one.reason))
      .map((party) => `${id}: ${party}`);
  });
}

const escape = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
/** A cell's words, with any figure or channel in the place of what the engine answers. */
const cellPattern = (text) => text.split(/(\{\w+\})/).map((part) => (/^\{(amount|hours)\}$/.test(part) ? "\\d+" : /^\{\w+\}$/.test(part) ? ".+?" : escape(part))).join("");

/** A printed table as it runs on in a text without separators: heads, then row by row. */
function tablePattern({ title, corner, legend, columns, aside, rows }, values, say) {
  const head = [title, corner, legend, columns.heading, aside?.title].filter(Boolean).map((text) => escape(say(text)));
  const names = values.map(({ id, title: name }) => escape(say(columns.titles?.[id] ?? name)));
  const body = rows.flatMap(({ heading, title: name, words = {}, cells = {}, merged }, at) => {
    const of = ({ id }) => (cells[id] ? cellPattern(say(cells[id])) : `(?:${Object.values(words).map((text) => cellPattern(say(text))).join("|")})`);
    const line = (merged ? values.slice(0, 1) : values).map(of);
    return [heading ? escape(say(heading)) : "", escape(say(name)), ...line, at === 0 && aside ? escape(say(aside.text)) : ""];
  });
  return new RegExp([...head, ...names, ...body].join(""), "g");
}

/** What stands where no quotation does: the parts of sentences, without numbering and punctuation. */
function uncovered(text, covered) {
  const parts = [];
  let at = 0;
  for (const sentence of text.split(/(?<=[。;；\n])/)) {
    let part = "";
    [...Array(sentence.length + 1).keys()].forEach((index) => {
      const open = index < sentence.length && !covered[at + index];
      if (open) part += sentence[index];
      else {
        const said = part.replace(/^[\s(（]*(?:\d+|[一二三四五六七八九十]+)[)）]\s*/, "").trim();
        if (/[\p{L}\p{N}]/u.test(said)) parts.push(said);
        part = "";
      }
    });
    at += sentence.length;
  }
  return parts;
}

/** What is wrong between a document, the text, and what is left out on purpose. */
export function examine(policy, text, known) {
  const { begins, unquoted } = known;
  const language = policy.provenance.language ?? "zh-CN";
  const say = (texts) => texts[language];
  const start = text.indexOf(begins);
  if (start < 0) return { absent: [{ place: "the text", text: begins }], unanswered: [], stale: [], parties: [], pieces: 0, tables: 0 };
  const covered = new Uint8Array(text.length).fill(1, 0, start);
  const absent = strangers(policy, text.slice(start), say);
  const pieces = quotations(policy, say);
  for (const { place, text: piece } of pieces) {
    let found = text.indexOf(piece, start);
    if (found < 0 || !piece) absent.push({ place, text: piece });
    for (; found >= 0 && piece; found = text.indexOf(piece, found + 1)) covered.fill(1, found, found + piece.length);
  }
  const tables = policy.printedTables ?? [];
  for (const table of tables) {
    const { values } = policy.dimensions.find(({ id }) => id === table.columns.dimension);
    const found = [...text.matchAll(tablePattern(table, values, say))].filter(({ index }) => index >= start);
    if (!found.length) absent.push({ place: `table ${table.id}`, text: say(table.title) });
    for (const { 0: run, index } of found) covered.fill(1, index, index + run.length);
  }
  const left = uncovered(text, covered);
  return {
    absent,
    unanswered: left.filter((part) => !unquoted.some(({ text: known }) => part === known)),
    stale: unquoted.filter(({ text: known, reason }) => !reason || !left.includes(known)).map(({ text: known }) => known),
    parties: unnamed(policy, say, known),
    pieces: pieces.length,
    tables: tables.length,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [excerpt, file = path.join(root, "data/policies/cmcc-group-customer.json")] = process.argv.slice(2);
  const policy = json(file);
  const { absent, unanswered, stale, parties, pieces, tables } = examine(policy, readFileSync(excerpt, "utf8"), json(path.join(root, `data/sources/${policy.id}.json`)));
  const check = (list, told) => console.log(`${list.length ? "not ok" : "ok"} - ${told}${list.map((one) => `\n    ${one}`).join("")}`);
  check(absent.map(({ place, text }) => `${place}: ${text}`), `each of ${pieces} quotations and ${tables} tables, and each name of a party or an act, is in the text word for word`);
  check(parties, "each party of a rule is named in its quotations, or there is a reason");
  check(unanswered, "each sentence of the text has a quotation, a table or a reason");
  check(stale, "each reason is given and needed");
  if (absent.length + unanswered.length + stale.length + parties.length) process.exitCode = 1;
}
