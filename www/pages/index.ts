/** The calculator's page: language, address, and the calculator that does the rest. */
import "../elements/calculator/define";
import type { SlaCalculator } from "../elements/calculator/sla-calculator";
import type { Problem } from "../engine/types";
import type { Words } from "../words";
import type { Opened } from "./link/open";
import { giveDocuments } from "./documents";
import { APART, isShown, take } from "./link/apply";
import { language, speak } from "./shell";

const calculator = document.querySelector<SlaCalculator>("sla-calculator")!;

const opened: Opened = { refused: [], shown: undefined, problem: undefined, first: undefined };
/** Whether a notice about the address must be shown before the answer. */
let waits = false;
let link: Promise<unknown> | undefined;

/** Keeps the address from now on. */
function followAddress(): void {
  link ??= import("./link/open").then(({ open }) => open(calculator, opened)).catch((thrown: unknown) => {
    link = undefined;
    // An answer to another request than the one in the address would be worse than none.
    if (calculator.style.visibility) document.querySelector("#notices")!.textContent = "链接未能读取，请刷新页面。The link could not be read; please reload the page.";
    throw thrown;
  });
}

/** Gives the calculator the request in the address; the calculator is hidden until its answer is for this request. */
function openAddress(query: URLSearchParams): void {
  // Set before anything is loaded; nothing is shown before the documents are marked.
  giveDocuments(calculator, query);
  calculator.style.visibility = "hidden";
  opened.refused = take(calculator, query);
  waits = opened.refused.length > 0 || [...query.keys()].some((name) => APART.test(name));
  if (waits) followAddress();
}

/** Other pages load the chunk that contains this file, so nothing may happen before this function is called. */
export function run(): void {
  const query = new URLSearchParams(location.search);
  calculator.addEventListener("sla-words", (event) => speak((event as CustomEvent<Words>).detail));
  calculator.addEventListener("sla-quote", () => {
    opened.shown ??= isShown(calculator, query);
    if (!waits) calculator.style.visibility = "";
    // Only what a visitor has chosen goes into the address: an untouched example leaves it clean.
    if (calculator.untouched) return;
    opened.first ??= JSON.stringify([calculator.request, calculator.process]);
    followAddress();
  });
  calculator.addEventListener("sla-error", (event) => {
    if (calculator.sla) {
      if (opened.shown !== undefined || !calculator.style.visibility) return;
      opened.problem = (event as CustomEvent<Problem>).detail;
      waits = true;
      followAddress();
    } else if (!waits) calculator.style.visibility = "";
  });

  language();
  if ([...query.keys()].some((name) => name !== "lang")) openAddress(query);
}
