/** A record's cases against the document's targets in per cent, and how that is shown; loaded only under a policy that has some. */
import { html, nothing, type TemplateResult } from "lit";
import type { CaseGroup, JudgedCase, QualityTarget, QuoteRequest, Reason, RuleInfo, TargetInfo, TargetPeriod } from "../../engine/types";
import type { Words } from "../../words";
import type { Calculator } from "../shared/calculators";
import { countedCases, loadTargetStrings, shareSaid, wantedSaid, type TargetKey, type GetTargetString } from "../targets/strings";
import type { RecordContext } from "./context";
import type { Judged, NoteCode, Verdict } from "./judge";
import { keyOf as lineKeyOf } from "./owners";
import type { Shown } from "./tickets-view";
import { alone, outcomeOf, type LineYear, type RecordYear } from "./year";

/** Why a case is not counted or cannot be told: what is wrong with its ticket, or the engine's reasons. */
type Why = { code: TargetKey } | { reasons: readonly Reason[] };

interface Case {
  ticket: Judged;
  judged: JudgedCase;
  why?: Why;
}

/** Notes that keep a ticket out of every figure, as far as it would be a case all the same; a doubled one is none. */
const UNTOLD: readonly NoteCode[] = ["unreadable", "no-start", "no-time", "restored-before", "restored-future", "future", "pause-order", "refused"];

const keyOf = (why: Why): string => ("code" in why ? why.code : JSON.stringify(why.reasons));

function caseOf(ticket: Judged, judged: JudgedCase, why?: Why): Case {
  return { ticket, judged: { ...judged, ...(why && { because: keyOf(why) }) }, ...(why && { why }) };
}

/** The first of a rule's moments that a ticket has. */
const begunAt = ({ ticket: { events } }: Judged, { events: ids }: RuleInfo): string | undefined => ids.flatMap((id) => events[id] ?? []).sort()[0];

const endedAt = ({ ticket: { events } }: Judged, { finishedBy }: RuleInfo): string | undefined => finishedBy.flatMap((id) => events[id] ?? [])[0];

/** A judged promise of a ticket. */
function judgedCase(ticket: Judged, verdict: Verdict, { duties }: RecordYear): Case {
  const { rule, commitment } = verdict;
  const { startsAt = begunAt(ticket, rule), dueDate, reasons, status } = commitment;
  const finishedAt = endedAt(ticket, rule);
  const one = { commitment: rule.id, ...(startsAt && { startsAt }), ...(dueDate && { dueDate }), ...(finishedAt && { finishedAt }), dimensions: ticket.ticket.dimensions };
  if (status === "out-of-scope") return caseOf(ticket, { ...one, state: "excluded" }, { reasons });
  if (!alone(verdict, ticket)) return caseOf(ticket, { ...one, state: "unjudged" }, { code: "why.several" });
  const state = outcomeOf(verdict, duties);
  return state === "unjudged" ? caseOf(ticket, { ...one, state }, { reasons: reasons.filter(({ code }) => code !== "projected") }) : caseOf(ticket, { ...one, state });
}

/** The day on which a case begins, where the calendar knows it: the engine takes no other. */
function dayIn({ supportedFrom, supportedThrough }: Calculator["calendar"], startsAt: string | undefined): { startsAt?: string } {
  const day = startsAt?.slice(0, 10) ?? "";
  return supportedFrom <= day && day <= supportedThrough ? { startsAt: day } : {};
}

/** A ticket that is in no figure, as a case of a promise that it may have begun: of its values and moments only what the engine takes. */
function leftOutCase(ticket: Judged, rule: RuleInfo, sla: Calculator): Case | undefined {
  const { ticket: given, notes } = ticket;
  const { policy, calendar } = sla.by(given.dimensions);
  const doubled = notes.some(({ code }) => code === "doubled");
  const code = doubled ? "doubled" : UNTOLD.find((one) => notes.some((note) => note.code === one));
  const startsAt = begunAt(ticket, rule);
  const unread = notes.some(({ fault }) => fault && rule.events.includes(fault.target));
  // A ticket that begins another promise is no case of this one.
  if (!code || (!startsAt && !unread && Object.keys(given.events).length)) return undefined;
  const dimensions = Object.fromEntries(Object.entries(given.dimensions).filter(([id, value]) => policy.dimensions.find((one) => one.id === id)?.values.some((one) => one.id === value)));
  return caseOf(ticket, { commitment: rule.id, state: doubled ? "excluded" : "unjudged", ...dayIn(calendar, startsAt), dimensions }, { code: `why.${code}` as TargetKey });
}

