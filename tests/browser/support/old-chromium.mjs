// A Chromium of 2020, unpacked from the npm package chrome-aws-lambda, or any other, driven over the DevTools protocol by a
// pipe (today's drivers no longer speak to the old ones).
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";

const root = path.join(import.meta.dirname, "../../..");

/** Unpacks the browser once for each version of the package; returns its folder. */
function unpacked(from) {
  const { version } = JSON.parse(readFileSync(path.join(from, "package.json"), "utf8"));
  const folder = path.join(root, `target/old-chromium/${version}`);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const plain = (name) => brotliDecompressSync(readFileSync(path.join(from, "bin", name)));
  writeFileSync(path.join(partial, "chromium"), plain("chromium.br"));
  chmodSync(path.join(partial, "chromium"), 0o755);
  for (const archive of ["aws.tar.br", "swiftshader.tar.br"].filter((name) => existsSync(path.join(from, "bin", name)))) {
    const tar = spawnSync("tar", ["-x", "-C", partial], { input: plain(archive) });
    if (tar.status !== 0) throw new Error(`tar could not unpack \`${archive}\`: ${tar.stderr ?? tar.error}`);
  }
  renameSync(partial, folder);
  return folder;
}

/** Each has a profile of its own. */
let started = 0;

/** One page of that browser. */
export class OldChromium {
  #process;
  #session;
  #next = 1;
  #waiting = new Map();
  #buffer = "";
  /** Exceptions and console errors of the page, in order. */
  faults = [];

  /** `from` is the folder of the package, `executable` a browser that is installed. */
  static async start({ from = path.join(root, "node_modules/chrome-aws-lambda"), executable } = {}) {
    const browser = new OldChromium();
    try {
      await browser.#start(executable ?? path.join(unpacked(from), "chromium"));
    } catch (error) {
      browser.#process?.kill();
      throw error;
    }
    return browser;
  }

  async #start(program) {
    const profile = path.join(root, `target/old-chromium/profile-${process.pid}-${(started += 1)}`);
    this.#process = spawn(
      program,
      ["--headless", "--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
        "--lang=zh-CN", "--window-size=1280,900", `--user-data-dir=${profile}`, "--remote-debugging-pipe", "about:blank"],
      { env: { ...process.env, LD_LIBRARY_PATH: path.join(path.dirname(program), "lib") }, stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"] },
    );
    let said = "";
    this.#process.stderr.on("data", (data) => (said = (said + data).slice(-4000)));
    this.#process.on("exit", (code) => {
      rmSync(profile, { recursive: true, force: true });
      for (const { reject } of this.#waiting.values()) reject(new Error(`the old browser ended (${code}): ${said}`));
    });
    this.#process.stdio[4].setEncoding("utf8").on("data", (data) => this.#receive(data));
    const { targetId } = await this.#send("Target.createTarget", { url: "about:blank" });
    this.#session = (await this.#send("Target.attachToTarget", { targetId, flatten: true })).sessionId;
    for (const domain of ["Page", "Runtime", "Log"]) await this.#send(`${domain}.enable`);
  }

  #send(method, params = {}) {
    const id = this.#next++;
    const sessionId = this.#session;
    this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`the old browser did not answer ${method}`)), 60_000);
      const settled = (settle) => (value) => {
        clearTimeout(late);
        settle(value);
      };
      this.#waiting.set(id, { resolve: settled(resolve), reject: settled(reject) });
    });
  }

  #receive(data) {
    const messages = (this.#buffer + data).split("\0");
    this.#buffer = messages.pop();
    for (const text of messages) {
      const message = JSON.parse(text);
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) waiting?.reject(new Error(message.error.message));
      else waiting?.resolve(message.result);
      if (message.method === "Runtime.exceptionThrown") {
        const { exceptionDetails: thrown } = message.params;
        this.faults.push(thrown.exception?.description ?? thrown.text);
      }
      if (message.method === "Log.entryAdded" && message.params.entry.level === "error") {
        this.faults.push(`${message.params.entry.text} ${message.params.entry.url ?? ""}`.trim());
      }
    }
  }

  async version() {
    return (await this.#send("Browser.getVersion")).product;
  }

  /** Runs a script in every page before its own. */
  before(source) {
    return this.#send("Page.addScriptToEvaluateOnNewDocument", { source });
  }

  async open(address) {
    this.faults.length = 0;
    const { errorText } = await this.#send("Page.navigate", { url: address });
    if (errorText) throw new Error(`\`${address}\`: ${errorText}`);
  }

  /** The value of an expression, awaited; an exception of the page is thrown here. */
  async evaluate(expression) {
    const { result, exceptionDetails } = await this.#send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async click(x, y) {
    const button = { x, y, button: "left", clickCount: 1 };
    await this.#send("Input.dispatchMouseEvent", { ...button, type: "mousePressed" });
    await this.#send("Input.dispatchMouseEvent", { ...button, type: "mouseReleased" });
  }

  async press(key) {
    await this.#send("Input.dispatchKeyEvent", { type: "rawKeyDown", key });
    await this.#send("Input.dispatchKeyEvent", { type: "keyUp", key });
  }

  /** Asks until the answer is truthy, for at most ten seconds. */
  async until(expression) {
    const end = Date.now() + 30_000;
    for (;;) {
      const value = await this.evaluate(expression).catch((error) => (Date.now() < end ? null : Promise.reject(error)));
      if (value || Date.now() > end) return value;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Ends it; pipes that a process of its own still holds would keep this one alive. */
  async close() {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill();
    const late = setTimeout(() => this.#process.kill("SIGKILL"), 5_000);
    await ended;
    clearTimeout(late);
    for (const stream of this.#process.stdio) stream?.destroy();
  }
}
