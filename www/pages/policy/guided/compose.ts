/** Makes a policy document from a table of limits and a few answers. Every number in it comes from the table. */
import { tidy } from "../../../lists/tidy";
import type { Amount } from "./limits";
import { bothOf, namesOf, type Grid, type Place, type Promised } from "./table";

/** The answers that a table does not contain. */
export interface Answers {
  title: string;
  /** The clause that contains the limits. */
  source: string;
  issued: boolean;
  /** The event from which each promise counts, in words. */
  starts: readonly string[];
  /** The event by which each promise is kept, in words; empty if it was not given. */
  ends: readonly string[];
  opening: string;
  closing: string;
  /** The promised share of cases in time in a period; empty if none is promised. */
  percent: string;
  per: Per;
}

/** The period of a promised share. */
export const PERIODS = ["month", "quarter", "half-year", "year"] as const;
export type Per = (typeof PERIODS)[number];

/** Where the policy counts, and when it was made. */
export interface Where {
  calendar: string;
  zone: string;
  day: string;
}

type Text = { "zh-CN": string; en: string };
interface Named { id: string; title: Text }

/** An id made of a name's letters and digits, unique in its list. */
function idsFor(names: readonly string[], kind: string): string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const latin = bothOf(name).en.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40);
    const plain = /^[a-z]/.test(latin) && !/[\u4e00-\u9fff]/.test(bothOf(name).en) ? latin : `${kind}-${at + 1}`;
    let id = plain;
    for (let n = 2; taken.has(id); n++) id = `${plain}-${n}`;
    taken.add(id);
    return id;
  });
}

const named = (names: readonly string[], kind: string): Named[] => idsFor(names, kind).map((id, at) => ({ id, title: bothOf(names[at]!) }));

const isAmount = (read: Place["read"]): read is Amount => "units" in read;

/** Whether a promise needs the office's hours: it counts in them, or ends when the office closes on the same working day. */
export const countsOfficeHours = ({ promises }: Grid): boolean =>
  promises.some(({ places }) => places.some(({ read }) => isAmount(read) && (read.units === "businessHours" || (read.units === "businessDays" && read.amount === 0))));

/** The events that promises count from or end with, each once, and the place of each promise's; -1 where nothing is named. */
export function eachOnce(names: readonly string[]): { titles: string[]; of: number[] } {
  const titles: string[] = [];
  const of = names.map((name) => {
    if (!name.trim()) return -1;
    const found = titles.findIndex((one) => tidy(one) === tidy(name));
    return found < 0 ? titles.push(name.trim()) - 1 : found;
  });
  return { titles, of };
}

/** The scope and the cases of a promise whose combinations are not all limits in the same unit. */
function casesOf({ places }: Promised, test: (place: Place) => unknown): object {
  const without = places.filter(({ read }) => "none" in read && read.none === "not-offered");
  return {
    ...(without.length && { scope: without.map((place) => ({ when: test(place), status: "out-of-scope" })) }),
    cases: places.flatMap((place): object[] => {
      if (isAmount(place.read)) return [{ when: test(place), limit: place.read }];
      return "none" in place.read && place.read.none !== "not-offered" ? [{ when: test(place), status: "unquantified" }] : [];
    }),
  };
}

