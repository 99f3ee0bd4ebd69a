// Every block of docs/POLICY.md runs: documents are accepted, examples hold, scripts print what their comments say.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createCalculator, entry } from "./package.mjs";

const text = readFileSync(fileURLToPath(new URL("../../docs/POLICY.md", import.meta.url)), "utf8");
const blocks = [...text.matchAll(/^```(\w+) ?(\w*)\n(.*?)^```$/gms)].map(([, language, what, body]) => ({ language, what, body }));
const of = (what) => blocks.filter((block) => block.language === "json" && block.what === what).map(({ body }) => JSON.parse(body));
const example = (file) => JSON.parse(readFileSync(fileURLToPath(new URL(`../../data/${file}`, import.meta.url)), "utf8"));
const [overlay] = of("overlay");
const [policy] = of("policy");

function holds(sla, { id, examples = [] }) {
  for (const { request, expect } of examples) {
    const got = sla.explain(request, id);
    for (const [field, value] of Object.entries(expect)) assert.deepStrictEqual(got[field], value, `${id} ${field}`);
  }
  return examples.length;
}

/** The policy of section 2 with an entry put into one of its lists. */
function withEntry(list, entry) {
  const changed = structuredClone(policy);
  const at = changed[list].findIndex(({ id }) => id === entry.id);
  changed[list].splice(at < 0 ? changed[list].length : at, at < 0 ? 0 : 1, entry);
  return changed;
}

test("every block has a kind that is run here", () => {
  const kinds = new Set(["overlay", "answer", "policy", "rule", "table", "dimension", "edition", "reading", "printed", "head", "causes", "pauses", "credit", "timed", "targets", "verdicts", "events", "calendars"]);
  assert.deepStrictEqual(blocks.filter(({ language, what }) => !(language === "js" || (language === "json" && kinds.has(what)))), []);
  assert.equal(blocks.length, 26);
});

test("the overlay gives the answer that stands beside it", async () => {
  const sla = await createCalculator({ policy: overlay });
  for (const { request, commitment, expect } of of("answer")) assert.equal(holds(sla, { id: commitment, examples: [{ request, expect }] }), 1);
});

test("the policy's own examples hold", async () => {
  const sla = await createCalculator({ policy });
  assert.equal(policy.rules.reduce((count, rule) => count + holds(sla, rule), 0), 2);
});

