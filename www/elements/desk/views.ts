/** The desk's views, in the order of their tabs. */
import type { TemplateResult } from "lit";
import { backView } from "./back-view";
import { bulkView } from "./bulk-view";
import { compareView } from "./compare-view";
import type { Desk } from "./context";
import { pauseView } from "./pause-view";
import { sheetView } from "./sheet-view";

export type View = "compare" | "back" | "pause" | "bulk" | "sheet";

export const VIEWS: readonly { id: View; show(desk: Desk): TemplateResult }[] = [
  { id: "compare", show: compareView },
  { id: "back", show: backView },
  { id: "pause", show: pauseView },
  { id: "bulk", show: bulkView },
  { id: "sheet", show: sheetView },
];
