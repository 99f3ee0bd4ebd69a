// The yearly notice through the package and its command line, on an edition of the calendar that ends with 2026.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";
import { promisify } from "node:util";
import Ajv from "ajv/dist/2020.js";
import { createCalculator } from "./package.mjs";

const dist = path.resolve(import.meta.dirname, "../../dist/npm");
const { readNotice, writeCalendar, coverage, textOf, SlaError } = await import(path.join(dist, "calendar.js"));
const cli = path.join(dist, "cli.js");

/** The calendar with its notices through 2026, whatever later years it has got since. */
export async function through2026() {
  const calendar = JSON.parse(await readFile(path.join(dist, "calendars/cn.json"), "utf8"));
  const ids = calendar.notices.filter(({ year }) => year <= 2026).map(({ id }) => id);
  return { ...calendar, version: "2026.1", noticesThrough: 2026, notices: calendar.notices.filter(({ id }) => ids.includes(id)), days: calendar.days.filter(({ notice }) => ids.includes(notice)) };
}

const notice = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕99号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。2月13日（周六）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
国务院办公厅
2026年11月20日`;

const run = (...args) => promisify(execFile)(process.execPath, [cli, ...args]).then(({ stdout }) => ({ code: 0, stdout }), ({ code, stdout, stderr }) => ({ code, stdout, stderr }));

async function folder(use) {
  const place = await mkdtemp(path.join(tmpdir(), "notice-"));
  try {
    return await use((name) => path.join(place, name));
  } finally {
    await rm(place, { recursive: true });
  }
}

test("a notice gives a calendar that the calculator counts with", async () => {
  const reading = await readNotice(notice, await through2026(), { url: "https://www.gov.cn/" });
  assert.equal(reading.year, 2027);
  assert.equal(reading.calendar.version, "2027.1");
  assert.deepEqual(reading.calendar.notices.at(-1), { id: "2027", year: 2027, title: "国务院办公厅关于2027年部分节假日安排的通知", number: "国办发明电〔2026〕99号", date: "2026-11-20", url: "https://www.gov.cn/" });
  assert.deepEqual(JSON.parse(reading.file), reading.calendar);
  assert.equal(await writeCalendar(reading.calendar), reading.file);
  const sla = await createCalculator({ calendar: reading.calendar });
  assert.equal(sla.isWorkingDay("2027-02-13"), true);
  assert.equal(sla.addWorkingDays("2027-02-04", 3), "2027-02-15");
  assert.equal((await coverage(reading.calendar, "2027-12-01")).daysLeft, 30);
});

test("a refusal is an SlaError with the line's number in its path and the line in its sentence", async () => {
  const wrong = notice.replace("5月8日（周六）", "5月8日（周日）");
  await assert.rejects(readNotice(wrong, await through2026()), (thrown) => {
    assert.ok(thrown instanceof SlaError);
    assert.deepEqual([thrown.code, thrown.path, thrown.params.reason], ["invalid-notice", "/0/6", "weekday"]);
    assert.match(thrown.message, /^line 6 `四、劳动节：.*5月8日（周六）/);
    return true;
  });
  await assert.rejects(readNotice(undefined, await through2026()), { code: "wrong-type", path: "/0" });
  await assert.rejects(readNotice(notice, { schema: 1 }), { code: "invalid-calendar" });
  await assert.rejects(readNotice(notice, await through2026(), { date: "2026-02-30" }), { code: "invalid-date", path: "/2/date" });
});

test("a file is read in UTF-8, UTF-16 and GBK, with and without its mark", () => {
  const utf16 = Buffer.from(notice, "utf16le");
  const swapped = Buffer.from(utf16).swap16();
  // “元旦：1月1日” as GBK has it.
  const gbk = Uint8Array.of(0xd4, 0xaa, 0xb5, 0xa9, 0xa3, 0xba, 0x31, 0xd4, 0xc2, 0x31, 0xc8, 0xd5);
  assert.equal(textOf(Buffer.from(notice)), notice);
  assert.equal(textOf(Buffer.concat([Uint8Array.of(0xef, 0xbb, 0xbf), Buffer.from(notice)])), notice);
  assert.equal(textOf(utf16), notice);
  assert.equal(textOf(Buffer.concat([Uint8Array.of(0xff, 0xfe), utf16])), notice);
  assert.equal(textOf(Buffer.concat([Uint8Array.of(0xfe, 0xff), swapped])), notice);
  assert.equal(textOf(swapped), notice);
  assert.equal(textOf(gbk), "元旦：1月1日");
});

test("the command line adds a notice, and changes nothing where it is refused", () => folder(async (at) => {
  const calendar = await through2026();
  await writeFile(at("cn.json"), JSON.stringify(calendar));
  await writeFile(at("notice.txt"), notice);
  await writeFile(at("cut.txt"), notice.slice(0, 150));
  const refused = await run("calendar", "add", at("cut.txt"), "--calendar", at("cn.json"));
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /./);
  assert.deepEqual(JSON.parse(await readFile(at("cn.json"), "utf8")), calendar);
  const added = await run("calendar", "add", at("notice.txt"), "--calendar", at("cn.json"));
  assert.equal(added.code, 0, added.stderr);
  assert.match(added.stdout, /version 2027\.1/);
  assert.equal(JSON.parse(await readFile(at("cn.json"), "utf8")).noticesThrough, 2027);
  for (const args of [["add"], ["add", at("missing.txt")], ["frob"], ["add", at("notice.txt"), "--nonsense", "x"]]) {
    const { code, stderr } = await run("calendar", ...args);
    assert.equal(code, 2);
    assert.doesNotMatch(stderr, /\n\s+at /, "a sentence, no trace");
  }
}));

