/** Documents that are named on the command line. */
import { readFile } from "node:fs/promises";
import { createCalculator, type Calculator } from "../engine";
import { textOf } from "../engine/file-text";

/** The whole of a file, or of standard input where `-` is named, as text. */
async function textIn(file: string): Promise<string> {
  if (file !== "-") return textOf(await readFile(file).catch((thrown: Error) => { throw new Error(`${file} could not be read: ${thrown.message}`); }));
  const parts: Uint8Array[] = [];
  for await (const part of process.stdin as AsyncIterable<Uint8Array>) parts.push(part);
  return textOf(Buffer.concat(parts));
}

/** A file of JSON. */
export async function documentOf(file: string): Promise<unknown> {
  const text = await textIn(file);
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw thrown instanceof SyntaxError ? new Error(`${file} is no JSON: ${thrown.message}`) : thrown;
  }
}

/** The calendar documents of some files: one, or those that a policy counts by. */
export async function calendarsOf(files: readonly string[]): Promise<unknown> {
  const all = await Promise.all(files.map(documentOf));
  return all.length > 1 ? all : all[0];
}

/** A calculator for the named documents, otherwise for the package's own. */
export async function calculatorOf({ policy, calendar = [] }: { policy?: string; calendar?: readonly string[] }): Promise<Calculator> {
  return createCalculator({ ...(policy !== undefined && { policy: await documentOf(policy) }), ...(calendar.length && { calendar: await calendarsOf(calendar) }) });
}
