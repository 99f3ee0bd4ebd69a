// Made from the Rust definitions by `cargo run --example compile --features schema`; do not edit.

/* What the numbers in columns of answers stand for. */
export const STATUSES = ["out-of-scope", "not-required", "on-request", "awaiting-event", "indeterminate", "unquantified", "determined"] as const;
export const CERTAINTIES = ["confirmed", "provisional"] as const;
export const STATES = ["open", "met", "missed"] as const;
/** Stands for no status, certainty or outcome. */
export const NOTHING = 255;

/** The columns of a commitment in the order in which the module of tables gives them. */
export const COLUMNS = ["status", "certainty", "outcome", "dueDate", "earliest", "latest", "dueAt", "minutes"] as const;
