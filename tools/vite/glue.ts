/**
 * What wasm-bindgen writes beside a module, mended for every host: nothing is made when it is imported (some test runners have no
 * `TextDecoder`), and no view of the memory is kept: in the JavaScript build an old one looks whole after the memory has grown.
 */

const DECODER = /let cachedTextDecoder = new TextDecoder\([\s\S]*?\nfunction decodeText\(bytes\) \{[\s\S]*?\n\}\n/;
/** Text without `TextDecoder`: enough for the core, which only says why it stopped. */
const PLAIN_DECODE = "decodeURIComponent(escape(String.fromCharCode(...bytes)))";
const ENCODER = /const cachedTextEncoder = new TextEncoder\(\);\n\nif \(!\('encodeInto' in cachedTextEncoder\)\) \{[\s\S]*?\n\}\n/;
/** A view that is kept, and the function that renews it. */
const VIEW = /let (cached\w+) = null;\nfunction (\w+)\(\) \{\n    if \(\1 === null[^\n]*\n        \1 = ([^\n]*);\n    \}\n    return \1;\n\}\n/g;

/** The bytes of a text without `TextEncoder`. */
const PLAIN_ENCODE = String.raw`Uint8Array.from(unescape(encodeURIComponent(text.replace(/([\ud800-\udbff][\udc00-\udfff])|[\ud800-\udfff]/g, (_, pair) => pair || "\ufffd"))), (one) => one.charCodeAt(0))`;

/** The core's engines are made and let go by `www/engine/exchange.ts`, which knows of which instance each is. */
const ENGINES = /\/\*\*\n \* An engine with its documents[\s\S]*?\nexport class Core \{[\s\S]*?\n\}\nif \(Symbol\.dispose\)[^\n]*\n|const CoreFinalization = [\s\S]*?;\n(?=\n)/g;

export function mendedGlue(code: string): string {
  const mended = code
    .replace(ENGINES, "")
    .replace(DECODER, `function decodeText(bytes) { return ${code.includes("TextEncoder") ? `typeof TextDecoder === "function" ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) : ${PLAIN_DECODE}` : PLAIN_DECODE}; }\n`)
    .replace(ENCODER, `const cachedTextEncoder = {
  encode: (text) => typeof TextEncoder === "function" ? new TextEncoder().encode(text) : ${PLAIN_ENCODE},
  encodeInto: (text, view) => { const bytes = cachedTextEncoder.encode(text); view.set(bytes); return { read: text.length, written: bytes.length }; },
};\n`)
    .replace(VIEW, "function $2() { return $3; }\n");
  const left = /^(?:let|const) .*new Text(?:De|En)coder|\bcached\w*Memory0/m.exec(mended);
  if (left) throw new Error(`wasm-bindgen no longer writes what is mended: \`${left[0]}\``);
  return mended;
}
