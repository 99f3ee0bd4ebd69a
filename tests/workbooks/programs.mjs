/**
 * The workbook in two spreadsheet programs: each is asked to write it in its own form, in which a date is a date and not a text.
 * Arguments: the folder of `write.mjs`, LibreOffice's program, Gnumeric's `ssconvert`.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { Parser } from "htmlparser2";

const [folder, office, ssconvert] = process.argv.slice(2);
const { names, titles, starts, answers } = JSON.parse(readFileSync(path.join(folder, "expected.json"), "utf8"));
const file = path.join(folder, "list.xlsx");
const RANGE = " – ";

/** What the sheet must say of each circuit: its number as a text, its start, and each commitment's earliest and latest day. */
const wanted = names.map((name, at) => [name, starts[at].replace("T", " "), ...answers[at].flatMap((date) => { const [from, to] = date.split(RANGE); return [from, to ?? from]; })]);

const HEADS = ["电路编号", "受理时间"];

/** The same of a sheet that was read, `{ text, date }` a cell: where a commitment has but one column, both ends stand in it. */
function said([head, ...rows]) {
  const at = (name) => { const found = head.findIndex((cell) => cell?.text === name); return found < 0 ? undefined : found; };
  const ends = titles.map((title) => [at(`${title}（最早）`) ?? at(title), at(`${title}（最迟）`) ?? at(title)]);
  for (const one of [...HEADS.map(at), ...ends.flat()]) assert.notEqual(one, undefined, `a column is missing in ${head.map((cell) => cell?.text)}`);
  return rows.filter((row) => row[at(HEADS[0])]?.text).map((row) => [
    row[at(HEADS[0])].date ? "a date" : row[at(HEADS[0])].text, row[at(HEADS[1])]?.date ?? `no date: ${row[at(HEADS[1])]?.text}`,
    ...ends.flat().map((column) => row[column]?.date ?? (row[column]?.text ? `no date: ${row[column].text}` : "")),
  ]);
}

/** A day without a time, a moment to the minute. */
const plain = (iso) => iso.replace(/T00:00:00$/, "").replace("T", " ").slice(0, 16);

function officeSheet() {
  execFileSync(office, ["--headless", `-env:UserInstallation=file://${path.resolve(folder, "profile")}`, "--convert-to", "fods", "--outdir", folder, file], { stdio: "pipe" });
  const rows = [];
  let [row, cell, sheets] = [undefined, undefined, 0];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "table:table") sheets++;
      if (sheets !== 1) return;
      if (name === "table:table-row") rows.push((row = []));
      else if (name === "table:table-cell") {
        const date = attributes["office:value-type"] === "date" ? plain(attributes["office:date-value"]) : undefined;
        cell = { text: "", date };
        const count = Number(attributes["table:number-columns-repeated"] ?? 1);
        for (let at = 0; at < Math.min(count, 100); at++) row.push(cell);
      }
    },
    ontext(text) { if (cell && row) cell.text += text.trim(); },
    onclosetag(name) { if (name === "table:table-cell") cell = undefined; },
  }, { xmlMode: true });
  parser.end(readFileSync(path.join(folder, "list.fods"), "utf8"));
  return rows;
}

/** Gnumeric keeps a date as the number of its day in a region whose format shows one. */
function gnumericSheet() {
  const out = path.join(folder, "list.gnumeric");
  execFileSync(ssconvert, [file, out], { stdio: "pipe" });
  const bytes = readFileSync(out);
  const [rows, regions] = [[], []];
  let [cell, region, sheets] = [undefined, undefined, 0];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "gnm:Sheet") sheets++;
      if (sheets !== 1) return;
      if (name === "gnm:StyleRegion") region = ["startRow", "endRow", "startCol", "endCol"].map((one) => Number(attributes[one]));
      else if (name === "gnm:Style") regions.push({ region, format: attributes["Format"] });
      else if (name === "gnm:Cell") (rows[Number(attributes["Row"])] ??= [])[Number(attributes["Col"])] = cell = { text: "", type: attributes["ValueType"] };
    },
    ontext(text) { if (cell) cell.text += text; },
    onclosetag(name) { if (name === "gnm:Cell") cell = undefined; },
  }, { xmlMode: true });
  parser.end((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8"));
  const formatAt = (row, column) => regions.findLast(({ region: [top, bottom, left, right] }) => top <= row && row <= bottom && left <= column && column <= right)?.format ?? "";
  // 30 and 40 are numbers.
  for (const [row, cells] of rows.entries()) for (const [column, one] of (cells ?? []).entries()) {
    if (one && /^[34]0$/.test(one.type) && /^yyyy-mm-dd/.test(formatAt(row, column))) one.date = plain(new Date(Date.UTC(1899, 11, 30) + Math.round(Number(one.text) * 86_400) * 1000).toISOString().slice(0, 19));
  }
  return rows;
}

const version = (program, option) => execFileSync(program, [option], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim().split("\n")[0];
let failed = 0;
for (const [name, read] of [[() => version(office, "--version"), officeSheet], [() => version(ssconvert, "--version"), gnumericSheet]]) {
  try {
    const sheet = said(read());
    assert.deepEqual(sheet, wanted);
    console.log(`ok - ${name()}: ${sheet.length} circuits, ${sheet.flat().filter((text) => /^\d{4}-/.test(text)).length} dates as dates, numbers of circuits as texts`);
  } catch (thrown) {
    failed++;
    console.log(`not ok - ${read.name}: ${thrown.message}`);
  }
}
process.exit(failed ? 1 : 0);
