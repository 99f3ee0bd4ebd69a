/** A thread of `sla-calculator quote`: pieces in, answered pieces out. */
import { parentPort, workerData } from "node:worker_threads";
import { createWork, type Job } from "./work";

const work = createWork(workerData as Job);
parentPort!.on("message", ({ number, piece }: { number: number; piece: Uint8Array }) => {
  work.then((run) => run(piece)).then(
    (done) => parentPort!.postMessage({ number, done }, [done.bytes.buffer as ArrayBuffer]),
    (thrown: unknown) => parentPort!.postMessage({ number, fault: thrown instanceof Error ? thrown.message : String(thrown) }),
  );
});
