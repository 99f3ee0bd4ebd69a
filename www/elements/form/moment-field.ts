import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Words } from "../../words";
import { joinMoment, splitMoment, tidyDate, tidyTime } from "../shared/moment";
import { under } from "./choices";
import { typed } from "./typed";

export interface MomentField {
  name: string;
  label: string;
  value: string;
  words: Words;
  /** Whose clocks it is shown by. */
  zone: string;
  problem?: string | undefined;
  note?: string | undefined;
  disabled?: boolean;
  /** The present moment, where one press may fill it in. */
  now?: string;
  onChange(value: string): void;
}

const textOf = (event: Event) => (event.target as HTMLInputElement).value;

/** A date and, if known, a time: both can be typed, and the picker of the machine lies over the button. */
export function momentField(field: MomentField): TemplateResult {
  const { name, words, problem, note, disabled } = field;
  const [date, time] = splitMoment(field.value, field.zone);
  const described = problem || note ? `${name}-note` : nothing;
  return html`<fieldset class="field" ?disabled=${disabled}>
    <legend>${field.label}</legend>
    <div class="moment">
      <span class="date">
        <input id=${name} autocomplete="off" spellcheck="false" placeholder=${words.ui("moment.datePattern")} aria-label="${field.label} ${words.ui("moment.date")}"
          aria-invalid=${problem ? "true" : nothing} aria-describedby=${described} ${typed(date)}
          @change=${(event: Event) => field.onChange(joinMoment(tidyDate(textOf(event)), time))}>
        <input class="picker" type="datetime-local" tabindex="-1" aria-hidden="true" .value=${live(problem || !date ? "" : `${date}T${time || "00:00"}`)}
          @change=${(event: Event) => textOf(event) && field.onChange(textOf(event).slice(0, 16))}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M2 3.5h12v10H2zM2 6.5h12M5 1.5v3M11 1.5v3" fill="none" stroke="currentColor"/></svg>
      </span>
      <input class="time" autocomplete="off" placeholder=${words.ui("moment.timePattern")} aria-label="${field.label} ${words.ui("moment.time")}"
        aria-describedby=${described} ${typed(time)}
        @change=${(event: Event) => field.onChange(joinMoment(date, tidyTime(textOf(event))))}>
      ${field.now && !disabled ? html`<button class="link" type="button" @click=${() => field.onChange(field.now!.slice(0, 16))}>${words.ui("moment.now")}</button>` : nothing}
    </div>
    ${under(name, problem, note)}
  </fieldset>`;
}
