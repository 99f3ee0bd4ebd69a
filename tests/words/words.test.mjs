import assert from "node:assert/strict";
import { after, test } from "node:test";
import { load } from "./load.mjs";

const { zh, en, close, fill, loadWords, reasonCodes } = await load();
after(close);

/** Every text of a language file by its path. */
function texts(value, path = "") {
  if (typeof value === "string") return { [path]: value };
  if (value === null || typeof value !== "object") return {};
  return Object.assign({}, ...Object.entries(value).map(([key, inner]) => texts(inner, `${path}/${key}`)));
}
const places = (text) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((found) => found[1]))].sort();

test("both languages have the same keys, the interface's included", () => {
  const [a, b] = [zh, en].map(({ language }) => Object.keys(texts(language)).sort());
  assert.ok(a.length > 100);
  assert.deepEqual(a, b);
});

test("a text says the same values in both languages", () => {
  const [a, b] = [texts(zh.language), texts(en.language)];
  for (const path of Object.keys(a)) assert.deepEqual(places(b[path]), places(a[path]), path);
});

test("no text is empty, and the language's own Chinese texts have full-width punctuation", () => {
  const halfWidth = /[\u4e00-\u9fff][(),:;?!]|[(),:;?!][\u4e00-\u9fff]/;
  for (const { language } of [zh, en]) for (const [path, text] of Object.entries(texts(language))) assert.notEqual(text, "", path);
  const { ui, ...own } = zh.language;
  assert.ok(ui);
  for (const [path, text] of Object.entries(texts(own))) assert.doesNotMatch(text, halfWidth, path);
});

test("every reason that the engine gives has a sentence in both languages", () => {
  for (const words of [zh, en]) {
    for (const code of reasonCodes) {
      const sentence = words.reason({ code });
      assert.notEqual(sentence, code);
      assert.equal(sentence, words.language.reasons[code].replace("{law}", words.cited(code)));
    }
  }
});

