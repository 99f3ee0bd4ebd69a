/**
 * Writes questions into the core's memory as integers, value after value; `src/wasm/decode.rs` decodes them by the same
 * protocol (`wire.ts`). If a caller's object throws or never ends while it is read, it does so here.
 */
import type { Problem } from "./contract";
import { SlaError } from "./error";
import { readSequence } from "./sequence";
import type { Core, Cores } from "./load";
import { times } from "./times";
import {
  ASK_ADD_MANY, ASK_OPEN, CODES, DEPTH, KIND_ASCII, KIND_BITS, KIND_LIST, KIND_NUMBER, KIND_OBJECT, KIND_TEXT, KIND_WHOLE, KIND_WORD, NONE, PROBLEM_ANSWER,
  VALUES, WORD_FALSE, WORD_NO_PLAIN_OBJECT, WORD_NO_PLAIN_VALUE, WORD_NULL, WORD_TOO_DEEP, WORD_TOO_LARGE, WORD_TRUE, WORD_UNDEFINED, WORD_UNREADABLE_LIST,
  WORD_UNREADABLE_OBJECT, WORD_UNREADABLE_VALUE,
} from "./wire";

/** The number of integers that is enough for most questions. */
const ROOM = 1024;
/** The most integers of a question: much more would not fit the memory, and a core that runs out of memory cannot be used again. */
export const MOST = 1 << 22;

/** The two halves of a number. */
const number = new Float64Array(1);
const halves = new Int32Array(number.buffer);

function isNoPlainObject(value: object): boolean {
  try {
    return value instanceof Date || value instanceof Map;
  } catch {
    return false;
  }
}

/** A revoked proxy is neither a list nor an object that can be read. */
function isList(value: object): value is unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

function broken(cause?: unknown): SlaError {
  return Object.assign(new SlaError({ code: "unsupported", path: "", message: "the engine stopped in the middle of an answer; the next question goes to a new one" }), { cause });
}

/** Frees the memory of a calculator that was garbage-collected. */
const left = typeof FinalizationRegistry === "function" ? new FinalizationRegistry<() => void>((free) => free()) : undefined;

export class Exchange {
  /** A view of the core's memory, replaced after the memory has grown. */
  ints = new Int32Array(0);
  private readonly cores: Cores;
  private readonly documents: readonly (Uint8Array | undefined)[];
  private core: Core | undefined;
  /** The address of the engine in the core's memory. */
  private engine = 0;
  /** The address of the buffer for questions, its size, and how much of it is in use. */
  private base = 0;
  private size = 0;
  private used = 0;
  /** The number of values that may still be read for this question. */
  private left = VALUES;

  /** Opens documents; an absent one is the bundled one. */
  constructor(cores: Cores, documents: readonly (Uint8Array | undefined)[]) {
    this.cores = cores;
    this.documents = documents;
    this.begin();
  }

  /** The address of the answer, valid until the next question. */
  ask(question: number, ...values: unknown[]): number {
    try {
      return this.once(question, values);
    } catch (thrown) {
      // The core trapped, and this question is not nested in another one: restart the core and ask again.
      if (this.used || this.cores.core) throw thrown;
      return this.once(question, values);
    }
  }

  private once(question: number, values: readonly unknown[]): number {
    // A question that a caller's getter asks while another is being written goes behind it in the buffer.
    const [start, left] = [this.used, this.left];
    this.left = VALUES;
    try {
      if (!start) this.begin();
      this.need(ROOM);
      for (const value of values) this.value(value, DEPTH);
      return this.answer(question, start);
    } finally {
      this.used = start;
      this.left = left;
    }
  }

  /** The day a number of working days later; `NO_DAY` if there is no answer. */
  add(day: number, n: number): number {
    this.begin();
    return this.call("core_add", day, n);
  }

  addMany(days: Int32Array, n: number): Int32Array {
    const start = this.used;
    try {
      if (!start) this.begin();
      this.need(2 + days.length);
      this.put(days.length);
      this.put(n);
      this.all(days);
    } finally {
      this.used = start;
    }
    const at = this.answer(ASK_ADD_MANY, start);
    // A buffer of this size is not kept.
    if (days.length > ROOM && !start) this.size = 0;
    return this.ints.slice(at, at + days.length);
  }

  free(): void {
    left?.unregister(this);
    if (this.core === this.cores.core) this.core?.__wbg_core_free(this.engine, 0);
  }

  /** Opens the documents in the running core, unless they are already open there. */
  private begin(): void {
    const { cores } = this;
    if (this.core && this.core === cores.core) return;
    const core = cores.core ?? cores.renew();
    if (!core) throw broken();
    left?.unregister(this);
    this.core = core;
    this.size = this.used = 0;
    const engine = this.engine = this.call("core_new");
    left?.register(this, () => cores.core === core && core.__wbg_core_free(engine, 1), this);
    for (const bytes of this.documents) {
      this.need(1 + (bytes?.length ?? 0));
      this.put(bytes ? bytes.length : NONE);
      if (bytes) this.all(bytes);
    }
    this.used = 0;
    this.answer(ASK_OPEN, 0);
  }

  /** Calls the core. A function of the core returns an answer unless the core itself traps. */
  private call(name: "core_new" | "core_room" | "core_ask" | "core_add", a = 0, b = 0): number {
    const core = this.core as Core;
    // While a question is being written, a restarted core would not have it.
    if (core !== this.cores.core) throw broken();
    try {
      return name === "core_new" ? core.core_new() : core[name](this.engine, a, b);
    } catch (thrown) {
      this.cores.core = undefined;
      throw broken(thrown);
    }
  }