/** A text as Windows programs in China save it: what the decoder reads, turned round. */
function inGbk(text) {
  const decoder = new TextDecoder("gbk");
  const bytes = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) bytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Uint8Array.from([...text].flatMap((one) => (one < "\x80" ? one.charCodeAt(0) : bytes.get(one))));
}

test("the command line adds a notice that was saved in GBK or UTF-16, with the same days", () => folder(async (at) => {
  await writeFile(at("utf8.txt"), notice);
  await writeFile(at("gbk.txt"), inGbk(notice));
  await writeFile(at("utf16.txt"), Buffer.from(`\ufeff${notice}`, "utf16le"));
  const files = [];
  for (const name of ["utf8", "gbk", "utf16"]) {
    await writeFile(at("cn.json"), JSON.stringify(await through2026()));
    const added = await run("calendar", "add", at(`${name}.txt`), "--calendar", at("cn.json"));
    assert.equal(added.code, 0, `${name}: ${added.stderr}`);
    files.push(await readFile(at("cn.json"), "utf8"));
  }
  assert.equal(files[1], files[0]);
  assert.equal(files[2], files[0]);
  assert.equal(JSON.parse(files[1]).noticesThrough, 2027);
}));

test("a calendar's half days fit its schema, reach the day's facts, and cut office hours and close of business", async () => {
  const calendar = await through2026();
  const own = { ...calendar, holidays: [...calendar.holidays, { id: "own-day", names: { "zh-CN": "年末", en: "Year end" } }], notices: [...calendar.notices, { id: "own-2026", year: 2026, title: "本单位" }] };
  const half = { ...own, halfDays: [{ date: "2026-03-04", closes: "12:00", holiday: "own-day", notice: "own-2026" }, { date: "2026-03-05", opens: "13:30", holiday: "own-day", notice: "own-2026" }] };
  const schema = new Ajv({ allErrors: false, strict: true, strictRequired: false, strictTypes: false, formats: { date: true } }).compile(JSON.parse(await readFile(path.join(dist, "calendars/calendar.schema.json"), "utf8")));
  assert.ok(schema(half), JSON.stringify(schema.errors));
  for (const wrong of [{ date: "2026-03-04" }, { date: "2026-03-04", closes: "00:00" }, { date: "2026-03-04", closes: "noon" }]) {
    const bad = { ...own, halfDays: [{ holiday: "own-day", notice: "own-2026", ...wrong }] };
    assert.ok(!schema(bad), JSON.stringify(wrong));
    await assert.rejects(createCalculator({ calendar: bad }), { code: "invalid-calendar" });
  }
  const sla = await createCalculator({ calendar: half });
  const common = { kind: "workday", statutory: false, certainty: "confirmed", name: "own-day", notice: "own-2026" };
  assert.deepEqual(sla.dayInfo("2026-03-04"), { ...common, date: "2026-03-04", closes: "12:00" });
  assert.deepEqual(sla.dayInfo("2026-03-05"), { ...common, date: "2026-03-05", opens: "13:30" });
  assert.deepEqual(sla.month(2026, 3).weeks.flat().filter((day) => day?.closes ?? day?.opens).map(({ date }) => date), ["2026-03-04", "2026-03-05"]);
  const request = { dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, startAt: "2026-03-01", readings: { dayEnd: "close-of-business", closingTime: "17:00" } };
  const one = sla.explain(request, "change.suspend");
  assert.deepEqual([one.dueDate, one.dueAt], ["2026-03-04", "2026-03-04T12:00:00+08:00"]);
  for (const [lang, sentence] of [["zh-CN", "3月4日（周三）办公到12:00为止"], ["en", "The office closes at 12:00 on Wed 4 Mar"]]) {
    const words = (await sla.words(lang)).relativeTo(2026);
    assert.equal(words.reason(one.reasons.find(({ code }) => code === "closes-early")), sentence);
  }
});

test("calendar check tells a cron job when the next notice is due", () => folder(async (at) => {
  await writeFile(at("cn.json"), JSON.stringify(await through2026()));
  const check = (today, ...more) => run("calendar", "check", "--calendar", at("cn.json"), "--today", today, ...more);
  assert.equal((await check("2026-10-31")).code, 0, "61 days before the end");
  assert.equal((await check("2026-11-01")).code, 1, "60 days before the end");
  assert.equal((await check("2027-03-01")).code, 1);
  assert.equal((await check("2026-11-02", "--days", "30")).code, 0);
  assert.match((await check("2026-12-01")).stdout, /settled through 2026-12-31, 30 days from 2026-12-01/);
  await writeFile(at("html.json"), "<html>");
  assert.equal((await run("calendar", "check", "--calendar", at("html.json"))).code, 2);
}));
