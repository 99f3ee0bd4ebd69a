/** The destination of the answers: a file that replaces the old one only when it is complete, or a stream. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { once } from "node:events";

export interface Sink {
  write(bytes: Uint8Array): Promise<void>;
  /** Completes the output. */
  finish(): Promise<void>;
  /** Discards the output; the previous file stays. */
  discard(): void;
}

/** The reader of the output has closed it. */
export class ReaderGone extends Error {}

function standardOutput(): Sink {
  let fault: NodeJS.ErrnoException | undefined;
  process.stdout.on("error", (thrown: NodeJS.ErrnoException) => { fault = thrown; });
  const check = (): void => {
    if (fault?.code === "EPIPE") throw new ReaderGone();
    if (fault) throw new Error(`the output could not be written: ${fault.message}`);
  };
  return {
    async write(bytes) {
      check();
      if (!process.stdout.write(bytes)) await Promise.race([once(process.stdout, "drain"), once(process.stdout, "close")]).catch(() => {});
      check();
    },
    async finish() {
      await new Promise<void>((done) => process.stdout.write("", () => done()));
      check();
    },
    discard() {},
  };
}

function isPlain(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return true;
  }
}

function fileAt(file: string): Sink {
  // A device or a pipe cannot be replaced by renaming.
  const beside = isPlain(file) ? `${file}.part-${process.pid}` : file;
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === "EPIPE") throw new ReaderGone();
      throw new Error(`${file} could not be written: ${(thrown as Error).message}${beside === file ? "" : "; what stood there before stands there still"}`);
    }
  };
  const to = attempt(() => openSync(beside, beside === file ? "w" : "wx"));
  let open = true;
  const close = (): void => {
    if (open) closeSync(to);
    open = false;
  };
  return {
    async write(bytes) {
      attempt(() => { for (let at = 0; at < bytes.length;) at += writeSync(to, bytes, at); });
    },
    async finish() {
      attempt(() => {
        if (beside !== file) fsyncSync(to);
        close();
        if (beside !== file) renameSync(beside, file);
      });
    },
    discard() {
      close();
      if (beside !== file) rmSync(beside, { force: true });
    },
  };
}

export const sinkOf = (file: string): Sink => (file === "-" ? standardOutput() : fileAt(file));
