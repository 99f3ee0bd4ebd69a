/**
 * A quote as resources of TM Forum's Open APIs: TMF657 Service Quality Management 4.0.0 and TMF622 Product Ordering 4.0.0.
 * A resource has only fields of its published schema, so that a receiver that refuses unknown fields accepts it; everything else is beside
 * it, in `context` (see docs/EXCHANGE.md).
 */
import type { Quote } from "../contract";
import { ANYTHING, callOptions } from "../call-options";
import { SlaError } from "../error";
import { durationOf, limited, operatorOf, seenBy, toMef, type Limited, type MefDocument, type Source } from "./mef";
import { lastSecond, latestSecond, momentOf } from "./periods";

/** A period between two RFC 3339 moments; with only an end it is a deadline. */
export interface TmfTimePeriod {
  startDateTime?: string;
  endDateTime: string;
}

/** Something that a limit refers to: a party, a clause, a rule, a calendar. */
export interface TmfRelatedEntity {
  id: string;
  role: string;
  "@referredType": string;
}

/** A limit, what is measured against it, and its period. */
export interface TmfServiceLevelObjective {
  id: string;
  name: string;
  conformanceComparator: "<=" | ">=";
  /** The number, as a text. */
  conformanceTarget: string;
  conformancePeriod?: TmfTimePeriod;
  /** For a provisional answer, from the earliest to the latest end. */
  tolerancePeriod?: TmfTimePeriod;
  serviceLevelObjectiveParameter: {
    /** MEF's unit of time, or `occurrences`. */
    name: string;
    parameterType: "KPI";
    serviceParmCategory: string;
    /** How the number is counted. */
    transformationAlgorithmOfKQI: string;
    relatedEntity: TmfRelatedEntity[];
  };
  "@type": "ServiceLevelObjective";
}

export interface Tmf657 {
  serviceLevelSpecification: {
    id: string;
    name: string;
    description: string;
    relatedServiceLevelObjective: { id: string }[];
    "@type": "ServiceLevelSpecification";
  };
  serviceLevelObjective: TmfServiceLevelObjective[];
  /** What no field of TM Forum's says. */
  context: MefDocument;
}

/** The action on the product of an order. */
export type TmfAction = "add" | "modify" | "delete" | "noChange";

export interface Tmf622 {
  productOrder: {
    category: string;
    description: string;
    orderDate: string;
    expectedCompletionDate?: string;
    agreement: { id: string; name: string; "@referredType": "Agreement" }[];
    productOrderItem: {
      id: string;
      action: TmfAction;
      product: {
        productCharacteristic: { name: string; valueType: "string"; value: string }[];
        /** One entry per length of time: its unit as in MEF, and its period. */
        productTerm: { name: string; description: string; duration?: { amount: number; units: string }; validFor?: TmfTimePeriod; "@type": "ProductTerm" }[];
        "@type": "Product";
      };
      "@type": "ProductOrderItem";
    }[];
    "@type": "ProductOrder";
  };
  /** What no field of TM Forum's says. */
  context: MefDocument;
}

export interface TmfOptions {
  /** The API whose resources are written. `TMF657` by default. */
  readonly as?: "TMF657" | "TMF622";
  /** For `TMF622`: the action; `noChange` by default, so that a receiver does nothing unasked. */
  readonly action?: TmfAction;
  /** For `TMF622`: the id of the commitment whose last second becomes the order's `expectedCompletionDate`; without it the order has none. */
  readonly commitment?: string;
}

const KINDS = ["TMF657", "TMF622"] as const;
const ACTIONS: readonly TmfAction[] = ["add", "modify", "delete", "noChange"];

/** From the start to the last second. A lead time is counted back, so it has only an end. */
function periodOf(one: Limited, zone: string): TmfTimePeriod | undefined {
  const end = lastSecond(one, zone) ?? one.instants?.[one.instants.length - 1];
  if (!end) return undefined;
  const start = one.startsAt && momentOf(one.startsAt, zone);
  return start && Date.parse(start) <= Date.parse(end) ? { startDateTime: start, endDateTime: end } : { endDateTime: end };
}

/** How the number is counted, in a sentence. */
function countedBy(one: Limited, { calendar }: Quote): string {
  const { limit: { units, per }, startsAt, shape } = one;
  const from = startsAt ? ` ${shape === "lead-time" ? "back " : ""}from ${startsAt}` : "";
  if (units === "occurrences") return `occurrences${per ? ` per ${per}` : ""}`;
  const how = units === "businessDays" ? `business days of the calendar ${calendar.id} ${calendar.version}, the day of the start not counted` : `${durationOf(one.limit)!.units} without a break`;
  return `${how}, counted${from}`;
}

