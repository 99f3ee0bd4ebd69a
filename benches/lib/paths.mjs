// Where things are.
import path from "node:path";

export const root = path.join(import.meta.dirname, "../..");
/** Everything that the benchmarks install or build for themselves. */
export const work = path.join(root, "target/bench");
export const benches = path.join(root, "benches");