/** Every case of some promises. */
function casesOf(judged: readonly Judged[], wanted: ReadonlySet<string>, sla: Calculator, year: RecordYear): Case[] {
  const rules = sla.policy.rules.filter(({ id }) => wanted.has(id));
  const recorded = new Set(judged.flatMap(({ ticket }) => Object.keys(ticket.events)));
  return judged.flatMap((one) => rules.flatMap((rule): Case[] => {
    if (!one.counted) return [leftOutCase(one, rule, sla) ?? []].flat();
    const verdict = one.verdicts.find((other) => other.rule.id === rule.id);
    if (verdict) return [judgedCase(one, verdict, year)];
    // A list that records no end of this promise at all does not judge it, and its cases are cases all the same.
    const startsAt = begunAt(one, rule);
    return startsAt && !rule.finishedBy.some((id) => recorded.has(id)) ? [caseOf(one, { commitment: rule.id, state: "unrecorded", ...dayIn(sla.by(one.ticket.dimensions).calendar, startsAt), dimensions: one.ticket.dimensions })] : [];
  }));
}

const STATE_BADGE = { met: "rest", missed: "late", undecided: "maybe", none: "plain" } as const;

/** Of which cases a table is: their name for what opens, and whether they are a part of those that the target speaks of. */
interface Of {
  name: string;
  cases: readonly Case[];
  part?: boolean;
}

/** The targets of one policy in one language. */
export class Targets {
  readonly #say: GetTargetString;
  #cases: Case[] = [];
  #found: readonly QualityTarget[] = [];
  #request!: QuoteRequest;

  private constructor(say: GetTargetString) {
    this.#say = say;
  }

  static async load(lang: string): Promise<Targets> {
    return new Targets(await loadTargetStrings(lang));
  }

