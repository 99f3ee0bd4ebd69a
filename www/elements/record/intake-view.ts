/** The part in which tickets are entered: a file, pasted cells or one by one; and what a list must have. */
import { html, nothing, type TemplateResult } from "lit";
import type { PolicyInfo } from "../../engine/types";
import type { Cell } from "../../lists/cells";
import type { Mapping, Survey } from "../../lists/survey";
import { LINE } from "../../lists/tickets";
import type { Words } from "../../words";
import type { ReadAs } from "../bulk/mapping-view";
import type { GetString } from "../desk/strings";
import { dutiesOf } from "./judge";
import type { GetRecordString } from "./strings";

/** A list as it was opened, and how it is to be read. */
export interface OpenedList {
  file: string;
  about: ReadAs;
  sheets: { name: string; hidden: boolean }[];
  sheet: number;
  rows: Cell[][];
  lines: number[];
  broken: ReadonlySet<number>;
  /** As of its sheet. */
  dayZero?: string;
  survey: Survey;
  mapping: Mapping;
  /** For a dimension, what rows without a value of their own take. */
  defaults: Record<string, string>;
  year: string;
}

export interface IntakeContext {
  policy: PolicyInfo;
  words: Words;
  say: GetRecordString;
  desk: GetString;
  over: boolean;
  setOver(over: boolean): void;
  take(file: File | undefined): void;
  paste(text: string): void;
  enter(): void;
  /** Absent where the policy names no promise that a ticket could record. */
  example: (() => void) | undefined;
}

export function intake({ policy, words, say, desk, over, setOver, take, paste, enter, example }: IntakeContext): TemplateResult {
  const drag = (on: boolean) => (event: DragEvent): void => { event.preventDefault(); setOver(on); };
  const drop = (event: DragEvent): void => { event.preventDefault(); setOver(false); take(event.dataTransfer?.files[0]); };
  const pick = (event: Event): void => { const input = event.target as HTMLInputElement; take(input.files?.[0]); input.value = ""; };
  const read = (event: Event): void => paste((event.currentTarget as HTMLElement).closest(".intake")!.querySelector("textarea")!.value);
  const dimensions = policy.dimensions.map(({ id }) => words.dimension(id));
  const { restoration } = dutiesOf(policy);
  const events = restoration ? [...restoration.events.slice(0, 1), ...restoration.finishedBy.slice(0, 1)] : policy.events.slice(0, 2).map(({ id }) => id);
  const heads = [...dimensions, ...events.map((id) => words.event(id))];
  return html`<p class="small">${say("intake.lead", { dimensions: dimensions.join(words.ui("list.join")) })}</p>
    <div class="intake"><div class="drop ${over ? "over" : ""}" @dragover=${drag(true)} @dragleave=${drag(false)} @drop=${drop}>
      <span>${desk("bulk.drop")}</span><label class="secondary pick-file">${desk("bulk.choose")}<input class="unseen" type="file" accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,.html,.htm,.xml,text/csv,text/plain" @change=${pick}></label></div>
    <div><label for="pasted"><b>${desk("bulk.paste")}</b></label><textarea id="pasted" rows="3" spellcheck="false" placeholder=${say("intake.example", { columns: heads.join(",") })}></textarea>
      <div class="running"><button class="secondary" type="button" @click=${read}>${desk("bulk.read")}</button><button class="secondary" type="button" @click=${enter}>${say("intake.enter")}</button>
      ${example ? html`<button class="link" type="button" @click=${example}>${say("intake.show")}</button>` : nothing}</div></div></div>`;
}

/** What a list must have: the beginning of a fault and its end, and a line where something is capped for each line. */
export function lacking({ policy }: { policy: PolicyInfo }, { mapping }: OpenedList): string[] {
  const { restoration } = dutiesOf(policy);
  const starts = restoration?.events ?? [];
  const capped = policy.rules.some(({ shape }) => shape === "cap" || shape === "count");
  return [
    ...(capped && mapping[LINE] === undefined ? [LINE] : []),
    ...(starts.length && starts.every((id) => mapping[id] === undefined) ? starts.slice(0, 1) : []),
    ...(restoration?.finishedBy.slice(0, 1) ?? []).filter((id) => mapping[id] === undefined),
  ];
}
