import "sla-calculator/element";
import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import type { SlaEvents } from "sla-calculator/element";

/** `CUSTOM_ELEMENTS_SCHEMA` lets a template hold the tag; Angular has no types for custom elements. */
@Component({
  selector: "app-root",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `<sla-calculator [request]="request" (sla-quote)="heard($event)"></sla-calculator>`,
})
class App {
  readonly request = { dimensions: { customerTier: "gold", service: "data-line", locality: "intra-city" }, startAt: "2026-09-30T16:00" };

  heard({ detail }: SlaEvents["sla-quote"]): void {
    console.log(detail.quote.commitments.length);
  }
}

void bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
