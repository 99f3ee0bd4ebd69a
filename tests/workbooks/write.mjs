/**
 * The workbook that a list of twelve circuits becomes, written by the page's own jobs, and beside it what stands in it.
 * Argument: the folder that both go to.
 */
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { driver } from "../lists/driver.mjs";
import { withWorkbooks } from "../lists/load.mjs";
import { serial, workbook } from "../lists/xlsx.mjs";

const [folder] = process.argv.slice(2);

/** Twelve circuits, as a customer's workbook has them; four of them start where the calendar is not published yet. */
function circuits() {
  const starts = ["2026-09-30T16:00", "2026-02-13T17:30", "2027-02-04T09:05"];
  const rows = Array.from({ length: 12 }, (_, at) => [
    `00${at + 1}`, ["金牌", "银牌", "铜牌", "标准"][at % 4], "数据专线", ["地市内", "跨地市", "跨省"][(at >> 2) % 3], { n: serial(starts[at % 3]), style: 1 },
  ]);
  return workbook([{ name: "电路", rows: [["电路编号", "客户等级", "业务类型", "范围", "受理时间"], ...rows] }], { formats: ["yyyy-mm-dd hh:mm"] });
}

const server = await withWorkbooks();
try {
  const { createJobs } = await server.ssrLoadModule("/elements/bulk/jobs.ts");
  const jobs = driver(createJobs);
  const ask = async (message, kind) => {
    const found = await jobs.ask(message, kind);
    assert.equal(found.type, kind, JSON.stringify(found));
    return found;
  };
  const { opened } = await ask({ type: "open", bytes: circuits().buffer, lang: "zh-CN", documents: {} }, "opened");
  const mapping = { ...opened.survey.mapping, startAt: opened.survey.starts.change };
  const { result } = await ask({ type: "run", mapping, form: [], answers: {}, process: "change", event: "order-raised", year: "", midnight: "", defaults: { dimensions: {}, startAt: "", audience: "sales" } }, "done");
  assert.deepEqual([result.quoted, result.failed], [12, 0]);
  const kept = await ask({ type: "keep" }, "kept");
  const { file } = await ask({ type: "workbook", list: "某某集团", now: "2026-09-30 16:20" }, "workbook");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "list.xlsx"), new Uint8Array(await file.arrayBuffer()));
  await writeFile(path.join(folder, "expected.json"), JSON.stringify({ names: kept.names, titles: kept.titles, starts: kept.starts, answers: kept.answers }));
  console.log(`ok - a workbook of ${kept.names.length} circuits, ${kept.titles.length} commitments each`);
} finally {
  await server.close();
}
