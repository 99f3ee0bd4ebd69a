/** A kept list asked again, without its element: by the same jobs, on the page, in short slices. */
import type { PolicyInfo } from "../../engine/types";
import { createJobs } from "./jobs";
import type { KeptList } from "./kept";
import type { Documents, FromWorker, ToWorker } from "./messages";
import { runOf } from "./run-of";
import { usual } from "../../words/languages";

/** The list with the answers of these documents. Rejects where the list cannot be read or run any more. */
export function askedAgain(kept: KeptList, policy: PolicyInfo, lang: string, documents: Documents): Promise<KeptList> {
  return new Promise((done, fail) => {
    const hear = (message: FromWorker): void => {
      if (message.type === "opened") send({ type: "run", ...runOf(policy, message.opened, kept.choices, kept.form) });
      else if (message.type === "done") send({ type: "keep" });
      else if (message.type === "refused") fail(new Error(message.key));
      else if (message.type === "failed") fail(new Error(message.message));
      else if (message.type === "kept") {
        const { type: _, ...rows } = message;
        done({ ...kept, ...rows });
      }
    };
    const jobs = createJobs({ post: hear, slice: 50, piece: 65_536, breathe: () => new Promise((go) => setTimeout(go)) });
    const send = (message: ToWorker): void => jobs(message);
    send({ type: "open", bytes: new TextEncoder().encode(kept.text).buffer as ArrayBuffer, lang, documents });
  });
}

/** The list with the answers that this calendar gives. */
export async function askedUnder(kept: KeptList, policy: PolicyInfo, calendar: { version: string; document: unknown; through: string }): Promise<KeptList> {
  const now = await askedAgain(kept, policy, usual, { calendar: calendar.document });
  return { ...now, editions: { ...kept.editions, calendar: calendar.version, through: calendar.through } };
}
