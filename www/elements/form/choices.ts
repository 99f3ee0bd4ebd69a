import { html, nothing, type TemplateResult } from "lit";

export interface Choice {
  id: string;
  label: string;
  /** The class of the dot before the word. */
  dot?: string | undefined;
}

export interface ChoiceField {
  name: string;
  label: string;
  options: Choice[];
  value: string;
  /** The mark of an example value, which accepts the value when it is pressed. */
  example?: string | undefined;
  note?: string | undefined;
  problem?: string | undefined;
  disabled?: boolean;
  /** Chips of equal width in columns instead of one strip. */
  wide?: boolean;
  onChange(value: string): void;
}

/** The sentence under a field: what is wrong, else what the choice means. */
export const under = (id: string, problem?: string, note?: string): TemplateResult | typeof nothing =>
  problem
    ? html`<p class="problem" id="${id}-note" role="alert">${problem}</p>`
    : note ? html`<p class="note" id="${id}-note">${note}</p>` : nothing;

/** Marks an example beside a field's name; pressed, it is what the visitor means. */
export const exampleMark = (said: string | undefined, take: () => void): TemplateResult | typeof nothing =>
  said ? html` <button class="link example" type="button" @click=${take}>${said}</button>` : nothing;

/** One of a few: radio buttons drawn as a strip. */
export function choices(field: ChoiceField): TemplateResult {
  const { name, label, options, value, note, problem } = field;
  return html`<fieldset class="field" ?disabled=${field.disabled} aria-describedby=${note || problem ? `${name}-note` : nothing}>
    <legend>${label}${exampleMark(field.example, () => field.onChange(value))}</legend>
    <div class=${field.wide ? "chips" : "strip"}>${options.map((option) => html`<label class="choice">
      <input type="radio" name=${name} value=${option.id} .checked=${option.id === value} @change=${() => field.onChange(option.id)}>
      <span>${option.dot ? html`<i class="dot ${option.dot}"></i>` : nothing}${option.label}</span>
    </label>`)}</div>
    ${under(name, problem, note)}
  </fieldset>`;
}

/** One of many: a native select, grouped where the values have categories. */
export function select(field: ChoiceField & { groups: { label: string; options: Choice[] }[] }): TemplateResult {
  const { name, label, value, note, problem } = field;
  const option = (one: Choice) => html`<option value=${one.id} ?selected=${one.id === value}>${one.label}</option>`;
  return html`<div class="field">
    <div class="named"><label for=${name}>${label}</label>${exampleMark(field.example, () => field.onChange(value))}</div>
    <select id=${name} .value=${value} ?disabled=${field.disabled} aria-invalid=${problem ? "true" : nothing} aria-describedby=${note || problem ? `${name}-note` : nothing}
      @change=${(event: Event) => field.onChange((event.target as HTMLSelectElement).value)}>
      ${field.options.map(option)}
      ${field.groups.map((group) => html`<optgroup label=${group.label}>${group.options.map(option)}</optgroup>`)}
    </select>
    ${under(name, problem, note)}
  </div>`;
}
