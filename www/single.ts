/** `<script src="…/embed/sla-calculator.single.js">`: one classic script with everything inside; the engine is `SlaCalculator.createCalculator`. */
import "./elements/define";
import { setAssetFolder } from "./elements/shared/asset-folder";
import { framed } from "./pages/framed";

export { createCalculator, SlaError } from "./engine";

const own = document.currentScript as HTMLScriptElement | null;
// Opened from disk, or written into the page, it has nothing beside it that could be asked for.
if (own?.src) setAssetFolder(new URL("./", own.src));

// `frame.html` loads this script where no module may be loaded (`www/public/frame-origin.js`).
if (document.documentElement.classList.contains("framed")) framed();
