/** Distributes pieces over the threads, and returns their answers in the order of the pieces. */
import { Worker } from "node:worker_threads";
import { createWork, type Done, type Job } from "./work";

/** A piece's answer may have to wait for those before it, so each thread may have this many pieces in progress. */
const AHEAD = 2;

/** Written in this way so that no bundler includes the thread in this file. */
const THREAD = "./cli-thread.js";

interface Pending {
  done(answer: Done): void;
  fail(fault: Error): void;
}

class Thread {
  private readonly worker: Worker;
  private readonly pending = new Map<number, Pending>();
  load = 0;

  constructor(job: Job) {
    // A piece is small: with a larger heap a thread would only collect its garbage later.
    this.worker = new Worker(new URL(THREAD, import.meta.url), { workerData: job, resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 4 } });
    this.worker.on("message", ({ number, done, fault }: { number: number; done?: Done; fault?: string }) => {
      const pending = this.pending.get(number);
      this.pending.delete(number);
      this.load--;
      if (done) pending?.done(done);
      else pending?.fail(new Error(fault));
    });
    this.worker.on("error", (fault) => this.pending.forEach(({ fail }) => fail(fault as Error)));
    this.worker.on("exit", () => this.pending.forEach(({ fail }) => fail(new Error("a thread ended before its work was done"))));
  }

  run(number: number, piece: Uint8Array<ArrayBuffer>): Promise<Done> {
    this.load++;
    return new Promise((done, fail) => {
      this.pending.set(number, { done, fail });
      // Transferred, not copied: `pieces` gives each piece a buffer of its own.
      this.worker.postMessage({ number, piece }, [piece.buffer]);
    });
  }

  end(): Promise<number> {
    return this.worker.terminate();
  }
}

export async function* answered(pieces: AsyncIterable<Uint8Array<ArrayBuffer>>, job: Job, jobs: number): AsyncGenerator<Done> {
  if (jobs === 1) {
    const run = await createWork(job);
    for await (const piece of pieces) yield await run(piece);
    return;
  }
  const threads: Thread[] = [];
  const waiting: Promise<Done>[] = [];
  let number = 0;
  try {
    for await (const piece of pieces) {
      if (threads.length < jobs && threads.every(({ load }) => load > 0)) threads.push(new Thread(job));
      const thread = threads.reduce((best, one) => (one.load < best.load ? one : best));
      const answer = thread.run(number++, piece);
      // The error reaches whoever awaits the answer; until then it must not count as an unhandled rejection.
      answer.catch(() => {});
      waiting.push(answer);
      if (waiting.length >= jobs * AHEAD) yield await waiting.shift()!;
    }
    for (const answer of waiting.splice(0)) yield await answer;
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}
