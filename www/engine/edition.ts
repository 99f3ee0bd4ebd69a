/** What is the same in every answer under one edition of a policy, and parts of answers that many have in common. */
import type { Commitment, Deliverable, Gate, Limit, PolicyInfo, Reason, RuleInfo } from "./contract";

/** How many forms of one part are kept; a rule has fewer, save where a request gives its own figures. */
const MOST = 16;

/**
 * Parts that were decoded before, found again by the integers that they were read from. Each part's integers tell where
 * it ends, so equal beginnings are equal parts. Kept parts are frozen: several answers hold them.
 */
export class Shared<T> {
  /** How many integers the part found last takes. */
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

/** One rule with the parts of its commitments. */
export interface Rule {
  readonly info: RuleInfo;
  readonly rules: string[];
  /** Whole commitments without a date, under the policy's own readings. */
  readonly undated: Shared<Commitment>;
  readonly limits: Shared<Limit>;
  readonly reasons: Shared<Reason[]>;
  readonly readings: Shared<{ [reading: string]: string }>;
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
  /** Reasons that name a day: the commitments of one quote mostly start on the same one. */
  readonly dated = new Shared<Reason[]>();

  constructor(info: PolicyInfo) {
    const { id, edition, provenance } = info;
    this.info = info;
    this.policy = Object.freeze({ id, edition, provenance });
    this.choices = info.dimensions.map((one) => [...one.values.map(({ id }) => id), ...one.categories]);
    this.defaults = info.readings.map((one) => [one.id, one.default]);
    this.rules = info.rules.map((one) => ({
      info: one, rules: frozen(one.rules.slice()),
      undated: new Shared(), limits: new Shared(), reasons: new Shared(), readings: new Shared(),
    }));
    // Copies: the policy's own lists stay its reader's to change.
    this.deliverables = info.deliverables.map((one) => frozen(JSON.parse(JSON.stringify(one)) as Deliverable));
    this.gates = info.gates.map(({ before, requires }) => Object.freeze({ before, requires }));
  }
}

/** The value with everything in it frozen; what is frozen already is so throughout. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
