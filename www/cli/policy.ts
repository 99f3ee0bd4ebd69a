/** `sla-calculator policy check FILE`: what is wrong with a policy document, and whether its own examples hold. */
import { createCalculator, type Calculator } from "../engine";
import { SlaError } from "../engine/error";
import { countExamples, wrongExamples } from "../engine/examples";
import { told } from "./arguments";
import { calendarsOf, documentOf } from "./documents";
import type { Command } from "./command";

const USAGE = `usage: sla-calculator policy check FILE [--calendar FILE]…

  Exit 0: the document is read and each of its examples holds; 1: something in it is wrong, with its place; 2: nothing was done.`;

export const run: Command = async (args) => {
  const { names: [action, file, extra], list } = told(args, { lists: ["calendar"], usage: USAGE });
  if (action !== "check" || file === undefined || extra !== undefined) throw new Error(USAGE);
  const document = await documentOf(file);
  const days = await calendarsOf(list("calendar"));
  const say = (path: string, text: string): void => void process.stdout.write(`${file}${path && `: ${path}`}: ${text}\n`);
  let sla: Calculator;
  try {
    sla = await createCalculator({ policy: document, ...(days !== undefined && { calendar: days }) });
  } catch (thrown) {
    if (!(thrown instanceof SlaError)) throw thrown;
    for (const { path, message } of thrown.faults ?? [thrown]) say(path, message);
    return 1;
  }
  const wrong = wrongExamples(document, sla);
  for (const { path, expected, given } of wrong) say(path, `the example says ${expected}, the rules give ${given}`);
  if (!wrong.length) say("", `${sla.policy.id} ${sla.policy.edition}, ${sla.policy.rules.length} rules, ${countExamples(document)} examples hold`);
  return wrong.length ? 1 : 0;
};
