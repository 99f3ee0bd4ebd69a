/**
 * The policies and calendars as they are, beside the pages and beside the embedded script: `policy-src` names one,
 * and the year is changed by replacing `calendars/cn.json`.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

export function documents(root: string): Plugin {
  return {
    name: "sla-documents",
    generateBundle() {
      for (const folder of ["policies", "calendars"]) {
        for (const file of readdirSync(path.join(root, "data", folder)).filter((name) => name.endsWith(".json"))) {
          this.emitFile({ type: "asset", fileName: `${folder}/${file}`, source: readFileSync(path.join(root, "data", folder, file)) });
        }
      }
    },
  };
}
