/** Small workbooks that want much: read or refused by a word, in time and within the memory of a page; none shows a file of the machine, and the next one is read. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { BOMBS } from "./bomb.mjs";
import { load, reader } from "./load.mjs";

const lib = await load();
after(lib.close);
const read = reader(lib);
const whole = new Uint8Array(await readFile(new URL("files/01-real-iso.xlsx", import.meta.url)));
/** Milliseconds, on a busy machine. */
const PATIENCE = 60_000;

for (const [name, make] of Object.entries(BOMBS)) {
  test(`${name}: read or refused by a word, and the next workbook is read`, async () => {
    const begun = Date.now();
    const list = await read(make());
    assert.ok(Date.now() - begun < PATIENCE, `${Date.now() - begun} ms`);
    if ("refused" in list) assert.match(list.refused, /^(damaged|large)$/);
    else {
      const cells = list.sheet.rows.flat().map((cell) => lib.cellText(cell));
      assert.ok(cells.every((cell) => /^[xy]?$/.test(cell)), JSON.stringify(cells.filter(Boolean)).slice(0, 200));
    }
    assert.equal((await read(whole)).body.rows.length, 4);
  });
}
