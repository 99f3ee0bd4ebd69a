/** A calendar beside the script takes the place of the bundled one if it is newer: the year is changed by replacing one file. */
import type { CalendarInfo } from "../../engine/types";

let folder: URL | undefined;

/** Where the script's own files lie; said once by each entry that has such a place. */
export function filesBeside(place: URL): void {
  if (/^https?:$/.test(place.protocol)) folder ??= place;
}

/** `2026.10` is newer than `2026.9`. */
function newer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split(/\D+/).map(Number));
  const at = a!.findIndex((part, index) => part !== (b![index] ?? 0));
  return at >= 0 && a![at]! > (b![at] ?? 0);
}

async function fetched(bundled: CalendarInfo): Promise<unknown> {
  const response = await fetch(new URL("calendars/cn.json", folder)).catch(() => undefined);
  // There need not be such a file.
  if (!response?.ok) return undefined;
  const document = await response.json() as Partial<CalendarInfo> | null;
  return document?.id === bundled.id && typeof document.version === "string" && newer(document.version, bundled.version) ? document : undefined;
}

let found: Promise<unknown> | undefined;

/** The newer document, if there is one; asked for once. Rejects where the file is there and cannot be read. */
export function newerCalendar(bundled: CalendarInfo): Promise<unknown> {
  return folder ? (found ??= fetched(bundled)) : Promise.resolve(undefined);
}
