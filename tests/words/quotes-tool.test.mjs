/** The check of quotations finds what it is there to find, on a text and a document of its own. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { examine } from "../../tools/js/quotes.mjs";

const zh = (text) => ({ "zh-CN": text, en: "translated" });
const TEXT = "整理者的话。\n(1) 停机时限为3个工作日,由客户经理通知。\n(2) 复机时限见表1。\n表1 复机时限类别金银甲12\n客户服务承诺\n";
const table = {
  id: "1", title: zh("表1 复机时限"), corner: zh("类别"), columns: { dimension: "tier" },
  rows: [{ title: zh("甲"), rule: "change.resume", words: { limit: zh("{amount}") } }],
};
const policy = (sources, printedTables = [table]) => ({
  provenance: {},
  dimensions: [{ id: "tier", values: [{ id: "gold", title: zh("金") }, { id: "silver", title: zh("银") }] }],
  rules: sources.map((source, at) => ({ id: `rule.${at}`, source })),
  printedTables,
});
const known = { begins: "(1)", unquoted: [{ text: "客户服务承诺", reason: "a label" }] };
const whole = [zh("停机时限为3个工作日,由客户经理通知。"), [{ text: zh("复机时限见表1。"), clause: "x" }]];

test("a document that quotes the whole text word for word passes", () => {
  assert.deepEqual(examine(policy(whole), TEXT, known), { absent: [], unanswered: [], stale: [], parties: [], pieces: 2, tables: 1 });
});

test("a quotation with one word changed is found", () => {
  const { absent } = examine(policy([zh("停机时限为5个工作日"), ...whole]), TEXT, known);
  assert.deepEqual(absent.map(({ place }) => place), ["rule.0, piece 1"]);
});

test("the part of a sentence that no quotation has is listed", () => {
  const { unanswered } = examine(policy([zh("停机时限为3个工作日,"), whole[1]]), TEXT, known);
  assert.deepEqual(unanswered, ["由客户经理通知。"]);
});

test("a table with a column or a word that the text does not have is found, and its line is listed", () => {
  const { absent, unanswered } = examine(policy(whole, [{ ...table, corner: zh("项目") }]), TEXT, known);
  assert.deepEqual([absent.map(({ place }) => place), unanswered], [["table 1"], ["表1 复机时限类别金银甲12"]]);
});

test("a reason that nothing needs any more is found", () => {
  const { stale } = examine(policy([...whole, zh("客户服务承诺")]), TEXT, known);
  assert.deepEqual(stale, ["客户服务承诺"]);
});

test("a party or an act that the text does not name is found, and a party that the quotations of its rule do not name", () => {
  const parties = [{ id: "manager", title: zh("客户经理") }, { id: "partner", title: zh("合作单位") }];
  const named = { ...policy(whole), parties, acts: [{ id: "visit", title: zh("上门") }] };
  named.rules[0] = { ...named.rules[0], debtor: "manager", creditor: "manager" };
  named.rules[1] = { ...named.rules[1], debtor: "manager", creditor: "manager", cases: [{ debtor: "partner" }] };
  const found = examine(named, TEXT, known);
  assert.deepEqual(found.absent.map(({ place }) => place), ["parties, partner", "acts, visit"]);
  assert.deepEqual(found.parties, ["rule.1: manager", "rule.1: partner"]);
  const excused = { ...known, parties: { manager: { also: ["复机"] } }, unnamed: [{ rule: "rule.1", party: "partner", reason: "named before" }] };
  assert.deepEqual(examine(named, TEXT, excused).parties, []);
});