test("reasons speak of dates, events, values and amounts, not of their ids", () => {
  const table = [
    ["start-day-not-counted", { date: "2026-09-30", event: "order-raised" }, "9月30日（周三）发起，当日不计入（民法典第201条）", "Order raised Wed 30 Sep, not counted (Civil Code art. 201)"],
    ["received-next", { date: "2026-10-01", event: "order-raised", next: "2026-10-08" }, "10月1日（周四）发起，当天不是工作日，起点移到10月8日（周四），该日不计入", "Order raised Thu 1 Oct, which is not a working day: the start moves to Thu 8 Oct, which is not counted"],
    ["cut-off-passed", { date: "2026-10-08", event: "order-raised", cutOff: "17:00", next: "2026-10-09" }, "10月8日（周四）发起，已过当天17:00的受理截止时刻，起点移到10月9日（周五），该日不计入", "Order raised Thu 8 Oct, after the cut-off at 17:00: the start moves to Fri 9 Oct, which is not counted"],
    ["start-chosen", { event: "fault-reported" }, "自“申告故障”起算", "Counted from: Fault reported"],
    ["month-end-clamped", { date: "2026-02-28" }, "到期月没有对应日，以月末日2月28日（周六）为到期日（民法典第202条）", "That month has no such day, so the limit ends on its last day, Sat 28 Feb (Civil Code art. 202)"],
    ["due-on-rest-day", { date: "2026-10-01", kind: "holiday" }, "到期日10月1日（周四）是休息日，按日、按月计算的时限不顺延", "The due day Thu 1 Oct is a rest day; a limit in days or months does not move"],
    ["due-on-rest-day", { date: "2026-10-07", kind: "holiday", reading: "sevenDays" }, "到期日10月7日（周三）是休息日，不顺延（读法：7日的算法）", "The due day Wed 7 Oct is a rest day and does not move (reading: What 7 days are)"],
    ["rolled-to-working-day", { date: "2026-10-07", next: "2026-10-08" }, "10月7日（周三）是休息日，顺延至10月8日（周四）", "Wed 7 Oct is a rest day; the end moves to Thu 8 Oct"],
    ["rolled-to-working-day", { date: "2026-10-07", next: "2026-10-08", reading: "sevenDays" }, "10月7日（周三）是休息日，顺延至10月8日（周四）（读法：7日的算法）", "Wed 7 Oct is a rest day; the end moves to Thu 8 Oct (reading: What 7 days are)"],
    ["excluded-days", { count: 1, cause: "interconnection" }, "有1个工作日不计入时长（互联互通原因）", "1 working day is not counted (interconnection-caused)"],
    ["excluded-days", { count: 2, cause: "customer" }, "有2个工作日不计入时长（客户原因）", "2 working days are not counted (customer-caused)"],
    ["excluded-time", { minutes: 80, cause: "customer,interconnection" }, "有1小时20分不计入时长（客户原因，互联互通原因）", "1 h 20 min not counted (customer-caused, interconnection-caused)"],
    ["excluded-time", { minutes: 80, from: "2026-10-01T01:00:00+08:00", to: "2026-10-01T02:20:00+08:00", cause: "customer,interconnection" }, "10月1日 01:00–02:20不计入时长（客户原因，互联互通原因，1小时20分）", "1 Oct, 01:00 – 02:20 not counted (customer-caused, interconnection-caused, 1 h 20 min)"],
    ["dimension-set", { dimension: "assuranceLevel", value: "ordinary" }, "保障等级按“普通”处理", "Assurance level taken as Ordinary"],
    ["dimension-missing", { dimension: "assuranceLevel" }, "请补充保障等级：保障等级不同，结果不同", "Assurance level is needed: the answer differs from one to another"],
    ["figure-missing", { figure: "activationLimit" }, "规范节选中没有业务开通时限（表5-1至5-5）。如已知，请填写工作日数", "The excerpt has no activation limits (tables 5-1 to 5-5). If you know yours, enter the working days"],
    ["time-of-day-missing", { event: "fault-reported" }, "请补充“申告故障”的时刻：小时时限从这一刻起算", "Add the time (Fault reported): hour limits start at that moment"],
    ["event-missing", { event: "initial-acceptance" }, "尚待“初验”", "Waiting for: Initial acceptance"],
    ["event-did-not-happen", { event: "fault-reported" }, "“申告故障”未发生", "Did not happen: Fault reported"],
    ["calendar-unpublished", { publishedThrough: "2026-12-31" }, "放假安排收录至2026年12月31日，其后尚未公布，因此不给出日期", "The holiday schedule is published through 31 Dec 2026 only, so no date is given"],
    ["now-undecided", { earliest: "2027-02-15", latest: "2027-02-17" }, "现在介于最早到期日2月15日与最迟到期日2月17日之间，是否逾期还不能判定", "Now is between the earliest due day, 15 Feb, and the latest, 17 Feb, so it is not known yet whether it is late"],
    ["now-undecided", { earliest: "2026-10-01", latest: "2026-10-01" }, "现在只知道是10月1日，不知道时刻，是否逾期还不能判定", "Only the day of the present moment, 1 Oct, is known and not the time, so it is not known whether it is late"],
    ["projected", { event: "initial-acceptance", date: "2026-10-01" }, "假定10月1日（周四）“初验”：前一步恰在时限届满时完成", "Assuming Initial acceptance on Thu 1 Oct: the step before takes its whole limit"],
    // interface.md, Words
    ["calendar-unpublished", { publishedThrough: "2026-12-31", earliest: "2027-02-15", latest: "2027-02-17" }, "2027年的节假日安排尚未公布或收录；按现行放假原则，最早2月15日，最迟2月17日", "This calendar does not include 2027 yet; under the standing rules, 15 Feb at the earliest, 17 Feb at the latest"],
    ["beyond-supported", { supportedThrough: "2035-12-31" }, "到期日超出可算范围（至2035年12月31日）", "The due day lies beyond this calendar (through 31 Dec 2035)"],
    ["tier-inversion", { dimension: "customerTier", value: "gold", dueDate: "2026-10-09" }, "同样情形下金牌的到期日是10月9日（周五）：等级高的反而更晚，条文如此", "In the same case Gold, which ranks higher, would be due Fri 9 Oct, which is later: that is what the text says"],
    ["no-number", undefined, "没有给出数字", "No figure is given"],
    ["closes-early", { date: "2026-12-31", time: "12:00" }, "12月31日（周四）办公到12:00为止", "The office closes at 12:00 on Thu 31 Dec"],
    ["opens-late", { date: "2026-03-09", time: "13:00" }, "3月9日（周一）13:00才开始办公", "The office opens at 13:00 on Mon 9 Mar"],
    ["instants-truncated", { count: 1000 }, "只列出前1000次", "Only the first 1000 are listed"],
    ["external-equipment", undefined, "不是移动公司负责管理的设备", "Not equipment that the operator manages"],
    ["of-nobody", undefined, "of-nobody", "of-nobody"],
  ];
  for (const [code, params, chinese, english] of table) {
    assert.equal(zh.reason({ code, params }), chinese);
    assert.equal(en.reason({ code, params }), english);
  }
});

