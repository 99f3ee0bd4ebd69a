/** How far a run is, and how fast once there is enough to tell. */
import { html, type TemplateResult } from "lit";
import type { GetString } from "../desk/strings";

interface Progress {
  done: number;
  total: number;
}

/** From where and when the speed is measured. */
export interface Begun {
  done: number;
  at: number;
}

export const begun = ({ done }: Progress): Begun => ({ done, at: performance.now() });

/** Rows a second and the time left. */
export function paceText(from: Begun, { done, total }: Progress, say: GetString): string {
  const seconds = (performance.now() - from.at) / 1000;
  const rate = (done - from.done) / seconds;
  return seconds > 0.5 && rate > 0 ? say("bulk.pace", { rate: Math.round(rate), left: Math.ceil((total - done) / rate) }) : "";
}

/** A file is being read. */
export const readingView = (say: GetString, stop: () => void): TemplateResult =>
  html`<div class="running"><span role="status">${say("bulk.reading")}</span><button class="secondary" type="button" @click=${stop}>${say("bulk.cancel")}</button></div>`;

export const progressView = (from: Begun, progress: Progress, say: GetString, stop: () => void): TemplateResult =>
  html`<div class="running"><progress max=${progress.total} .value=${progress.done} aria-label=${say("bulk.progress", { ...progress })}></progress>
    <span>${say("bulk.progress", { ...progress })}${paceText(from, progress, say)}</span><button class="secondary" type="button" @click=${stop}>${say("bulk.cancel")}</button></div>`;
