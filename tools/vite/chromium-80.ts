/**
 * The syntax that Chromium 80 lacks, written in what it has: assignments by `??=`, `||=` and `&&=` (85), private methods and
 * accessors (84), and the static blocks (94) that the compiler makes of static fields. The compiler's own target of that age would also write out `?.` and every private field, which Chromium 80 has;
 * that costs 1.2 KB and time. What is left of newer syntax fails the build.
 */
import { createHash } from "node:crypto";
import path from "node:path";
import type { Plugin } from "vite";

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && typeof (value as Node).type === "string";
const children = (node: Node): Node[] => Object.values(node).flatMap((value) => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []));

/** Whether it may be written twice. */
function plain(node: Node): boolean {
  switch (node.type) {
    case "Identifier": case "ThisExpression": case "Literal": case "PrivateIdentifier": case "Super":
      return true;
    case "MemberExpression":
      return plain(node["object"] as Node) && plain(node["property"] as Node);
    default:
      return false;
  }
}

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const given = new Map<string, string>();

/** What the private methods of a class begin with: the same in every build, and no other class's, which would fail it. */
function prefixOf(what: string): string {
  const digest = createHash("sha256").update(what).digest();
  const prefix = `_${LETTERS[digest[0]! % LETTERS.length]}${LETTERS[digest[1]! % LETTERS.length]}`;
  const other = given.get(prefix);
  if (other !== undefined && other !== what) throw new Error(`the private methods of \`${what}\` and \`${other}\` would have the same names: move one`);
  given.set(prefix, what);
  return prefix;
}

/** The private methods and accessors of a class, each with a name that no other class has. */
function renamed(body: Node, place: string, nth: number): Map<string, string> {
  const names = new Map<string, string>();
  for (const one of body["body"] as Node[]) {
    const key = one["key"] as Node | undefined;
    if (one.type !== "MethodDefinition" || key?.type !== "PrivateIdentifier") continue;
    const name = String(key["name"]);
    if (!names.has(name)) names.set(name, prefixOf(`${place}:${nth}`) + LETTERS[names.size]);
  }
  return names;
}

/** `static { this.a = 1; }`, which the compiler makes of static fields, as the field that it was. */
function asFields(block: Node, refuse: (sentence: string) => never): Edit[] {
  const statements = block["body"] as Node[];
  const fields = statements.map((one): Edit[] => {
    const { type, left, right, operator } = (one["expression"] ?? {}) as Node;
    const member = left as Node | undefined;
    if (type !== "AssignmentExpression" || operator !== "=" || member?.type !== "MemberExpression" || (member["object"] as Node).type !== "ThisExpression" || member["computed"]) {
      return refuse("a static block is newer than Chromium 80");
    }
    const value = right as Node;
    return [
      { start: one.start, end: value.start, text: `static ${(member["property"] as Node)["name"]} = (` },
      { start: value.end, end: one.end, text: ");" },
    ];
  });
  const [first, last] = [statements[0], statements[statements.length - 1]];
  if (!first || !last) return [{ start: block.start, end: block.end, text: "" }];
  return [{ start: block.start, end: first.start, text: "" }, ...fields.flat(), { start: last.end, end: block.end, text: "" }];
}

function edits(tree: Node, place: string, refuse: (sentence: string) => never): Edit[] {
  const found: Edit[] = [];
  let classes = 0;
  const walk = (node: Node, names: ReadonlyMap<string, string>): void => {
    let inside = names;
    if (node.type === "ClassBody") {
      const own = (node["body"] as Node[]).flatMap(({ key }) => (isNode(key) && key.type === "PrivateIdentifier" ? [String(key["name"])] : []));
      inside = new Map([...[...names].filter(([name]) => !own.includes(name)), ...renamed(node, place, classes++)]);
    }
    if (node.type === "StaticBlock") found.push(...asFields(node, refuse));
    if (node.type === "BinaryExpression" && (node["left"] as Node).type === "PrivateIdentifier") refuse("`#name in` is newer than Chromium 80");
    if (node.type === "PrivateIdentifier" && names.has(String(node["name"]))) found.push({ start: node.start, end: node.end, text: names.get(String(node["name"]))! });
    if (node.type === "AssignmentExpression" && /^(\?\?|\|\||&&)=$/.test(String(node["operator"]))) {
      const [left, right] = [node["left"] as Node, node["right"] as Node];
      if (!plain(left)) refuse("an assignment by `??=` to something that must be evaluated once: write it out");
      found.push({ start: node.start, end: node.start, text: `(\0${left.start},${left.end}\0 ${String(node["operator"]).slice(0, 2)} (` });
      found.push({ start: left.end, end: right.start, text: " = (" });
      found.push({ start: node.end, end: node.end, text: ")))" });
    }
    for (const child of children(node)) walk(child, inside);
  };
  walk(tree, new Map());
  return found;
}

/** Applies the edits; `\0start,end\0` in one stands for that piece of the source, itself edited. */
function applied(code: string, all: readonly Edit[]): string {
  const piece = (from: number, to: number): string => {
    let text = "";
    let at = from;
    for (const { start, end, text: put } of all.filter((one) => one.start >= from && one.end <= to && (one.end > one.start || (one.start > from && one.end < to)))) {
      text += code.slice(at, start) + put;
      at = end;
    }
    return text + code.slice(at, to);
  };
  let text = "";
  let at = 0;
  for (const { start, end, text: put } of all) {
    text += code.slice(at, start) + put.replace(/\0(\d+),(\d+)\0/g, (_, from: string, to: string) => piece(Number(from), Number(to)));
    at = end;
  }
  return text + code.slice(at);
}

export function chromium80(root: string): Plugin {
  return {
    name: "sla-chromium-80",
    enforce: "post",
    transform(code, id) {
      if (!/\?\?=|\|\|=|&&=|#\w|static\s*\{/.test(code)) return null;
      const tree = this.parse(code) as unknown as Node;
      const found = edits(tree, path.relative(root, id), (sentence) => this.error(`\`${path.relative(root, id)}\`: ${sentence}`));
      // At one place, what closes an inner expression comes before what closes an outer one; what opens, the other way round.
      const sorted = found.map((edit, order) => ({ ...edit, order })).sort((a, b) => a.start - b.start || a.end - b.end || (/^\)/.test(a.text) ? b.order - a.order : a.order - b.order));
      return found.length ? { code: applied(code, sorted), map: null } : null;
    },
  };
}
