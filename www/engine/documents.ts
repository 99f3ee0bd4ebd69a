/** Custom documents: checked and compiled by a module that is loaded only for them. */
import { momentsOf } from "./clocks";
import type { Problem } from "./contract";
import type { Moments } from "./dates";
import type { SlaError } from "./error";
import { Exchange } from "./exchange";
import { expanded, type BundledInfo } from "./policy-info";
import type { Parts } from "./parts";
import { coresOf, loadDocuments, type CompiledCalendar, type CompiledPolicy, type Cores, type WasmSource } from "./load";
import { refusedBy } from "./trap";
import { ENGINE } from "./wire";

interface Names {
  holidays: readonly { id: string; names: { [lang: string]: string } }[];
}

/** The names of a checked calendar's holidays in each language; its notices are part of its info. */
function namesOf({ holidays }: Names): { [lang: string]: { [id: string]: string } } {
  const names: { [lang: string]: { [id: string]: string } } = {};
  for (const { id, names: own } of holidays) for (const [lang, name] of Object.entries(own)) (names[lang] ??= {})[id] = name;
  return names;
}

/** Removes bidirectional control characters: a date beside such a name would be displayed as another date. */
const stripBidiMarks = <T>(texts: T): T => JSON.parse(JSON.stringify(texts).replace(/[\u202a-\u202e\u2066-\u2069]/g, "")) as T;

/** Removes them from every text of a document. */
const withoutBidiMarks = <T extends { bytes: Uint8Array }>({ bytes, ...said }: T): T => ({ bytes, ...stripBidiMarks(said) }) as unknown as T;

/** The first fault, with all faults of the document in `faults`; a fault between two documents is the only one. */
function withFaults(first: SlaError, of: { [code: string]: () => Problem[] }): SlaError {
  const faults = of[first.code]?.() ?? [];
  return faults.length ? Object.assign(first, { faults }) : first;
}

/** The modules that the caller supplies: the reader of documents, and the core for documents that use more features of time. */
export interface Handed {
  documentsWasm?: WasmSource | Promise<WasmSource>;
  shapesWasm?: WasmSource | Promise<WasmSource>;
}

let shapes: Promise<Cores> | undefined;

async function startShapes(given: Handed["shapesWasm"]): Promise<Cores> {
  const [glue, { build, source }] = await Promise.all([import("#web/shapes/sla_shapes_bg.js"), import("virtual:sla-wasm/shapes")]);
  return coresOf({ name: "shapes", build, glue, source }, given);
}

/** The core that supports every feature of time, used instead of the one that every page loads. A failed load may be tried again. */
function loadShapes(given: Handed["shapesWasm"]): Promise<Cores> {
  shapes ??= startShapes(given);
  shapes.catch(() => (shapes = undefined));
  return shapes;
}

/** The compiled documents, and the core that answers by them if it is not the one that every page loads. */
interface Compiled {
  cores?: Cores;
  /** The decoder of target results, if the policy has targets. */
  Targets?: NonNullable<Parts["Targets"]>;
  policy?: Omit<CompiledPolicy, "calendars">;
  /** The writer of moments in the calendar's zone, if its clocks change. */
  momentsOf?: (zone: string) => Moments;
  calendar?: NamedCalendar;
  /** All calendars, if a dimension chooses among several. */
  calendars?: NamedCalendar[];
  /** Adds what a calculator of several calendars needs. */
  partsOfCalendars?: (parts: Omit<Parts, "exchange" | "calendar" | "documents">) => Parts;
}

type NamedCalendar = CompiledCalendar & { holidays: { [lang: string]: { [id: string]: string } } };
type Module = Awaited<ReturnType<typeof loadDocuments>>;

