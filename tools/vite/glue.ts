/**
 * What wasm-bindgen writes beside a module, mended for every host: nothing is made when it is imported (some test runners have no
 * `TextDecoder`), and memory that has grown is seen in the JavaScript build too, where an old view keeps its length.
 */

/** Text without `TextDecoder`; `bytes` are UTF-8. */
const PLAIN_DECODE = `decodeURIComponent(Array.from(bytes, (byte) => "%" + (byte + 256).toString(16).slice(1)).join(""))`;

const DECODER = /let cachedTextDecoder = new TextDecoder\([\s\S]*?\nfunction decodeText\(bytes\) \{[\s\S]*?\n\}\n/;
const ENCODER = /const cachedTextEncoder = new TextEncoder\(\);\n\nif \(!\('encodeInto' in cachedTextEncoder\)\) \{[\s\S]*?\n\}\n/;
const STALE = /\((cached\w+) === null \|\| [^{]*\) \{/g;

/** The bytes of a text without `TextEncoder`. */
const PLAIN_ENCODE = String.raw`Uint8Array.from(unescape(encodeURIComponent(text.replace(/([\ud800-\udbff][\udc00-\udfff])|[\ud800-\udfff]/g, (_, pair) => pair || "\ufffd"))), (one) => one.charCodeAt(0))`;

export function mendedGlue(code: string): string {
  const mended = code
    .replace(DECODER, `function decodeText(bytes) { return typeof TextDecoder === "function" ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) : ${PLAIN_DECODE}; }\n`)
    .replace(ENCODER, `const cachedTextEncoder = {
  encode: (text) => typeof TextEncoder === "function" ? new TextEncoder().encode(text) : ${PLAIN_ENCODE},
  encodeInto: (text, view) => { const bytes = cachedTextEncoder.encode(text); view.set(bytes); return { read: text.length, written: bytes.length }; },
};\n`)
    .replace(STALE, "($1 === null || $1.buffer !== wasm.memory.buffer) {");
  const left = /^(?:let|const) .*new Text(?:De|En)coder|\.detached|byteLength === 0/m.exec(mended);
  if (left) throw new Error(`wasm-bindgen no longer writes what is mended: \`${left[0]}\``);
  return mended;
}
