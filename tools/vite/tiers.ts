/**
 * What is promised, as plain tables for readers without an engine: made from the policy document when the page is built,
 * for the case in which no condition holds, no event is given and every reading is the default.
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

interface Rule {
  id: string;
  kind: string;
  title: Texts;
  limit?: Limit;
  cases?: { when: When; limit?: Limit | null; status?: string; requirement?: string }[];
}

interface Row {
  when?: Record<string, string[]>;
  by: string;
  cells: Record<string, number | null>;
}

export interface Policy {
  calculator: Texts;
  hotline?: string;
  dimensions: { id: string; title: Texts; values: { id: string; title: Texts; category?: string }[]; categories?: { id: string; title: Texts }[] }[];
  conditions: { id: string; default?: boolean }[];
  readings: { id: string; default?: string; values?: { id: string }[] }[];
  tables: { id: string; units: string; bound?: string; per?: string; rows: Row[] }[];
  rules: Rule[];
}

/** How an amount is said; the language's own words. */
export type Say = (limit: { amount: number; units: string; bound?: string; per?: string }) => string;

/** One line of a table: what, and the texts by the values of a dimension. */
interface Line {
  dimension: string;
  title: string;
  cells: string[];
}

export class Tiers {
  readonly #policy: Policy;
  readonly #say: Say;

  constructor(policy: Policy, say: Say) {
    this.#policy = policy;
    this.#say = say;
  }

  /** One table for each dimension by which promises differ, in the policy's order. */
  html(): string {
    const lines = this.#policy.rules.filter((rule) => rule.kind === "promise").flatMap((rule) => this.#lines(rule));
    return this.#policy.dimensions.flatMap(({ id, title, values }) => {
      const own = lines.filter(({ dimension }) => dimension === id);
      if (!own.length) return [];
      const head = values.map((value) => `<th scope="col">${value.title["zh-CN"]}`).join("");
      return [`<table><tr><th scope="col">${title["zh-CN"]}${head}${own.map((line) => `<tr><th scope="row">${line.title}${merged(line.cells)}`).join("")}</table>`];
    }).join("\n        ");
  }

  #lines(rule: Rule): Line[] {
    const [first] = this.#policy.dimensions;
    if (!first) return [];
    const title = rule.title["zh-CN"];
    const table = this.#table(this.#limit(rule, first.id, first.values[0]!.id));
    if (table) {
      return table.rows.map((row) => {
        const where = Object.entries(row.when ?? {}).map(([dimension, values]) => values.map((value) => this.#name(dimension, value)).join("、"));
        const cells = this.#values(row.by).map((value) => {
          // A case may take one tier out.
          const amount = this.#limit(rule, row.by, value) ? row.cells[value] : null;
          return typeof amount === "number" ? this.#say({ amount, units: table.units, ...(table.bound && { bound: table.bound }), ...(table.per && { per: table.per }) }) : "";
        });
        return { dimension: row.by, title: where.length ? `${title}（${where.join("，")}）` : title, cells };
      }).filter(({ cells }) => cells.some(Boolean));
    }
    const cells = first.values.map(({ id }) => {
      const { amount, units, ...rest } = this.#limit(rule, first.id, id) ?? {};
      return amount !== undefined && units ? this.#say({ amount, units, ...rest }) : "";
    });
    return cells.some(Boolean) ? [{ dimension: first.id, title, cells }] : [];
  }

  /** The limit for one value of a dimension: that of the first case that holds and has one, else the rule's own; another rule's where it says so. */
  #limit(rule: Rule, dimension: string, value: string): Limit | undefined {
    const holds = rule.cases?.find(({ when }) => this.#holds(when, dimension, value));
    if (holds && (holds.status ?? holds.requirement) && !holds.limit) return undefined;
    const limit = holds?.limit ?? rule.limit;
    const other = limit?.rule ? this.#policy.rules.find(({ id }) => id === limit.rule) : undefined;
    return other ? this.#limit(other, dimension, value) : limit;
  }

  #holds(when: When, dimension: string, value: string): boolean {
    if (when.all) return when.all.every((one) => this.#holds(one, dimension, value));
    if (when.any) return when.any.some((one) => this.#holds(one, dimension, value));
    if (when.not) return !this.#holds(when.not, dimension, value);
    if (when.dimension) return when.dimension === dimension && !!when.in?.includes(value);
    if (when.condition) return this.#policy.conditions.find(({ id }) => id === when.condition)?.default ?? false;
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
