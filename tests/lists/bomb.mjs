/** A workbook of a megabyte whose sheet unpacks to more than a gigabyte of one cell. */
import { constants, deflateRawSync } from "node:zlib";

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

const CRC = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
const crc32 = (bytes) => { let c = 0xffffffff; for (const byte of bytes) c = CRC[(c ^ byte) & 255] ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };

function head(signature, fields, name, more = Buffer.alloc(0)) {
  const bytes = Buffer.alloc(fields.reduce((sum, [, size]) => sum + size, 4));
  bytes.writeUInt32LE(signature);
  let at = 4;
  for (const [value, size] of fields) { if (size === 4) bytes.writeUInt32LE(value, at); else bytes.writeUInt16LE(value, at); at += size; }
  return Buffer.concat([bytes, Buffer.from(name), more]);
}

/** A zip archive of files, each with its compressed bytes, its check sum and the size it claims. */
function zip(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const { name, bytes, crc, size } of files) {
    const common = [[20, 2], [0, 2], [8, 2], [0, 2], [0, 2], [crc, 4], [bytes.length, 4], [size, 4], [name.length, 2], [0, 2]];
    const local = head(0x04034b50, common, name, bytes);
    directory.push(head(0x02014b50, [[20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]], name));
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  return Buffer.concat([...parts, list, head(0x06054b50, [[0, 2], [0, 2], [files.length, 2], [files.length, 2], [list.length, 4], [at, 4], [0, 2]], "")]);
}

/** `claimed` is the size that the archive gives for it: the true one, or a lie. */
export function bomb(claimed = 1_100_000_000) {
  const small = Object.entries(FILES).map(([name, text]) => ({ name, bytes: deflateRawSync(Buffer.from(text)), crc: crc32(Buffer.from(text)), size: Buffer.byteLength(text) }));
  return new Uint8Array(zip([...small, { name: "xl/worksheets/sheet1.xml", bytes: repeated(), crc: 0, size: claimed }]));
}
