/** The dated promises as a picture, drawn on this device: for chats where a page cannot be sent. */
import type { Commitment } from "../../engine/types";
import type { Context } from "../calculator/context";
import { policyName } from "../calculator/context";
import { grouped } from "../commitment-list/groups";
import { dueText, verdict } from "../commitment-list/order";
import { marksSaid, saidBeside } from "../details/marks";

const WIDTH = 750;
const EDGE = 40;
const INNER = WIDTH - 2 * EDGE;
const FONT = '"PingFang SC", "HarmonyOS Sans SC", MiSans, "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif';
const INK = { text: "#1b2430", dim: "#4b5768", line: "#d5dbe3", accent: "#0b5cad", late: "#b42318" };

interface Line {
  text: string;
  size: number;
  bold?: boolean;
  color: string;
  /** Space above, and whether a line is drawn in it. */
  above: number;
  rule?: boolean;
}

/** Breaks a full line: between any two Chinese characters, between words of other scripts. */
function broken(pen: CanvasRenderingContext2D, text: string): string[] {
  const lines = [""];
  for (const piece of text.match(/[\u2e80-\uffef]|[^\u2e80-\uffef\s]+|\s+/g) ?? []) {
    const last = lines.length - 1;
    if (pen.measureText(lines[last] + piece).width <= INNER || !lines[last]) lines[last] += piece;
    else lines.push(piece.trimStart());
  }
  return lines;
}

/** 调休上班 or 放假 after the date of a clock that counts days. */
function dayMark({ precision, dueDate, certainty }: Commitment, { sla, words }: Context): string {
  const kind = precision === "minute" || !dueDate || certainty === "provisional" ? "" : sla.dayInfo(dueDate).kind;
  return kind === "makeup-workday" || kind === "holiday" ? words.ui("day.join") + words.ui(`day.${kind}`) : "";
}

function content(context: Context): Line[] {
  const { words, sla, quote, fields } = context;
  const join = words.ui("summary.join");
  const chosen = sla.policy.dimensions.filter(({ id }) => fields.dimensions[id]).map(({ id }) => words.value(id, fields.dimensions[id]!));
  const start = words.relativeTo(0).instant(quote.request.startAt);
  const lines: Line[] = [
    { text: words.policyTitle(), size: 24, color: INK.dim, above: 0 },
    { text: chosen.join(join), size: 34, bold: true, color: INK.text, above: 4 },
    { text: `${words.ui("moment.start")}${words.ui("list.colon")}${start}`, size: 26, color: INK.text, above: 4 },
  ];
  const dated = grouped(context.commitments).find(([group]) => group === "dated")?.[1] ?? [];
  for (const one of dated) {
    const said = verdict(one, context);
    const provisional = one.certainty === "provisional" ? `${words.ui("day.join")}${words.ui("provisional")}` : "";
    lines.push({ text: words.title(one.id), size: 28, color: INK.text, above: 24, rule: true });
    lines.push({ text: dueText(one, context) + dayMark(one, context) + provisional, size: 34, bold: true, color: said?.state === "missed" ? INK.late : INK.accent, above: 2 });
    lines.push({ text: [words.limitOf(one), said?.text].filter(Boolean).join(join), size: 24, color: INK.dim, above: 2 });
  }
  const marks = marksSaid(context);
  const beside = saidBeside(context).filter((text) => !marks.includes(text));
  if (marks.length) lines.push({ text: words.ui("reading.marks"), size: 22, bold: true, color: INK.late, above: 24, rule: true });
  for (const text of marks) lines.push({ text, size: 22, color: INK.text, above: 2 });
  for (const text of beside) lines.push({ text, size: 22, color: INK.text, above: beside[0] === text ? 24 : 2, rule: beside[0] === text });
  const through = words.relativeTo(0).instant(sla.calendar.publishedThrough);
  lines.push({ text: words.provenance(), size: 22, color: INK.dim, above: 24, rule: true });
  lines.push({ text: words.ui("editions", { policy: policyName(words, sla.policy.edition), calendar: sla.calendar.version, through }), size: 22, color: INK.dim, above: 2 });
  return lines;
}

/** Lays the lines out from the top; draws them if asked to, and says how high they are. */
function lay(pen: CanvasRenderingContext2D, lines: readonly Line[], draw: boolean): number {
  let y = EDGE;
  for (const line of lines) {
    y += line.above;
    if (line.rule) {
      if (draw) {
        pen.fillStyle = INK.line;
        pen.fillRect(EDGE, y - line.above / 2, INNER, 1);
      }
    }
    pen.font = `${line.bold ? 700 : 400} ${line.size}px ${FONT}`;
    for (const text of broken(pen, line.text)) {
      y += line.size * 1.5;
      if (!draw) continue;
      pen.fillStyle = line.color;
      pen.fillText(text, EDGE, y - line.size * 0.4);
    }
  }
  return y + EDGE;
}

/** A PNG of the answer that is shown. */
export async function picture(context: Context): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  const lines = content(context);
  const measuring = canvas.getContext("2d");
  if (!measuring) throw new Error("this browser draws no pictures");
  canvas.height = Math.ceil(lay(measuring, lines, false));
  // A new height empties the canvas and its settings.
  measuring.fillStyle = "#fff";
  measuring.fillRect(0, 0, canvas.width, canvas.height);
  lay(measuring, lines, true);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("the picture could not be written"))), "image/png"));
}
