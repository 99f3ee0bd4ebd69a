/** Dates and times in the forms that people and spreadsheets write, as the engine takes them. */

/** What a text came to: a moment, a date that lacks its year, or nothing that can be told for sure. */
export type Read = { moment: string } | { fault: "year" | "form" };

const two = (text: string | undefined): string => String(text ?? "").padStart(2, "0");

/** The serial numbers of Excel and WPS between the years 1954 and 2119; day 1 is 1 January 1900, and 29 February 1900 is counted. */
const SERIAL = /^([2-7]\d{4})(\.\d+)?$/;
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

function serial(day: string, fraction: string | undefined): string {
  const minutes = Math.round(Number(fraction ?? 0) * 1440);
  const iso = new Date(SERIAL_ZERO + Number(day) * 86_400_000 + minutes * 60_000).toISOString();
  return minutes ? iso.slice(0, 16) : iso.slice(0, 10);
}

const DATE = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?/;
const DENSE = /^(\d{4})(\d\d)(\d\d)(?=$|[\sT]|\d{4}$|\d{6}$)/;
const YEARLESS = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?=$|[\sT])/;
const WEEKDAY = /^[\s,，]*[(（]?(?:星期|周)[一二三四五六日天][)）]?/;
const CLOCK = /^[\sT]*(上午|下午|晚上)?\s*(\d{1,2})\s*(?:[:点时]\s*(\d{1,2})?\s*分?(?::(\d\d))?)\s*(Z|[+-]\d\d:\d\d)?$/i;
const DENSE_CLOCK = /^[\sT]*(\d\d)(\d\d)(\d\d)?$/;

/** `T16:00` of what stands after a date; `undefined` where it is no time. */
function clock(rest: string): string | undefined {
  if (!rest.trim()) return "";
  const dense = DENSE_CLOCK.exec(rest);
  if (dense) return `T${dense[1]}:${dense[2]}${dense[3] ? `:${dense[3]}` : ""}`;
  const found = CLOCK.exec(rest);
  if (!found) return undefined;
  const [, half, hour, minute, second, offset] = found;
  const hours = Number(hour) + (half && half !== "上午" && Number(hour) < 12 ? 12 : 0);
  return `T${two(String(hours))}:${two(minute)}${second ? `:${second}` : ""}${offset ?? ""}`;
}

/** Reads one text; `year` stands in where the text has none. Whether the day exists is the engine's to say. */
export function readMoment(typed: string, year?: string): Read {
  const text = typed.normalize("NFKC").trim();
  const number = SERIAL.exec(text);
  if (number) return { moment: serial(number[1]!, number[2]) };
  const dated = DATE.exec(text) ?? DENSE.exec(text);
  const yearless = dated ? null : YEARLESS.exec(text);
  const found = dated ?? yearless;
  if (!found) return { fault: "form" };
  const time = clock(text.slice(found[0].length).replace(WEEKDAY, ""));
  if (time === undefined) return { fault: "form" };
  if (dated) return { moment: `${dated[1]}-${two(dated[2])}-${two(dated[3])}${time}` };
  return year ? { moment: `${year}-${two(yearless![1])}-${two(yearless![2])}${time}` } : { fault: "year" };
}
