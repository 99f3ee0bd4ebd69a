import { refusal, SlaError } from "./error";

/**
 * The text of a file as people save one: UTF-8 or UTF-16 with or without its mark, or GBK, which Windows programs in China still write.
 * Throws an `SlaError` `wrong-type` at `/0` for what is no array of bytes.
 */
export function textOf(bytes: Uint8Array): string {
  try {
    if (bytes instanceof Uint8Array) return decoded(bytes);
  } catch (thrown) {
    throw refusal(thrown);
  }
  throw new SlaError({ code: "wrong-type", path: "/0", message: "the bytes of a file are needed, a Uint8Array" });
}

function decoded(bytes: Uint8Array): string {
  const decode = (encoding: string, fatal = false): string => new TextDecoder(encoding, { fatal }).decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode("utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode("utf-16be");
  // No text in UTF-8 or GBK has a zero byte. Digits and line ends have it as their upper byte, 一 and a few others as their lower.
  const [even, odd] = [0, 1].map((side) => bytes.filter((byte, at) => byte === 0 && at % 2 === side).length) as [number, number];
  if (even + odd > 2) return decode(odd > even ? "utf-16le" : "utf-16be");
  try {
    return decode("utf-8", true);
  } catch {
    return decode("gb18030");
  }
}
