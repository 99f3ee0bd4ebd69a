/**
 * Commitments written out by hand from the specification and the notice for 2026
 * (rest 1–7 October; work on 10 October), never taken from the engine.
 */

const rest = (date) => ({ date, kind: "holiday", name: "national-day", notice: "2026", ordinal: null });
const work = (date, ordinal, more = {}) => ({ date, kind: "workday", ordinal, ...more });
const weekend = (date) => ({ date, kind: "weekend", ordinal: null });
const makeup = (date, ordinal) => ({ date, kind: "makeup-workday", name: "national-day", notice: "2026", ordinal });

export const october = ["01", "02", "03", "04", "05", "06", "07"].map((day) => rest(`2026-10-${day}`));

const base = { rules: [], clause: "section-6", process: "change", kind: "promise", debtor: "maintenance", creditor: "customer", status: "determined", readings: {} };
const startReason = (event, date) => ({ code: "start-day-not-counted", params: { date, event } });

/** R25: 3 working days from Wed 30 September 2026. */
export const suspend = {
  ...base,
  id: "change.suspend",
  shape: "deadline",
  limit: { amount: 3, units: "businessDays" },
  startsAt: "2026-09-30T16:00:00+08:00",
  dueAt: "2026-10-11T00:00:00+08:00",
  dueDate: "2026-10-10",
  precision: "day",
  certainty: "confirmed",
  reasons: [startReason("order-raised", "2026-09-30")],
  trace: [work("2026-09-30", null), ...october, work("2026-10-08", 1), work("2026-10-09", 2), makeup("2026-10-10", 3)],
};

/** The same order with Friday 9 October wholly excluded: the third day is Monday 12 October. */
export const suspendExcluded = {
  ...suspend,
  dueAt: "2026-10-13T00:00:00+08:00",
  dueDate: "2026-10-12",
  reasons: [...suspend.reasons, { code: "excluded-days", params: { count: 1, cause: "customer" } }],
  trace: [work("2026-09-30", null), ...october, work("2026-10-08", 1), work("2026-10-09", null, { excluded: "customer" }), makeup("2026-10-10", 2), weekend("2026-10-11"), work("2026-10-12", 3)],
};

/** Raised on the holiday of 1 October under received-next; offices close at 18:00. */
export const suspendReceived = {
  ...suspend,
  startsAt: "2026-10-01T10:00:00+08:00",
  dueAt: "2026-10-12T18:00:00+08:00",
  dueDate: "2026-10-12",
  reasons: [{ code: "received-next", params: { date: "2026-10-01", event: "order-raised", next: "2026-10-08" } }],
  trace: [...october, work("2026-10-08", null), work("2026-10-09", 1), makeup("2026-10-10", 2), weekend("2026-10-11"), work("2026-10-12", 3)],
};

/** 3 working days from Wed 30 December 2026, into a year that no notice covers. */
export const suspendProvisional = {
  ...suspend,
  startsAt: "2026-12-30",
  dueAt: "2027-01-06T00:00:00+08:00",
  dueDate: "2027-01-05",
  certainty: "provisional",
  dueRange: { earliest: "2027-01-05", latest: "2027-01-05" },
  reasons: [startReason("order-raised", "2026-12-30")],
  trace: [
    work("2026-12-30", null),
    work("2026-12-31", 1),
    ...["01", "02", "03"].map((day) => ({ date: `2027-01-${day}`, kind: "holiday", name: "new-year", ordinal: null })),
    work("2027-01-04", 2),
    work("2027-01-05", 3),
  ],
};

/** R67: notice 5 working days before works on Monday 12 October: by 29 September. */
export const notice = {
  ...base,
  id: "notice.planned",
  shape: "lead-time",
  limit: { amount: 5, units: "businessDays" },
  startsAt: "2026-10-12T02:00:00+08:00",
  dueAt: "2026-09-30T00:00:00+08:00",
  dueDate: "2026-09-29",
  precision: "day",
  certainty: "confirmed",
  reasons: [{ code: "start-chosen", params: { event: "works-planned" } }],
  trace: [work("2026-09-29", 5), work("2026-09-30", 4), ...october, work("2026-10-08", 3), work("2026-10-09", 2), makeup("2026-10-10", 1), weekend("2026-10-11"), work("2026-10-12", null)],
};

/** R42, table 7-2: 6 hours, one of them not counted. */
export const restoration = {
  ...base,
  id: "fault.restoration",
  process: "fault",
  clause: "table-7-2",
  shape: "deadline",
  limit: { amount: 6, units: "calendarHours" },
  startsAt: "2026-09-30T23:30:00+08:00",
  dueAt: "2026-10-01T06:50:00+08:00",
  dueDate: "2026-10-01",
  precision: "minute",
  certainty: "confirmed",
  reasons: [
    { code: "start-chosen", params: { event: "fault-reported" } },
    { code: "excluded-time", params: { minutes: 80, cause: "customer" } },
  ],
};

/** R05 and Civil Code art. 202: three months from 30 November end with February. */
export const finalAcceptance = {
  ...base,
  id: "delivery.final-acceptance",
  kind: "unlabelled",
  shape: "deadline",
  limit: { amount: 3, units: "calendarMonths" },
  startsAt: "2025-11-30",
  dueAt: "2026-03-01T00:00:00+08:00",
  dueDate: "2026-02-28",
  precision: "day",
  certainty: "confirmed",
  reasons: [startReason("initial-acceptance", "2025-11-30"), { code: "month-end-clamped", params: { date: "2026-02-28" } }],
};

/** R50, silver: 7 days are calendar days, the holiday included. */
export const silverReport = {
  ...base,
  id: "fault.written-report",
  shape: "deadline",
  limit: { amount: 7, units: "calendarDays" },
  startsAt: "2026-09-30T10:00:00+08:00",
  dueAt: "2026-10-08T00:00:00+08:00",
  dueDate: "2026-10-07",
  precision: "day",
  certainty: "confirmed",
  reasons: [startReason("fault-handled", "2026-09-30"), { code: "due-on-rest-day", params: { date: "2026-10-07", kind: "holiday", reading: "sevenDays" } }],
};

/** R48, gold: every 30 minutes. */
export const stageFeedback = {
  ...base,
  id: "fault.stage-feedback",
  shape: "cadence",
  limit: { amount: 30, units: "calendarMinutes", bound: "every" },
  startsAt: "2026-09-30T23:30:00+08:00",
  precision: "minute",
  instants: ["2026-10-01T00:00:00+08:00", "2026-10-01T00:30:00+08:00", "2026-10-01T01:00:00+08:00"],
  reasons: [{ code: "start-chosen", params: { event: "fault-reported" } }],
};

/** R37: the card is on the equipment on the day of activation. */
export const contactCard = {
  ...base,
  id: "delivery.contact-card",
  kind: "internal",
  shape: "deadline",
  limit: { amount: 0, units: "calendarDays" },
  startsAt: "2026-10-10T09:00:00+08:00",
  dueAt: "2026-10-11T00:00:00+08:00",
  dueDate: "2026-10-10",
  precision: "day",
  certainty: "confirmed",
  reasons: [{ code: "start-chosen", params: { event: "service-activated" } }],
};

export const quoteOf = (...commitments) => ({
  schema: 1,
  engine: "0.1.0",
  policy: { id: "cmcc-group-customer", edition: "excerpt", provenance: "public-excerpt" },
  calendar: { id: "cn", version: "2026.1", publishedThrough: "2026-12-31" },
  request: { dimensions: { customerTier: "gold", service: "data-line" }, startAt: "2026-09-30T16:00:00+08:00" },
  commitments,
});
