/** The engine for elements that ask more than quotes: comparing, working back, the readings that move a date, a year of a line. */
import { createCalculator, type Calculator } from "../../engine";
import { EngineCache } from "./engine";

export type { Calculator };

export const calculators = new EngineCache(createCalculator);
