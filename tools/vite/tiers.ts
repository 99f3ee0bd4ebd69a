/**
 * What is promised, as plain tables for readers without an engine: made from the policy document when the page is built,
 * for the case in which no condition holds, no event is given and every reading is the default. What the source's own table
 * prints is said in its words.
 */

type Texts = { "zh-CN": string };

interface Limit {
  amount?: number;
  units?: string;
  bound?: string;
  per?: string;
  table?: string;
  rule?: string;
}

interface When {
  all?: When[];
  any?: When[];
  not?: When;
  dimension?: string;
  in?: string[];
  condition?: string;
  reading?: string;
  is?: string;
  event?: string;
}

interface Terms {
  limit?: Limit | null;
  requirement?: string | { table: string };
  creditor?: string;
}

interface Rule extends Terms {
  id: string;
  kind: string;
  creditor: string;
  title: Texts;
  wording?: Record<string, Texts>;
  cases?: (Terms & { when: When; status?: string })[];
}

interface Row {
  when?: Record<string, string[]>;
  by: string;
  cells: Record<string, number | string | null>;
}

/** A row of a table as the source prints it. */
interface Printed {
  rule: string;
  when?: Record<string, string[]>;
  words?: Record<string, Texts>;
  cells?: Record<string, Texts>;
}

export interface Policy {
  calculator: Texts;
  hotline?: string;
  dimensions: { id: string; title: Texts; values: { id: string; title: Texts; category?: string }[]; categories?: { id: string; title: Texts }[] }[];
  conditions: { id: string; default?: boolean }[];
  readings: { id: string; default?: string; values?: { id: string }[] }[];
  parties: { id: string; title: Texts }[];
  printedTables?: { rows: Printed[] }[];
  tables: { id: string; units: string; bound?: string; per?: string; rows: Row[] }[];
  rules: Rule[];
}

/** How an amount is said; the language's own words. */
export type GetString = (limit: { amount: number; units: string; bound?: string; per?: string }) => string;

/** One line of a table: what, and the texts by the values of a dimension. */
interface Line {
  dimension: string;
  title: string;
  where: Record<string, string[]>;
  cells: string[];
}

const key = (where: Record<string, string[]> | undefined): string => JSON.stringify(Object.entries(where ?? {}).map(([id, values]) => [id, [...values].sort()]).sort());

export class Tiers {
  readonly #policy: Policy;
  readonly #say: GetString;
  /** To whom promises are made unless something else is said. */
  readonly #usual: string | undefined;

  constructor(policy: Policy, say: GetString) {
    this.#policy = policy;
    this.#say = say;
    const creditors = this.#promises.map(({ creditor }) => creditor);
    const often = (one: string): number => creditors.filter((other) => other === one).length;
    this.#usual = [...creditors].sort((a, b) => often(b) - often(a))[0];
  }

