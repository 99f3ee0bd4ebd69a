/** Where a fault stands, in words. */
import type { Say } from "../desk/say";
import type { CellFault } from "./messages";

export const placeOf = ({ line, column, value }: CellFault, say: Say): string =>
  column === undefined ? say("bulk.atLine", { line, value }) : say("bulk.at", { line, column, value });
