/** A list as the page's list element takes it: opened, read by first choices, what it would ask, and what each row then asks of the engine. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { driver } from "./driver.mjs";
import { withWorkbooks } from "./load.mjs";

/** A desk that reads lists one after another; `close` for the end. */
export async function openDesk() {
  const server = await withWorkbooks();
  const [{ createJobs }, choosing, { runOf }, { processesOf }, { expanded }, { START }] = await Promise.all([
    "/elements/bulk/jobs.ts", "/elements/bulk/choices.ts", "/elements/bulk/run-of.ts", "/elements/bulk/form-of.ts", "/engine/policy-info.ts", "/lists/vocabulary.ts",
  ].map((module) => server.ssrLoadModule(module)));
  const policy = expanded(JSON.parse(await readFile(new URL("../../target/generated/policy-info.json", import.meta.url), "utf8")).at(-1));
  const { work, heard, ask } = driver(createJobs);

  /** What the page asks before or while it computes; a word each. */
  function questions(opened, choices) {
    const { survey } = opened;
    const column = survey.columns[choices.mapping[START] ?? -1];
    const unknown = policy.dimensions.flatMap(({ id }) => choosing.unknownEntries(policy, id, survey.columns[choices.mapping[id] ?? -1]).map(({ text }) => `means:${text}`));
    const lacking = choosing.open(policy, opened, choices).map((target) => `lacking:${target}`);
    const offered = Object.keys(survey.proposed).filter((target) => choices.mapping[target] === undefined).map((target) => `proposed:${target}`);
    return [...lacking, ...offered, ...unknown, ...(choosing.asksEvent(opened, choices) ? ["event"] : []), ...choosing.momentQuestions(opened, choices)].filter((one) => one !== "" && (column || one !== "year"));
  }

  /** `choose` answers questions: a year, an order of day and month, what texts mean. */
  async function read(bytes, { process = "change", choose = {}, defaults = {} } = {}) {
    const buffer = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
    const answer = await ask({ type: "open", bytes: buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength), lang: "zh-CN", documents: {} }, "opened");
    if (answer.type !== "opened") return { refused: answer.key ?? answer.message };
    const { opened } = answer;
    const first = choosing.firstChoices(policy, opened, process, processesOf(policy));
    const asked = questions(opened, first);
    const choices = { ...first, ...choose };
    if (asked.some((one) => one.startsWith("lacking"))) return { opened, choices, asked, rows: [], failed: 0 };
    const form = { audience: "sales", dimensions: {}, startAt: "", ...defaults };
    const { result } = await ask({ type: "run", ...runOf(policy, opened, choices, form) }, "done");
    const [rows, requests] = [[], []];
    for (let at = 0; at < opened.rows; at++) {
      heard.length = 0;
      work({ type: "row", at });
      await new Promise((go) => setTimeout(go));
      const row = heard.find(({ type }) => type === "row");
      if (!row) continue;
      requests.push(row.request);
      rows.push({ id: row.name, line: row.line, ...row.request.dimensions, startAt: row.request.startAt });
    }
    assert.ok(result, "a result");
    return { opened, choices, asked, rows, requests, failed: result.failed, result };
  }
  return { policy, read, close: () => server.close() };
}
