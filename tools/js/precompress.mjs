// Writes `.br` and `.gz` beside every file of dist/site, for servers that send what lies there (docs/EMBEDDING.md has their settings).
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const site = path.join(import.meta.dirname, "../../dist/site");
const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];

const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name));
await Promise.all(files.map(async (entry) => {
  const file = path.join(entry.parentPath, entry.name);
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [small, other] = await Promise.all([brotli(bytes, { params }), zip(bytes, { level: 9 })]);
  writeFileSync(`${file}.br`, small);
  // What the pages ask for packed has been packed already, closer.
  if (!existsSync(`${file}.gz`)) writeFileSync(`${file}.gz`, other);
}));
