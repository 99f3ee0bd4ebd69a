/** Receivers that refuse what their schema does not name: from the facts of this folder, and from the published files themselves. */
import { readFileSync } from "node:fs";
import Ajv from "ajv";

export const facts = JSON.parse(readFileSync(new URL("facts.json", import.meta.url), "utf8"));

/** RFC 3339, 5.6: a date alone, or a moment without an offset, is none; and the day must exist. */
function isDateTime(text) {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.exec(text) ?? [];
  return year !== undefined && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === Number(day);
}
const formats = { "date-time": isDateTime, uri: (text) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(text), float: true, int32: true, int64: true };

/** A validator for each definition, by name. */
function compiled(definitions) {
  const ajv = new Ajv({ strict: false, allErrors: true, formats });
  ajv.addSchema({ $id: "schema", definitions });
  const validators = new Map();
  return (name, value) => {
    if (!validators.has(name)) validators.set(name, ajv.compile({ $ref: `schema#/definitions/${name}` }));
    const validate = validators.get(name);
    return validate(value) ? [] : validate.errors.map(({ instancePath, message, params }) => `${name}${instancePath} ${message} ${JSON.stringify(params)}`);
  };
}

/** A receiver by the facts, which knows no field that is not written here. */
export function byFacts(api) {
  const type = (one) => {
    if (Array.isArray(one)) return { type: "array", items: type(one[0]) };
    if (one === "date-time") return { type: "string", format: one };
    return /^[A-Z]/.test(one) ? { $ref: `#/definitions/${one}` } : { type: one };
  };
  return compiled(Object.fromEntries(Object.entries(facts[api]).map(([name, { fields, required, notEmpty = [], values }]) => {
    if (values) return [name, { type: "string", enum: values }];
    if (!fields) return [name, {}];
    const properties = Object.fromEntries(Object.entries(fields).map(([field, one]) => [field, { ...type(one), ...(notEmpty.includes(field) && { minItems: 1 }) }]));
    return [name, { type: "object", required, additionalProperties: false, properties }];
  })));
}

/** A receiver by a published file's definitions that refuses every field that they do not have. */
export function byDefinitions(definitions) {
  const strict = Object.fromEntries(Object.entries(definitions).map(([name, one]) =>
    [name, one.properties && !one.allOf && !one.discriminator ? { ...one, type: "object", additionalProperties: false } : one]));
  return compiled(strict);
}

/** What a receiver has against the documents of a quote, as sentences; none when it takes them. */
export function refusals({ tmf657, tmf622, mef }, receivers) {
  const { id: _, ...specification } = tmf657.serviceLevelSpecification;
  const { orderDate: __, expectedCompletionDate: ___, ...order } = tmf622.productOrder;
  return [
    ...receivers.TMF657("ServiceLevelSpecification", tmf657.serviceLevelSpecification),
    ...receivers.TMF657("ServiceLevelSpecification_Create", specification),
    ...tmf657.serviceLevelObjective.flatMap((one) => {
      const { id: ____, ...created } = one;
      return [...receivers.TMF657("ServiceLevelObjective", one), ...receivers.TMF657("ServiceLevelObjective_Create", created)];
    }),
    ...receivers.TMF622("ProductOrder", tmf622.productOrder),
    ...receivers.TMF622("ProductOrder_Create", order),
    ...mef.commitment.flatMap(({ duration }) => (duration ? receivers.MEF("Duration", duration) : [])),
    ...periodsOf([tmf657, tmf622]).flatMap(({ startDateTime, endDateTime }) => (startDateTime && Date.parse(startDateTime) > Date.parse(endDateTime) ? [`a period ends ${endDateTime} before it starts ${startDateTime}`] : [])),
  ];
}

/** Every period of a document, wherever it stands. */
function periodsOf(value) {
  if (value === null || typeof value !== "object") return [];
  return "endDateTime" in value ? [value] : Object.values(value).flatMap(periodsOf);
}
