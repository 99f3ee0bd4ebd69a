/** Where a list is quoted: in a worker, or where the page or the browser allows none, on the page in short slices. */
import type { FromWorker, ToWorker } from "./messages";
import { start } from "./start";

export interface Thread {
  post(message: ToWorker, transfer?: Transferable[]): void;
  end(): void;
}

/** What is posted before either has started waits; `here` is called when there is no worker. */
function openThread(hear: (message: FromWorker) => void, here: () => void): Thread {
  const waiting: [ToWorker, Transferable[]][] = [];
  let worker: Worker | undefined;
  let take: ((message: ToWorker, transfer: Transferable[]) => void) | undefined;
  let ended = false;

  const failed = (thrown: unknown): void => hear({ type: "failed", message: thrown instanceof Error ? thrown.message : String(thrown) });

  /** If something cannot be posted, the work ends with a message instead of waiting for an answer. */
  const send = (message: ToWorker, transfer: Transferable[]): void => {
    try {
      take!(message, transfer);
    } catch (thrown) {
      failed(thrown);
    }
  };

  const begin = (taking: typeof take): void => {
    take = taking;
    for (const [message, transfer] of waiting.splice(0)) send(message, transfer);
  };

  async function onPage(): Promise<void> {
    worker?.terminate();
    worker = undefined;
    here();
    const { createJobs } = await import("./jobs");
    const jobs = createJobs({ post: (message) => { if (!ended) hear(message); }, slice: 50, piece: 65_536, breathe: () => new Promise((go) => setTimeout(go)) });
    begin(jobs);
  }

  try {
    const started = (worker = start());
    started.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      if (data.type === "ready") begin((message, transfer) => started.postMessage(message, transfer));
      else hear(data);
    });
    // It failed before its first message: a CSP or a browser without workers of this kind has refused it.
    started.addEventListener("error", (event) => { if (take) failed(event.message ?? ""); else onPage().catch(failed); });
  } catch {
    onPage().catch(failed);
  }

  return {
    post: (message, transfer = []) => { if (take) send(message, transfer); else waiting.push([message, transfer]); },
    end: () => { ended = true; worker?.terminate(); if (take) send({ type: "cancel" }, []); },
  };
}

/** A thread that the first message starts, and the first message after its end starts again. */
export function threadOnUse(hear: (message: FromWorker) => void, here: () => void): Thread {
  let thread: Thread | undefined;
  return {
    post: (message, transfer) => (thread ??= openThread(hear, here)).post(message, transfer),
    end: () => {
      thread?.end();
      thread = undefined;
    },
  };
}
