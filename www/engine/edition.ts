/** What is the same in every answer under one edition of a policy, and the cache of parts that many answers share. */
import type { Commitment, Deliverable, Gate, Limit, PolicyInfo, Reason, RuleInfo } from "./contract";

/** The most variants of a part that are cached; a rule has fewer, except when requests supply their own figures. */
const MOST = 16;

/**
 * A cache of decoded parts, keyed by the integers that they were read from. Each part's integers say where it ends, so a part
 * whose integers match is equal. Cached parts are frozen, because several answers share them.
 */
export class Interned<T> {
  /** The number of integers of the part found last. */
  length = 0;
  private readonly keys: Int32Array[] = [];
  private readonly parts: T[] = [];
  private oldest = 0;

  find(ints: Int32Array, at: number): T | undefined {
    const { keys } = this;
    for (let place = 0; place < keys.length; place++) {
      const key = keys[place] as Int32Array;
      let same = 0;
      while (same < key.length && key[same] === ints[at + same]) same++;
      if (same === key.length) {
        this.length = same;
        return this.parts[place];
      }
    }
    return undefined;
  }

  keep(key: Int32Array, part: T): T {
    if (this.keys.length < MOST) {
      this.keys.push(key);
      this.parts.push(part);
    } else {
      this.keys[this.oldest] = key;
      this.parts[this.oldest] = part;
      this.oldest = (this.oldest + 1) % MOST;
    }
    return part;
  }
}

/** One rule, with the cached parts of its commitments. */
export interface Rule {
  readonly info: RuleInfo;
  readonly rules: string[];
  /** Whole commitments without a date, under the policy's own readings. */
  readonly undated: Interned<Commitment>;
  readonly limits: Interned<Limit>;
  readonly reasons: Interned<Reason[]>;
  readonly readings: Interned<{ [reading: string]: string }>;
}

export class Edition {
  readonly info: PolicyInfo;
  readonly policy: { id: string; edition: string; provenance: string };
  /** The choices of each dimension: values, then categories. */
  readonly choices: string[][];
  readonly defaults: [id: string, value: string][];
  readonly rules: Rule[];
  readonly deliverables: Deliverable[];
  readonly gates: Gate[];
  /** Reasons that name a day: most commitments of one quote start on the same day. */
  readonly dated = new Interned<Reason[]>();

  constructor(info: PolicyInfo) {
    const { id, edition, provenance } = info;
    this.info = info;
    this.policy = Object.freeze({ id, edition, provenance });
    this.choices = info.dimensions.map((one) => [...one.values.map(({ id }) => id), ...one.categories]);
    this.defaults = info.readings.map((one) => [one.id, one.default]);
    this.rules = info.rules.map((one) => ({
      info: one, rules: frozen(one.rules.slice()),
      undated: new Interned(), limits: new Interned(), reasons: new Interned(), readings: new Interned(),
    }));
    // Copies, so that a caller may change the lists in `sla.policy`.
    this.deliverables = info.deliverables.map((one) => frozen(JSON.parse(JSON.stringify(one)) as Deliverable));
    this.gates = info.gates.map(({ before, requires }) => Object.freeze({ before, requires }));
  }
}

/** Freezes a value deeply; a value that is already frozen is assumed to be frozen deeply. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
