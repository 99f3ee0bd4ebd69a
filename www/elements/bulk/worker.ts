/** The worker's own thread: the page stays usable whatever the list holds. */
import { createJobs } from "./jobs";
import type { FromWorker, ToWorker } from "./messages";

const post = (message: FromWorker): void => self.postMessage(message);
const work = createJobs({ post, slice: 500, piece: 4_000_000, breathe: () => new Promise((go) => setTimeout(go)) });

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => work(data));
post({ type: "ready" });
