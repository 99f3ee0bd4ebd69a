/** `sla-calculator`: each command is a module of its own, loaded when it is asked for. */

import type { Command } from "./command";

const COMMANDS: { [name: string]: { usage: string; load(): Promise<{ run: Command }> } } = {
  check: { usage: "check URL [--lang LANGUAGE]       what is wrong with a page where the calculator is embedded", load: () => import("./check") },
  quote: { usage: "quote IN OUT [options]           a list of any length with its dates: CSV, TSV, NDJSON; `quote` alone names the options", load: () => import("./quote") },
  explain: { usage: "explain REQUEST.json ID           one commitment, counted step by step, with the words of its source", load: () => import("./explain") },
  policy: { usage: "policy check FILE                 what is wrong with a policy document, and whether its examples hold", load: () => import("./policy") },
  calendar: { usage: "calendar add NOTICE.txt | check      next year's notice put into the calendar; whether the calendar ends soon", load: () => import("./calendar") },
};

const USAGE = `usage: sla-calculator <command>\n\n${Object.values(COMMANDS).map(({ usage }) => `  ${usage}`).join("\n")}\n`;

async function main([name = "", ...args]: readonly string[]): Promise<number> {
  if (name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(USAGE);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    process.stderr.write(name ? `sla-calculator: unknown command \`${name}\`\n${USAGE}` : USAGE);
    return 2;
  }
  try {
    return await (await command.load()).run(args);
  } catch (thrown) {
    process.stderr.write(`sla-calculator: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
