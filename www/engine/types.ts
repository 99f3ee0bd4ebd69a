/** The shapes of the public contract, made from the Rust definitions. */
export type * from "./contract";