  private answer(question: number, start: number): number {
    const at = this.call("core_ask", question, start) >>> 2;
    this.look();
    if (this.ints[at]) throw new SlaError(this.problem(at));
    return at + 1;
  }

  /** Renews the view: growing the memory detaches the old array in WebAssembly, but leaves it intact and stale in the JavaScript build. */
  private look(): void {
    const { buffer } = (this.core as Core).memory;
    if (this.ints.buffer !== buffer) this.ints = new Int32Array(buffer);
  }

  private need(more: number): void {
    const wanted = this.used + more;
    if (wanted > this.size) {
      this.size = Math.max(wanted, 2 * this.size);
      this.base = this.call("core_room", this.size) >>> 2;
    }
    this.look();
  }

  /** Writes the first integer of a value after its parts were written. */
  private head(place: number, kind: number, count: number): void {
    this.look();
    this.ints[this.base + place] = kind | (count << KIND_BITS);
  }

  private put(int: number): void {
    this.ints[this.base + this.used++] = int;
  }

  private all(ints: ArrayLike<number>): void {
    this.ints.set(ints, this.base + this.used);
    this.used += ints.length;
  }

  private word(word: number): void {
    this.need(1);
    this.put(KIND_WORD | (word << KIND_BITS));
  }

  private value(value: unknown, depth: number): void {
    // A window or a component contains itself a thousand times: a value that was too large once is not read again elsewhere.
    if (--this.left < 0) return this.word(WORD_TOO_LARGE);
    switch (typeof value) {
      case "string":
        return this.text(value);
      case "number":
        return this.number(value);
      case "boolean":
        return this.word(value ? WORD_TRUE : WORD_FALSE);
      case "undefined":
        return this.word(WORD_UNDEFINED);
      case "object":
        if (value === null) return this.word(WORD_NULL);
        if (!depth) return this.word(WORD_TOO_DEEP);
        return isList(value) ? this.list(value, depth - 1) : this.object(value, depth - 1);
      default:
        return this.word(WORD_NO_PLAIN_VALUE);
    }
  }

  private full(more: number): boolean {
    return this.used + more > MOST;
  }

  /** Replaces what was written of a value by a marker. */
  private large(place: number): void {
    this.used = place;
    this.word(WORD_TOO_LARGE);
  }

  private text(text: string): void {
    const { length } = text;
    if (this.full(length)) return this.word(WORD_TOO_LARGE);
    this.need(1 + length);
    const { ints } = this;
    const at = this.base + this.used;
    let all = 0;
    for (let place = 0; place < length; place++) {
      const unit = text.charCodeAt(place);
      all |= unit;
      ints[at + 1 + place] = unit;
    }
    ints[at] = (all < 128 ? KIND_ASCII : KIND_TEXT) | (length << KIND_BITS);
    this.used += 1 + length;
  }

  private number(value: number): void {
    this.need(3);
    if ((value | 0) === value) {
      this.put(KIND_WHOLE);
      return this.put(value);
    }
    number[0] = value;
    this.put(KIND_NUMBER);
    this.all(halves);
  }

  private list(values: readonly unknown[], depth: number): void {
    const place = this.used;
    this.word(WORD_NULL);
    try {
      const { length } = values;
      if (this.full(length)) return this.large(place);
      for (let at = 0; at < length; at++) this.value(values[at], depth);
      this.head(place, KIND_LIST, length);
    } catch {
      this.used = place;
      this.word(WORD_UNREADABLE_LIST);
    }
  }

  private object(value: object, depth: number): void {
    let keys: readonly PropertyKey[];
    try {
      keys = Reflect.ownKeys(value);
    } catch {
      return this.word(WORD_UNREADABLE_OBJECT);
    }
    if (isNoPlainObject(value)) return this.word(WORD_NO_PLAIN_OBJECT);
    const place = this.used;
    this.word(WORD_NULL);
    let count = 0;
    for (const key of keys) {
      if (typeof key !== "string") continue;
      if (this.full(key.length)) return this.large(place);
      if (this.field(value, key, depth)) count++;
    }
    this.head(place, KIND_OBJECT, count);
  }

  /** Whether an object has a field; one that is `undefined` counts as absent. */
  private field(holder: object, key: string, depth: number): boolean {
    let value: unknown;
    try {
      value = (holder as { [key: string]: unknown })[key];
      if (value === undefined) return false;
    } catch {
      this.text(key);
      this.word(WORD_UNREADABLE_VALUE);
      return true;
    }
    this.text(key);
    this.value(value, depth);
    return true;
  }

  private problem(at: number): Problem {
    const { ints } = this;
    const next = () => ints[at++] as number;
    const text = () => {
      let text = "";
      for (let left = next(); left > 0; left--) text += String.fromCharCode(next());
      return text;
    };
    const code = CODES[next() - 1] as Problem["code"];
    const { path, message, params, allowed } = readSequence(PROBLEM_ANSWER, {
      path: text,
      message: text,
      params: () => Object.fromEntries(times(next(), () => [text(), text()])) as { [name: string]: string },
      allowed: () => times(next(), text),
    });
    return { code, path, message, ...(Object.keys(params).length && { params }), ...(allowed.length && { allowed }) };
  }
}
