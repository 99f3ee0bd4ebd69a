/** Where a fault stands, in words. */
import type { GetString } from "../desk/strings";
import type { CellFault } from "./messages";

export const placeOf = ({ line, column, value }: CellFault, say: GetString): string =>
  column === undefined ? say("bulk.atLine", { line, value }) : say("bulk.at", { line, column, value });
