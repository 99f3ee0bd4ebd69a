/** A QR code as one SVG path, drawn here; loaded when a sheet is shown. */
import { html, type TemplateResult } from "lit";
import qrcode from "qrcode-generator";

/** The quiet zone that readers need, in modules. */
const QUIET = 4;

export function qr(text: string, label: string): TemplateResult {
  const code = qrcode(0, "L");
  code.addData(text, "Byte");
  code.make();
  const count = code.getModuleCount();
  let path = "";
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) if (code.isDark(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
  }
  const size = count + 2 * QUIET;
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label} shape-rendering="crispEdges"><path class="paper" d="M0 0h${size}v${size}H0z"/><path class="ink" d=${path}/></svg>`;
}
