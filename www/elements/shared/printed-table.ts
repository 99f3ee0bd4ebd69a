/** Tables as the source prints them, each cell filled with the engine's answers for all that the cell stands for. */
import { html, nothing, type TemplateResult } from "lit";
import type { Commitment, DimensionInfo } from "../../engine/types";
import type { PrintedRow, PrintedTable, Words } from "../../words";
import { fill } from "../../words/language";
import type { Quoter } from "./engine";

type Values = Readonly<Record<string, string>>;

export interface Cell {
  /** The content of the cell; several entries if an operator's own rules have different answers where the source prints one. */
  texts: readonly string[];
  /** The columns that it spans. */
  columns: readonly string[];
  /** Whether it is for the chosen values. */
  mine: boolean;
}

export interface Row {
  heading: string | undefined;
  title: string;
  rule: string;
  cells: readonly Cell[];
}

/** No cell of a table stands for more combinations of values. */
const MOST = 5000;

/** Whether one of the named values and categories stands for a value. */
const standsFor = (names: readonly string[], value: { id: string; category?: string }): boolean =>
  names.includes(value.id) || (value.category !== undefined && names.includes(value.category));

/** Every combination of the values of the `asked` dimensions, as far as `fixed` leaves them open; a request's other dimensions have one value. */
export function combinations(dimensions: readonly DimensionInfo[], asked: readonly string[], fixed: Readonly<Record<string, readonly string[]>> = {}): Values[] {
  let all: Values[] = [{}];
  for (const { id, values, required } of dimensions) {
    const open = values.filter((value) => !fixed[id] || standsFor(fixed[id]!, value)).map((value) => value.id);
    const taken = asked.includes(id) || fixed[id] ? open : required ? open.slice(0, 1) : [];
    if (taken.length && all.length * taken.length <= MOST) all = all.flatMap((one) => taken.map((value) => ({ ...one, [id]: value })));
  }
  return all;
}

