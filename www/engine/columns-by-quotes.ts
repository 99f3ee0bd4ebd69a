/** Answers columns with one quote per row, if the columns module cannot be loaded: the same answers, but slower. */
import { times } from "./times";
import type { ColumnAnswer, ColumnAnswers, Table } from "./column-types";
import type { PolicyInfo, Problem, Quote, QuoteRequest } from "./contract";
import { dayNumber, MS_PER_DAY } from "./dates";
import { refusal, SlaError } from "./error";
import { NO_DAY } from "./wire";
import { CERTAINTIES, NOTHING, STATES, STATUSES } from "./wire-columns";

/** A cell of a column of moments as a request has it. */
function moment(at: number, date: boolean): string | null | undefined {
  if (Number.isNaN(at)) return undefined;
  if (at === -Infinity) return null;
  const second = Math.floor(at / 1000) * 1000;
  // Not a date: the strict reader reports it.
  if (Math.abs(at) > 8.64e15 || (date && at % MS_PER_DAY !== 0)) return String(at);
  const text = new Date(second).toISOString();
  if (text.length !== 24) return String(at);
  return date ? text.slice(0, 10) : `${text.slice(0, 19)}Z`;
}

function requestOf({ frame, codes, conditions, moments, exclusions }: Table, row: number): QuoteRequest {
  const { dimensions: given, conditions: holding, ...rest } = frame.request;
  const dimensions = { ...given };
  frame.dimensions.forEach(({ id, values }, at) => {
    const code = codes[at]![row]!;
    const value = codes[at] instanceof Uint8Array && code === 255 ? undefined : values[code];
    if (value !== undefined) dimensions[id] = value;
    else if (code !== -1 && code !== 255) throw new SlaError({ code: "invalid-number", path: `/1/dimensions/${id}/codes`, params: { value: String(code) }, message: `\`${code}\` is out of order or beyond \`${values.length - 1}\`, the last that there is` });
  });
  const holds = { ...holding };
  frame.conditions.forEach((id, at) => { if (conditions[at]![row]! < 2) holds[id] = conditions[at]![row] === 1; });
  const cell = (at: number): string | null | undefined => moment(moments[at]!.at[row]!, !!moments[at]!.dates?.[row]);
  const named = (names: readonly string[], first: number): object => Object.fromEntries(names.flatMap((id, at) => {
    const found = cell(first + at);
    return found === undefined ? [] : [[id, found]];
  }));
  const startAt = cell(0);
  return {
    ...rest, dimensions, conditions: holds, audience: "operator",
    ...(startAt !== undefined && { startAt }),
    events: named(frame.events, 1), finishedAt: named(frame.finishedAt, 1 + frame.events.length),
    ...(exclusions && {
      exclusions: times(exclusions.offsets[row + 1]! - exclusions.offsets[row]!, (place) => {
        const at = exclusions.offsets[row]! + place;
        return { from: moment(exclusions.from[at]!, false) ?? null, to: moment(exclusions.to[at]!, false) ?? null, cause: frame.causes[exclusions.cause.codes[at]!] ?? null };
      }),
    }),
  } as QuoteRequest;
}

/** That some edition has each name of the table. */
function checkNames({ frame }: Table, policies: readonly PolicyInfo[]): void {
  const last = policies[policies.length - 1]!;
  const check = (ids: readonly string[], of: (policy: PolicyInfo) => readonly { id: string }[], path: string): void => ids.forEach((id, at) => {
    if (policies.some((policy) => of(policy).some((one) => one.id === id))) return;
    const rule = path === "/0/";
    throw new SlaError({
      code: rule ? "unknown-value" : "unknown-field", path: rule ? `/0/${at}` : path + id, params: { value: id },
      message: rule ? `there is no commitment \`${id}\`` : `there is no field \`${id}\` here`, allowed: of(last).map((one) => one.id),
    });
  });
  check(frame.commitments, (policy) => policy.rules, "/0/");
  check(frame.dimensions.map(({ id }) => id), (policy) => policy.dimensions, "/1/dimensions/");
  check(frame.conditions, (policy) => policy.conditions, "/1/conditions/");
  check(frame.events, (policy) => policy.events, "/1/events/");
  check(frame.finishedAt, (policy) => policy.rules, "/1/finishedAt/");
}

function set(answer: ColumnAnswer, row: number, quote: Quote | undefined, id: string): void {
  const one = quote?.commitments.find((commitment) => commitment.id === id);
  const day = (date: string | undefined): number => (date === undefined ? NO_DAY : dayNumber(date)!);
  answer.status[row] = one ? STATUSES.indexOf(one.status) : NOTHING;
  answer.dueAt[row] = one?.dueAt ? Date.parse(one.dueAt) : NaN;
  answer.dueDate[row] = day(one?.dueDate);
  answer.earliest[row] = day(one?.dueRange?.earliest ?? one?.dueDate);
  answer.latest[row] = day(one?.dueRange?.latest ?? one?.dueDate);
  answer.certainty[row] = one?.certainty === undefined ? NOTHING : CERTAINTIES.indexOf(one.certainty);
  answer.outcome[row] = one?.outcome ? STATES.indexOf(one.outcome.state) : NOTHING;
  answer.minutes[row] = one?.outcome?.minutes ?? NaN;
}

export function fillByQuotes(table: Table, answers: ColumnAnswers, quote: (request: QuoteRequest) => Quote, policies: readonly PolicyInfo[]): void {
  checkNames(table, policies);
  const seen = new Map<string, number>();
  const number = (problem: Problem): number => {
    const key = `${problem.path}\n${problem.message}`;
    if (!seen.has(key)) seen.set(key, answers.problems.push(problem));
    return seen.get(key)!;
  };
  for (let row = 0; row < table.count; row++) {
    const request = requestOf(table, row);
    let found: Quote | undefined;
    let error = 0;
    try {
      found = quote(request);
    } catch (thrown) {
      error = number(refusal(thrown).toProblem());
    }
    for (const id of table.frame.commitments) {
      set(answers[id]!, row, found, id);
      answers[id]!.error[row] = error;
    }
  }
}
