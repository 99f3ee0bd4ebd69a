/** The documents that an address of our own pages names: only files of this site, several calendars separated by spaces. */
import { SOURCES } from "./request";

const FILES = /^((\.{0,2}\/)?[\w-][\w./-]*( |$))+$/;

/** Each attribute that the address gives, with the file that it names. */
export const documentsIn = (query: URLSearchParams): (readonly [name: string, address: string])[] =>
  SOURCES.flatMap((name) => {
    const address = query.get(name) ?? "";
    return FILES.test(address) ? [[name, address] as const] : [];
  });

/** Called before the element is asked anything. */
export function giveDocuments(element: Element, query: URLSearchParams): void {
  for (const [name, address] of documentsIn(query)) element.setAttribute(name, address);
}
