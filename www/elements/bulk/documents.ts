/** What the worker's own engine is to be made of. */
import type { Quoter } from "../shared/engine";
import { newerCalendar } from "../shared/newer-calendar";
import type { Documents } from "./messages";

/** `named` gives the addresses that an attribute of this name has. */
export async function documentsOf(named: (attribute: "policy-src" | "calendar-src") => string | null | undefined, sla: Quoter): Promise<Documents> {
  const address = (name: "policy-src" | "calendar-src") => {
    const text = named(name)?.trim();
    // Several calendars are parted by spaces.
    return text ? text.split(/\s+/).map((one) => new URL(one, document.baseURI).href).join(" ") : undefined;
  };
  const [policySrc, calendarSrc] = [address("policy-src"), address("calendar-src")];
  const calendar = calendarSrc ? undefined : await newerCalendar(sla.calendar).catch(() => undefined);
  return { ...(policySrc && { policySrc }), ...(calendarSrc && { calendarSrc }), ...(calendar ? { calendar } : {}) };
}