/** Reads a custom calendar; if there are several, a fault says in which one it is. */
function compiledCalendar(module: Module, document: unknown, all: readonly unknown[], counted: readonly string[]): NamedCalendar {
  try {
    return { ...withoutBidiMarks(module.compileCalendar(document, ...counted)), holidays: stripBidiMarks(namesOf(document as Names)) };
  } catch (thrown) {
    const problem = thrown as { message?: string };
    const id = (document as { id?: unknown } | null)?.id;
    if (all.length > 1 && problem?.message) problem.message = `${typeof id === "string" ? `\`${id}\`` : `calendar ${all.indexOf(document) + 1}`}: ${problem.message}`;
    throw thrown;
  }
}

async function compile(documents: { policy?: unknown; calendar?: unknown }, described: Promise<BundledInfo>, { documentsWasm, shapesWasm }: Handed): Promise<Compiled> {
  // The bundled policy uses one calendar and refuses several.
  const several = Array.isArray(documents.calendar) && documents.calendar.length > 1;
  const [module, [[bundled], { id }], bundledPolicy, bundledCalendar] = await Promise.all([
    loadDocuments(documentsWasm),
    described,
    documents.policy === undefined && !several ? undefined : import("../../data/policies/cmcc-group-customer.json"),
    documents.calendar === undefined ? import("../../data/calendars/cn.json") : undefined,
  ]);
  const calendar = documents.calendar === undefined ? bundledCalendar?.default : documents.calendar;
  const policy = documents.policy === undefined ? bundledPolicy?.default : documents.policy;
  // An empty list is no calendar, and is refused as a document that is none.
  const given: readonly unknown[] = Array.isArray(calendar) && calendar.length ? calendar : [calendar];
  const read = (): Compiled => {
    // For the bundled policy, only a newer calendar with the same id can replace its own.
    const counted = documents.policy === undefined && !several ? [id, bundled!.zone] as const : [];
    const own = documents.calendar === undefined ? [] : given.map((one) => compiledCalendar(module, one, given, counted));
    const [first] = own;
    if (documents.policy === undefined && !several) return first ? { calendar: first } : {};
    const { calendars: counting, ...said } = module.compilePolicy(policy, bundledPolicy?.default, given);
    const compiled = withoutBidiMarks(said);
    if (!counting.length) return { policy: compiled, ...(first && { calendar: first }) };
    const calendars = counting.map(({ place, bytes, zone }) => ({ ...own[place]!, bytes, zone }));
    return { policy: compiled, calendar: calendars[0]!, calendars };
  };
  try {
    const compiled = read();
    const { clockChanges } = compiled.calendar?.info ?? {};
    if (clockChanges) compiled.momentsOf = momentsOf(clockChanges);
    const { policy: own, calendars } = compiled;
    if (!own?.shaped && !compiled.calendar?.shaped) return compiled;
    const targeted = own?.info.some(({ targets }) => targets?.length);
    const [cores, targets, chosen] = await Promise.all([loadShapes(shapesWasm), targeted ? import("./targets") : undefined, calendars && import("./calendars")]);
    return {
      ...compiled, cores, ...(targets && { Targets: targets.TargetDecoder }),
      ...(chosen && { partsOfCalendars: (parts) => chosen.partsOfCalendars(parts, own!.bytes, calendars!, cores) }),
    };
  } catch (thrown) {
    throw withFaults(refusedBy(thrown), {
      "invalid-policy": () => module.policyFaults(policy, bundledPolicy?.default, given),
      "invalid-calendar": () => (given.length > 1 || documents.calendar === undefined ? [] : module.calendarFaults(given[0])),
    });
  }
}

/** The parts of a calculator of custom documents; an absent document is the bundled one, and then the loaded core answers. */
export async function ownParts(documents: { policy?: unknown; calendar?: unknown }, bundled: Promise<Cores>, described: Promise<BundledInfo>, handed: Handed): Promise<Parts> {
  const [core, [policyInfo, calendarInfo], compiled] = await Promise.all([bundled, described, compile(documents, described, handed)]);
  const { policy, calendar, Targets, momentsOf: moments, partsOfCalendars, cores = core } = compiled;
  const parts = {
    engine: { version: ENGINE, kind: cores.kind },
    policy: policy?.info ?? policyInfo.map(expanded),
    ...(Targets && { Targets }),
    ...(policy && { words: policy.words, sources: policy.sources }),
  };
  if (partsOfCalendars) return partsOfCalendars(parts);
  const bytes = [policy?.bytes, calendar?.bytes];
  return {
    ...parts, exchange: new Exchange(cores, bytes), documents: bytes, calendar: calendar?.info ?? calendarInfo, momentsOf: moments,
    ...(calendar && { holidays: calendar.holidays }),
  };
}
