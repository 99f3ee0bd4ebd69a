/** Cuts a stream of bytes into pieces of whole records, so that each piece can be processed separately. */

/** The approximate number of bytes in a piece and in a read: twice as many are no faster and take 20 MB more memory. */
export const PIECE = 1 << 15;
/** The longest record: with a record that does not end, memory use would not end, either. */
export const LONGEST = 1 << 22;

const [NEWLINE, QUOTE] = [0x0a, 0x22];

/** The position after the last record that ends in these bytes; 0 if none does. `separator` is given if cells can be quoted. */
export function lastEnd(bytes: Uint8Array, separator: number | undefined): number {
  if (separator === undefined || bytes.indexOf(QUOTE) < 0) return bytes.lastIndexOf(NEWLINE) + 1;
  let [end, quoted, begins] = [0, false, true];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (quoted) {
      // Two quotation marks stand for one: the second opens the cell again.
      if (byte === QUOTE) [quoted, begins] = [false, true];
      continue;
    }
    if (byte === QUOTE) quoted = begins;
    else if (byte === NEWLINE) end = at + 1;
    begins = byte === separator || byte === NEWLINE;
  }
  return end;
}

export class EndlessRecord extends Error {}

/** Concatenates bytes into a buffer of their own; `Buffer.concat` may put short ones into a shared pool. */
function together(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Pieces of whole records, each in a buffer of its own; the last may lack its line end. */
export async function* pieces(source: AsyncIterable<Uint8Array>, separator: number | undefined): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let next = PIECE;
  for await (const part of source) {
    parts.push(part);
    length += part.length;
    if (length < next) continue;
    const bytes = together(parts, length);
    const end = lastEnd(bytes, separator);
    // A copy, because the piece's buffer may be transferred.
    const rest = end > 0 ? new Uint8Array(bytes.subarray(end)) : bytes;
    if (end > 0) yield bytes.subarray(0, end);
    if (rest.length > LONGEST) throw new EndlessRecord();
    // An unfinished record is examined again only when it has grown by half.
    next = Math.max(PIECE, rest.length * 1.5);
    [parts, length] = [[rest], rest.length];
  }
  if (length > 0) yield together(parts, length);
}

/** The first bytes of a stream, and the stream including these bytes. */
export async function peeked(source: AsyncIterable<Uint8Array>, wanted: number): Promise<{ first: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const reader = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < wanted) {
    const { value, done } = await reader.next();
    if (done) break;
    parts.push(value as Uint8Array);
    length += (value as Uint8Array).length;
  }
  const first = Buffer.concat(parts, length);
  async function* all(): AsyncGenerator<Uint8Array> {
    if (first.length) yield first;
    for (let next = await reader.next(); !next.done; next = await reader.next()) yield next.value;
  }
  return { first, all: all() };
}