export function compose(grid: Grid, answers: Answers, { calendar, zone, day }: Where): object {
  const dimensions = named(grid.dimensions.map(({ title }) => title), "dimension").map((dimension, at) => ({
    ...dimension, required: true, ordered: false, values: named(grid.dimensions[at]!.values, "value"),
  }));
  const starts = eachOnce(answers.starts);
  const events = named(starts.titles, "event");
  // An event that begins another promise takes the start of a request, so an end of the same name must be a separate event.
  const ended = eachOnce(answers.ends);
  const ends = named([...starts.titles, ...ended.titles], "event").slice(starts.titles.length);
  const endOf = (at: number): object => {
    const end = ends[ended.of[at] ?? -1];
    return end ? { finishedBy: end.id } : {};
  };
  const whats = idsFor(grid.promises.map(({ title }) => title), "promise");
  const valueIds = (values: readonly number[]): string[] => values.map((value, at) => dimensions[at]!.values[value]!.id);
  const test = ({ values }: Place): object => {
    const tests = valueIds(values).map((id, at) => ({ dimension: dimensions[at]!.id, in: [id] }));
    return tests.length === 1 ? tests[0]! : { all: tests };
  };
  const tables: object[] = [];
  const limitOf = (promise: Promised, at: number): object => {
    const [first] = promise.places.map(({ read }) => read);
    const units = first && isAmount(first) ? first.units : "";
    if (!promise.places.every(({ read }) => isAmount(read) && read.units === units)) return casesOf(promise, test);
    const last = dimensions[dimensions.length - 1]!;
    const rows = new Map<string, { when?: object; by: string; cells: Record<string, number> }>();
    for (const { values, read } of promise.places) {
      const ids = valueIds(values);
      const row = rows.get(values.slice(0, -1).join()) ?? {
        ...(ids.length > 1 && { when: Object.fromEntries(ids.slice(0, -1).map((id, place) => [dimensions[place]!.id, [id]])) }), by: last.id, cells: {},
      };
      rows.set(values.slice(0, -1).join(), row);
      row.cells[ids[ids.length - 1]!] = (read as Amount).amount;
    }
    tables.push({ id: `table-${at + 1}`, title: bothOf(promise.title), clause: "table", units, dimensions: dimensions.map(({ id }) => id), rows: [...rows.values()] });
    return { limit: { table: `table-${at + 1}` } };
  };
  const rules = grid.promises.map((promise, at) => {
    const event = events[starts.of[at]!]!.id;
    return {
      id: `${event}.${whats[at]}`, rules: [String(at + 1)], process: event, clause: "table", kind: "promise", debtor: "provider", creditor: "customer", shape: "deadline",
      title: bothOf(promise.title), source: quoted(promise, grid), start: { event }, ...endOf(at), ...limitOf(promise, at),
    };
  });
  const office = countsOfficeHours(grid);
  return {
    schema: 1,
    id: idsFor([answers.title], "policy")[0],
    title: bothOf(answers.title),
    provenance: {
      kind: answers.issued ? "operator-issued" : "public-facts",
      source: bothOf(answers.source),
      read: day,
      statement: answers.issued
        ? { "zh-CN": `${bothOf(answers.title)["zh-CN"]}，由发布方按表格整理`, en: `${bothOf(answers.title).en}, put down from a table by its issuer` }
        : { "zh-CN": "根据所注出处的表格整理，非服务商发布", en: "Put down from a table of the source named; not issued by the operator" },
    },
    zone, calendar,
    editions: [{ id: "first", title: { "zh-CN": `${day}整理`, en: `As put down on ${day}` } }],
    dimensions,
    processes: events,
    parties: [{ id: "provider", title: { "zh-CN": "服务商", en: "Provider" } }, { id: "customer", title: { "zh-CN": "客户", en: "Customer" } }],
    clauses: [{ id: "table", title: bothOf(answers.source) }],
    acts: [],
    events: [...events.map((event) => ({ ...event, opening: true })), ...ends],
    conditions: [], figures: [],
    readings: office ? [
      { id: "openingTime", title: { "zh-CN": "上班时间", en: "Opening time" }, time: true, default: answers.opening },
      { id: "closingTime", title: { "zh-CN": "下班时间", en: "Closing time" }, time: true, default: answers.closing },
    ] : [],
    reasons: [],
    tables,
    rules,
    ...(answers.percent && { targets: [shareOf(answers, rules.map(({ id }) => id))] }),
  };
}

/** A promised share of cases in time, of all promises of the table. */
function shareOf({ percent, per, source }: Answers, of: readonly string[]): object {
  const { zh, en } = SHARES[per];
  const title = { "zh-CN": `${zh}按时比率`, en: `Share in time, ${en}` };
  return { id: "in-time", title, clause: "table", source: { "zh-CN": `${bothOf(source)["zh-CN"]}：${zh}不低于${percent}%按时`, en: `${bothOf(source).en}: at least ${percent}% in time, ${en}` }, of, bound: "at-least", percent: Number(percent), per };
}

const SHARES: Readonly<Record<Per, { zh: string; en: string }>> = {
  month: { zh: "每月", en: "each month" }, quarter: { zh: "每季度", en: "each quarter" }, "half-year": { zh: "每半年", en: "each half-year" }, year: { zh: "每年", en: "each year" },
};

/** The cells of a promise as the table has them: the words that a rule quotes. */
function quoted({ title, places }: Promised, { dimensions }: Grid): Text {
  const said = places.filter(({ text }) => text).map(({ values, text }) => `${namesOf(values, dimensions).join(" · ")}: ${text}`);
  const text = said.join("; ") || title;
  return { "zh-CN": text, en: text };
}
