/** Pauses as they are pasted into the ledger. What is wrong with a line is named where it is wrong: pauses have a cause and both ends with their time (specification, principle (d); R36, R45). */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { load, withWorkbooks } from "./load.mjs";

let lib;
let own;
before(async () => {
  lib = await load();
  const server = await withWorkbooks();
  const { readLedger, badSaid } = await server.ssrLoadModule("/elements/desk/ledger.ts");
  const { loadStrings } = await server.ssrLoadModule("/elements/desk/strings.ts");
  own = { readLedger, badSaid, say: await loadStrings("zh-CN"), close: () => server.close() };
});
after(async () => {
  await own.close();
  lib.close();
});

/** What the lines of a text come to: the pauses, and a sentence for each line that is none, without what it quotes of the line. */
function read(text) {
  const { policy, languages: [words] } = lib;
  const { entries, bad } = own.readLedger(text, policy, words);
  const said = bad.map((one) => own.badSaid(one, { sla: { policy }, words, say: own.say }));
  return { entries: entries.map(({ cause, from, to }) => `${cause} ${from} ${to}`), said: said.map((one) => one.replace(/^第(\d+)行“[^”]*”[：，]/, "$1 ")) };
}

const PAUSE = "customer 2026-10-01T08:00 2026-10-01T09:30";

test("a cause and two ends are read as they are spoken and in columns, whatever parts the ends", () => {
  for (const line of [
    "客户原因 2026-10-01 08:00 至 2026-10-01 09:30", "客户原因2026年10月1日8:00到2026年10月1日9:30", "客户原因：2026-10-01 08:00 — 2026-10-01 09:30", "客户 2026/10/1 8:00～2026/10/1 9:30",
    "客户原因，2026-10-01 08:00 - 2026-10-01 09:30", "客户原因 从2026-10-01 08:00起至2026-10-01 09:30", "customer from 2026-10-01 08:00 until 2026-10-01 09:30", "客户 2026-10-01 08:00 -- 2026-10-01 09:30",
    "客户,2026-10-01 08:00,2026-10-01 09:30", "客户；2026-10-01 08:00；2026-10-01 09:30", "客户\t2026-10-01 08:00\t2026-10-01 09:30\t已电话确认",
  ]) assert.deepEqual(read(line), { entries: [PAUSE], said: [] }, line);
});

test("a line may have several, as a list's cell does", () => {
  assert.deepEqual(read("客户 2026-10-01 08:00 至 2026-10-01 09:30；互联互通 2026-10-02 08:00 至 2026-10-02 09:00").entries, [PAUSE, "interconnection 2026-10-02T08:00 2026-10-02T09:00"]);
});

test("what is wrong with a line is what is named", () => {
  const FAULTS = {
    "天气原因 2026-10-01 08:00 至 2026-10-01 09:30": "不认得原因“天气原因”，应是客户原因、互联互通原因之一",
    "天气,2026-10-01 08:00,2026-10-01 09:30": "不认得原因“天气”，应是客户原因、互联互通原因之一",
    "2026-10-01 08:00 至 2026-10-01 09:30": "开头缺少原因，应是客户原因、互联互通原因之一",
    "客户原因": "缺少开始的日期和时刻",
    "客户原因 2026-10-01 08:00": "缺少结束的日期和时刻",
    "客户原因 2026-10-01 08:00 至": "缺少结束的日期和时刻",
    "客户原因 2026-10-01 至 2026-10-01 09:30": "开始“2026-10-01”：只有日期，还要有时刻",
    "客户原因 2026-10-01 08:00 至 09:30": "结束“09:30”：不是能确定的日期，例如2026-09-30或2026年9月30日16:00",
    "客户原因 10月1日 08:00 至 2026-10-01 09:30": "开始“10月1日 08:00”：缺少年份",
    "客户原因 1/10/2026 08:00 至 2026-10-01 09:30": "开始“1/10/2026 08:00”：日和月可以互换，不能确定；请写成2026-09-01这样",
    // 1 October 2026 is a Thursday.
    "客户原因 2026-10-01 周五 08:00 至 2026-10-01 09:30": "开始“2026-10-01 周五 08:00”：日期与星期不符：这一天是星期四",
    "客户原因 2026-02-30 08:00 至 2026-03-01 09:30": "开始“2026-02-30 08:00”：没有2026年2月30日（该月28天）",
    "客户原因 2026-02-28 08:00 至 2026-13-01 09:30": "结束“2026-13-01 09:30”：不是能确定的日期，例如2026-09-30或2026年9月30日16:00",
    "客户原因 2026-10-01 09:30 至 2026-10-01 08:00": "结束须晚于开始",
    "客户,2026-10-01 09:30,2026-10-01 09:30": "结束须晚于开始",
  };
  for (const [line, fault] of Object.entries(FAULTS)) assert.deepEqual(read(line), { entries: [], said: [`1 ${fault}`] }, line);
});

test("lines that can be read are taken, and the others keep the number of their line", () => {
  assert.deepEqual(read("客户,2026-10-01 08:00,2026-10-01 09:30\n\n天气,2026-10-01 08:00,2026-10-01 09:30"), { entries: [PAUSE], said: ["3 不认得原因“天气”，应是客户原因、互联互通原因之一"] });
});
