// custom-elements.json: what editors and catalogues know of the elements, read from the comments of their sources.
import { readFileSync } from "node:fs";
import path from "node:path";
import { cli } from "@custom-elements-manifest/analyzer/cli.js";

/** The manifest of the package: every element stands in `elements.js` and is defined by `element.js`. */
export async function elementsManifest(root, tokens = path.join(root, "www/elements/shared/tokens.css")) {
  const found = await cli({ argv: ["analyze", "--config", "tools/js/elements.config.mjs"], cwd: root, noWrite: true });
  const declarations = found.modules.flatMap((module) => module.declarations ?? []).filter((one) => one.customElement && one.tagName).map(shown);
  if (declarations.length < 2) throw new Error("the elements were not found in `www/elements`");
  put(declarations.find(({ tagName }) => tagName === "sla-calculator"), options(root));
  const text = readFileSync(tokens, "utf8");
  for (const one of declarations) {
    for (const property of one.cssProperties ?? []) {
      const value = text.match(new RegExp(`var\\(${property.name}, ([^;]+)\\);`))?.[1];
      if (!value) throw new Error(`\`${one.tagName}\` names \`${property.name}\`, which no style sheet uses`);
      property.default = value.trim();
    }
  }
  const own = { name: "default", module: "elements.js" };
  const exports = declarations.flatMap((one) => [
    { kind: "js", name: one.name, declaration: { ...own, name: one.name } },
    { kind: "custom-element-definition", name: one.tagName, declaration: { ...own, name: one.name } },
  ]);
  return { schemaVersion: "1.0.0", readme: "README.md", modules: [{ kind: "javascript-module", path: "elements.js", declarations, exports }] };
}

/** A name as attributes write it: `startAt` as `start-at`. */
export const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The dimensions of the bundled policy. */
export const bundledDimensions = (root) => JSON.parse(readFileSync(path.join(root, "data/policies/cmcc-group-customer.json"), "utf8")).dimensions;

/** The options of the calculator and the dimensions of the bundled policy, each with what it means. */
function options(root) {
  const source = readFileSync(path.join(root, "www/elements/calculator/options.ts"), "utf8");
  const own = new Set([...source.matchAll(/^  (\w+): \{.*\bown: true/gm)].map(([, name]) => name));
  const found = [...source.matchAll(/^  \/\*\* (.*) \*\/\n  (\w+): .*;$/gm)].map(([, description, name]) => ({ name, description, property: !own.has(name) }));
  return [...bundledDimensions(root).map(({ id }) => ({ name: id, description: "a dimension of the bundled policy: one attribute for each dimension, in kebab case", property: false })), ...found];
}

/** Puts what stands in no comment of the element itself beside what does. */
function put(declaration, found) {
  const type = { text: "string" };
  const attributes = found.map(({ name, description }) => ({ name: kebab(name), type, description }));
  const members = found.filter(({ property }) => property).map(({ name, description }) => ({ kind: "field", name, type: { text: "string | null" }, description }));
  const beside = (more, list = []) => [...more.filter(({ name }) => !list.some((one) => one.name === name)), ...list];
  declaration.attributes = beside(attributes, declaration.attributes);
  declaration.members = beside(members, declaration.members);
}

/** What a host may use: the public members that are described, no life-cycle and nothing of the checkout. */
function shown({ kind, name, tagName, description, attributes, members, events, cssParts, cssProperties, slots }) {
  const open = (one) => one.description && !["private", "protected"].includes(one.privacy) && !one.name.startsWith("#") && !one.static;
  // A property that holds an object has no attribute, whatever its declaration looks like.
  const plain = (one) => open(one) && /^(string|boolean|number)( \| undefined)?$/.test(one.type?.text ?? "string");
  const clean = ({ inheritedFrom, parsedType, ...one }) => one;
  const given = { kind, name, tagName, customElement: true, description, attributes: attributes?.filter(plain), members: members?.filter(open), events: events?.filter((one) => one.description), cssParts, cssProperties, slots };
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, Array.isArray(value) ? value.map(clean) : value]).filter(([, value]) => value !== undefined && value.length !== 0));
}
