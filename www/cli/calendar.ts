/** `sla-calculator calendar add NOTICE.txt` and `calendar check`: next year's notice, and whether it is time for it. */
import { readFile, rename, writeFile } from "node:fs/promises";
import { coverage, readNotice, textOf, type NoticeGiven } from "../engine/notice";
import { told } from "./arguments";
import type { Command } from "./command";

const USAGE = `usage: sla-calculator calendar add NOTICE.txt [--calendar cn.json] [--out cn.json] [--number 文号] [--date 2026-11-04] [--url https://…] [--confirm DAY]
       sla-calculator calendar check [--calendar cn.json | URL] [--days 60] [--today 2026-11-28]`;

async function bytesOf(place: string): Promise<Uint8Array> {
  if (/^https?:\/\//.test(place)) {
    const response = await fetch(place);
    if (!response.ok) throw new Error(`${place} could not be loaded (${response.status})`);
    return new Uint8Array(await response.arrayBuffer());
  }
  return readFile(place).catch((thrown: Error) => { throw new Error(`${place} could not be read: ${thrown.message}`); });
}

/** A calendar document; the package's own if none is named. */
async function calendarAt(place: string | undefined): Promise<unknown> {
  if (!place) return (await import("../../data/calendars/cn.json")).default;
  try {
    return JSON.parse(textOf(await bytesOf(place)));
  } catch (thrown) {
    throw thrown instanceof SyntaxError ? new Error(`${place} is no JSON: ${thrown.message}`) : thrown;
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function add(args: readonly string[]): Promise<0> {
  const { names: [notice, extra], values, list } = told(args, { values: ["calendar", "out", "number", "date", "url"], lists: ["confirm"], usage: USAGE });
  const confirmed = list("confirm");
  if (!notice || extra !== undefined) throw new Error(USAGE);
  const { calendar, out = calendar && !/^https?:/.test(calendar) ? calendar : "cn.json", ...given } = values;
  const reading = await readNotice(textOf(await bytesOf(notice)), await calendarAt(calendar), { ...given as NoticeGiven, ...(confirmed.length && { confirmed: [...confirmed] }) });
  // Written completely or not at all: a truncated file would not be a calendar.
  await writeFile(`${out}.part`, reading.file).then(() => rename(`${out}.part`, out)).catch((thrown: Error) => { throw new Error(`${out} could not be written, so nothing was changed: ${thrown.message}`); });
  for (const { line, holiday, from, to, makeupDays } of reading.read) say(`line ${line}: ${holiday} ${from} to ${to}, worked: ${makeupDays.join(" ") || "none"}`);
  for (const { line, text } of reading.passed) say(`line ${line}: passed over: ${text}`);
  const { version } = reading.calendar as { version: string };
  say(`${out} is version ${version}; ${reading.moved.length} days are worked that were not, or the other way round. Put it at calendars/cn.json beside the script.`);
  return 0;
}

/** Exits with 1 from this many days before the calendar ends: for a cron job. */
async function check(args: readonly string[]): Promise<0 | 1> {
  const { names: [extra], values: { calendar, days = "60", today = new Date().toISOString().slice(0, 10) } } = told(args, { values: ["calendar", "days", "today"], usage: USAGE });
  if (extra !== undefined || !/^\d+$/.test(days) || !/^\d{4}-\d\d-\d\d$/.test(today)) throw new Error(USAGE);
  const { publishedThrough, daysLeft } = await coverage(await calendarAt(calendar), today);
  const near = daysLeft <= Number(days);
  say(`${calendar ?? "the package's calendar"} is settled through ${publishedThrough}, ${daysLeft} days from ${today}.${near ? " Add the next notice: sla-calculator calendar add NOTICE.txt" : ""}`);
  return near ? 1 : 0;
}

export const run: Command = async ([what = "", ...args]) => {
  if (what === "add") return add(args);
  if (what === "check") return check(args);
  throw new Error(USAGE);
};
