/** Reads moments of cells as milliseconds: the plain forms directly, all others by the reader of lists. */
import { civilDay, MS_PER_DAY, twoDigits } from "../../engine/dates";
import type { Clocks } from "../../engine/zones";
import { readJoined, type JoinedRead } from "../../lists/clock-columns";
import { readMoment, type MomentFault } from "../../lists/moments";

export interface CellMoment {
  /** Milliseconds since 1970-01-01T00:00Z; NaN for an empty cell. */
  at: number;
  date: boolean;
}

/** The offset in seconds, or the clocks of a zone with changes. */
export type CellZone = number | Clocks;

const [DASH, SLASH, COLON, BLANK, LETTER_T, LETTER_Z, PLUS] = [45, 47, 58, 32, 84, 90, 43];
const EMPTY: CellMoment = { at: NaN, date: false };

/** `YYYY-MM-DD`, with `/` for `-`, and a time `HH:MM[:SS][Z|±HH:MM]` behind `T` or a blank; nothing for every other form. */
export function plainMoment(text: string, zone: CellZone): CellMoment | undefined {
  const mark = text.charCodeAt(4);
  if ((mark !== DASH && mark !== SLASH) || text.charCodeAt(7) !== mark) return undefined;
  const [century, year, month, day] = [twoDigits(text, 0), twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8)];
  const midnight = civilDay(century * 100 + year, month, day) * MS_PER_DAY;
  if (Number.isNaN(midnight)) return undefined;
  if (text.length === 10) return { at: midnight, date: true };
  const parting = text.charCodeAt(10);
  const [hour, minute] = [twoDigits(text, 11), twoDigits(text, 14)];
  if ((parting !== LETTER_T && parting !== BLANK) || text.charCodeAt(13) !== COLON || !(hour < 24 && minute < 60)) return undefined;
  let [second, at] = [0, 16];
  if (text.charCodeAt(16) === COLON) {
    [second, at] = [twoDigits(text, 17), 19];
    if (!(second < 60)) return undefined;
  }
  let offset: CellZone = zone;
  if (at < text.length) {
    const sign = text.charCodeAt(at);
    if (sign === LETTER_Z && text.length === at + 1) offset = 0;
    else {
      const [hours, minutes] = [twoDigits(text, at + 1), twoDigits(text, at + 4)];
      // 00:00-06:00 after a blank is an interval.
      if (sign === DASH && at === 16 && parting === BLANK) return undefined;
      if ((sign !== PLUS && sign !== DASH) || text.charCodeAt(at + 3) !== COLON || text.length !== at + 6 || !(hours < 24 && minutes < 60)) return undefined;
      offset = (sign === PLUS ? 1 : -1) * (hours * 3600 + minutes * 60);
    }
  }
  const shown = midnight + (hour * 3600 + minute * 60 + second) * 1000;
  return { at: typeof offset === "number" ? shown - offset * 1000 : offset.epochOfShown(shown), date: false };
}

/** The moment of a cell in a zone, or the reason why it is not one. */
export function momentOf(cell: string, zone: CellZone): CellMoment | MomentFault {
  const plain = plainMoment(cell, zone);
  if (plain) return plain;
  const text = cell.trim();
  if (!text) return EMPTY;
  const read = readMoment(text);
  if ("fault" in read) return read.fault;
  return plainMoment(read.moment, zone) ?? "form";
}

/** The moment of a date and a time of day in two cells; of a fault, whether the time's cell alone has it. */
export function momentOfCells(date: string, clock: string, zone: CellZone, mixed: boolean): CellMoment | Extract<JoinedRead, { fault: MomentFault }> {
  if (!date.trim()) return EMPTY;
  const read = readJoined(date, clock, readMoment, mixed);
  if ("fault" in read) return read;
  return plainMoment(read.moment, zone) ?? { fault: "form" };
}
