/** The values of the form as typed, and the request made from them. */
import type { Audience, CalendarInfo, DimensionInfo, Exclusion, Limit, PolicyInfo, QuoteRequest, RuleInfo } from "../../engine/types";
import { zonedSecond } from "../../engine/zones";
import { localMoment } from "../shared/moment";
import { pauses, text, texts } from "./typed";

/** Texts as they stand in the form; empty means not given. */
export interface Fields {
  dimensions: Record<string, string>;
  startAt: string;
  events: Record<string, string | null>;
  conditions: Record<string, boolean>;
  figures: Record<string, string>;
  finishedAt: Record<string, string>;
  exclusions: Exclusion[];
  readings: Record<string, string>;
  audience: Audience;
  /** A fixed present moment; the clock when absent. */
  now?: string | undefined;
}

export const emptyFields = (): Fields => ({
  dimensions: {}, startAt: "", events: {}, conditions: {}, figures: {}, finishedAt: {}, exclusions: [], readings: {}, audience: "customer",
});

export const zoneOf = (policy: PolicyInfo): string => policy.zone;

/** How the form, an attribute and an address say that a value is not known. */
export const UNKNOWN = "unknown";

/** Whether a value says that it is not known; a policy may have a value of that name. */
export const isUnknown = ({ values }: Pick<DimensionInfo, "values">, value: string | undefined): boolean => value === UNKNOWN && !values.some(({ id }) => id === UNKNOWN);

/** The dimensions that must have a value, and have none. */
export const openDimensions = (request: QuoteRequest, policy: PolicyInfo): DimensionInfo[] =>
  policy.dimensions.filter(({ id, required }) => required && !request.dimensions[id]);

/** The example that stands in for what nobody has filled in: the first value of each required dimension, and the present moment. What somebody does not know has none. */
export function withExample(fields: Fields, policy: PolicyInfo): Fields {
  const dimensions = { ...fields.dimensions };
  for (const dimension of policy.dimensions) {
    if (isUnknown(dimension, dimensions[dimension.id])) dimensions[dimension.id] = "";
    else if (dimension.required && !dimensions[dimension.id]) dimensions[dimension.id] = dimension.values[0]?.id ?? "";
  }
  return { ...fields, dimensions, startAt: fields.startAt || localMoment(Date.now(), zoneOf(policy)) };
}

/** The present moment in the policy's zone, unless it is fixed; to the second, because a limit is missed with the first one after it. */
export const presentMoment = ({ now }: Fields, policy: PolicyInfo): string => now ?? zonedSecond(Date.now(), zoneOf(policy));

/** The present moment if the machine's clock is outside every calendar, such as 1970; a moment that was given is not judged here. */
export function clockOutside(fields: Fields, { policy, calendar }: { policy: PolicyInfo; calendar: CalendarInfo }): string | undefined {
  const moment = presentMoment({ ...fields, now: undefined }, policy);
  const day = moment.slice(0, 10);
  return fields.now === undefined && (day < calendar.supportedFrom || day > calendar.supportedThrough) ? moment : undefined;
}

/** What another policy can take over: the values it has too, the start and who looks. */
export function carried({ dimensions, startAt, audience, now }: Fields, { dimensions: known }: PolicyInfo): Fields {
  const kept = Object.entries(dimensions).filter(([id, value]) => value === UNKNOWN || known.find((one) => one.id === id)?.values.some((one) => one.id === value));
  return { ...emptyFields(), dimensions: Object.fromEntries(kept), startAt, audience, now };
}

const filled = <T>(record: Record<string, T>): Record<string, T> | undefined => {
  const entries = Object.entries(record).filter(([, value]) => value !== "" && value !== undefined);
  return entries.length ? Object.fromEntries(entries) : undefined;
};

/** The units of a figure as the policy gives them; the engine refuses a figure that is none of the policy's. */
export const unitsOf = ({ figures }: Pick<PolicyInfo, "figures">, id: string): Limit["units"] => figures.find((figure) => figure.id === id)?.units ?? "businessDays";

const limitOf = (text: string, units: Limit["units"]): Limit => ({ amount: Number(text.normalize("NFKC")), units });

