/** The page: language, address, and the calculator that does the rest. */
import "../elements/calculator/define";
import type { SlaCalculator } from "../elements/calculator/sla-calculator";
import type { QuoteRequest } from "../engine/types";
import type { Words } from "../words";
import { queryOf, requestFrom } from "./address";
import { language, speak } from "./shell";

const calculator = document.querySelector<SlaCalculator>("sla-calculator")!;
const root = document.documentElement;

function start(): void {
  language();
  const query = new URLSearchParams(location.search);
  const process = query.get("process");
  if (process) calculator.process = process;
  const request = requestFrom(query);
  if (request.startAt || Object.keys(request.dimensions ?? {}).length) calculator.request = request as QuoteRequest;
}

let written = "";

let pending = 0;

/** Only what the visitor has chosen goes into the address: an untouched example leaves it clean. */
function remember(): void {
  // Browsers slow down pages that write their address at every keystroke.
  clearTimeout(pending);
  pending = window.setTimeout(write, 150);
}

function write(): void {
  if (calculator.example) return;
  const query = queryOf(calculator.request, calculator.process, root.lang);
  if (query === written) return;
  written = query;
  history.replaceState(null, "", `?${query}`);
}

calculator.addEventListener("sla-quote", remember);
calculator.addEventListener("sla-words", (event) => speak((event as CustomEvent<Words>).detail));

start();
