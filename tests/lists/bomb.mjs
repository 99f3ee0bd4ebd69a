/** Workbooks that are small and want much: room, time, or a file of the machine. */
import { constants, deflateRawSync } from "node:zlib";
import { crc32, zip } from "./zip.mjs";

const NS = "http://schemas.openxmlformats.org/";
const FILES = {
  "[Content_Types].xml": `<Types xmlns="${NS}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${NS}package/2006/relationships"><Relationship Id="rId1" Type="${NS}officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `<workbook xmlns="${NS}spreadsheetml/2006/main" xmlns:r="${NS}officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${NS}package/2006/relationships"><Relationship Id="rId1" Type="${NS}officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};
const SHEET = [`<worksheet xmlns="${NS}spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>`, "</t></is></c></row></sheetData></worksheet>"];

/** Blocks that follow one another, each compressed once. */
function repeated() {
  const part = (bytes, last) => deflateRawSync(bytes, { level: 9, finishFlush: last ? constants.Z_FINISH : constants.Z_FULL_FLUSH });
  const block = part(Buffer.alloc(1_000_000, "a"), false);
  return Buffer.concat([part(Buffer.from(SHEET[0]), false), ...Array.from({ length: 1100 }, () => block), part(Buffer.from(SHEET[1]), true)]);
}

/** A megabyte that unpacks to more than a gigabyte of one cell. `claimed` is the size that the archive gives for it: the true one, or a lie. */
export function bomb(claimed = 1_100_000_000) {
  const small = Object.entries(FILES).map(([name, text]) => ({ name, bytes: deflateRawSync(Buffer.from(text)), crc: crc32(Buffer.from(text)), size: Buffer.byteLength(text) }));
  return new Uint8Array(zip([...small, { name: "xl/worksheets/sheet1.xml", bytes: repeated(), crc: 0, size: claimed }]));
}

const archive = (files) => new Uint8Array(zip(Object.entries(files).map(([name, text]) => {
  const bytes = Buffer.from(text);
  return { name, bytes: deflateRawSync(bytes), crc: crc32(bytes), size: bytes.length };
})));

/** A workbook with this inside its one sheet; `before` stands before the sheet's first tag. */
function xlsx(rows, { before = "", behind = "", sheets = 1, strings } = {}) {
  const list = Array.from({ length: sheets }, (_, at) => `<sheet name="s${at}" sheetId="${at + 1}" r:id="rId1"/>`).join("");
  return archive({
    ...FILES,
    "xl/workbook.xml": FILES["xl/workbook.xml"].replace(/<sheet name.*\/>/, list),
    ...(strings !== undefined && {
      "xl/_rels/workbook.xml.rels": FILES["xl/_rels/workbook.xml.rels"].replace("</Relationships>", `<Relationship Id="rId2" Type="${NS}officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`),
      "xl/sharedStrings.xml": `<sst xmlns="${NS}spreadsheetml/2006/main">${strings}</sst>`,
    }),
    "xl/worksheets/sheet1.xml": `${before}<worksheet xmlns="${NS}spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${behind}</worksheet>`,
  });
}

const text = (said) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${said}</t></is></c></row>`;
const merges = (list) => `<mergeCells count="${list.length}">${list.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
const laughs = `<!DOCTYPE x [<!ENTITY a0 "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join("")}]>`;
const ods = (repeated) => archive({
  mimetype: "application/vnd.oasis.opendocument.spreadsheet",
  "content.xml": `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="a"><table:table-row table:number-rows-repeated="${repeated}"><table:table-cell table:number-columns-repeated="${repeated}" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
});

/** The others by what they do. */
export const BOMBS = {
  "an entity of entities": () => xlsx(text("&a9;"), { before: laughs }),
  "an entity that is a file of the machine": () => xlsx(text("&e;"), { before: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' }),
  "a cell in each of two corners": () => xlsx(`${text("x")}<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>y</t></is></c></row>`),
  "a cell merged over the whole sheet": () => xlsx(text("x"), { behind: merges(["A1:XFD1048576"]) }),
  "a hundred thousand merged columns": () => xlsx(text("x"), { behind: merges(Array(100_000).fill("A1:A1048576")) }),
  "a hundred thousand sheets": () => xlsx(text("x"), { sheets: 100_000 }),
  "a text of a megabyte in a hundred thousand cells": () => xlsx(Array.from({ length: 100_000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`).join(""), { strings: `<si><t>${"x".repeat(1_000_000)}</t></si>` }),
  "elements in elements": () => xlsx("<x>".repeat(1_000_000) + "</x>".repeat(1_000_000)),
  "a cell beyond every sheet": () => xlsx('<row r="4294967295"><c r="ZZZZZZZ4294967295" t="inlineStr"><is><t>x</t></is></c></row>'),
  "a cell repeated over the whole sheet": () => ods(1_048_576),
  "a cell repeated as often as can be written": () => ods(4_294_967_295),
};
