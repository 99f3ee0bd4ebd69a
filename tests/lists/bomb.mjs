/** A workbook of a megabyte whose sheet unpacks to more than a gigabyte of one cell. */
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

/** `claimed` is the size that the archive gives for it: the true one, or a lie. */
export function bomb(claimed = 1_100_000_000) {
  const small = Object.entries(FILES).map(([name, text]) => ({ name, bytes: deflateRawSync(Buffer.from(text)), crc: crc32(Buffer.from(text)), size: Buffer.byteLength(text) }));
  return new Uint8Array(zip([...small, { name: "xl/worksheets/sheet1.xml", bytes: repeated(), crc: 0, size: claimed }]));
}