/** The source's wording for an answer, with the answer's own figures. */
export function printed(one: Commitment, row: PrintedRow, column: string, words: Words): string {
  const { limit, requirement, status, deliverable } = one;
  const channel = (deliverable?.channel ?? []).map((id) => words.act(id)).join(words.ui("list.join"));
  const figures = {
    ...(limit && { amount: limit.amount, hours: limit.units === "calendarMinutes" ? limit.amount / 60 : limit.amount }),
    ...(channel && { channel: words.sentence(channel) }),
  };
  const filled = (template: string | undefined): string | undefined => {
    if (template === undefined) return undefined;
    const text = fill(template, figures);
    return /\{\w/.test(text) ? undefined : text;
  };
  const { cells = {}, words: said = {} } = row;
  // A word for a requirement is said where the answer has no figure that the row would print.
  const templates = [cells[column], channel ? said["channel"] : undefined, limit ? said["limit"] : undefined, said[requirement ?? ""]];
  for (const template of templates) {
    const text = filled(template);
    if (text !== undefined) return text;
  }
  return words.limitOf(one) || words.requirement(one) || words.ui(`status.${status}`);
}

/** Whether a cell is for the chosen values, of which there may be only some. */
function isChosen(stands: Readonly<Record<string, readonly string[]>>, dimensions: readonly DimensionInfo[], chosen: Values): boolean {
  const named = Object.keys(stands).filter((id) => chosen[id]);
  return named.length > 0 && named.every((id) => {
    // A request may give a category in place of one of its values.
    const given = chosen[id]!;
    const values = dimensions.find((one) => one.id === id)?.values.filter((value) => standsFor([given], value)) ?? [];
    return values.some((value) => standsFor(stands[id]!, value));
  });
}

/** Whether values are those chosen, as far as any are. */
const agrees = (values: Values, asked: readonly DimensionInfo[], chosen: Values): boolean =>
  asked.every(({ id, values: known }) => {
    const value = known.find((one) => one.id === values[id]);
    return !chosen[id] || !value || standsFor([chosen[id]!], value);
  });

/** The rows of a table with their cells. `chosen` are the values of one's own case; `startAt` says which edition answers. */
export function rowsOf(table: PrintedTable, { sla, words, chosen, startAt, elsewhere }: Look): Row[] {
  const { dimensions, rules } = sla.policy;
  const { dimension } = table.columns;
  const columns = dimensions.find(({ id }) => id === dimension)?.values.map(({ id }) => id) ?? [];
  return table.rows.map((row) => {
    const asked = rules.find(({ id }) => id === row.rule)?.dimensions ?? [];
    const deciding = dimensions.filter(({ id }) => asked.includes(id));
    const cells = columns.map((column): Cell => {
      const stands = { ...row.when, [dimension]: [column] };
      const all = combinations(dimensions, asked, stands);
      const answers = all.map((values) => sla.explain({ dimensions: values, startAt, audience: "operator" }, row.rule));
      // The cell is not for a value that the rule leaves out.
      const within = answers.filter(({ status }) => status !== "out-of-scope");
      const texts = (within.length ? within : answers).map((one) => printed(one, row, column, words));
      return { texts: [...new Set(texts)], columns: [column], mine: isChosen(stands, dimensions, chosen) && !elsewhere?.(row.rule) && answers.some(({ status }, at) => status !== "out-of-scope" && agrees(all[at]!, deciding, chosen)) };
    });
    return { heading: row.heading, title: row.title, rule: row.rule, cells: row.merged ? merged(cells) : cells };
  });
}

/** Merges neighbouring cells with the same content. */
function merged(cells: readonly Cell[]): Cell[] {
  const found: Cell[] = [];
  for (const cell of cells) {
    const last = found[found.length - 1];
    if (last && last.texts.join() === cell.texts.join()) {
      found[found.length - 1] = { texts: last.texts, columns: [...last.columns, ...cell.columns], mine: last.mine || cell.mine };
    } else found.push(cell);
  }
  return found;
}

export interface Look {
  sla: Quoter;
  words: Words;
  /** The values of one's own case. */
  chosen: Values;
  startAt: string;
  /** Whether the answer to one's own case comes from elsewhere than the rule's row, so that no cell of it is marked. */
  elsewhere?: (rule: string) => boolean;
  /** Only the rows of this rule. */
  only?: string;
  /** Where a row's title leads. */
  link?: (rule: string) => string;
}

/** One table as the source prints it. */
export function printedTable(table: PrintedTable, look: Look): TemplateResult {
  const { sla, words, only, link } = look;
  const rows = rowsOf(only ? { ...table, rows: rowsFor(table, only) } : table, look);
  const { columns, corner, aside, legend } = table;
  const names = sla.policy.dimensions.find(({ id }) => id === columns.dimension)?.values.map(({ id }) => columns.titles?.[id] ?? words.value(columns.dimension, id)) ?? [];
  const wide = rows.some(({ heading }) => heading) ? 2 : 1;
  const tall = columns.heading ? 2 : 1;
  const span = (at: number): number => {
    const next = rows.findIndex(({ heading }, index) => index > at && heading);
    return (next < 0 ? rows.length : next) - at;
  };
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${table.title}><table class="printed">
    <caption>${table.title}${legend ? html` <span class="legend">${legend}</span>` : nothing}</caption>
    <thead>
      <tr>${corner ? html`<th scope="col" colspan=${wide} rowspan=${tall}>${corner}</th>` : html`<td colspan=${wide} rowspan=${tall}></td>`}
        ${columns.heading ? html`<th scope="colgroup" colspan=${names.length}>${columns.heading}</th>` : names.map((name) => html`<th scope="col">${name}</th>`)}
        ${aside ? html`<th scope="col" rowspan=${tall}>${aside.title}</th>` : nothing}</tr>
      ${columns.heading ? html`<tr>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr>` : nothing}
    </thead>
    <tbody>${rows.map(({ heading, title, rule, cells }, at) => html`<tr>
      ${heading ? html`<th scope="rowgroup" rowspan=${span(at)}>${heading}</th>` : nothing}
      <th scope="row">${link ? html`<a href=${link(rule)}>${title}</a>` : title}</th>
      ${cells.map(({ texts, columns: spanned, mine }) => html`<td class=${mine ? "mine" : nothing} colspan=${spanned.length}>${texts.map((text, index) => html`${index ? html`<br>` : nothing}${text || html`<span class="unseen">${words.ui("printed.blank")}</span>`}`)}
        ${mine ? html`<span class="unseen">${words.ui("printed.mine")}</span>` : nothing}</td>`)}
      ${aside && at === 0 ? html`<td class="aside" rowspan=${rows.length}>${aside.text}</td>` : nothing}</tr>`)}</tbody>
  </table></div>`;
}

/** The rows of one rule, each with the head that it stands under. */
function rowsFor(table: PrintedTable, rule: string): PrintedRow[] {
  let head: string | undefined;
  let said: string | undefined;
  const rows: PrintedRow[] = [];
  for (const row of table.rows) {
    head = row.heading ?? head;
    if (row.rule !== rule) continue;
    const { heading: _, ...rest } = row;
    rows.push(head !== said && head ? { ...rest, heading: head } : rest);
    said = head;
  }
  return rows;
}

/** What stands under a table: its quoted notes, and what is not the source's. */
export function underTable({ notes = [], remark }: PrintedTable, words: Words): TemplateResult {
  return html`${notes.map((note) => html`<p class="table-note">${note}</p>`)}
    ${remark ? html`<p class="remark"><b>${words.ui("source.note")}</b> ${remark}</p>` : nothing}`;
}
