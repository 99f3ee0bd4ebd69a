// `sla-calculator explain` and `policy check`: one commitment in words, and documents with what is wrong in them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createCalculator, entry, request } from "./package.mjs";

const cli = fileURLToPath(new URL("./cli.js", entry));
const folder = mkdtempSync(path.join(tmpdir(), "sla-documents-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const sla = await createCalculator();

function run(args, input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { input, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}
function saved(name, content) {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}
const asked = request("2026-09-30T16:00");
const bundled = JSON.parse(readFileSync(new URL("./policies/cmcc-group-customer.json", entry), "utf8"));

test("explain says in both languages until when, counted day by day, by which clause and words, and from standard input too", () => {
  const file = saved("request.json", asked);
  const zh = run(["explain", file, "change.suspend", "--lang", "zh-CN"]);
  assert.equal(zh.code, 0, zh.err);
  const lines = zh.out.split("\n");
  assert.deepEqual(lines.slice(0, 2), ["停机办理 · 维护部门对集团客户", "10月10日（周六）24时前 · 3个工作日"]);
  assert.deepEqual(lines.filter((line) => /计第\d个工作日/.test(line)).map((line) => /第(\d)个/.exec(line)[1]), ["1", "2", "3"]);
  assert.ok(lines.includes("  「停机、销户时限统一为3个工作日」"));
  const en = run(["explain", "-", "change.suspend", "--lang", "en"], JSON.stringify(asked));
  assert.equal(en.code, 0, en.err);
  assert.match(en.out, /by the end of Sat 10 Oct · 3 working days/);
});

test("explain --json is what the package answers", () => {
  const { code, out } = run(["explain", saved("request.json", asked), "fault.restoration", "--json"]);
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(out), JSON.parse(JSON.stringify(sla.explain(asked, "fault.restoration"))));
});

test("what explain cannot answer is one sentence that quotes what was given, and exit 2", () => {
  const file = saved("request.json", asked);
  for (const [args, sentence] of [
    [["explain", file], /^sla-calculator: usage/],
    [["explain", file, "change.stop"], /`change\.stop`/],
    [["explain", saved("wrong.json", { ...asked, startAt: "2026-02-30" }), "change.suspend"], /`2026-02-30` does not exist/],
    [["explain", saved("no.json", "{"), "change.suspend"], /no\.json is no JSON/],
    [["explain", path.join(folder, "missing.json"), "change.suspend"], /missing\.json could not be read/],
    [["explain", file, "change.suspend", "--lang", "fr"], /not `fr`/],
    [["explain", file, "change.suspend", "--colour", "red"], /no option --colour/],
  ]) {
    const { code, out, err } = run(args);
    assert.deepEqual([code, out], [2, ""], args.join(" "));
    assert.match(err, sentence);
  }
});

test("policy check: the package's own documents are right and their examples hold", () => {
  const { code, out, err } = run(["policy", "check", fileURLToPath(new URL("./policies/cmcc-group-customer.json", entry))]);
  assert.equal(code, 0, err + out);
  const examples = bundled.rules.reduce((sum, { examples = [] }) => sum + examples.length, 0);
  assert.ok(out.endsWith(`${bundled.rules.length} rules, ${examples} examples hold\n`), out);
});

test("policy check: a false example and a fault of the document stand with their place, and exit 1", () => {
  const at = bundled.rules.findIndex(({ examples }) => examples?.[0]?.expect.dueDate);
  const falsified = structuredClone(bundled);
  falsified.rules[at].examples[0].expect.dueDate = "2026-01-01";
  const right = bundled.rules[at].examples[0].expect.dueDate;
  const example = run(["policy", "check", saved("false.json", falsified)]);
  assert.equal(example.code, 1, example.err);
  assert.ok(example.out.includes(`/rules/${at}/examples/0`) && example.out.includes("2026-01-01") && example.out.includes(right), example.out);
  const broken = structuredClone(bundled);
  broken.rules[at].kind = "gift";
  broken.rules[at + 1].shape = "circle";
  const fault = run(["policy", "check", saved("broken.json", broken)]);
  assert.equal(fault.code, 1, fault.err);
  const faults = fault.out.trimEnd().split("\n");
  assert.equal(faults.length, 2, fault.out);
  assert.match(faults[0], new RegExp(`broken\\.json: /rules/${at}/kind: .*\`gift\``));
  assert.match(faults[1], new RegExp(`broken\\.json: /rules/${at + 1}/shape: .*\`circle\``));
  assert.equal(run(["policy", "check", saved("none.json", "[")]).code, 2);
  assert.equal(run(["policy", "look", "x.json"]).code, 2);
});
