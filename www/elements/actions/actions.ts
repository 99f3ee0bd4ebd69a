import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "../calculator/context";
import { saidBeside } from "../details/marks";
import { calendarFile, calendarForm } from "./calendar-file";
import { copyTable, copyText } from "./clipboard";
import { processLabel } from "../form/form";
import { fileName, save } from "./save";

/** Inside these apps a page can neither print nor save a file. */
const LOCKED = /MicroMessenger|wxwork|DingTalk/i;

/** Says for a moment on the button itself that it worked, or why not. */
async function run(event: Event, action: (event: Event) => Promise<unknown> | void, context: Context, done: string): Promise<void> {
  const button = event.currentTarget as HTMLElement;
  const status = button.closest(".actions")?.querySelector<HTMLElement>("[role=status]");
  let said = done;
  // What was chosen from the menu would otherwise stay covered by it.
  const menu = button.closest("details");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
  try {
    await action(event);
  } catch {
    said = context.words.ui("action.failed");
  }
  if (status) {
    status.textContent = said;
    setTimeout(() => { status.textContent = ""; }, 4000);
  }
}

async function message(context: Context): Promise<void> {
  const { message: write } = await import("../../words/copy");
  await copyText(write(context.quote, context.words, context.commitments.map((one) => one.id), saidBeside(context)));
}

async function table(context: Context): Promise<void> {
  const { table: write } = await import("../../words/copy");
  await copyTable(write(context.quote, context.words, context.commitments.map((one) => one.id), saidBeside(context)));
}

/** If no file can be saved the picture is shown, so that a long press can save it. */
async function image(event: Event, context: Context): Promise<void> {
  const place = (event.currentTarget as HTMLElement).closest(".actions")!;
  const { picture } = await import("./image");
  const blob = await picture(context);
  if (!LOCKED.test(navigator.userAgent)) return save(blob, fileName([context.label, processLabel(context.process, context), context.today], "png"));
  const address = URL.createObjectURL(blob);
  const box = Object.assign(document.createElement("div"), { className: "picture" });
  const close = Object.assign(document.createElement("button"), { type: "button", className: "secondary", textContent: context.words.ui("action.close") });
  close.addEventListener("click", () => {
    box.remove();
    URL.revokeObjectURL(address);
  });
  box.append(Object.assign(document.createElement("img"), { src: address, alt: context.words.ui("action.imageHint") }), context.words.ui("action.imageHint"), close);
  place.querySelector(".picture")?.remove();
  place.append(box);
  close.focus();
}

/** What to do with the answer: one primary action, the rest beside it. */
export function actions(context: Context): TemplateResult {
  const { words } = context;
  const dated = context.commitments.some((one) => one.dueAt);
  const button = (kind: string, key: string, action: (event: Event) => Promise<unknown> | void, done = "") =>
    html`<button class=${kind} type="button" @click=${(event: Event) => run(event, action, context, done)}>${words.ui(key)}</button>`;
  const rest = html`${button("secondary", "action.table", () => table(context), words.ui("action.copied"))}
    ${dated ? button("secondary", "action.image", (event) => image(event, context)) : nothing}
    ${LOCKED.test(navigator.userAgent) ? html`<span class="small">${words.ui("action.openInBrowser")}</span>` : html`
      ${dated ? button("secondary calendar-file", "action.calendar", (event) => calendarFile(event, context)) : nothing}
      ${button("secondary", "action.print", () => window.print())}`}`;
  return html`<div class="actions" part="actions">
    ${button("primary", "action.copy", () => message(context), words.ui("action.copied"))}
    ${context.view === "narrow" ? html`<details><summary class="secondary">${words.ui("action.more")}</summary><div class="menu">${rest}</div></details>` : rest}
    <span class="small" role="status"></span>
    ${dated && !LOCKED.test(navigator.userAgent) ? calendarForm(context, (event, action) => void run(event, action, context, "")) : nothing}
  </div>`;
}
