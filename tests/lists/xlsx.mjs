/** Small workbooks, written by hand so that a test shows what is in them: what libraries never write can be written, too. */
import { deflateRawSync } from "node:zlib";
import { crc32, zip } from "./zip.mjs";

const NS = "http://schemas.openxmlformats.org/";
const escaped = (text) => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
const letters = (at) => (at > 25 ? letters(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));

/** A cell: a text, `{ n, style }` a number with the number format of that place, `{ formula, n }` one that was worked out, `{ formula, text }` to a text. */
function cell(value, at, line) {
  const ref = `${letters(at)}${line}`;
  if (value === "" || value === undefined) return "";
  if (typeof value === "string") return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  const { n, style = 0, formula, text } = value;
  if (text !== undefined) return `<c r="${ref}" t="str"><f>${escaped(formula)}</f><v>${escaped(text)}</v></c>`;
  return `<c r="${ref}" s="${style}">${formula ? `<f>${escaped(formula)}</f>` : ""}<v>${n}</v></c>`;
}

const sheetXml = ({ rows, merged = [] }) => `<worksheet xmlns="${NS}spreadsheetml/2006/main"><sheetData>${rows.map((row, at) =>
  `<row r="${at + 1}">${row.map((value, place) => cell(value, place, at + 1)).join("")}</row>`).join("")}</sheetData>${
  merged.length ? `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>` : ""}</worksheet>`;

/** The workbook's bytes. `formats` are number formats: the style of place n (from 1) has the n-th; `epoch1904` as old Macs counted. */
export function workbook(sheets, { formats = [], epoch1904 = false } = {}) {
  const files = {
    "[Content_Types].xml": `<Types xmlns="${NS}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${NS}package/2006/relationships"><Relationship Id="rId1" Type="${NS}officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${NS}spreadsheetml/2006/main" xmlns:r="${NS}officeDocument/2006/relationships">${epoch1904 ? '<workbookPr date1904="1"/>' : ""}<sheets>${sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${NS}package/2006/relationships">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${NS}officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}<Relationship Id="rIdStyles" Type="${NS}officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${NS}spreadsheetml/2006/main"><numFmts count="${formats.length}">${formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`).join("")}</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${formats.length + 1}"><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${164 + at}" applyNumberFormat="1"/>`).join("")}</cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)])),
  };
  return new Uint8Array(zip(Object.entries(files).map(([name, text]) => {
    const bytes = Buffer.from(text);
    return { name, bytes: deflateRawSync(bytes), crc: crc32(bytes), size: bytes.length };
  })));
}

/** The day number of a spreadsheet, with its time. */
export const serial = (iso, epoch1904 = false) => (Date.parse(`${iso}${iso.includes("T") ? ":00" : "T00:00:00"}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000 - (epoch1904 ? 1462 : 0);
