/** The description of everything that leaves a list: process, editions and file name; and the results of copying and saving. */
import type { Words } from "../../words";
import { copyTable } from "../actions/clipboard";
import { fileName, save } from "../actions/save";
import type { GetString } from "../desk/strings";
import type { Quoter } from "../shared/engine";
import { localMoment } from "../shared/moment";
import type { FromWorker } from "./messages";

/** The process, the moment of the calculation and the editions, in words. */
export interface Basis {
  matter: string;
  made: string;
  editions: string;
}

export const basisOf = ({ policy, calendar }: Quoter, words: Words, process: string, made: string): Basis => ({
  matter: words.process(process), made,
  editions: words.ui("editions", { policy: words.policyTitle(), edition: policy.edition, calendar: calendar.version, through: words.relativeTo(0).instant(calendar.publishedThrough) }),
});

/** Whose list, what for, and today's date. */
export const nameOfFile = ({ policy }: Quoter, list: string, matter: string, ending: string): string =>
  fileName([list, matter, localMoment(Date.now(), policy.zone).slice(0, 10)], ending);

/** Copies the table and returns the result in words. */
export async function copied({ rows, more, ...table }: Extract<FromWorker, { type: "table" }>, say: GetString): Promise<string> {
  try {
    await copyTable(table);
    return say("bulk.copied", { n: rows }) + (more ? say("bulk.copiedMore") : "");
  } catch {
    return say("bulk.notCopied");
  }
}

/** Saves the visible answers as a picture and returns the result in words. */
export async function savedPicture(shown: Parameters<typeof import("./picture").pictureOf>[0], file: string): Promise<string> {
  try {
    const { pictureOf } = await import("./picture");
    save(await pictureOf(shown), file);
    return "";
  } catch {
    return shown.say("bulk.noPicture");
  }
}

/** Saves the calendar file, unless it is empty: how many entries it has, and which it leaves out. */
export function savedCalendar({ file: content, events, more, past, alike }: Extract<FromWorker, { type: "calendar" }>, file: string, say: GetString): string {
  if (events) save(content, file);
  return [
    events ? say("bulk.icsDone", { n: events }) : say("bulk.icsNone"), more && say("bulk.icsMore"), past && say("bulk.icsPast", { n: past }), alike && say("bulk.icsAlike", { n: alike }),
  ].filter(Boolean).join(say("stop"));
}
