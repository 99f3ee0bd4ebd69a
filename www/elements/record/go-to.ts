/** Brings a part of the record to the top of the window, and the reader with it. */
export function goTo(root: ParentNode, selector: string): void {
  const part = root.querySelector<HTMLElement>(selector);
  part?.focus({ preventScroll: true });
  part?.scrollIntoView({ block: "start" });
}
