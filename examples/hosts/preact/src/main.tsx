import "sla-calculator/element";
import type {} from "sla-calculator/preact";
import { render } from "preact";

const request = { dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, startAt: "2026-09-30T16:00" };

render(<sla-calculator request={request} onsla-quote={(event) => console.log(event.detail.quote.commitments.length)} />, document.querySelector("#root")!);
