/** Copying, also where the clipboard interface is missing: plain http and old engines. */

/** Copies by the old command, which fires a copy event that may carry more than one form. */
function byCommand(forms: Record<string, string>): void {
  const carry = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const [type, text] of Object.entries(forms)) event.clipboardData?.setData(type, text);
  };
  document.addEventListener("copy", carry, { capture: true, once: true });
  const copied = document.execCommand("copy");
  document.removeEventListener("copy", carry, { capture: true });
  if (!copied) throw new Error("copying was refused");
}

export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard?.writeText) {
    try {
      return await navigator.clipboard.writeText(text);
    } catch {
      // refused, for example in a frame without the permission: the old command may still do
    }
  }
  byCommand({ "text/plain": text });
}

/** Both forms, so that a sheet takes the table and a text field the text. */
export async function copyTable(table: { text: string; html: string }): Promise<void> {
  if (navigator.clipboard?.write && typeof ClipboardItem === "function") {
    try {
      const blob = (type: string, text: string) => new Blob([text], { type });
      return await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob("text/plain", table.text), "text/html": blob("text/html", table.html) })]);
    } catch {
      // as above
    }
  }
  byCommand({ "text/plain": table.text, "text/html": table.html });
}
