/** Which of the interface's strings an answer is shown with at first, by their beginnings; a text that is missing loads them all. */
export const FIRST_KEYS: readonly string[] = [
  "form", "summary.", "happened", "unknown", "moment.", "example", "hero", "hotline", "provisional", "outcome.",
  "list.", "badge.", "day.holiday", "day.makeup-workday", "day.join", "editions", "page.",
];
