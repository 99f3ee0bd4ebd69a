/** Turns columns of answers into the cells and objects of the output. */
import type { ColumnAnswer, ColumnAnswers } from "../../engine/column-types";
import { clockTime, dateOf, MS_PER_DAY } from "../../engine/dates";
import { shownEndsEarly } from "../../engine/systems/periods";
import { NO_DAY } from "../../engine/wire";
import { CERTAINTIES, NOTHING, STATES, STATUSES } from "../../engine/wire-columns";
import { offsetAt } from "../../engine/zones";
import type { CellZone } from "./moment";
import type { AnswerName } from "./options";

/** The local time of a zone at an instant, in milliseconds. */
const shownAt = (at: number, zone: CellZone): number => (typeof zone === "number" ? at + zone * 1000 : zone.shownAt(at));

/** A moment as people of the policy's zone write it, with that zone. */
export function instantOf(at: number, zone: CellZone, offset: string): string {
  const local = shownAt(at, zone);
  const day = Math.floor(local / MS_PER_DAY);
  const second = Math.round((local - day * MS_PER_DAY) / 1000);
  return `${dateOf(day)}T${clockTime(second)}${offsetAt(at, offset)}`;
}

const date = (day: number): string => (day === NO_DAY ? "" : dateOf(day));

/** Names a status, by its code or in words. */
export type StatusName = (status: (typeof STATUSES)[number]) => string;

export interface Told {
  /** The zone of a row, with its name or its offset. */
  at(row: number): RowZone;
  status: StatusName;
}

export interface RowZone {
  zone: CellZone;
  offset: string;
}

const NAMES: { [name in AnswerName]: (answer: ColumnAnswer, row: number, told: Told) => string } = {
  due: (answer, row, told) => {
    const day = answer.dueDate[row]!;
    if (day === NO_DAY) return "";
    if (answer.certainty[row] === 1 && answer.latest[row] !== day) return `${dateOf(day)}/${dateOf(answer.latest[row]!)}`;
    const { zone, offset } = told.at(row);
    const at = answer.dueAt[row]!;
    return shownEndsEarly(shownAt(at, zone), day) ? instantOf(at, zone, offset) : dateOf(day);
  },
  status: (answer, row, { status }) => (answer.status[row] === NOTHING ? "" : status(STATUSES[answer.status[row]!]!)),
  dueDate: (answer, row) => date(answer.dueDate[row]!),
  dueAt: (answer, row, told) => {
    const { zone, offset } = told.at(row);
    return answer.dueDate[row] === NO_DAY ? "" : instantOf(answer.dueAt[row]!, zone, offset);
  },
  earliest: (answer, row) => date(answer.earliest[row]!),
  latest: (answer, row) => date(answer.latest[row]!),
  certainty: (answer, row) => CERTAINTIES[answer.certainty[row]!] ?? "",
  outcome: (answer, row) => STATES[answer.outcome[row]!] ?? "",
  minutes: (answer, row) => (Number.isNaN(answer.minutes[row]!) ? "" : String(answer.minutes[row]!)),
};

/** The cells of a row's answers, from left to right. */
export function cellsOf(answers: ColumnAnswers, ids: readonly string[], names: readonly AnswerName[], told: Told): ((row: number) => string)[] {
  return ids.flatMap((id) => names.map((name) => {
    const [answer, cell] = [answers[id]!, NAMES[name]];
    return (row: number) => cell(answer, row, told);
  }));
}

/** A row's answers as an object, without missing ones. */
export function objectOf(answers: ColumnAnswers, ids: readonly string[], names: readonly AnswerName[], told: Told, row: number): object {
  return Object.fromEntries(ids.map((id) => [id, Object.fromEntries(names.flatMap((name) => {
    const cell = NAMES[name](answers[id]!, row, told);
    return cell === "" ? [] : [[name, name === "minutes" ? Number(cell) : cell]];
  }))]));
}
