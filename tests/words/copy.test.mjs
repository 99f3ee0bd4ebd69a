import assert from "node:assert/strict";
import { after, test } from "node:test";
import { load } from "./load.mjs";
import { contactCard, quoteOf, restoration, suspend, suspendProvisional } from "./quotes.mjs";

const { zh, en, close, loadWords, message, table } = await load();
after(close);

const undated = { ...suspend, id: "change.other", status: "indeterminate", limit: undefined, startsAt: undefined, dueAt: undefined, dueDate: undefined };

test("the message has one line a date, the earliest first, and ends with the provenance", () => {
  const quote = quoteOf(suspend, undated, contactCard, restoration);
  assert.equal(
    message(quote, zh),
    [
      "集团客户网络分级服务",
      "金牌·数据专线",
      "起算：2026年9月30日 16:00",
      "· 业务恢复：10月1日 06:50前（6小时）",
      "· 停机办理：10月10日（周六）24时前（3个工作日）",
      "· delivery.contact-card：10月10日（周六）24时前（当日）【内部服务标准】",
      "依据公开节选编制，未经运营商确认，以合同为准",
    ].join("\n"),
  );
  assert.equal(
    message(quote, en, ["change.suspend"]),
    [
      "Tiered network service for group customers",
      "Gold·Data line",
      "Start: 30 Sep 2026, 16:00",
      "· Suspension: by the end of Sat 10 Oct (3 working days)",
      "Compiled from a public excerpt, not confirmed by the operator; the contract prevails",
    ].join("\n"),
  );
});

test("what the answer rests on stands in the message and in the table, before the provenance and safe from formulas", () => {
  const marks = ["节假日收件：次日", "=A1"];
  assert.deepEqual(message(quoteOf(suspend), zh, undefined, marks).split("\n").slice(-3, -1), marks);
  const { text, html } = table(quoteOf(suspend), zh, undefined, marks);
  assert.deepEqual(text.split("\r\n").slice(-3, -1), [marks[0], "'=A1"]);
  assert.ok(html.includes(`<tr><td colspan="8">${marks[0]}</td></tr><tr><td colspan="8">&#39;=A1</td></tr>`));
});

test("a provisional date says so with its range, and another year than the start's is shown", () => {
  const quote = quoteOf({ ...suspendProvisional, dueRange: { earliest: "2027-01-05", latest: "2027-01-07" } });
  assert.match(message(quote, zh), /停机办理：2027年1月5日（周二）24时前（3个工作日，暂定，2027年1月5日–7日）/);
  assert.match(message(quote, en), /Suspension: by the end of Tue 5 Jan 2027 \(3 working days, provisional, 5–7 Jan 2027\)/);
});

test("close of business is the end of the day where the reading says so", () => {
  const closing = { ...suspend, dueAt: "2026-10-10T18:00:00+08:00" };
  assert.equal(zh.due(closing), "10月10日（周六）18:00前");
  assert.equal(en.due(closing), "by 18:00 on Sat 10 Oct");
});

test("the table has the same cells as text and as markup, dates as a sheet sorts them", () => {
  const { text, html } = table(quoteOf(suspend, undated, restoration), zh);
  const rows = text.split("\r\n").map((row) => row.split("\t"));
  assert.deepEqual(rows, [
    ["集团客户网络分级服务 · 金牌·数据专线"],
    ["事项", "性质", "责任方", "时限", "起算", "到期", "到期说明", "条款"],
    ["停机办理", "客户服务承诺", "维护部门对集团客户", "3个工作日", "2026-09-30 16:00", "2026-10-10", "2026年10月10日（周六）24时前", "第六章 业务变更"],
    ["业务恢复", "客户服务承诺", "维护部门对集团客户", "6小时", "2026-09-30 23:30", "2026-10-01 06:50", "2026年10月1日 06:50前", "第七章 故障处理 · 表7-2"],
    ["依据公开节选编制，未经运营商确认，以合同为准"],
  ]);
  const cells = [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map((row) => [...row[1].matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map((cell) => cell[1]));
  assert.deepEqual(cells, rows);
});

test("a document's text is text: no formula, no markup, no further cell", async () => {
  const hostile = ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\uff1d1+1", "\t=1", "a\tb\r\nc", '"open', "<img src=x onerror=alert(1)>", "&lt;"];
  const plain = ['"\'=HYPERLINK(""x"")"', "'+1", "'-1", "'@SUM(A1)", "'\uff1d1+1", "'=1", "a b c", '"""open"', "<img src=x onerror=alert(1)>", "&lt;"];
  for (const [index, title] of hostile.entries()) {
    const words = await loadWords("en", { title: "Own", provenance: "p", rules: { "change.suspend": title } });
    const { text, html } = table(quoteOf(suspend), words);
    assert.equal(text.split("\r\n").length, 4);
    assert.equal(text.split("\r\n")[2].split("\t").length, 8);
    assert.equal(text.split("\r\n")[2].split("\t")[0], plain[index]);
    assert.doesNotMatch(html, /<img|>\s*[=+\-@\uff1d]|&lt;/);
  }
});

test("a circumstance on which the limit rests is part of what was asked", () => {
  const quote = quoteOf(restoration);
  const given = (emergency) => ({ ...quote, request: { ...quote.request, conditions: { emergency } } });
  assert.equal(message(given(true), zh).split("\n")[1], `金牌·数据专线·${zh.condition("emergency")}`);
  assert.ok(table(given(false), en).text.includes("Emergency: no"));
});
