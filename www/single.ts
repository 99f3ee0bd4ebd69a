/** `<script src="…/embed/sla-calculator.single.js">`: one classic script with everything inside; the engine is `SlaCalculator.createCalculator`. */
import "./elements/define";
// Where this script lies is known only while it runs for the first time: what loads the scripts beside it must not wait for its first use.
import "./engine/script-loader";
import { setAssetFolder } from "./elements/shared/asset-folder";
import { framed } from "./pages/framed";

export { createCalculator, SlaError } from "./engine";

const own = document.currentScript as HTMLScriptElement | null;
// Opened from disk, or written into the page, it has nothing beside it that could be asked for.
if (own?.src) setAssetFolder(new URL("./", own.src));

// `frame.html` loads this script where no module may be loaded (`www/public/frame-origin.js`).
if (document.documentElement.classList.contains("framed")) framed();
