/** How iCalendar writes text (RFC 5545). */

/** Line ends of every kind; some readers also end a content line at the last three. */
const LINE_END = /\r\n?|[\u0085\u2028\u2029]/g;
/** Marks that turn the direction of what follows them: a date after such a label would be displayed as another date. */
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g;

/** A text without bidirectional control characters. */
export const stripBidi = (text: string): string => text.replace(BIDI, "");

/** Control characters other than tab and line feed, which no text may have. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** A TEXT value (RFC 5545, 3.3.11): line ends are written as `\n`, control characters are left out. */
export function escapeText(text: string): string {
  return stripBidi(text)
    .replace(LINE_END, "\n")
    .replace(CONTROL, "")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");
}

/** A text on one line: line ends, tabs and runs of spaces become one space. */
export function oneLine(text: string): string {
  return stripBidi(text).replace(LINE_END, " ").replace(CONTROL, " ").replace(/\s+/g, " ").trim();
}

/** Content lines of at most 75 octets, never cut inside a character (RFC 5545, 3.1). */
export function foldLine(line: string): string {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = utf8Length(character.codePointAt(0) ?? 0);
    if (octets + size > 75) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

function utf8Length(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}
