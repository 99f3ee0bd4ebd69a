/** A kept list asked again under some calendar, without its element: by the same jobs, on the page, in short slices. */
import type { PolicyInfo } from "../../engine/types";
import { createJobs } from "./jobs";
import type { KeptList } from "./kept";
import type { FromWorker, ToWorker } from "./messages";
import { runOf } from "./run-of";
import { usual } from "../../words/languages";

/** The list with the answers that this calendar gives. Rejects where the list cannot be read or run any more. */
export function askedUnder(kept: KeptList, policy: PolicyInfo, calendar: { version: string; document: unknown; through: string }): Promise<KeptList> {
  return new Promise((done, fail) => {
    const hear = (message: FromWorker): void => {
      if (message.type === "opened") send({ type: "run", ...runOf(policy, message.opened, kept.choices, kept.form) });
      else if (message.type === "done") send({ type: "keep" });
      else if (message.type === "refused") fail(new Error(message.key));
      else if (message.type === "failed") fail(new Error(message.message));
      else if (message.type === "kept") {
        const { type: _, ...rows } = message;
        done({ ...kept, ...rows, editions: { ...kept.editions, calendar: calendar.version, through: calendar.through } });
      }
    };
    const jobs = createJobs({ post: hear, slice: 50, piece: 65_536, breathe: () => new Promise((go) => setTimeout(go)) });
    const send = (message: ToWorker): void => jobs(message);
    send({ type: "open", bytes: new TextEncoder().encode(kept.text).buffer as ArrayBuffer, lang: usual, documents: { calendar: calendar.document } });
  });
}
