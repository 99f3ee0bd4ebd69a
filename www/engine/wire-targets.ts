// Made from the Rust definitions by `cargo run --example compile --features schema`; do not edit.
export const VERDICT_STATES = ["met", "missed", "open", "unrecorded", "unjudged", "excluded"] as const;
export const TARGET_STATES = ["met", "missed", "undecided", "none"] as const;

/* Where each integer of a record and each record inside it stands, and how many integers it has. */
export const TARGET_PERIOD_FROM = 0;
export const TARGET_PERIOD_TO = 1;
export const TARGET_PERIOD_STATE = 2;
export const TARGET_PERIOD_RUNNING = 3;
export const TARGET_PERIOD_LENGTH = 4;
export const CASE_GROUP_STATE = 0;
export const CASE_GROUP_MISSING = 1;
export const CASE_GROUP_LENGTH = 2;

/* The parts of each answer, in the order in which they stand. */
export const TARGETS_ANSWER = ["edition", "targets"] as const;
export const TARGET_ANSWER = ["periods", "undated"] as const;
export const TARGET_PERIOD_ANSWER = ["head", "groups"] as const;
export const CASE_GROUP_ANSWER = ["head", "places"] as const;
