/** Quotes that touch every form of a document: all values of all dimensions, bare dates, leads, cadences, pauses, unpublished years, missing facts. */
export function requests(policy) {
  const [tiers, levels, services, localities] = ["customerTier", "assuranceLevel", "service", "locality"].map((id) => policy.dimensions.find((one) => one.id === id).values.map((one) => one.id));
  const starts = ["2026-09-30T16:00", "2026-09-30", "2026-12-30T09:30:15", "2027-02-04", "2026-01-31T23:59:59Z", "2026-02-28"];
  const more = [
    {},
    { audience: "sales", figures: { activationLimit: { amount: 10, units: "businessDays" } } },
    { audience: "operator", events: { "service-activated": "2026-10-10T19:00", "fault-handled": "2026-10-01T01:00", "service-restored": "2026-10-01T01:05", "report-requested": "2026-10-08", "initial-acceptance": "2026-11-30", "ticket-dispatched": "2026-09-30T16:01" } },
    { audience: "operator", readings: { dayEnd: "close-of-business", closingTime: "18:00", nonWorkingReceipt: "received-next" } },
    { exclusions: [{ from: "2026-10-08T00:00", to: "2026-10-10T00:00", cause: "customer" }], conditions: { emergency: true } },
    { audience: "operator", readings: { unpublished: "indeterminate" }, events: { "works-planned": null } },
  ];
  let n = 0;
  const pick = (list) => list[(n * 7 + list.length) % list.length];
  return starts.flatMap((startAt) => more.flatMap((extra) => tiers.map((customerTier) => {
    n++;
    return { dimensions: { customerTier, service: pick(services), locality: pick(localities), ...(n % 3 && { assuranceLevel: pick(levels) }) }, startAt, ...extra };
  })));
}

/** The three documents of a quote. */
export async function documentsOf(sla, quote) {
  const [tmf657, tmf622, mef] = await Promise.all([sla.toTmf(quote, { as: "TMF657" }), sla.toTmf(quote, { as: "TMF622" }), sla.toMef(quote)]);
  return { tmf657, tmf622, mef };
}
