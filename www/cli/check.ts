/** `sla-calculator check URL`: a sentence for each thing that is wrong; 1 where one of them is a fault. */
import { check } from "../check";
import { sentence } from "../check/sentences";
import type { Command } from "./main";

const MARKS = { fault: "✗", note: "!", good: "✓" } as const;

export const run: Command = async (args) => {
  const given = args.indexOf("--lang");
  const lang = given < 0 ? (/^zh/i.test(process.env["LANG"] ?? "") ? "zh-CN" : "en") : args[given + 1];
  const [address, extra] = args.filter((_, at) => given < 0 || (at !== given && at !== given + 1));
  if (!address || extra !== undefined || (lang !== "zh-CN" && lang !== "en")) throw new Error("usage: sla-calculator check URL [--lang zh-CN|en]");
  if (!/^https?:\/\//.test(address)) throw new Error(`\`${address}\` is no address of a page: it begins with http:// or https://`);
  // As a browser asks: compressed where the server can.
  const findings = await check(address, (one) => fetch(one, { headers: { "accept-encoding": "br, gzip", accept: "*/*" } }));
  for (const { level, sentence: key, params } of findings) process.stdout.write(`${MARKS[level]} ${sentence(key, params, lang)}\n`);
  return findings.some(({ level }) => level === "fault") ? 1 : 0;
};
