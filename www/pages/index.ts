/** The page: language, the calculator that does the rest, and the state in the address, which is loaded where there is one. */
import "../elements/calculator/define";
import type { SlaCalculator } from "../elements/calculator/sla-calculator";
import type { Words } from "../words";
import { language, speak } from "./shell";

const calculator = document.querySelector<SlaCalculator>("sla-calculator")!;
const root = document.documentElement;

let link: Promise<unknown> | undefined;

/** Reads the address and keeps it from then on. */
function followAddress(): void {
  link ??= import("./link/open").then(({ open }) => open(calculator)).catch((thrown: unknown) => {
    // An answer to something else than the address asks for would be worse than none.
    document.querySelector("#notices")!.textContent = "链接未能读取，请刷新页面。The link could not be read; please reload the page.";
    throw thrown;
  });
}

/** Other pages load the file that this is in for what they share with it, so nothing happens before it is called. */
export function run(): void {
  calculator.addEventListener("sla-words", (event) => speak((event as CustomEvent<Words>).detail));
  calculator.addEventListener("sla-quote", () => {
    root.classList.remove("no-engine");
    // Only what a visitor has chosen goes into the address: an untouched example leaves it clean.
    if (!calculator.example) followAddress();
  });
  calculator.addEventListener("sla-error", () => {
    if (!calculator.sla) root.classList.add("no-engine");
  });

  language();
  const query = new URLSearchParams(location.search);
  if ([...query.keys()].some((name) => name !== "lang")) {
    // Before anything is loaded; only files of this site, and nothing is seen before their mark is.
    for (const name of ["policy-src", "calendar-src"]) {
      const address = query.get(name);
      if (address && /^(\.{0,2}\/)?[\w-][\w./-]*$/.test(address)) calculator.setAttribute(name, address);
    }
    calculator.style.visibility = "hidden";
    followAddress();
  }
}
