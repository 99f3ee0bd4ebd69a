/** The list of rooms in docs/ARCHITECTURE.md is the tree: what it names is there, and what is there has a room. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The paths in the first column of the table; a name without a folder stands beside the one before it. */
function rooms(document) {
  const table = document.split("## Where things are")[1].split("\n## ")[0];
  const rows = table.split("\n").filter((line) => line.startsWith("| `"));
  return rows.flatMap((row) => {
    const names = [...row.split("|")[1].matchAll(/`([^`]+)`/g)].map(([, name]) => name.replace(/\/$/, ""));
    const folder = path.posix.dirname(names[0]);
    return names.map((name) => (name.includes("/") || existsSync(path.join(root, name)) ? name : `${folder}/${name}`));
  });
}

/** What a folder holds and every clone has. */
const held = (folder, only = () => true) => readdirSync(path.join(root, folder), { withFileTypes: true }).filter((entry) => !entry.name.startsWith(".") && only(entry)).map(({ name }) => path.posix.join(folder, name));

const NOT_OURS = ["node_modules", "target", "dist", "test-results", "playwright-report"];

const named = rooms(readFileSync(path.join(root, "docs/ARCHITECTURE.md"), "utf8"));

test("every room that the list names is there", () => {
  assert.ok(named.length > 20, `${named.length} rooms`);
  assert.deepEqual(named.filter((room) => !existsSync(path.join(root, room))), []);
});

test("every folder, and every part of the engine, has a room", () => {
  const isFolder = (entry) => entry.isDirectory();
  const wanted = [...held(".", isFolder).filter((name) => !NOT_OURS.includes(name)), ...held("www", isFolder), ...held("src"), ...held("src/quote"), ...held("src/policy"), ...held("src/calendar"), ...held("src/wasm")];
  const covered = (place) => named.some((room) => place === room || place.startsWith(`${room}/`) || room.startsWith(`${place}/`));
  assert.deepEqual(wanted.filter((place) => !covered(place)), []);
});

test("a room that is not there, and a folder without a room, would be told", () => {
  const made = rooms("## Where things are\n\n| room | what |\n| --- | --- |\n| `src/nowhere.rs`, `elsewhere.rs` | nothing |\n\n## Next\n");
  assert.deepEqual(made, ["src/nowhere.rs", "src/elsewhere.rs"]);
  assert.ok(made.every((room) => !existsSync(path.join(root, room))));
});
