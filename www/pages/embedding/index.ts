/** The guide with live examples. */
import "../../elements/define";
import "../../elements/sales";
import { html, nothing, render, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { copyText } from "../../elements/actions/clipboard";
import { FAILED } from "../../elements/calculator/failure";
import { quoters } from "../../elements/shared/engine";
import { kebab } from "../../elements/shared/mirror";
import { localMoment } from "../../elements/shared/moment";
import { loadPageStrings, fillPage, type GetString } from "../strings";
import { carry } from "../carry";
import { language, speak } from "../shell";
import { checkSection } from "./check";
import type { PolicyInfo } from "../../engine/types";
import { ATTRIBUTES, codeOf, element, EVENTS, examplesOf, OTHER_POLICY, PARTS, TOKENS, type Example } from "./examples";

const place = document.querySelector<HTMLElement>("#examples")!;

async function copy(event: Event, example: Example, say: GetString): Promise<void> {
  const status = (event.currentTarget as HTMLElement).parentElement!.querySelector("[role=status]")!;
  status.textContent = await copyText(codeOf(example)).then(() => say("embedding.copied"), () => say("embedding.failed"));
}

function section(example: Example, lang: string, say: GetString): TemplateResult {
  const { id, live } = example;
  return html`<section class="example ${id}" aria-labelledby="example-${id}">
    <h2 id="example-${id}">${say(`embedding.${id}`)}</h2>
    <p class="dim">${say(`embedding.${id}.note`)}</p>
    <div class="code"><pre tabindex="0" aria-label=${say("embedding.code")}><code>${codeOf(example)}</code></pre>
      <p><button class="button" type="button" @click=${(event: Event) => void copy(event, example, say)}>${say("embedding.copy")}</button> <span class="dim" role="status"></span></p></div>
    ${live ? html`<div class="live" role="group" aria-label="${say("embedding.example")} ${say(`embedding.${id}`)}">${guard([id === "frame" && lang], () => element(example, lang))}</div>` : nothing}
  </section>`;
}

function table(id: string, rows: readonly (readonly [name: string, meaning: string, value?: string])[], say: GetString): TemplateResult {
  const valued = rows.some(([, , value]) => value);
  return html`<section aria-labelledby="table-${id}"><h2 id="table-${id}">${say(`embedding.${id}`)}</h2>
    <div class="scroll" tabindex="0" role="group" aria-label=${say(`embedding.${id}`)}><table>
    <thead><tr><th scope="col">${say("embedding.name")}</th><th scope="col">${say("embedding.meaning")}</th>${valued ? html`<th scope="col">${say("embedding.default")}</th>` : nothing}</tr></thead>
    <tbody>${rows.map(([name, meaning, value]) => html`<tr><th scope="row"><code>${name}</code></th><td>${meaning}</td>${valued ? html`<td><code>${value}</code></td>` : nothing}</tr>`)}</tbody></table></div></section>`;
}

function draw(lang: string, say: GetString, policy: PolicyInfo, other?: PolicyInfo): void {
  const dimensions = policy.dimensions.map(({ id }) => kebab(id)).join(", ");
  const today = localMoment(Date.now(), policy.zone).slice(0, 10);
  render(html`${examplesOf(today, policy, other).map((example) => section(example, lang, say))}
    ${checkSection(lang, say)}
    ${table("attributes", [[dimensions, say("attr.dimensions")], ...ATTRIBUTES.map((name) => [name, say(`attr.${name}`)] as const)], say)}
    ${table("events", EVENTS.map((name) => [name, say(`event.${name}`)] as const), say)}
    ${table("properties", TOKENS.map(([name, value]) => [`--sla-${name}`, say(`token.${name}`), value] as const), say)}
    ${table("parts", PARTS.map((name) => [name, say(`part.${name}`)] as const), say)}`, place);
}

async function show(lang: string): Promise<void> {
  const [sla, say] = await Promise.all([quoters.of(), loadPageStrings(lang)]);
  speak(await sla.words(lang));
  fillPage(say);
  place.querySelector(".fallback")?.remove();
  draw(lang, say, sla.policy);
  // The other policy, and what reads its document, come after what the page can show at once.
  const other = await quoters.of({ policy: OTHER_POLICY, calendar: null, base: document.baseURI }).catch(() => undefined);
  draw(lang, say, sla.policy, other?.policy);
}

const failed = (thrown: unknown): never => {
  place.textContent = FAILED;
  throw thrown;
};

const lang = language((other) => void show(other).catch(failed));
carry(new URLSearchParams(location.search));
place.textContent = "";
show(lang).catch(failed);
