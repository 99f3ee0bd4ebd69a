/** The page: language, the calculator that does the rest, and what the address asks it for. */
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
/** Whether something must be said of the address before an answer is seen. */
let waits = false;
let link: Promise<unknown> | undefined;

/** Keeps the address from now on. */
function followAddress(): void {
  link ??= import("./link/open").then(({ open }) => open(calculator, opened)).catch((thrown: unknown) => {
    link = undefined;
    // An answer to something else than the address asks for would be worse than none.
    if (calculator.style.visibility) document.querySelector("#notices")!.textContent = "链接未能读取，请刷新页面。The link could not be read; please reload the page.";
    throw thrown;
  });
}

/** Gives the calculator what the address asks for; it is not seen before its answer is one to that. */
function openAddress(query: URLSearchParams): void {
  // Before anything is loaded, and nothing is seen before their mark is.
  giveDocuments(calculator, query);
  calculator.style.visibility = "hidden";
  opened.refused = take(calculator, query);
  waits = opened.refused.length > 0 || [...query.keys()].some((name) => APART.test(name));
  if (waits) followAddress();
}

/** Other pages load the file that this is in for what they share with it, so nothing happens before it is called. */
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
