/** The rows that are shown, as a picture drawn on this device: for chats where neither a page nor a file can be sent. */
import { indexed } from "../../engine/times";
import type { Words } from "../../words";
import type { GetString } from "../desk/strings";
import type { Done, Seen } from "./messages";

interface Task {
  result: Done;
  seen: Seen;
  words: Words;
  say: GetString;
  /** Whose list it is, what for, when it was worked out, under which editions. */
  list: string;
  matter: string;
  made: string;
  editions: string;
}

interface Shown {
  /** Whose list it is and what for; then the lines below the table. */
  title: string;
  notes: readonly string[];
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** The name of each row and its dates, with what they rest on. */
function shownOf({ result: { head, order, lead }, seen, words, say, list, matter, made, editions }: Task): Shown {
  const dated = order.filter((at, place) => (place === 0 && lead) || seen.rows.some(({ cells }) => /^\d{4}-\d\d-\d\d/.test(cells[at] ?? "")));
  return {
    title: [list, matter].filter(Boolean).join(words.ui("summary.join")),
    head: dated.map((at) => head[at]!),
    rows: seen.rows.map(({ cells }) => dated.map((at) => cells[at] ?? "")),
    notes: [
      ...(seen.rows.length < seen.total ? [say("bulk.pictureSome", { n: seen.rows.length, total: seen.total })] : []),
      say("bulk.pictureMade", { date: made }), editions, words.provenance(),
    ],
  };
}

const FONT = '"PingFang SC", "HarmonyOS Sans SC", MiSans, "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif';
const INK = { text: "#1b2430", dim: "#4b5768", line: "#d5dbe3", head: "#f4f6f9" };
const [EDGE, PAD, LINE] = [32, 14, 44] as const;
/** A column is no wider than this; a text that is gets an ellipsis. */
const WIDEST = 420;

function fitted(pen: CanvasRenderingContext2D, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text;
  let shown = text;
  while (shown && pen.measureText(`${shown}…`).width > width) shown = shown.slice(0, -1);
  return `${shown}…`;
}

export const pictureOf = (task: Task): Promise<Blob> => drawn(shownOf(task));

function drawn({ title, notes, head, rows }: Shown): Promise<Blob> {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser draws no pictures");
  const font = (size: number, bold = false): void => { pen.font = `${bold ? 700 : 400} ${size}px ${FONT}`; };
  const lines = [head, ...rows];
  font(22, true);
  const widths = head.map((_, at) => Math.min(WIDEST, Math.max(...lines.map((row) => pen.measureText(row[at] ?? "").width))) + 2 * PAD);
  const table = widths.reduce((sum, one) => sum + one, 0);
  font(20);
  const width = Math.max(table, ...notes.map((one) => pen.measureText(one).width)) + 2 * EDGE;
  canvas.width = Math.ceil(width);
  canvas.height = EDGE * 2 + 52 + lines.length * LINE + 20 + notes.length * 32;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = INK.text;
  font(28, true);
  pen.fillText(fitted(pen, title, canvas.width - 2 * EDGE), EDGE, EDGE + 30);
  let y = EDGE + 52;
  for (const [place, row] of indexed(lines)) {
    if (!place) {
      pen.fillStyle = INK.head;
      pen.fillRect(EDGE, y, table, LINE);
    }
    pen.fillStyle = INK.text;
    font(22, !place);
    let x = EDGE;
    for (const [at, wide] of indexed(widths)) {
      pen.fillText(fitted(pen, row[at] ?? "", wide - 2 * PAD), x + PAD, y + 29);
      x += wide;
    }
    y += LINE;
    pen.fillStyle = INK.line;
    pen.fillRect(EDGE, y - 1, table, 1);
  }
  pen.fillStyle = INK.dim;
  font(20);
  for (const note of notes) {
    y += 32;
    pen.fillText(note, EDGE, y + 10);
  }
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("the picture could not be written"))), "image/png"));
}
