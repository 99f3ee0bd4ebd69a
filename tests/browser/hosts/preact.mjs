/** `window.draw(request)`: Preact renders the element with a request; the next call, with another. */
import { h, render } from "preact";

window.draw = (given) => render(h("sla-calculator", given), document.querySelector("#app"));