function objectiveOf(one: Limited, quote: Quote, zone: string): TmfServiceLevelObjective {
  const { id, limit, clause, rules, debtor, creditor, dueRange } = one;
  const period = periodOf(one, zone);
  const entity = (entityId: string, role: string, type: string): TmfRelatedEntity => ({ id: entityId, role, "@referredType": type });
  const calendar = `${quote.calendar.id}@${quote.calendar.version}`;
  return {
    id, name: id,
    conformanceComparator: operatorOf(one) === "ge" ? ">=" : "<=",
    conformanceTarget: String(limit.amount),
    ...(period && { conformancePeriod: period }),
    ...(dueRange && { tolerancePeriod: { startDateTime: lastSecond(one, zone)!, endDateTime: latestSecond(one, zone)! } }),
    serviceLevelObjectiveParameter: {
      name: durationOf(limit)?.units ?? limit.units,
      parameterType: "KPI",
      serviceParmCategory: "service specific",
      transformationAlgorithmOfKQI: countedBy(one, quote),
      relatedEntity: [
        entity(debtor, "obligor", "PartyRole"), entity(creditor, "beneficiary", "PartyRole"), entity(clause, "clause", "PolicyClause"),
        ...rules.map((rule) => entity(rule, "sourceRule", "PolicyRule")), ...(/^business/.test(limit.units) ? [entity(calendar, "businessDayCalendar", "BusinessDayCalendar")] : []),
      ],
    },
    "@type": "ServiceLevelObjective",
  };
}

function toTmf657(quote: Quote, sla: Source): Tmf657 {
  const { policy } = quote;
  const all = limited(quote);
  if (!all.length) throw new SlaError({ code: "unsupported", path: "/0/commitments", message: "no commitment has a limit, and TMF657 needs an objective" });
  return {
    serviceLevelSpecification: {
      id: `${policy.id}@${policy.edition}`, name: policy.id, description: `edition ${policy.edition}, provenance ${policy.provenance}`,
      relatedServiceLevelObjective: all.map(({ id }) => ({ id })), "@type": "ServiceLevelSpecification",
    },
    serviceLevelObjective: all.map((one) => objectiveOf(one, quote, sla.policy.zone)),
    context: toMef(quote, sla),
  };
}

function toTmf622(quote: Quote, sla: Source, { action = "noChange", commitment }: TmfOptions): Tmf622 {
  if (!ACTIONS.includes(action)) throw unknown("/1/action", "action", action, ACTIONS);
  const { policy, request } = quote;
  const all = limited(quote);
  const dated = all.filter(({ dueAt }) => dueAt);
  const chosen = dated.find(({ id }) => id === commitment);
  if (commitment !== undefined && !chosen) throw unknown("/1/commitment", "commitment with a date in this quote", commitment, dated.map(({ id }) => id));
  const timed = all.flatMap((one) => {
    const duration = durationOf(one.limit);
    return duration ? [{ one, duration }] : [];
  });
  return {
    productOrder: {
      category: "service level", description: `${policy.id}, edition ${policy.edition}, provenance ${policy.provenance}`,
      orderDate: momentOf(request.startAt, sla.policy.zone), ...(chosen && { expectedCompletionDate: lastSecond(chosen, sla.policy.zone)! }),
      agreement: [{ id: policy.id, name: policy.edition, "@referredType": "Agreement" }],
      productOrderItem: [{
        id: "1", action,
        product: {
          productCharacteristic: Object.entries(request.dimensions).map(([name, value]) => ({ name, valueType: "string", value })),
          productTerm: timed.map(({ one, duration }) => {
            const validFor = periodOf(one, sla.policy.zone);
            return { name: one.id, description: `${{ le: "at most", ge: "at least", every: "every" }[operatorOf(one)]}; ${countedBy(one, quote)}`, duration: { ...duration }, ...(validFor && { validFor }), "@type": "ProductTerm" };
          }),
          "@type": "Product",
        },
        "@type": "ProductOrderItem",
      }],
      "@type": "ProductOrder",
    },
    context: toMef(quote, sla),
  };
}

/** The quote as TM Forum resources, with everything that they have no field for in `context`. */
export function toTmf(quote: Quote, source: Source, given?: TmfOptions): Tmf657 | Tmf622 {
  const sla = seenBy(source, quote);
  const options = callOptions(given, "/1", { as: ANYTHING, action: ANYTHING, commitment: ANYTHING });
  const { as = "TMF657" } = options;
  if (!KINDS.includes(as)) throw unknown("/1/as", "kind of document", as, KINDS);
  return as === "TMF657" ? toTmf657(quote, sla) : toTmf622(quote, sla, options);
}

function unknown(path: string, what: string, given: unknown, allowed: readonly string[]): SlaError {
  return new SlaError({ code: "unknown-value", path, message: `there is no ${what} \`${String(given)}\``, params: { value: String(given) }, allowed: [...allowed] });
}
