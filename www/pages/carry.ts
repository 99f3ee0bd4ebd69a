/** Carries a customer's request from page to page, together with the documents that answer it. */
import { SOURCES } from "./request";

/** The pages that use the documents named in an address. */
const BY_DOCUMENTS = /(index|sales|record|policy)\.html$/;

/** The parts of an address that make up a customer's request and mean the same on every page of ours. */
const OTHER = /^(lang|process|commitment|audience|view|by|base|wanted|item|sheet-event|sheet-value|edition|calendar-version|dates|digest|readonly|density|search|group|reading\..*|utm_.*)$/;

/** Adds the request to the links of the navigation. */
export function carry(query: URLSearchParams): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("nav.pages a")) {
    const address = new URL(link.href);
    for (const name of [...address.searchParams.keys()]) if (name !== "lang") address.searchParams.delete(name);
    // Only the calculator knows what to do with a value that is not known.
    const taken = (name: string, value: string): boolean => (SOURCES.includes(name) ? BY_DOCUMENTS.test(address.pathname) : !OTHER.test(name)) && (value !== "unknown" || /index\.html$/.test(address.pathname));
    for (const [name, value] of query) if (taken(name, value)) address.searchParams.append(name, value);
    link.href = address.href;
  }
}
