/** Recognises UTF-16 and its byte order. */

/** The number of bytes that are looked at. */
const HEAD = 65_536;

/** The characters of Chinese, Japanese, Korean and European texts. */
const USUAL = /[\t\r\n -~\u00a0-\u024f\u0370-\u052f\u2000-\u206f\u20a0-\u25ff\u3000-\u30ff\u3200-\u33ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]/g;

/** The share of such characters if the bytes are read in this order. */
function share(bytes: Uint8Array, label: string): number {
  const text = new TextDecoder(label).decode(bytes);
  return 1 - text.replace(USUAL, "").length / text.length;
}

/**
 * The label of the decoder for a text in UTF-16, with or without its mark; `undefined` for every other text and for what is no text.
 *
 * Without a mark a zero byte tells it: no text in UTF-8, GBK or Big5 has one, while digits and line ends in UTF-16 do. The order
 * is the one in which nearly all characters are usual ones. Counting the zeros of each side would not do: 一, 开 and 最 have them
 * on the other side than digits.
 */
export function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = bytes.subarray(0, Math.min(HEAD, bytes.length & ~1));
  // A few zeros are damage or padding; in a text every digit, separator and line end has one.
  if (head.filter((byte) => byte === 0).length * 100 < head.length || !head.includes(0)) return undefined;
  const [little, big] = [share(head, "utf-16le"), share(head, "utf-16be")];
  if (Math.max(little, big) < 0.9) return undefined;
  return little > big ? "utf-16le" : "utf-16be";
}
