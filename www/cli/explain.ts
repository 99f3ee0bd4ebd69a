/** `sla-calculator explain REQUEST.json ID`: one commitment, counted step by step, with the words of its source. */
import { calendarNote } from "../elements/shared/calendar-note";
import type { Calculator } from "../engine";
import type { Commitment, QuoteRequest } from "../engine/types";
import type { Words } from "../words";
import type { Lang } from "../words/languages";
import { LANGUAGES, languageOf, ownLanguage, told } from "./arguments";
import { calculatorOf, documentOf } from "./documents";
import type { Command } from "./command";

const USAGE = `usage: sla-calculator explain REQUEST.json ID [--policy FILE] [--calendar FILE]… [--lang ${LANGUAGES}] [--json]

  REQUEST.json   a request as docs/POLICY.md and the page's links have it; - is standard input
  ID             a commitment, such as change.suspend
  --json         the commitment as the package gives it, with its trace`;

/** The explanation as lines of text. */
async function linesOf(commitment: Commitment, request: QuoteRequest, words: Words, counted: readonly string[]): Promise<string[]> {
  const { id, clause, status } = commitment;
  const due = words.due(commitment) || words.ui(`status.${status}`);
  const limit = words.limitOf(commitment);
  const { before, after } = words.beside(commitment);
  const latest = words.traceLatest(commitment).map(({ text }) => text);
  const quoted = await words.quote(id);
  const note = await words.note(id);
  return [
    `${words.title(id)} · ${words.parties(commitment)}`,
    `${due}${limit && ` · ${limit}`}`,
    ...counted,
    ...before.map((text) => `  ${text}`),
    ...words.traceSentences(commitment, request.exclusions).map((text, at) => `  ${at + 1}. ${text}`),
    ...latest.map((text, at) => `  ${words.ui("provisional")} ${at + 1}. ${text}`),
    ...after.map((text) => `  ${text}`),
    words.clause(clause),
    ...quoted.map(({ text, translation }) => `  「${text}」${translation ? ` ${translation}` : ""}`),
    ...(note ? [`  ${note}`] : []),
    words.provenance(),
  ];
}

/** The same by the calendar of the commitment, if the policy has several. */
async function said(sla: Calculator, selected: Commitment, request: QuoteRequest, language: Lang): Promise<string[]> {
  if (!sla.policy.calendars) return linesOf(selected, request, await sla.words(language), []);
  const quote = sla.quote(request);
  const seen = sla.by(selected.calendar ?? quote.calendar.id);
  const words = await seen.words(language);
  return linesOf(selected, request, words, calendarNote({ sla: seen, words, quote, selected }));
}

export const run: Command = async (args) => {
  const { names: [file, id, extra], values: { policy, lang }, flags, list } = told(args, { values: ["policy", "lang"], lists: ["calendar"], flags: ["json"], usage: USAGE });
  if (file === undefined || id === undefined || extra !== undefined) throw new Error(USAGE);
  const language = languageOf(lang, USAGE) ?? ownLanguage();
  const sla = await calculatorOf({ ...(policy !== undefined && { policy }), calendar: list("calendar") });
  const request = await documentOf(file) as QuoteRequest;
  const commitment = sla.explain(request, id);
  const text = flags.has("json") ? JSON.stringify(commitment, null, 2) : (await said(sla, commitment, request, language)).join("\n");
  process.stdout.write(`${text}\n`);
  return 0;
};
