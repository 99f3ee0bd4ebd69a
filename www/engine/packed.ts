/** Files that lie packed beside themselves, for servers that send everything as it is. */

/** The first byte of what gzip has packed; that of a wasm module is 0. */
const GZIP = 0x1f;

/**
 * The packed file, unpacked as it comes; the file's own address where the browser cannot unpack, or nobody put the packed one there.
 * Whatever else goes wrong shows when it is used.
 */
export async function packed(address: URL): Promise<Response | URL> {
  if (!globalThis.DecompressionStream) return address;
  const { ok, body } = await fetch(`${address.href}.gz`);
  if (!ok || !body) return address;
  // Some servers tell the browser of the packing, which then has unpacked it already: the first byte says.
  const [look, whole] = body.tee();
  const reader = look.getReader();
  const { value } = await reader.read();
  reader.cancel().catch(() => undefined);
  const unpacked = value?.[0] === GZIP ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
  return new Response(unpacked, { headers: { "content-type": "application/wasm" } });
}
