/** What the engine refused, and the field it is about; `sentences.ts` words it. */
import { refusal } from "../../engine/error";
import type { Problem } from "../../engine/types";

/** Any thrown thing as a problem; of one that did not come from the engine it says so, and what the browser says. */
export const problemOf = (thrown: unknown): Problem => refusal(thrown, "unsupported").toProblem();

/** The field a path belongs to: `/figures/activationLimit/amount` is about `figures/activationLimit`. */
export const fieldOf = (path: string): string => path.split("/").slice(1, 3).map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~")).join("/");
