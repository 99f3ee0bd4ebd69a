/** A quoted list as a workbook: the answers as dates, and a sheet that says what they rest on. */
import { writeWorkbook, type OutCell } from "../../lists/write-workbook";
import type { Words } from "../../words";
import type { GetString } from "../desk/strings";
import { answerColumns, sourceCell } from "./answers";
import type { Run } from "./messages";
import { nameOf } from "./target-name";
import type { Quoted } from "./run";
import type { List, Ready } from "./list";

interface Task extends Ready {
  words: Words;
  say: GetString;
  list: List;
  run: Run;
  quoted: Quoted;
  /** Whose list it is. */
  whose: string;
  /** The moment of working out, in the policy's zone. */
  now: string;
}

export async function workbookOf(task: Task): Promise<Blob> {
  const { say, quoted, list } = task;
  const { given, titles, answers, headers, notes } = quoted;
  const columns = answerColumns(titles, answers, say);
  const rows = answers.map((answer, at): OutCell[] => [
    ...headers.map((_, place) => sourceCell(list.body.rows[at]?.[place])), ...given.map(({ value }) => value), ...columns.cells(answer), notes[at] ?? "",
  ]);
  const head = [...headers, ...given.map(({ name }) => name), ...columns.head, say("bulk.problem")];
  return writeWorkbook([
    { name: say("bulk.sheet.list"), rows: [head, ...rows], frozen: 1 },
    { name: say("bulk.sheet.basis"), rows: [[say("bulk.basis.what"), say("bulk.basis.value"), say("bulk.basis.detail")], ...(await basis(task))] },
  ]);
}

/** Editions, the commitments with their sources, the readings, and how the list was read. */
async function basis(task: Task): Promise<OutCell[][]> {
  const { sla, words, say, quoted, run, list, whose, now } = task;
  const { headers } = quoted;
  const named = (target: string): string => nameOf(target, sla.policy, words, say);
  const rows: OutCell[][] = [];
  if (whose) rows.push([say("bulk.basis.whose"), whose]);
  rows.push(
    [say("bulk.basis.made"), { moment: now }],
    [say("bulk.basis.policy"), `${words.policyTitle()} · ${sla.policy.edition}`, words.provenance()],
    [say("bulk.basis.calendar"), ...(sla.calendars ?? [sla.calendar]).flatMap(({ id, version, publishedThrough }) => [`${id} ${version}`, say("bulk.basis.through", { date: publishedThrough.slice(0, 10) })])],
    [say("bulk.process"), words.process(run.process)],
  );
  for (const rule of sla.policy.rules.filter(({ id }) => quoted.ids.includes(id))) rows.push([words.title(rule.id), words.clause(rule.clause), await words.source(rule.id)]);
  for (const [id, value] of Object.entries(await quoted.readings())) rows.push([say("bulk.basis.reading"), words.reading(id), words.reading(id, value)]);
  for (const [target, at] of Object.entries(run.mapping)) rows.push([say("bulk.basis.column"), headers[at] ?? "", named(target)]);
  for (const { target, value } of quoted.given) rows.push([say("bulk.basis.form"), named(target), value]);
  for (const [target, texts] of Object.entries(run.answers)) {
    for (const [text, value] of Object.entries(texts)) rows.push([say("bulk.basis.answer"), `${named(target)} ${text}`, value ? words.value(target, value) : say("bulk.notGiven")]);
  }
  if (quoted.result.unused.length) rows.push([say("bulk.basis.note"), say("bulk.pause.unused", { names: quoted.result.unused.join(say("bulk.and")) })]);
  if (quoted.result.provisional) rows.push([say("bulk.basis.note"), say("bulk.provisionalRows", { n: quoted.result.provisional })]);
  if (run.year) rows.push([say("bulk.basis.year"), run.year]);
  if (run.order) rows.push([say("bulk.basis.order"), say(`bulk.basis.order.${run.order}`)]);
  for (const { line, text, why } of list.body.leftOut) rows.push([say("bulk.basis.left"), say(`bulk.left.${why}`, { line, text })]);
  for (const { code, params } of list.sheet.notes) rows.push([say("bulk.basis.note"), say(`bulk.note.${code}`, params)]);
  return rows;
}
