/** Our pages in the order of the navigation; those that are built are linked. */
export const NAVIGATION: readonly (readonly [file: string, key: string])[] = [
  ["index.html", "page.nav.index"],
  ["sales.html", "page.nav.sales"],
  ["record.html", "page.nav.record"],
  ["policy.html", "page.nav.policy"],
  ["calendar.html", "page.nav.calendar"],
  ["embedding.html", "page.nav.embedding"],
];
