/** Dates for people need no clock, no locale and no time zone: an ISO text says its own local date and time. */

import type { Commitment } from "../engine/types";
import type { Day } from "./language";

const shape = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d))?)?/;
const msPerDay = 86_400_000;

/** The date of an ISO date or instant as it is written there; undefined when it is none. */
export function dayOf(iso: string): Day | undefined {
  const found = shape.exec(iso);
  if (!found) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? { year, month, day, weekday: date.getUTCDay() } : undefined;
}

/** `05:30`, with seconds only where there are some; empty for a bare date. */
export function timeOf(iso: string): string {
  const found = shape.exec(iso);
  const seconds = found?.[5];
  return found?.[4] === undefined ? "" : found[4] + (seconds !== undefined && seconds !== "00" ? `:${seconds}` : "");
}

/** The ISO date `days` later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date.slice(0, 10)) + days * msPerDay).toISOString().slice(0, 10);
}

/** A day that ends before midnight (the reading close-of-business) is due on its own date. */
export function closingTime(commitment: Pick<Commitment, "dueAt" | "dueDate" | "precision">): string {
  const { dueAt, dueDate, precision } = commitment;
  return precision !== "minute" && dueAt !== undefined && dueDate === dueAt.slice(0, 10) ? timeOf(dueAt) : "";
}