/** The request that these fields make; nothing is checked here, the engine refuses what is wrong and says where. */
export function requestOf(fields: Fields, policy: PolicyInfo): QuoteRequest {
  const figures = filled(fields.figures);
  // An interval that is still being typed is not part of the request yet.
  const whole = fields.exclusions.filter((one) => one.from && one.to);
  const parts = {
    events: filled(fields.events),
    conditions: filled(fields.conditions),
    figures: figures && Object.fromEntries(Object.entries(figures).map(([id, text]) =>
      [id, limitOf(text, unitsOf(policy, id))])),
    exclusions: whole.length ? whole : undefined,
    readings: filled(fields.readings),
    finishedAt: filled(fields.finishedAt),
  };
  const request: QuoteRequest = { dimensions: filled(fields.dimensions) ?? {}, startAt: fields.startAt, audience: fields.audience };
  for (const [name, value] of Object.entries(parts)) if (value) Object.assign(request, { [name]: value });
  return request;
}

/** The main rule of a process: the first one quoted from the source whose clock starts with an opening event. */
export function leading(process: string, policy: PolicyInfo): { rule: RuleInfo; event: string } | undefined {
  const opening = policy.events.filter((event) => event.opening).map((event) => event.id);
  const own = policy.rules.filter((rule) => rule.process === process && rule.kind !== "internal");
  for (const rule of [...own.filter(({ rules }) => rules.length), ...own]) {
    const event = rule.events.find((id) => opening.includes(id));
    if (event) return { rule, event };
  }
  return undefined;
}

/**
 * The request as it is asked: the start is that of the event by whose name the form asks for it, and other events that open something
 * in the same process wait for their own. What is counted back from a start that nobody entered waits, too.
 */
export function askedOf(request: QuoteRequest, process: string, started: boolean, policy: PolicyInfo): QuoteRequest {
  const named = leading(process, policy)?.event;
  const other = ({ process: of, events }: RuleInfo) => (named && of === process ? events.filter((id) => id !== named) : []);
  const back = ({ shape, events }: RuleInfo) => (!started && shape === "lead-time" ? events : []);
  const waiting = new Set(policy.rules.flatMap((rule) => [...other(rule), ...back(rule)]));
  const nulls = policy.events.filter(({ id, opening }) => opening && waiting.has(id)).map(({ id }) => [id, null] as const);
  return nulls.length ? { ...request, events: { ...Object.fromEntries(nulls), ...request.events } } : request;
}

/** Whether anything is given beside the case that the process may not ask for, or that may be said to have ended. */
export const hasMore = ({ events, finishedAt, figures, exclusions }: Fields): boolean => [events, finishedAt, figures, exclusions].some((given) => Object.values(given).some(Boolean));

/** The fields that a request fills; what is not set in it is empty. */
export function fieldsOf(request: QuoteRequest | null | undefined): Fields {
  const { dimensions, startAt, events, conditions, figures, finishedAt, exclusions, readings, audience, now } = request ?? ({} as Partial<QuoteRequest>);
  const amounts = Object.entries(figures ?? {}).map(([id, limit]) => [id, limit?.amount]);
  return {
    dimensions: texts(dimensions),
    startAt: text(startAt),
    events: Object.fromEntries(Object.entries(events ?? {}).map(([id, at]) => [id, at === null ? null : text(at)])),
    conditions: Object.fromEntries(Object.entries(conditions ?? {}).filter(([, given]) => given != null)),
    figures: texts(Object.fromEntries(amounts)),
    finishedAt: texts(finishedAt),
    exclusions: pauses(exclusions),
    readings: texts(readings),
    audience: audience ?? "customer",
    now: now == null ? undefined : text(now),
  };
}

/** The text that stands in the field at the path of a problem: `/dimensions/service`, `/startAt`, `/exclusions/0/from`; of a figure its amount. */
export function typedAt(fields: Fields, path: string): string {
  let value: unknown = fields;
  for (const part of path.split("/").slice(1)) if (typeof value === "object" && value !== null) value = (value as Record<string, unknown>)[part];
  return typeof value === "object" ? "" : String(value ?? "");
}
