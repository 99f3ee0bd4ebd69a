/**
 * The worker's own thread: the page stays usable whatever the list holds. Nothing else stands here: a file that the jobs
 * load later must never import this one back, because WebKit then runs it a second time, and every message is answered twice.
 */
import type { FromWorker, ToWorker } from "./messages";

const post = (message: FromWorker): void => self.postMessage(message);

async function listen(): Promise<void> {
  const { createJobs } = await import("./jobs");
  const work = createJobs({ post, slice: 500, piece: 4_000_000, breathe: () => new Promise((go) => setTimeout(go)) });
  self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => work(data));
  post({ type: "ready" });
}

// Thrown outside the promise, so that the page hears of it and does the work itself.
listen().catch((thrown: unknown) => setTimeout(() => { throw thrown; }));
