/** The page's date module against JavaScript's own `Date`, which knows the same civil calendar in UTC. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadModule } from "./load.mjs";

const { addDays, addMonths, civilDay, clockTime, dateOf, dayNumber, daysBetween, daysInMonth, weekdayOf } = await loadModule("/engine/dates.ts");

const MS = 86_400_000;
const text = (day) => new Date(day * MS).toISOString().slice(0, 10);
/** From 1890 to 2190, every day. */
const FIRST = Date.UTC(1890, 0, 1) / MS;
const LAST = Date.UTC(2190, 11, 31) / MS;

test("every day of three centuries has Date's text, number and weekday", () => {
  for (let day = FIRST; day <= LAST; day += 1) {
    const date = text(day);
    assert.equal(dateOf(day), date);
    assert.equal(dayNumber(date), day);
    assert.equal(weekdayOf(date), new Date(day * MS).getUTCDay() || 7, date);
  }
});

test("days later, earlier and between are Date's", () => {
  for (let day = FIRST; day <= LAST; day += 997) {
    for (const by of [-40_000, -366, -1, 0, 1, 29, 365, 36_525]) {
      assert.equal(addDays(text(day), by), text(day + by));
      assert.equal(daysBetween(text(day), text(day + by)), by);
    }
  }
});

test("months away and their lengths are Date's", () => {
  for (let month = 1; month <= 12; month += 1) {
    for (const year of [1900, 2000, 2023, 2024, 2100]) {
      assert.equal(daysInMonth(year, month), new Date(Date.UTC(year, month, 0)).getUTCDate(), `${year}-${month}`);
      for (const by of [-25, -12, -1, 0, 1, 11, 12, 30]) {
        const expected = new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 7);
        assert.equal(addMonths(`${year}-${String(month).padStart(2, "0")}`, by), expected);
      }
    }
  }
});

test("what is no date has no number, and nothing is counted from it", () => {
  for (const wrong of ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-4-1", "2026/04/01", "20260401", "2026-04-01T", ""]) {
    assert.ok(Number.isNaN(dayNumber(wrong)), wrong);
    assert.throws(() => addDays(wrong, 1), { name: "RangeError", message: `\`${wrong}\` is no date` });
    assert.ok(Number.isNaN(weekdayOf(wrong)) && Number.isNaN(daysBetween(wrong, "2026-04-01")), wrong);
  }
  assert.ok(Number.isNaN(civilDay(2026, 2, 30)) && Number.isNaN(civilDay(2026, 14, 1)));
});

test("a second of the day is written as a clock shows it", () => {
  assert.equal(clockTime(0), "00:00:00");
  assert.equal(clockTime(86_399), "23:59:59");
  assert.equal(clockTime(9 * 3600 + 5 * 60 + 7), "09:05:07");
});
