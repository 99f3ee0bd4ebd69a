/** A target in per cent over a period, in words: loaded only under a policy that has some. */
import type { TargetInfo } from "../../engine/types";
import { fill, type Params } from "../../words/language";
import type { Words } from "../../words";
import { percentageText } from "../shared/percentage";
import { matchLanguage, usual } from "../../words/languages";
import type zh from "../../words/zh-CN/targets";

const files = import.meta.glob<{ default: Readonly<Record<keyof typeof zh, string>> }>("../../words/*/targets.ts");

export type TargetKey = keyof typeof zh;
export type GetTargetString = (key: TargetKey, params?: Params) => string;

/** The strings of a language. */
export async function loadTargetStrings(lang: string): Promise<GetTargetString> {
  const { default: strings } = await files[`../../words/${matchLanguage(lang) ?? usual}/targets.ts`]!();
  return (key, params) => fill(strings[key], params);
}

/** What a target counts: in the document's words, or by the titles of its promises. */
export const countedCases = ({ id, of }: TargetInfo, words: Words): string => words.counted(id) || of.map((rule) => words.title(rule)).join(words.ui("list.join"));

/** `at least 95% of faults in time, each month`, with the values that it is for. */
export function wantedSaid(target: TargetInfo, words: Words, say: GetTargetString): string {
  const { when = {}, counts, bound, percent, per } = target;
  const wanted = say("wanted", { bound: say(bound), percent, counted: countedCases(target, words), counts: say(counts), per: say(per) });
  const values = Object.entries(when).map(([dimension, some]) => some.map((value) => words.value(dimension, value)).join(words.ui("list.join"))).join(words.ui("summary.join"));
  return values ? say("wantedFor", { values, wanted }) : wanted;
}

/** A share in per cent, with as many decimals as it takes to stand on its own side of the target. */
export function shareSaid(part: number, whole: number, target: number): string {
  // Compared as whole numbers, as the engine does: a quotient of doubles could fall on the other side.
  const exact = Math.sign(part * 10_000 - Math.round(target * 100) * whole);
  return percentageText(part, whole, (shown) => Math.sign(shown - target) !== exact);
}
