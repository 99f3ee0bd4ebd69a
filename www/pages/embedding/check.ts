/** The self-check in the page: an address of this site, and a sentence for each thing that is found. */
import { html, render, type TemplateResult } from "lit";
import { check, type Finding } from "../../check";
import { sentencesIn } from "../../check/sentences";
import type { GetString } from "../strings";

type Sentence = Awaited<ReturnType<typeof sentencesIn>>;

const MARKS = { fault: "✗", note: "!", good: "✓" } as const;

const line = ({ level, sentence: key, params }: Finding, sentence: Sentence, say: GetString): TemplateResult =>
  html`<li class=${level}><span aria-hidden="true">${MARKS[level]}</span> <span class="unseen">${say(`embedding.check.${level === "note" ? "hint" : level}`)}</span> ${sentence(key, params)}</li>`;

async function run(event: Event, lang: string, say: GetString): Promise<void> {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  const place = form.parentElement!.querySelector<HTMLElement>("[role=status]")!;
  const show = (shown: TemplateResult): void => void render(shown, place);
  let address: URL;
  try {
    address = new URL(new FormData(form).get("address") as string, location.href);
  } catch {
    return show(html`<p>${say("embedding.check.address")}</p>`);
  }
  // A page of another site may not be read from here; the command line may.
  if (address.origin !== location.origin) return show(html`<p>${say("embedding.check.other")} <code>npx sla-calculator check ${address.href}</code></p>`);
  show(html`<p>${say("embedding.check.running")}</p>`);
  const [findings, sentence] = await Promise.all([check(address.href), sentencesIn(lang)]);
  show(html`<ul>${findings.map((one) => line(one, sentence, say))}</ul>`);
}

/** The form, and the place where the findings are told. */
export function checkSection(lang: string, say: GetString): TemplateResult {
  return html`<section class="example check" aria-labelledby="check-title">
    <h2 id="check-title">${say("embedding.check")}</h2>
    <p class="dim">${say("embedding.check.note")}</p>
    <form @submit=${(event: Event) => void run(event, lang, say)}>
      <label for="check-address">${say("embedding.check.label")}</label>
      <input id="check-address" name="address" value="frame.html" autocomplete="off" spellcheck="false">
      <button class="button" type="submit">${say("embedding.check.start")}</button>
    </form>
    <div role="status"></div>
  </section>`;
}
