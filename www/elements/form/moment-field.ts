import { html, nothing, type TemplateResult } from "lit";
import { patiently } from "../calculator/loading";
import { joinMoment, splitMoment, tidyDate, tidyTime } from "../shared/moment";
import { exampleMark, under } from "./choices";
import type { Picked } from "./date-picker";
import { typed } from "./typed";

export interface MomentField extends Picked {
  name: string;
  problem?: string | undefined;
  note?: string | undefined;
  disabled?: boolean;
  /** The mark of an example moment, which accepts the moment when it is pressed. */
  example?: string | undefined;
}

const inputText = (event: Event) => (event.target as HTMLInputElement).value;

/** Our own calendar, which few visitors open, at the button of a field; it says more than the first words can. */
async function pick(field: Picked, button: HTMLElement): Promise<void> {
  const { sla, words } = field;
  const [{ pickDate }, whole] = await patiently(() => Promise.all([import("./date-picker"), words.gaps ? sla.words(words.lang) : words]));
  pickDate({ ...field, words: whole }, button);
}

/** The button that opens it; inside an element of the class `field`. */
export const pickButton = (field: Picked): TemplateResult => html`<button class="picker" type="button" aria-haspopup="dialog" aria-expanded="false" aria-label="${field.label} ${field.words.ui("moment.pick")}"
  @click=${(event: Event) => void pick(field, event.currentTarget as HTMLElement)}><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M2 3.5h12v10H2zM2 6.5h12M5 1.5v3M11 1.5v3" fill="none" stroke="currentColor"/></svg></button>`;

/** A date and, if known, a time: both can be typed, and the date be picked from our calendar. */
export function momentField(field: MomentField): TemplateResult {
  const { name, words, problem, note, disabled } = field;
  const [date, time] = splitMoment(field.value, field.sla.policy.zone);
  const described = problem || note ? `${name}-note` : nothing;
  return html`<fieldset class="field" ?disabled=${disabled}>
    <legend>${field.label}${exampleMark(field.example, () => field.onChange(field.value))}</legend>
    <div class="moment">
      <span class="date">
        <input id=${name} autocomplete="off" spellcheck="false" placeholder=${words.ui("moment.datePattern")} aria-label="${field.label} ${words.ui("moment.date")}"
          aria-invalid=${problem ? "true" : nothing} aria-describedby=${described} ${typed(date)}
          @change=${(event: Event) => field.onChange(joinMoment(tidyDate(inputText(event)), time))}>
        ${pickButton(field)}
      </span>
      <input class="time" autocomplete="off" placeholder=${words.ui("moment.timePattern")} aria-label="${field.label} ${words.ui("moment.time")}"
        aria-describedby=${described} ${typed(time)}
        @change=${(event: Event) => field.onChange(joinMoment(date, tidyTime(inputText(event))))}>
      ${field.now && !disabled ? html`<button class="link" type="button" @click=${() => field.onChange(field.now!.slice(0, 16))}>${words.ui("moment.now")}</button>` : nothing}
    </div>
    ${under(name, problem, note)}
  </fieldset>`;
}