  /** What the year comes to; `now` is the present moment by the policy's clocks. */
  ask(sla: Calculator, judged: readonly Judged[], year: RecordYear, now: string): readonly QualityTarget[] {
    const { day, contract, readings } = year.asked;
    // Every case has values of its own.
    const dimensions = Object.fromEntries(sla.policy.dimensions.filter(({ required }) => required).map(({ id, values }) => [id, values[0]!.id]));
    this.#request = { dimensions, startAt: contract || day, now: now.startsWith(day) ? now : day, audience: "sales", readings: { ...readings } };
    // What the year's edition wants: another may have other targets, or none.
    const bare = sla.quality(this.#request, {}).targets ?? [];
    this.#cases = casesOf(judged, new Set(bare.flatMap((one) => one.wanted.of)), sla, year);
    this.#found = this.#cases.length ? this.#against(this.#cases, sla) : bare;
    return this.#found;
  }

  #against(cases: readonly Case[], sla: Calculator): readonly QualityTarget[] {
    return sla.quality(this.#request, { verdicts: cases.map((one) => one.judged) }).targets ?? [];
  }

  /** What is wanted of a promise, in a few words; nothing where no target speaks of it alone, whatever the values. */
  goal(id: string): string | undefined {
    const [target, ...others] = this.#found.map(({ wanted }) => wanted).filter(({ of }) => of.includes(id));
    if (!target || others.length || Object.keys(target.when ?? {}).length || target.counts !== "met") return undefined;
    return this.#say("goal", { bound: this.#say(target.bound), percent: target.percent, per: this.#say(target.per) });
  }

  view(shown: Shown, context: RecordContext): TemplateResult | typeof nothing {
    if (!this.#found.length) return nothing;
    return html`<section class="part targets" id="targets" tabindex="-1" aria-labelledby="targets-title"><h2 id="targets-title">${this.#say("title")}</h2>
      ${this.#found.map((found) => this.#target(found, { name: "target", cases: this.#cases }, shown, context))}</section>`;
  }

  /** One line's part of what is counted: a target speaks of every line's cases together, so that a part of them has no verdict. */
  line(line: LineYear, shown: Shown, context: RecordContext): TemplateResult | typeof nothing {
    const cases = this.#cases.filter(({ ticket }) => lineKeyOf(ticket.ticket, context.year.owners) === line.key);
    if (!cases.length) return nothing;
    const found = this.#against(cases, context.sla).filter(({ periods, undated }) => undated.length || periods.some(({ groups }) => groups.length));
    if (!found.length) return nothing;
    return html`<div class="targets"><h3>${this.#say("title")}</h3><p class="small">${this.#say("ofLine")}</p>
      ${found.map((one) => this.#target(one, { name: `line.${line.key}.target`, cases, part: true }, shown, context))}</div>`;
  }

  #target({ wanted: info, periods, undated }: QualityTarget, of: Of, shown: Shown, context: RecordContext): TemplateResult {
    const { words, now } = context;
    const say = this.#say;
    const known = periods.filter(({ from, groups }) => (!of.part && from <= now.slice(0, 10)) || groups.length);
    const name = words.target(info.id);
    return html`<div class="card target">${of.part ? html`<h4>${name}</h4>` : html`<h3>${name}</h3>`}<p>${wantedSaid(info, words, say)} <span class="small">${words.clause(info.clause)}</span></p>
      <p class="small">${say("lead", { by: say(info.by) })}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${name}><table><thead><tr><th scope="col">${say("period")}</th><th scope="col">${say("actual")}</th>${of.part ? nothing : html`<th scope="col">${say("verdict")}</th>`}
        <th scope="col">${say("known")}</th><th scope="col">${say("unknown")}</th><th scope="col">${say("excluded")}</th></tr></thead>
        <tbody>${known.map((one) => this.#row(info, one, of, context))}</tbody></table></div>
      ${known.filter(({ groups }) => groups.length).map((one) => html`<details><summary>${say("list", { counted: countedCases(info, words), through: words.relativeTo(0).instant(one.through) })}</summary>${this.#groups(`${of.name}.${info.id}.${one.from}`, one.groups, of, shown, context)}</details>`)}
      ${undated.length ? html`<p class="small">${say("undated")}</p>${this.#groups(`${of.name}.${info.id}`, undated, of, shown, context)}` : nothing}</div>`;
  }

  #row({ counts, percent }: TargetInfo, { from, through, running, state, met, missed, unknown, excluded }: TargetPeriod, { part: partly }: Of, context: RecordContext): TemplateResult {
    const say = this.#say;
    const whole = context.words.relativeTo(0);
    const part = counts === "met" ? met : missed;
    const all = met + missed;
    const actual = all ? say("share", { share: shareSaid(part, all, percent), part, whole: all }) : "—";
    const range = unknown ? say("between", { lowest: shareSaid(part, all + unknown, percent), highest: shareSaid(part + unknown, all + unknown, percent) }) : "";
    const verdict = say(`state.${state}`);
    return html`<tr><th scope="row">${context.say("year.title", { from: whole.instant(from), through: whole.instant(through) })}</th>
      <td><b>${actual}</b>${range ? html` <span class="small">${range}</span>` : nothing}</td>
      ${partly ? nothing : html`<td><span class="badge ${STATE_BADGE[state]}">${running ? say("soFar", { state: verdict }) : verdict}</span></td>`}<td>${all}</td><td>${unknown}</td><td>${excluded}</td></tr>`;
  }

  /** Cases that stand alike, with why, each list opening to its tickets. */
  #groups(name: string, groups: readonly CaseGroup[], { cases }: Of, shown: Shown, context: RecordContext): TemplateResult {
    return html`<div class="opens">${groups.map((group, at) => {
      const { state, verdicts } = group;
      const why = this.#why(group, cases, context.words);
      const params = { state: this.#say(`case.${state}`), n: verdicts.length };
      return html`<details><summary>${why ? this.#say("groupWhy", { ...params, why }) : this.#say("group", params)}</summary>${shown.list(`${name}.${at}`, verdicts.map((place) => cases[place]!.ticket), context)}</details>`;
    })}</div>`;
  }

  #why({ missing, verdicts }: CaseGroup, cases: readonly Case[], words: Words): string {
    if (missing) return this.#say("missing", { dimension: words.dimension(missing) });
    const why = cases[verdicts[0]!]?.why;
    if (!why) return "";
    return "code" in why ? this.#say(why.code) : why.reasons.map((reason) => words.reason(reason)).filter(Boolean).join(words.ui("list.join"));
  }
}
