/** Zip archives, as far as a workbook needs them. */

const CRC = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
export const crc32 = (bytes) => { let c = 0xffffffff; for (const byte of bytes) c = CRC[(c ^ byte) & 255] ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };

function head(signature, fields, name, more = Buffer.alloc(0)) {
  const bytes = Buffer.alloc(fields.reduce((sum, [, size]) => sum + size, 4));
  bytes.writeUInt32LE(signature);
  let at = 4;
  for (const [value, size] of fields) { if (size === 4) bytes.writeUInt32LE(value, at); else bytes.writeUInt16LE(value, at); at += size; }
  return Buffer.concat([bytes, Buffer.from(name), more]);
}

/** A zip archive of files, each with its compressed bytes, its check sum and the size it claims. */
export function zip(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const { name, bytes, crc, size } of files) {
    const common = [[20, 2], [0, 2], [8, 2], [0, 2], [0, 2], [crc, 4], [bytes.length, 4], [size, 4], [name.length, 2], [0, 2]];
    const local = head(0x04034b50, common, name, bytes);
    directory.push(head(0x02014b50, [[20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]], name));
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  return Buffer.concat([...parts, list, head(0x06054b50, [[0, 2], [0, 2], [files.length, 2], [files.length, 2], [list.length, 4], [at, 4], [0, 2]], "")]);
}
