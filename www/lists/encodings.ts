/** Decodes the bytes of a text file: UTF-8, UTF-16 of both orders, GB18030, Big5. */
import { utf16Of } from "../engine/utf16";
import type { Pace } from "./cells";

export interface Decoded {
  text: string;
  encoding: string;
  /** How many places could not be read, each now a U+FFFD. */
  broken: number;
}

/** The number of bytes that show the kind of a file. */
const HEAD = 65_536;

/** Whether these bytes are not text. */
export const isBinary = (bytes: Uint8Array): boolean => !utf16Of(bytes) && bytes.subarray(0, HEAD).includes(0);

async function decodeAs(bytes: Uint8Array, label: string, { piece, breathe }: Pace): Promise<string> {
  const decoder = new TextDecoder(label);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += piece) {
    parts.push(decoder.decode(bytes.subarray(at, at + piece), { stream: true }));
    await breathe();
  }
  return parts.join("") + decoder.decode();
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const LOST = /\ufffd/g;
/** The number of characters beyond ASCII that could be decoded. */
const FAR = /[\u0080-\ufffc]/g;

/** A few broken bytes among many whole characters do not make it another encoding. */
const mostly = (text: string): boolean => count(text, FAR) > 3 * count(text, LOST);

/**
 * `familiar` tells how many names of columns and values a text has: it decides between the encodings of simplified and
 * traditional characters, whose bytes look alike.
 */
export async function decode(bytes: Uint8Array, pace: Pace, familiar: (text: string) => number): Promise<Decoded> {
  const utf16 = utf16Of(bytes);
  const named = async (label: string, encoding: string): Promise<Decoded> => {
    const text = await decodeAs(bytes, label, pace);
    return { text, encoding, broken: count(text, LOST) };
  };
  if (utf16) return named(utf16, "UTF-16");
  const utf8 = await named("utf-8", "UTF-8");
  if (!utf8.broken || mostly(utf8.text)) return utf8;
  // Chinese Windows writes its own encoding where UTF-8 is not asked for: of the mainland, or of Taiwan and Hong Kong.
  const gb = await named("gb18030", "GB18030");
  const head = new TextDecoder("big5").decode(bytes.subarray(0, HEAD));
  if (mostly(head) && familiar(head) > familiar(gb.text.slice(0, HEAD))) return named("big5", "Big5");
  return gb;
}
