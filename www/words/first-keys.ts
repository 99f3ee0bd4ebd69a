/** The prefixes of the interface's strings that a first answer needs; if another text is needed, all are loaded. */
export const FIRST_KEYS: readonly string[] = [
  "form", "summary.", "happened", "unknown", "moment.", "example", "hero", "hotline", "provisional", "outcome.",
  "list.", "badge.", "day.holiday", "day.makeup-workday", "day.join", "editions", "page.",
];
