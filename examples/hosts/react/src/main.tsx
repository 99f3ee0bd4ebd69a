import "sla-calculator/element";
import type {} from "sla-calculator/react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

const request = { dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, startAt: "2026-09-30T16:00" };

createRoot(document.querySelector("#root")!).render(
  <StrictMode>
    <sla-calculator request={request} onsla-quote={(event) => console.log(event.detail.quote.commitments.length)} />
  </StrictMode>,
);
