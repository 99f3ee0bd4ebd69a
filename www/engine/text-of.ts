/** The text of a file as people save one: UTF-8 or UTF-16 with or without its mark, or GBK, which Windows programs in China still write. */
export function textOf(bytes: Uint8Array): string {
  const decode = (encoding: string, fatal = false): string => new TextDecoder(encoding, { fatal }).decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode("utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode("utf-16be");
  // A text in Chinese has line ends and digits whose upper byte is zero.
  const zeros = [0, 1].map((odd) => bytes.filter((byte, at) => byte === 0 && at % 2 === odd).length);
  if (zeros[1]! > 2 && zeros[0] === 0) return decode("utf-16le");
  if (zeros[0]! > 2 && zeros[1] === 0) return decode("utf-16be");
  try {
    return decode("utf-8", true);
  } catch {
    return decode("gb18030");
  }
}
