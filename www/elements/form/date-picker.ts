/**
 * Our own calendar as the picker of a date: it knows which days are off, which are made up for, and which nobody has settled yet.
 * A modal dialog around the date grid, as the ARIA authoring practices have it; loaded when the first one is opened.
 */
import "../calendar/define";
import type { DayInfo } from "../../engine/types";
import type { Words } from "../../words";
import type { Quoter } from "../shared/engine";
import { joinMoment, localMoment, splitMoment } from "../shared/moment";

/** What our calendar needs to know to pick a date for a field. */
export interface Picked {
  label: string;
  value: string;
  words: Words;
  /** Whose clocks it is shown by, and whose days off. */
  sla: Quoter;
  /** The present moment, where one press may fill it in. */
  now?: string;
  onChange(value: string): void;
}

/** Distance to the edges of the window. */
const EDGE = 8;
const WIDTH = 360;

/** Under the button where there is room, above it or wherever it fits otherwise; never outside the window. */
function place(dialog: HTMLElement, button: Element): void {
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const { width, height } = dialog.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const within = (at: number, size: number, room: number): number => Math.max(EDGE, Math.min(at, room - size - EDGE));
  const below = bottom + 4;
  const wanted = below + height + EDGE <= clientHeight || top - 4 - height < EDGE ? below : top - 4 - height;
  dialog.style.left = `${within(left + WIDTH > clientWidth ? right - width : left, width, clientWidth)}px`;
  dialog.style.top = `${within(wanted, height, clientHeight)}px`;
}

/** The sheet of the element says nothing about this dialog, which few visitors open. */
const LOOK: Partial<CSSStyleDeclaration> = {
  position: "fixed", margin: "0", padding: "12px 16px 16px", boxSizing: "border-box", width: `min(${WIDTH}px, calc(100vw - ${2 * EDGE}px))`, maxHeight: `calc(100vh - ${2 * EDGE}px)`, overflow: "auto",
  border: "1px solid var(--edge)", borderRadius: "8px", background: "var(--bg)", color: "var(--text)",
};

function headOf(label: string, words: Words, close: () => void): HTMLElement {
  const head = document.createElement("div");
  Object.assign(head.style, { display: "flex", alignItems: "center", justifyContent: "space-between", gap: "8px", marginBottom: "4px" });
  const title = Object.assign(document.createElement("b"), { id: "date-dialog", textContent: label });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: words.ui("action.close") });
  Object.assign(button.style, { flex: "none", minHeight: "32px" });
  button.addEventListener("click", close);
  head.append(title, button);
  return head;
}

/** Opens the calendar at a button, and gives the focus back to it when it is closed. */
export function pickDate({ label, sla, words, value, now, onChange }: Picked, button: HTMLElement): void {
  const { zone } = sla.policy;
  const [date, time] = splitMoment(value, zone);
  const today = (now ?? localMoment(Date.now(), zone)).slice(0, 10);
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "date-dialog");
  Object.assign(dialog.style, LOOK);
  const calendar = document.createElement("sla-calendar");
  Object.assign(calendar, { sla, words, today });
  const close = (): void => dialog.close();
  dialog.append(headOf(label, words, close), calendar);
  // What happens in here is no news of the element around it, and its Escape closes nothing else.
  for (const type of ["sla-day", "sla-pick", "sla-point", "keydown"]) dialog.addEventListener(type, (event) => event.stopPropagation());
  calendar.addEventListener("sla-day", (event) => {
    const day = (event as CustomEvent<DayInfo | undefined>).detail;
    if (!day) return;
    close();
    onChange(joinMoment(day.date, time));
  });
  dialog.addEventListener("click", ({ target, clientX, clientY }) => {
    const box = dialog.getBoundingClientRect();
    const outside = clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
    if (target === dialog && outside) close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    button.setAttribute("aria-expanded", "false");
    button.focus();
  });
  button.closest(".field")!.append(dialog);
  dialog.showModal();
  button.setAttribute("aria-expanded", "true");
  void calendar.focusOn(date || today).then(() => place(dialog, button));
}
