/** Decodes the results of targets in per cent; loaded with a policy that has targets. */
import { itemAt } from "./commitment";
import type { CaseGroup, Quality, QualityEvents, QualityTarget, QuoteRequest, TargetInfo, TargetPeriod } from "./contract";
import { dateOf } from "./dates";
import { Decoder } from "./decode";
import { readSequence } from "./sequence";
import { ASK_TARGETS } from "./wire";
import {
  CASE_GROUP_ANSWER, CASE_GROUP_LENGTH, CASE_GROUP_MISSING, CASE_GROUP_STATE, TARGETS_ANSWER, TARGET_ANSWER, TARGET_PERIOD_ANSWER, TARGET_PERIOD_FROM,
  TARGET_PERIOD_LENGTH, TARGET_PERIOD_RUNNING, TARGET_PERIOD_STATE, TARGET_PERIOD_TO, TARGET_STATES, VERDICT_STATES,
} from "./wire-targets";

const ratio = (part: number, whole: number): number | null => (whole ? part / whole : null);

/** Decodes how a year stands against the targets of its edition. */
export class TargetDecoder extends Decoder {
  /** Adds the results of the edition's targets, if there are any, to a year of quality. */
  added(quality: Quality, request: QuoteRequest, events: QualityEvents): Quality {
    const targets = this.targets(request, events);
    return targets.length ? { ...quality, targets } : quality;
  }

  /** The targets of the request's edition; none where it has none. */
  private targets(request: QuoteRequest, events: QualityEvents): QualityTarget[] {
    this.ask(ASK_TARGETS, request, events);
    return readSequence(TARGETS_ANSWER, { edition: () => this.under(this.next()), targets: () => this.each(events) }).targets;
  }

  private each(events: QualityEvents): QualityTarget[] {
    const infos = this.edition.info.targets ?? [];
    let place = 0;
    return this.list(() => this.target(itemAt(infos, place++), events));
  }

  private target(info: TargetInfo, events: QualityEvents): QualityTarget {
    return { id: info.id, wanted: info, ...readSequence(TARGET_ANSWER, { periods: () => this.list(() => this.targetPeriod(info, events)), undated: () => this.list(() => this.group(events)) }) };
  }

  private targetPeriod({ counts }: TargetInfo, events: QualityEvents): TargetPeriod {
    const { head, groups } = readSequence(TARGET_PERIOD_ANSWER, {
      head: () => {
        const at = this.record(TARGET_PERIOD_LENGTH);
        return {
          from: dateOf(this.int(at + TARGET_PERIOD_FROM)), through: dateOf(this.int(at + TARGET_PERIOD_TO) - 1),
          running: this.int(at + TARGET_PERIOD_RUNNING) !== 0, state: itemAt(TARGET_STATES, this.int(at + TARGET_PERIOD_STATE)),
        };
      },
      groups: () => this.list(() => this.group(events)),
    });
    const count = (...states: CaseGroup["state"][]): number => groups.reduce((sum, { state, verdicts }) => (states.includes(state) ? sum + verdicts.length : sum), 0);
    const [met, missed, unknown, excluded] = [count("met"), count("missed"), count("open", "unrecorded", "unjudged"), count("excluded")];
    const part = counts === "met" ? met : missed;
    const whole = met + missed;
    return { ...head, met, missed, unknown, excluded, ratio: ratio(part, whole), lowest: ratio(part, whole + unknown), highest: ratio(part + unknown, whole + unknown), groups };
  }

  /** Cases with the same state and reason; the reason's text is that of the first. */
  private group({ verdicts = [] }: QualityEvents): CaseGroup {
    const { head, places } = readSequence(CASE_GROUP_ANSWER, { head: () => this.record(CASE_GROUP_LENGTH), places: () => this.list(() => this.next()) });
    const missing = this.int(head + CASE_GROUP_MISSING);
    const state = itemAt(VERDICT_STATES, this.int(head + CASE_GROUP_STATE));
    if (missing >= 0) return { state, missing: itemAt(this.edition.info.dimensions, missing).id, verdicts: places };
    const because = verdicts[itemAt(places, 0)]?.because;
    return { state, ...(because !== undefined && { because }), verdicts: places };
  }
}
