/** `window.draw(request)`: React 19 renders the element with a request; the next call, with another. */
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";

const root = createRoot(document.querySelector("#app"));
window.draw = (given) => flushSync(() => root.render(createElement("sla-calculator", given)));
