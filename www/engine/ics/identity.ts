/** What makes a calendar entry the same entry when a file is imported again. */
import { oneLine } from "./text";

/** The parts of an entry's identity. Nothing that may change later (dimensions, events, conditions, readings, dates) is among them. */
export interface Identity {
  /** Customer, circuit or ticket; empty if none was given. */
  readonly label: string;
  readonly policy: string;
  readonly commitment: string;
  /** The order's opening moment, `request.startAt` of the quote. */
  readonly startAt: string;
  /** Distinguishes orders of one list with the same label and moment; empty for all others. */
  readonly mark: string;
}

/** The UID: the readable id of the commitment, and 128 bits of a hash over all parts. */
export function uidOf({ label, policy, commitment, startAt, mark }: Identity): string {
  const text = JSON.stringify([oneLine(label.normalize("NFC")), policy, commitment, startAt, mark]);
  const readable = commitment.replace(/[^\w.-]+/g, "-").slice(0, 40);
  return `${readable}.${hash(text, 0)}${hash(text, 1)}@sla-calculator`;
}

/** 64 bits over UTF-16 units as 16 hexadecimal digits (cyrb53 with both halves kept): an identity, not a secret. */
function hash(text: string, seed: number): string {
  let [a, b] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  const mixed = (one: number, other: number) => Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  [a, b] = [mixed(a, b), mixed(b, a)];
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
