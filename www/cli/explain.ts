/** `sla-calculator explain REQUEST.json ID`: one commitment, counted step by step, with the words of its source. */
import type { Commitment, QuoteRequest } from "../engine/types";
import type { Words } from "../words";
import { calculatorOf, documentOf } from "./documents";
import type { Command } from "./main";

const USAGE = `usage: sla-calculator explain REQUEST.json ID [--policy FILE] [--calendar FILE] [--lang zh-CN|en] [--json]

  REQUEST.json   a request as docs/POLICY.md and the page's links have it; - is standard input
  ID             a commitment, such as change.suspend
  --json         the commitment as the package gives it, with its trace`;

interface Options {
  files: string[];
  policy?: string;
  calendar?: string;
  lang: "zh-CN" | "en";
  json: boolean;
}

function optionsOf(args: readonly string[]): Options {
  const found: Options = { files: [], lang: /^zh/i.test(process.env["LANG"] ?? "") ? "zh-CN" : "en", json: false };
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    if (!arg.startsWith("--")) found.files.push(arg);
    else if (arg === "--json") found.json = true;
    else {
      const value = args[++at];
      if (value === undefined) throw new Error(`${arg} needs a value\n${USAGE}`);
      if (arg === "--policy" || arg === "--calendar") found[arg.slice(2) as "policy" | "calendar"] = value;
      else if (arg === "--lang" && (value === "zh-CN" || value === "en")) found.lang = value;
      else throw new Error(arg === "--lang" ? `--lang takes zh-CN or en, not \`${value}\`` : `there is no option ${arg}\n${USAGE}`);
    }
  }
  if (found.files.length !== 2) throw new Error(USAGE);
  return found;
}

/** The explanation as lines of text. */
async function linesOf(commitment: Commitment, request: QuoteRequest, words: Words): Promise<string[]> {
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

export const run: Command = async (args) => {
  const options = optionsOf(args);
  const [file, id] = options.files as [string, string];
  const sla = await calculatorOf(options);
  const request = await documentOf(file) as QuoteRequest;
  const commitment = sla.explain(request, id);
  const text = options.json ? JSON.stringify(commitment, null, 2) : (await linesOf(commitment, request, await sla.words(options.lang))).join("\n");
  process.stdout.write(`${text}\n`);
  return 0;
};