test("the policy's own names, definitions and sources", async () => {
  assert.equal(zh.title("change.suspend"), "停机办理");
  assert.equal(zh.value("customerTier", "gold"), "金牌");
  assert.equal(zh.definition("customerTier", "gold"), "金牌级客户");
  assert.equal(zh.definition("customerTier", "silver"), "");
  assert.equal(zh.unknown("assuranceLevel"), "不清楚");
  assert.equal(zh.dimension("service"), "业务");
  assert.equal(zh.party("maintenance"), "维护部门");
  assert.equal(zh.clause("table-7-2"), "第七章 故障处理 · 表7-2");
  assert.equal(zh.reading("sevenDays"), "7日的算法");
  assert.equal(zh.reading("sevenDays", "calendar"), "自然日");
  assert.equal(zh.reading("cutOff", "17:00"), "17:00");
  assert.equal(zh.reading("cutOff", "none"), "不设");
  assert.equal(zh.notice("2026"), "国务院办公厅关于2026年部分节假日安排的通知，国办发明电〔2025〕7号");
  assert.equal(zh.noticeDate("2026"), "2025年11月4日通知");
  assert.equal(zh.noticeDate("undated"), undefined);
  assert.equal(await zh.source("change.suspend"), "停机、销户时限统一为3个工作日");
  // Something is left out between two pieces; a translation stands beside the words of the source, never in their place.
  assert.equal(await en.source("change.suspend"), "Suspension and cancellation: uniformly 3 working days … Outside this limit");
  assert.deepEqual((await en.quote("change.suspend")).map(({ text, language, clause }) => [text, language, clause]), [
    ["停机、销户时限统一为3个工作日", "zh-CN", undefined],
    ["不在此时限范围内", "zh-CN", "section-6"],
  ]);
  assert.equal(await en.note("change.suspend"), "Uniform for every tier");
  assert.equal(await zh.source("of.nobody"), "");
});

test("an id without words stands for itself, even one that every object has", () => {
  for (const id of ["constructor", "__proto__", "toString", "of-nobody"]) {
    for (const form of ["title", "clause", "party", "process", "event", "condition", "figure", "figureMissing", "dimension", "reading", "ui", "holiday"]) assert.equal(zh[form](id), id);
    assert.equal(zh.value(id, id), id);
    assert.equal(zh.reason({ code: id }), id);
  }
});

test("another policy brings its own words and sources, and none of the bundled ones", async () => {
  const policy = { title: "Own", provenance: "Issued by its operator", rules: { "own.rule": "Own rule" } };
  const own = await loadWords("en", policy, async () => ({ rules: { "own.rule": { quote: [{ text: "quoted" }] } } }));
  assert.equal(own.title("own.rule"), "Own rule");
  assert.equal(own.title("change.suspend"), "change.suspend");
  assert.equal(own.value("customerTier", "gold"), "gold");
  assert.equal(own.provenance(), "Issued by its operator");
  assert.equal(await own.source("own.rule"), "quoted");
  assert.equal(await (await loadWords("en", policy)).source("change.suspend"), "");
});

test("templates: values, plurals, and a place without a value that stays to be seen", () => {
  assert.equal(fill("{n} {n|day|days} of {of}", { n: 1, of: "{n}" }), "1 day of {n}");
  assert.equal(fill("{n} {n|day|days}", { n: 0 }), "0 days");
  assert.equal(fill("{a} {toString}", {}), "{a} {toString}");
});

test("a rule words its own limit and requirement; a limit that is no longer its own has the usual words", () => {
  const emergency = { id: "notice.emergency", limit: { amount: 24, units: "calendarHours" } };
  assert.equal(zh.limitOf(emergency), "1天（24小时）");
  assert.equal(en.limitOf(emergency), "1 day (24 hours)");
  assert.equal(zh.limitOf({ ...emergency, limit: { amount: 48, units: "calendarHours" } }), "48小时");
  assert.equal(zh.limitOf({ id: "notice.confirmation" }), "");
  const confirmation = (requirement) => ({ id: "notice.confirmation", requirement });
  assert.deepEqual(["required", "none"].map((one) => zh.requirement(confirmation(one))), ["需要", "无"]);
  assert.deepEqual(["required", "none", "optional"].map((one) => en.requirement(confirmation(one))), ["Needed", "None", "Optional"]);
  assert.equal(zh.requirement({ id: "change.suspend", requirement: "on-request" }), "按需提供");
  assert.equal(zh.requirement(confirmation(undefined)), "");
});

test("parties begin like a sentence, and one alone is named where the text names nobody to whom it is owed", () => {
  assert.equal(zh.parties({ debtor: "maintenance", creditor: "customer" }), "维护部门对集团客户");
  assert.equal(en.parties({ debtor: "maintenance", creditor: "customer" }), "Maintenance department to customer");
  assert.equal(en.parties({ debtor: "customer", creditor: "customer" }), "Customer");
});

test("a limit kept or missed by less than a minute is not said to be so by none", () => {
  assert.deepEqual([zh.margin(0), en.margin(0)], ["不到1分钟", "less than a minute"]);
  assert.deepEqual([zh.margin(1), en.margin(320)], ["1分钟", "5 h 20 min"]);
});