test("what a document says at its head is what its words say, and without it nothing of another policy is said", async () => {
  const [head] = of("head");
  const request = { dimensions: { tier: "basic" }, startAt: "2026-09-30" };
  const told = async (document) => {
    const sla = await createCalculator({ policy: document });
    const [words, plain] = await Promise.all([sla.words("zh-CN"), sla.words("en")]);
    const commitment = sla.explain(request, "service.installation");
    return { title: [words.calculatorTitle(), plain.calculatorTitle()], question: words.question("service"), called: sla.policy.calledAbout, asked: sla.policy.questions, steps: words.traceSentences(commitment), english: plain.traceSentences(commitment) };
  };
  const own = await told({ ...policy, ...head });
  assert.deepStrictEqual([own.title, own.question, own.called, own.asked], [["小型服务商SLA计算器", "A small provider's SLA calculator"], "报修或装机", ["service"], ["service"]]);
  assert.match(own.steps[0], /当日不计入（民法典第201条）$/);
  assert.match(own.english[0], /not counted \(Civil Code art\. 201\)$/);
  const bare = await told(policy);
  assert.deepStrictEqual([bare.title, bare.question, bare.called, bare.asked], [["小型服务商SLA：SLA计算器", "A small provider's SLA: SLA calculator"], "服务", [], ["service"]]);
  assert.doesNotMatch([...bare.steps, ...bare.english].join("\n"), /民法典|Civil Code|\{/);
});

test("office hours, the same working day and a time of the last day give what stands beside them, and are told in both languages", async () => {
  const [{ officeHours, rules }] = of("timed");
  const sla = await createCalculator({ policy: { ...policy, officeHours, rules: [...policy.rules, ...rules] } });
  assert.deepStrictEqual(sla.policy.officeHours[1], { days: [5], hours: [{ opens: "08:30", closes: "12:00" }] });
  assert.equal(rules.reduce((count, rule) => count + holds(sla, rule), 0), 7);
  const [zh, en] = await Promise.all([sla.words("zh-CN"), sla.words("en")]);
  assert.equal(zh.officeHours(), "办公时间：周一–周四 08:30–12:00，13:00–17:30 · 周五 08:30–12:00 · 调休上班日 09:00–16:00");
  assert.equal(en.officeHours(), "Office hours: Mon–Thu 08:30–12:00, 13:00–17:30 · Fri 08:30–12:00 · make-up workday 09:00–16:00");
  const told = (startAt, words) => words.traceSentences(sla.explain({ dimensions: { tier: "basic" }, startAt }, "service.answer"));
  assert.deepStrictEqual(told("2026-03-12T17:00", en), ["Fault reported 12 Mar, 17:00, counted in office hours only", en.officeHours(), "4 working hours used up: due 13 Mar, 12:00"]);
});

test("an event says what it ends, what heads its columns and what brings it about", async () => {
  const [{ events, finishedBy }] = of("events");
  const kept = policy.events.filter(({ id }) => !events.some((one) => one.id === id));
  const document = { ...policy, events: [...kept, ...events], rules: policy.rules.map((rule) => ({ ...rule, ...(finishedBy[rule.id] && { finishedBy: finishedBy[rule.id] }) })) };
  const sla = await createCalculator({ policy: document });
  assert.deepStrictEqual(sla.policy.events.map(({ id, ends }) => [id, ends]), [["order-raised", undefined], ["fault-reported", undefined], ["restored", "outage"]]);
  const [zh, en] = await Promise.all([sla.words("zh-CN"), sla.words("en")]);
  assert.deepStrictEqual(["fault-reported", "order-raised"].map((id) => [zh.shortEvent(id), en.shortEvent(id)]), [["报修", "Report"], ["发起工单", "Order raised"]]);
  const { starts, tickets } = await en.aliases();
  assert.deepStrictEqual([starts, tickets], [{ "fault-reported": ["fault logged"] }, { "fault-reported": ["call received"] }]);
  const refused = async (change) => createCalculator({ policy: change(structuredClone(document)) }).then(() => "accepted", ({ path }) => path);
  assert.equal(await refused((one) => { one.events[1].ends = "outage"; return one; }), "/events/2/ends");
  assert.equal(await refused((one) => { one.events[1].ends = "order"; return one; }), "/events/1/ends");
  assert.equal(await refused((one) => { one.events[0].headings = { tickets: { en: ["call received"] } }; return one; }), "/events/1/headings/tickets/en/0");
  assert.equal(await refused((one) => { one.events[0].headings = { orders: {} }; return one; }), "/events/0/headings/orders");
});

test("the calendars by the value of a dimension give what stands beside them", async () => {
  const [{ calendars, dimension, rule, expect }] = of("calendars");
  const { calendar: _, zone: __, ...rest } = policy;
  const sla = await createCalculator({ policy: { ...rest, calendars, dimensions: [...policy.dimensions, dimension] }, calendar: ["ie", "lu"].map((id) => example(`calendars/examples/${id}.json`)) });
  const got = expect.map(({ country, startAt }) => sla.explain({ dimensions: { tier: "basic", country }, startAt }, rule));
  assert.deepStrictEqual(got.map(({ dueDate, dueAt }) => ({ dueDate, dueAt })), expect.map(({ dueDate, dueAt }) => ({ dueDate, dueAt })));
});

test("the printed table is taken, and read back in each language", async () => {
  const sla = await createCalculator({ policy: { ...policy, printedTables: of("printed") } });
  const [zh, en] = await Promise.all(["zh-CN", "en"].map(async (lang) => (await sla.words(lang)).tables()));
  assert.deepStrictEqual([zh[0].title, en[0].title, zh[0].rows[0].words.limit], ["表1 修复时限", "Table 1 Repair limits", "{amount}小时"]);
});

test("each further rule fits in, and does what it says", async () => {
  const rules = Object.fromEntries(of("rule").map((rule) => [rule.shape, rule]));
  const made = async (shape) => createCalculator({ policy: withEntry("rules", rules[shape]) });
  const asked = { dimensions: { tier: "premium" }, startAt: "2026-03-02T10:00", audience: "operator" };
  assert.equal(holds(await made("lead-time"), rules["lead-time"]), 1);
  assert.equal(holds(await made("deadline"), rules["deadline"]), 2);
  const progress = (await made("cadence")).explain(asked, "service.progress");
  assert.deepStrictEqual(progress.instants, ["12", "13", "14"].map((hour) => `2026-03-02T${hour}:00:00+08:00`));
  const year = (await made("cap")).quality(asked, { outages: [{ from: "2026-03-02T10:00", to: "2026-03-02T19:00" }] });
  assert.deepStrictEqual(year.measures[0].lines, [{ gross: 32400, net: 32400, used: 32400, left: -3600, state: "exceeded" }]);
  assert.deepStrictEqual((await made("gate")).explain(asked, "service.consent").gate, { before: "cutover", requires: "consent" });
});

test("own causes pause the rule that names them, are named in both languages, and one that is recorded pauses nothing", async () => {
  const [{ causes, rule, exclusions }] = of("causes");
  const sla = await createCalculator({ policy: { ...policy, causes, rules: policy.rules.map((one) => (one.id === rule ? { ...one, exclusions } : one)) } });
  assert.deepStrictEqual([sla.policy.causes, sla.policy.recorded], [["customer", "weather", "parts-on-order"], ["parts-on-order"]]);
  for (const { exclusions, dueAt } of of("pauses")[0]) assert.equal(sla.explain({ dimensions: { tier: "premium" }, startAt: "2026-03-02T10:00", exclusions }, rule).dueAt, dueAt);
  const [zh, en] = await Promise.all([sla.words("zh-CN"), sla.words("en")]);
  assert.deepStrictEqual([zh.cause("weather"), en.cause("weather"), zh.cause("customer")], ["恶劣天气", "Severe weather", "客户原因"]);
});

test("a rule takes a credit, and says its steps and words in both languages", async () => {
  const [credit] = of("credit");
  const sla = await createCalculator({ policy: { ...policy, rules: policy.rules.map((one) => (one.id === "service.repair" ? { ...one, credit } : one)) } });
  const { words: _, ...said } = credit;
  assert.deepStrictEqual(sla.policy.rules.map(({ credit: one }) => one), [undefined, said]);
  const [zh, en] = await Promise.all([sla.words("zh-CN"), sla.words("en")]);
  assert.deepStrictEqual([zh.credit("service.repair", 80), en.credit("service.repair", 80)], ["80元", "CNY 80"]);
});

test("a target in per cent is taken, and a year of judged cases comes to what stands beside it", async () => {
  const [{ targets, finishedBy }] = of("targets");
  const [{ request, verdicts, expect }] = of("verdicts");
  const rules = policy.rules.map((one) => ({ ...one, ...(finishedBy[one.id] && { finishedBy: finishedBy[one.id] }) }));
  const sla = await createCalculator({ policy: { ...policy, rules, targets } });
  const { title: _, source: __, counted: ___, ...said } = targets[0];
  assert.deepStrictEqual(sla.policy.targets, [{ ...said, counts: "met" }]);
  const quality = sla.quality(request, { verdicts });
  const [{ periods, undated }] = quality.targets;
  assert.deepStrictEqual([periods.length, undated], [12, []]);
  for (const [from, wanted] of Object.entries(expect)) {
    const period = periods.find((one) => one.from === from);
    for (const [field, value] of Object.entries(wanted)) assert.deepStrictEqual(period[field], value, `${from} ${field}`);
  }
  assert.deepStrictEqual(periods[2].groups, [{ state: "met", verdicts: [0] }, { state: "missed", verdicts: [1] }, { state: "excluded", because: "power cut", verdicts: [2] }]);
  const [zh, en] = await Promise.all([sla.words("zh-CN"), sla.words("en")]);
  assert.deepStrictEqual([zh.target("repairs-in-time"), en.target("repairs-in-time"), zh.counted("repairs-in-time")], ["修复及时率", "Repairs in time", "故障"]);
  assert.deepStrictEqual((await en.targetQuote("repairs-in-time")).pieces[0].translation, targets[0].source.en);
  // Under a policy without targets a verdict would do nothing.
  const plain = await createCalculator({ policy });
  assert.throws(() => plain.quality(request, { verdicts }), { code: "unknown-field", path: "/1/verdicts" });
  assert.equal("targets" in plain.quality(request, {}), false);
});

test("tables, the dimension that one of them fills, the edition and the reading fit in", async () => {
  const [papers, levels] = of("table");
  await createCalculator({ policy: withEntry("tables", papers) });
  const mapped = withEntry("dimensions", of("dimension")[0]);
  mapped.tables.push(levels, { ...levels, id: "by-level", units: "calendarHours", of: undefined, dimensions: ["level"], rows: [{ by: "level", cells: { A: 1, B: 2 } }] });
  mapped.rules[1].limit = { table: "by-level" };
  const asked = (tier) => ({ dimensions: { tier }, startAt: "2026-03-02T10:00" });
  const sla = await createCalculator({ policy: JSON.parse(JSON.stringify(mapped)) });
  assert.deepStrictEqual(["premium", "basic"].map((tier) => sla.explain(asked(tier), "service.repair").limit.amount), [1, 2]);

  const editions = await createCalculator({ policy: withEntry("editions", of("edition")[0]) });
  const repair = (startAt) => editions.explain({ dimensions: { tier: "premium" }, startAt }, "service.repair").limit.amount;
  assert.deepStrictEqual([repair("2026-12-31"), repair("2027-01-01")], [4, 2]);

  const received = await createCalculator({ policy: withEntry("readings", of("reading")[0]) });
  // Saturday is received on Monday 9 March, which is not counted: Thursday is day 3.
  assert.equal(received.explain({ dimensions: { tier: "basic" }, startAt: "2026-03-07" }, "service.installation").dueDate, "2026-03-12");
});

const folder = mkdtempSync(path.join(tmpdir(), "sla-policy-"));
after(() => rmSync(folder, { recursive: true }));
for (const [index, { body }] of blocks.filter(({ language }) => language === "js").entries()) {
  test(`script ${index + 1} prints what its comments say`, () => {
    writeFileSync(path.join(folder, "own-policy.json"), JSON.stringify(policy));
    for (const file of ["policies/examples/data-controller-eu.json", "calendars/examples/ie.json", "calendars/examples/lu.json"]) writeFileSync(path.join(folder, path.basename(file)), JSON.stringify(example(file)));
    const file = path.join(folder, `script-${index}.mjs`);
    writeFileSync(file, body.replace('"sla-calculator"', JSON.stringify(entry)));
    const printed = execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8" }).trimEnd().split("\n");
    assert.deepStrictEqual(printed, [...body.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line));
  });
}
