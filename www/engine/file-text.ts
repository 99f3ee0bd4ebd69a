import { refusal, SlaError } from "./error";
import { utf16Of } from "./utf16";

/**
 * The text of a file: UTF-8 or UTF-16, with or without a byte order mark, or GBK, which Windows programs in China still write.
 * @throws {SlaError} `wrong-type` at `/0` for anything but a `Uint8Array`
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
  const wide = utf16Of(bytes);
  if (wide) return decode(wide);
  try {
    return decode("utf-8", true);
  } catch {
    return decode("gb18030");
  }
}
