/** `sla-calculator check URL`: prints a sentence for each thing that is wrong; exit code 1 if one of them is a fault. */
import { check } from "../check";
import { sentencesIn } from "../check/sentences";
import { LANGUAGES, languageOf, ownLanguage, told } from "./arguments";
import type { Command } from "./command";

const MARKS = { fault: "✗", note: "!", good: "✓" } as const;

const USAGE = `usage: sla-calculator check URL [--lang ${LANGUAGES}]`;

export const run: Command = async (args) => {
  const { names: [address, extra], values } = told(args, { values: ["lang"], usage: USAGE });
  const sentence = await sentencesIn(languageOf(values["lang"], USAGE) ?? ownLanguage());
  if (!address || extra !== undefined) throw new Error(USAGE);
  if (!/^https?:\/\//.test(address)) throw new Error(`\`${address}\` is no address of a page: it begins with http:// or https://`);
  // Requested as a browser does: compressed if the server can.
  const findings = await check(address, (one) => fetch(one, { headers: { "accept-encoding": "br, gzip", accept: "*/*" } }));
  for (const { level, sentence: key, params } of findings) process.stdout.write(`${MARKS[level]} ${sentence(key, params)}\n`);
  return findings.some(({ level }) => level === "fault") ? 1 : 0;
};
