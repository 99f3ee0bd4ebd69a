/** The options of `sla-calculator quote`. */
import { availableParallelism } from "node:os";
import type { Lang } from "../../words/languages";
import { LANGUAGES, languageOf, told } from "../arguments";

export const USAGE = `usage: sla-calculator quote IN OUT [options]

  IN, OUT                  CSV, TSV, NDJSON or a workbook (read: .xlsx .xls .ods; written: .xlsx) by their ending; - is standard input or output
  --from, --to FORMAT      csv, tsv, ndjson or xlsx, where the ending does not say it
  --sheet NAME             of a workbook that has several lists
  --commitments ID,ID      what is asked for; without it every promise with a deadline
  --answers NAME,NAME      of each: due, status, dueDate, dueAt, earliest, latest, certainty, outcome, minutes
                           (due,status,certainty)
  --map HEADER=FIELD       what a column is: a dimension, startAt, exclusions, events.ID, finishedAt.ID, conditions.ID, or ignore
  --set FIELD=VALUE        the same in every row: a dimension, startAt, conditions.ID=true, readings.ID, figures.ID=5, now
  --policy, --calendar FILE   documents of your own; --calendar once for each calendar that the policy counts by
  --lang ${LANGUAGES}          headers and statuses in words
  --encoding NAME          of a text that is neither UTF-8 nor what its mark says, such as gb18030
  --jobs N                 threads; as many as there are processors
  --stats                  rows, seconds, the most memory and the unused columns, on standard error

Exit 0: every row answered; 1: rows were wrong, and say why in the column \`error\`; 2: nothing was done.`;

/** `xlsx` stands for every workbook that is read. */
export type Format = "csv" | "tsv" | "ndjson" | "xlsx";
const FORMATS: readonly string[] = ["csv", "tsv", "ndjson", "xlsx"];
/** File extensions that differ from the format's name. */
const ENDINGS: { readonly [ending: string]: Format } = { jsonl: "ndjson" };
/** Workbooks that are read and not written. */
const READ_ONLY = /^(xls|xlsm|xlsb|ods)$/;
export const ANSWERS = ["due", "status", "dueDate", "dueAt", "earliest", "latest", "certainty", "outcome", "minutes"] as const;
export type AnswerName = (typeof ANSWERS)[number];

export interface Options {
  input: string;
  output: string;
  from: Format;
  to: Format;
  commitments?: string[];
  answers?: AnswerName[];
  map: Map<string, string>;
  set: Map<string, string>;
  policy?: string;
  calendar: readonly string[];
  sheet?: string;
  lang?: Lang;
  encoding?: string;
  jobs: number;
  stats: boolean;
}

const VALUES = ["from", "to", "commitments", "answers", "policy", "sheet", "lang", "encoding", "jobs"];

/** `name=value`, split at its last sign of equality: headers may have one, fields have none. */
function pair(text: string, option: string, last: boolean): [string, string] {
  const at = last ? text.lastIndexOf("=") : text.indexOf("=");
  if (at < 1) throw new Error(`--${option} takes NAME=VALUE, not \`${text}\``);
  return [text.slice(0, at), text.slice(at + 1)];
}

function formatOf(file: string, told: string | undefined, other: Format | undefined): Format {
  const ending = told ?? /\.(\w+)$/.exec(file)?.[1]?.toLowerCase();
  const readable = !other && READ_ONLY.test(ending ?? "");
  const name = readable ? "xlsx" : (ENDINGS[ending ?? ""] ?? ending);
  if (name !== undefined && FORMATS.includes(name)) return name as Format;
  if (told === undefined && other && (file === "-" || name === undefined)) return other;
  throw new Error(`\`${told ?? file}\` is no format that is read and written here: ${FORMATS.join(", ")}${told ? "" : "; say it by --from or --to"}`);
}

export function optionsOf(args: readonly string[]): Options {
  const { names: [input, output, extra], values, flags, list: given } = told(args, { values: VALUES, lists: ["map", "set", "calendar"], flags: ["stats"], usage: USAGE });
  if (input === undefined || output === undefined || extra !== undefined) throw new Error(USAGE);
  const { commitments, answers, policy, sheet, lang, encoding, jobs = String(availableParallelism()) } = values;
  if (!/^[1-9]\d?$/.test(jobs)) throw new Error(`--jobs takes a number from 1 to 99, not \`${jobs}\``);
  const language = languageOf(lang, USAGE);
  const from = formatOf(input, values["from"], undefined);
  const list = (text: string): string[] => text.split(",").map((one) => one.trim()).filter(Boolean);
  const wanted = answers === undefined ? undefined : list(answers);
  const unknown = wanted?.find((one) => !(ANSWERS as readonly string[]).includes(one));
  if (unknown !== undefined) throw new Error(`\`${unknown}\` is no answer; there are ${ANSWERS.join(", ")}`);
  return {
    input, output, from, to: formatOf(output, values["to"], from), jobs: Number(jobs), stats: flags.has("stats"),
    map: new Map(given("map").map((text) => pair(text, "map", true))), set: new Map(given("set").map((text) => pair(text, "set", false))),
    ...(commitments !== undefined && { commitments: list(commitments) }), ...(wanted && { answers: wanted as AnswerName[] }),
    calendar: given("calendar"), ...(policy !== undefined && { policy }), ...(sheet !== undefined && { sheet }), ...(language && { lang: language }), ...(encoding !== undefined && { encoding }),
  };
}
