/** A quoted list as a table to be pasted: into a sheet as cells, into a message as a table. */
import type { List } from "./list";
import { rowOf } from "./look";
import type { Quoted } from "./run";

/** Rows that a clipboard takes without complaint. */
const MOST = 2000;

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
/** A cell without what would end it. */
const inLine = (text: string): string => text.replace(/[\t\r\n]+/g, " ");

export function tableOf(list: List | undefined, quoted: Quoted | undefined): { text: string; html: string; rows: number; more: boolean } {
  if (!list || !quoted) return { text: "", html: "", rows: 0, more: false };
  const { answers, result } = quoted;
  const rows = answers.slice(0, MOST).map((_, at) => rowOf(list, quoted, at));
  const lines = [result.head, ...rows];
  const line = (cells: readonly string[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  return {
    text: lines.map((cells) => cells.map(inLine).join("\t")).join("\r\n"),
    html: `<table>${lines.map((cells, at) => line(cells, at ? "td" : "th")).join("")}</table>`,
    rows: rows.length, more: answers.length > MOST,
  };
}
