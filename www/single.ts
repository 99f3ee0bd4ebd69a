/** `<script src="…/embed/sla-calculator.single.js">`: one classic script with everything inside; the engine is `SlaCalculator.createCalculator`. */
import "./elements/define";
import { filesBeside } from "./elements/shared/newer-calendar";

export { createCalculator, SlaError } from "./engine";

const own = document.currentScript as HTMLScriptElement | null;
// Opened from disk, or written into the page, it has nothing beside it that could be asked for.
if (own?.src) filesBeside(new URL("./", own.src));
