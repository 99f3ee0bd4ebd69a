/** The engine for elements that ask more than quotes: comparing, working back, the readings that move a date, a year of a line. */
import { Calculator } from "../../engine/calculator";
import { partsOf } from "../../engine/create";
import { loadCore } from "../../engine/load";
import { EngineCache } from "./engine";

export type { Calculator };

export const calculators = new EngineCache(async (options) => new Calculator(await partsOf(options, loadCore)));
