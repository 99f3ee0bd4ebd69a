/** Problems that the engine reports, and the field that each is about; `sentences.ts` words them. */
import { refusal } from "../../engine/error";
import type { Problem } from "../../engine/types";

/** Turns anything thrown into a problem; if it did not come from the engine, the problem says so and has the browser's message. */
export const problemOf = (thrown: unknown): Problem => refusal(thrown, "unsupported").toProblem();

/** The field a path belongs to: `/figures/activationLimit/amount` is about `figures/activationLimit`. */
export const fieldOf = (path: string): string => path.split("/").slice(1, 3).map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~")).join("/");
