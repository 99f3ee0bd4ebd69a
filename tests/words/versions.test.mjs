/** What is kept of several calendars names the version of each: a newer one of any of them is told. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadModule } from "./load.mjs";

const { editionsNow } = await loadModule("/elements/bulk/kept.ts");
const { calendarsOf, versionsOf } = await loadModule("/elements/shared/calendar-versions.ts");

const calendar = (id, version, publishedThrough) => ({ id, version, publishedThrough });
const IE = calendar("ie", "2026.1", "2026-12-31");
const LU = calendar("lu", "2026.1", "2025-12-31");
const policy = { id: "p", edition: "1" };

test("of one calendar a list keeps its version, as before", () => {
  assert.deepEqual(editionsNow({ policy, calendar: IE, calendars: undefined }), { policy: "1", calendar: "2026.1", through: "2026-12-31" });
});

test("of several a list keeps each, so that a newer second one is another edition, and what all of them settle", () => {
  const now = editionsNow({ policy, calendar: IE, calendars: [IE, LU] });
  assert.deepEqual(now, { policy: "1", calendar: "ie 2026.1, lu 2026.1", through: "2025-12-31" });
  assert.notEqual(editionsNow({ policy, calendar: IE, calendars: [IE, calendar("lu", "2026.2", "2026-12-31")] }).calendar, now.calendar);
});

test("quotes by several calendars, side by side or where the request leaves the calendar open, name each once", () => {
  assert.equal(versionsOf(calendarsOf([{ calendar: IE }, { calendar: LU }, { calendar: IE }])), "ie 2026.1, lu 2026.1");
  assert.equal(versionsOf(calendarsOf([{ calendar: IE, calendars: [IE, LU] }])), "ie 2026.1, lu 2026.1");
});

test("a link names the version of every calendar that counted, so that a newer one of any of them is told", async () => {
  const { changeSince, keep, snapshotIn } = await loadModule("/pages/link/snapshot.ts");
  const quote = (calendar, more = {}) => ({ policy, calendar, commitments: [], ...more });
  const link = (quotes, sla = { policy: { zone: "+00:00" } }) => {
    const query = new URLSearchParams("country=ie");
    keep(query, quotes, sla);
    return query;
  };
  const seen = (quotes, sla) => link(quotes, sla).get("calendar-version");
  assert.equal(seen([quote(IE)]), "2026.1");
  assert.equal(seen([quote(IE, { calendars: [IE, LU] })]), "ie 2026.1, lu 2026.1");
  assert.equal(seen([quote(IE), quote(LU)]), "ie 2026.1, lu 2026.1");
  // A rule that counts elsewhere says so.
  assert.equal(seen([quote(IE, { commitments: [{ id: "a", calendar: "lu", shape: "fact" }] })], { policy: { zone: "+00:00" }, calendars: [IE, LU] }), "ie 2026.1, lu 2026.1");
  const before = snapshotIn(link([quote(IE, { calendars: [IE, LU] })]));
  const newer = calendar("lu", "2026.2", "2026-12-31");
  assert.deepEqual(changeSince(before, [quote(IE, { calendars: [IE, newer] })], { policy: { zone: "+00:00" } }).versions, [{ what: "calendar", from: "ie 2026.1, lu 2026.1", to: "ie 2026.1, lu 2026.2" }]);
  assert.equal(changeSince(before, [quote(IE, { calendars: [IE, LU] })], { policy: { zone: "+00:00" } }), undefined);
});
