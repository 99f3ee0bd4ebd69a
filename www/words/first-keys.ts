/** Which of the interface's strings an answer is shown with at first, by their beginnings; a text that is missing loads them all. */
export const FIRST_KEYS: readonly string[] = [
  "form", "summary.", "happened", "unknown", "moment.", "example", "hero", "hotline", "provisional", "outcome.",
  "commitments", "group.", "deliverable.parts", "kind.", "unlabelled.", "source.open", "unit.", "time.missing", "range.", "level.", "awaits", "projected",
  "instants.", "list.", "requirement.", "status.", "badge.", "day.holiday", "day.makeup-workday", "day.join", "editions", "page.",
];
