// Columns: a million mixed rows in Node beside `quoteMany`, natively beside numpy, and the memory that they take.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dateOf } from "../lib/days.mjs";
import { clock, ratio, rounds } from "../lib/measure.mjs";
import { benches, root, work } from "../lib/paths.mjs";
import { row } from "../lib/report.mjs";
import { COMMITMENT, DIMENSIONS, faults, requestOf, table } from "../lib/table.mjs";

/** Rows that `quoteMany` answers in a round: it gives the whole quote of each. */
const FEW = 20_000;

/** The columns as the native program and numpy read them. */
export function written({ columns, expected }) {
  const folder = path.join(work, "columns");
  mkdirSync(folder, { recursive: true });
  const put = (name, array) => writeFileSync(path.join(folder, name), Buffer.from(array.buffer, array.byteOffset, array.byteLength));
  Object.entries(columns.dimensions).forEach(([id, { codes }]) => put(`${id}.bin`, Int32Array.from(codes)));
  put("start.bin", columns.startAt);
  put("offsets.bin", columns.exclusions.offsets);
  put("from.bin", columns.exclusions.from);
  put("to.bin", columns.exclusions.to);
  put("cause.bin", columns.exclusions.cause.codes);
  put("expected.bin", Float64Array.from(expected));
  writeFileSync(path.join(folder, "frame.json"), JSON.stringify({
    commitments: [COMMITMENT], request: {}, causes: columns.exclusions.cause.values,
    dimensions: Object.entries(DIMENSIONS).map(([id, values]) => ({ id, values })),
  }));
  return folder;
}

function many(sla, { columns, expected }) {
  const requests = Array.from({ length: FEW }, (_, at) => requestOf(columns, at));
  return () => {
    const before = clock();
    const answers = sla.quoteMany(requests);
    const seconds = clock() - before;
    let [wrong, first] = [0, undefined];
    answers.forEach((answer, at) => {
      const due = answer.ok ? answer.quote.commitments.find(({ id }) => id === COMMITMENT)?.dueDate : "refused";
      const right = Number.isNaN(expected[at]) ? "refused" : dateOf(expected[at]);
      if (due === right) return;
      wrong += 1;
      first ??= `row ${at}: ${due}, not ${right}`;
    });
    return { seconds, count: FEW, wrong, first };
  };
}

export async function columns({ sla, sample, worker, numpy, times, million }) {
  const made = table(sample.starts, million);
  const folder = written(made);
  const contestants = {
    quoteColumns: async () => {
      const before = clock();
      const answers = await sla.quoteColumns([COMMITMENT], made.columns);
      return { seconds: clock() - before, count: million, ...faults(answers, made.expected) };
    },
    quoteMany: many(sla, made),
    ...(worker && numpy && {
      "native columns": () => worker.ask("columns 0"),
      "numpy listed": () => numpy.ask("listed 3"),
    }),
  };
  const all = await rounds(contestants, times);
  const memory = Number(execFileSync(process.execPath, ["--expose-gc", path.join(benches, "lib/columns-memory.mjs"), root, folder, String(million)], { encoding: "utf8" }));
  const pick = (...names) => Object.fromEntries(names.map((name) => [name, all[name]]));
  const rows = [
    row({ id: "columns-many", what: `one commitment over ${million} mixed rows in Node: rows a second against quoteMany`, atLeast: 40, value: ratio(all.quoteColumns, all.quoteMany), ours: pick("quoteColumns", "quoteMany") }),
    row({ id: "columns-memory", what: "memory a row above input and output", unit: "bytes", atMost: 64, value: memory }),
  ];
  if (!all["native columns"]) throw new Error("the native program or numpy is missing");
  rows.splice(1, 0, row({
    id: "columns-native", what: "the same rows natively, rules resolved, against numpy busday_offset with every rest day listed", atLeast: 3,
    value: ratio(all["native columns"], all["numpy listed"]), ours: pick("native columns"), peers: pick("numpy listed"),
  }));
  return rows;
}
