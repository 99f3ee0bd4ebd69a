/** `<script type="module" src="…/embed/sla-calculator.js">`: defines the elements on any page; scripts may import the engine from it. */
import "./elements/calculator/define";
import { setAssetFolder } from "./elements/shared/asset-folder";

export * from "./engine";

/** In a variable, so that no bundler looks for a file of that name. */
const here = import.meta.url;
setAssetFolder(new URL("./", here));

/** The smaller elements: at once where the page has one, else when the calculator has had its turn. */
const others = () => import("./elements/define-in-page");
if (document.querySelector("sla-calendar, sla-compare, sla-bulk, sla-record")) void others();
else if (typeof requestIdleCallback === "function") requestIdleCallback(() => void others());
else setTimeout(() => void others(), 300);

export const defineSales = (): Promise<unknown> => others().then((later) => later.defineSales());
export const defineRecord = (): Promise<unknown> => others().then((later) => later.defineRecord());
