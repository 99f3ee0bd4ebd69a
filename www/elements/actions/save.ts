/** A name that says whose it is, what it is about and of which day; what file systems do not take is left out. */
export const fileName = (parts: readonly string[], ending: string): string =>
  `${parts.map((part) => part.replace(/[\\/:*?"<>|\s\u0000-\u001f]+/g, " ").trim().slice(0, 60)).filter(Boolean).join("-") || "sla"}.${ending}`;

/** Hands a file over to the visitor. */
export function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
