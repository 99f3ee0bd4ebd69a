/**
 * The worker's own thread: the page stays usable whatever the list holds. Nothing else stands here: a file that the jobs
 * load later must never import this one back, because WebKit then runs it a second time, and every message is answered twice.
 */
import type { FromWorker, ToWorker } from "./messages";

const post = (message: FromWorker): void => self.postMessage(message);

/** Yields to other work without delay: from the fifth on, a timer would wait four milliseconds. */
function breather(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () => new Promise((turn) => {
    waiting.push(turn);
    port2.postMessage(null);
  });
}

async function listen(): Promise<void> {
  const { createJobs } = await import("./jobs");
  const work = createJobs({ post, slice: 500, piece: 4_000_000, breathe: breather() });
  self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => work(data));
  post({ type: "ready" });
}

// Thrown outside the promise, so that the page gets an error event and does the work itself.
listen().catch((thrown: unknown) => setTimeout(() => { throw thrown; }));
