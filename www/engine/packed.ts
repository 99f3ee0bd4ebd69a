/** Files with a gzipped copy beside them, for servers that do not compress. */

/** The first byte of a gzip file; that of a wasm module is 0. */
const GZIP = 0x1f;

/**
 * The gzipped copy, decompressed while it is downloaded; or the file's own address if the browser cannot decompress or there is no copy.
 * Any other failure shows when the response is used.
 */
export async function packed(address: URL): Promise<Response | URL> {
  if (!globalThis.DecompressionStream) return address;
  const { ok, body } = await fetch(`${address.href}.gz`);
  if (!ok || !body) return address;
  // Some servers declare the encoding, so that the browser has already decompressed it: the first byte tells.
  const [look, whole] = body.tee();
  const reader = look.getReader();
  const { value } = await reader.read();
  reader.cancel().catch(() => undefined);
  const unpacked = value?.[0] === GZIP ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
  return new Response(unpacked, { headers: { "content-type": "application/wasm" } });
}
