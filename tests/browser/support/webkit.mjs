// WebKit by its own driver and the W3C protocol, on a screen that nobody sees.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

/** Keys as the protocol writes them. */
const KEYS = { ArrowRight: "\uE014", ArrowDown: "\uE015", Home: "\uE011", PageDown: "\uE00F", Enter: "\uE007" };

/** The browser that Debian's driver automates, under the folder of the machine's architecture. */
function miniBrowser() {
  if (process.env.MINI_BROWSER) return process.env.MINI_BROWSER;
  for (const folder of readdirSync("/usr/lib")) {
    for (const version of ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"]) {
      const file = path.join("/usr/lib", folder, version, "MiniBrowser");
      if (existsSync(file)) return file;
    }
  }
  throw new Error("install webkit2gtk-driver (Debian's name), or name the browser in MINI_BROWSER");
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export class WebKit {
  #process;
  #base;
  #session = "";

  static async start() {
    const webkit = new WebKit();
    try {
      await webkit.#start();
    } catch (error) {
      await webkit.close();
      throw error;
    }
    return webkit;
  }

  async #start() {
    const port = await freePort();
    this.#base = `http://127.0.0.1:${port}`;
    // A group of its own, so that the screen and the browser end with the driver.
    this.#process = spawn("xvfb-run", ["-a", "-s", "-screen 0 1400x1000x24", "WebKitWebDriver", `--port=${port}`], {
      detached: true,
      stdio: "ignore",
      env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", LANG: "C.UTF-8" },
    });
    let failed;
    this.#process.on("error", (error) => (failed = error));
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } } };
    const end = Date.now() + 60_000;
    for (;;) {
      if (failed) throw failed;
      const answer = await this.#ask("POST", "/session", { capabilities }).catch((error) => error);
      if (!(answer instanceof Error)) {
        this.#session = `/session/${answer.sessionId}`;
        break;
      }
      // Until the driver listens, nobody answers; what it answers is final.
      if (answer.cause?.code !== "ECONNREFUSED" || Date.now() > end) throw answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await this.#ask("POST", `${this.#session}/window/rect`, { width: 1300, height: 950 });
  }

  async #ask(method, place, body) {
    const response = await fetch(this.#base + place, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  #act(actions) {
    return this.#ask("POST", `${this.#session}/actions`, { actions: [actions] });
  }

  /** The driver tells nothing of the console, so the page collects what breaks once it has loaded. */
  async open(address) {
    await this.#ask("POST", `${this.#session}/url`, { url: address });
    await this.evaluate(`(() => {
      window.faults = [];
      addEventListener("error", (event) => faults.push(event.message));
      addEventListener("unhandledrejection", (event) => faults.push(String(event.reason)));
      addEventListener("securitypolicyviolation", (event) => faults.push(event.violatedDirective + " " + event.blockedURI));
    })()`);
  }

  /** What broke since the page was opened, in order. */
  get faults() {
    return this.evaluate("window.faults");
  }

  evaluate(expression) {
    return this.#ask("POST", `${this.#session}/execute/sync`, { script: `return (${expression})`, args: [] });
  }

  click(x, y) {
    const button = { button: 0 };
    return this.#act({ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions: [
      { type: "pointerMove", x, y, origin: "viewport", duration: 0 }, { type: "pointerDown", ...button }, { type: "pointerUp", ...button },
    ] });
  }

  press(key) {
    const value = KEYS[key];
    return this.#act({ type: "key", id: "keys", actions: [{ type: "keyDown", value }, { type: "keyUp", value }] });
  }

  async close() {
    if (this.#session) await this.#ask("DELETE", this.#session).catch(() => {});
    if (!this.#process?.pid || this.#process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    process.kill(-this.#process.pid);
    await ended;
  }
}