  get #promises(): Rule[] {
    return this.#policy.rules.filter((rule) => rule.kind === "promise");
  }

  /** One table for each dimension by which promises differ, in the policy's order. */
  html(): string {
    const lines = this.#promises.flatMap((rule) => this.#everywhere(this.#lines(rule)));
    return this.#policy.dimensions.flatMap(({ id, title, values }) => {
      const own = lines.filter(({ dimension }) => dimension === id);
      if (!own.length) return [];
      const head = values.map((value) => `<th scope="col">${value.title["zh-CN"]}`).join("");
      return [`<table><tr><th scope="col">${title["zh-CN"]}${head}${own.map((line) => `<tr><th scope="row">${this.#title(line)}${merged(line.cells)}`).join("")}</table>`];
    }).join("\n        ");
  }

  #title({ title, where }: Line): string {
    const places = Object.entries(where).map(([dimension, values]) => values.map((value) => this.#name(dimension, value)).join("、"));
    return places.length ? `${title}（${places.join("，")}）` : title;
  }

  /** Lines that say the same at every value of a dimension, as one that does not name it. */
  #everywhere(lines: Line[]): Line[] {
    for (const { id, values } of this.#policy.dimensions) {
      for (const line of lines.filter(({ where }) => where[id])) {
        const without = ({ where, cells }: Line): string => JSON.stringify([key(Object.fromEntries(Object.entries(where).filter(([other]) => other !== id))), cells]);
        const alike = lines.filter((one) => one.where[id] && without(one) === without(line));
        const named = alike.flatMap(({ where }) => where[id]!);
        if (!lines.includes(line) || !values.every((value) => named.includes(value.id) || named.includes(value.category ?? ""))) continue;
        const { [id]: _, ...where } = line.where;
        lines = lines.flatMap((one) => (one === line ? [{ ...line, where }] : alike.includes(one) ? [] : [one]));
      }
    }
    return lines;
  }

  /** What a rule promises by the values of a dimension; under the condition without which it promises nothing, if there is one. */
  #lines(rule: Rule, held = new Set<string>()): Line[] {
    const [first] = this.#policy.dimensions;
    if (!first) return [];
    const title = rule.title["zh-CN"];
    const table = this.#table(this.#terms(rule, first.id, first.values[0]!.id, held).limit);
    const rows: Row[] = table?.rows ?? [{ by: first.id, cells: {} }];
    const lines = rows.map((row) => {
      const limits = this.#values(row.by).map((value): Limit | undefined => {
        const { limit } = this.#terms(rule, row.by, value, held);
        if (!table) return limit;
        // A case may take one tier out.
        const amount = limit && row.cells[value];
        return typeof amount === "number" ? { amount, units: table.units, ...(table.bound && { bound: table.bound }), ...(table.per && { per: table.per }) } : undefined;
      });
      const cells = this.#values(row.by).map((value, at) => this.#cell(rule, row, value, limits[at], held));
      return { dimension: row.by, title, where: row.when ?? {}, cells, limited: limits.some((limit) => limit?.amount !== undefined) };
    }).filter(({ limited }) => limited);
    const condition = held.size ? undefined : rule.cases?.[0]?.when.not?.condition;
    return lines.length || !condition ? lines : this.#lines(rule, new Set([condition]));
  }

  /** A limit, or what is promised without one, in the words of the source's own table where it has more than the number; and to whom, if that is another. */
  #cell(rule: Rule, row: Row, value: string, limit: Limit | undefined, held: Set<string>): string {
    const { requirement, creditor } = this.#terms(rule, row.by, value, held);
    const { amount, units, bound, per } = limit ?? {};
    const printed = this.#policy.printedTables?.flatMap(({ rows }) => rows).find((one) => one.rule === rule.id && (!one.when || key(one.when) === key(row.when)));
    const word = typeof requirement === "object" ? String(this.#policy.tables.find(({ id }) => id === requirement.table)?.rows[0]?.cells[value]) : requirement ?? "";
    const template = (printed?.cells?.[value] ?? (amount === undefined ? printed?.words?.[word] : printed?.words?.["limit"]) ?? rule.wording?.[amount === undefined ? word : `${amount} ${units}`])?.["zh-CN"];
    const own = template !== undefined && template !== "{amount}" ? template.replace("{amount}", String(amount)).replace("{hours}", String((amount ?? 0) / 60)) : "";
    const usual = amount !== undefined && units ? this.#say({ amount, units, ...(bound && { bound }), ...(per && { per }) }) : "";
    const party = this.#policy.parties.find(({ id }) => id === (creditor ?? rule.creditor));
    const said = own || usual;
    return said && party && party.id !== this.#usual ? `${said}，对${party.title["zh-CN"]}` : said;
  }

  /** What holds for one value of a dimension: the first case that holds, over the rule's own; another rule's limit where it says so. */
  #terms(rule: Rule, dimension: string, value: string, held: Set<string>): Terms & { limit?: Limit } {
    const holds = rule.cases?.find(({ when }) => this.#holds(when, dimension, value, held));
    const terms = { ...rule, ...holds };
    const limit = (holds?.status ?? holds?.requirement) && !holds.limit ? undefined : terms.limit ?? undefined;
    const other = limit?.rule ? this.#policy.rules.find(({ id }) => id === limit.rule) : undefined;
    const own = other ? this.#terms(other, dimension, value, held).limit : limit;
    const { limit: _, ...others } = terms;
    return { ...others, ...(own && { limit: own }) };
  }

  #holds(when: When, dimension: string, value: string, held: Set<string>): boolean {
    const of = (one: When): boolean => this.#holds(one, dimension, value, held);
    if (when.all) return when.all.every(of);
    if (when.any) return when.any.some(of);
    if (when.not) return !of(when.not);
    if (when.dimension) return when.dimension === dimension && !!when.in?.includes(value);
    if (when.condition) return held.has(when.condition) || (this.#policy.conditions.find(({ id }) => id === when.condition)?.default ?? false);
    if (when.reading) {
      const reading = this.#policy.readings.find(({ id }) => id === when.reading);
      return when.is === (reading?.default ?? reading?.values?.[0]?.id);
    }
    return false;
  }

  #table(limit: Limit | undefined): Policy["tables"][number] | undefined {
    return limit?.table ? this.#policy.tables.find(({ id, units }) => id === limit.table && units !== "word") : undefined;
  }

  #values(dimension: string): string[] {
    return this.#policy.dimensions.find(({ id }) => id === dimension)?.values.map(({ id }) => id) ?? [];
  }

  #name(dimension: string, value: string): string {
    const found = this.#policy.dimensions.find(({ id }) => id === dimension);
    return [...(found?.values ?? []), ...(found?.categories ?? [])].find(({ id }) => id === value)?.title["zh-CN"] ?? value;
  }
}

/** Equal neighbours as one cell. */
function merged(cells: readonly string[]): string {
  let text = "";
  for (let at = 0; at < cells.length;) {
    let end = at + 1;
    while (end < cells.length && cells[end] === cells[at]) end++;
    text += `<td${end - at > 1 ? ` colspan="${end - at}"` : ""}>${cells[at] || "—"}`;
    at = end;
  }
  return text;
}
