// A program that waits for lines and answers each with one line of JSON, so that programs in other languages take turns.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { root } from "./paths.mjs";

export class Worker {
  #child;
  #lines;
  #gone;

  constructor(program, args) {
    this.#child = spawn(program, args, { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
    this.#gone = new Promise((_, reject) => {
      this.#child.on("error", reject);
      this.#child.on("exit", (code) => reject(new Error(`\`${program}\` ended with code ${code}`)));
    });
    this.#gone.catch(() => {});
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async ask(question) {
    this.#child.stdin.write(`${question}\n`);
    const { value, done } = await Promise.race([this.#lines.next(), this.#gone]);
    if (done) throw new Error(`no answer to \`${question}\``);
    return JSON.parse(value);
  }

  close() {
    this.#child.stdin.end();
  }
}
