// Firefox by WebDriver BiDi, which it speaks without a driver.
import puppeteer from "puppeteer-core";

export class Firefox {
  #browser;
  #page;
  /** Exceptions and console errors of the page, in order. */
  faults = [];

  static async start() {
    const firefox = new Firefox();
    firefox.#browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: process.env.FIREFOX || "/usr/bin/firefox-esr",
      headless: true,
      // Nothing of the browser's own asks for anything outside.
      extraPrefsFirefox: { "intl.accept_languages": "zh-CN", "app.normandy.enabled": false, "network.captive-portal-service.enabled": false },
    });
    firefox.#page = await firefox.#browser.newPage();
    await firefox.#page.setViewport({ width: 1280, height: 900 });
    firefox.#page.on("pageerror", (error) => firefox.faults.push(String(error)));
    firefox.#page.on("console", (message) => {
      if (message.type() === "error") firefox.faults.push(message.text());
    });
    await firefox.#page.evaluateOnNewDocument(() => {
      addEventListener("securitypolicyviolation", (event) => console.error(`${event.violatedDirective} ${event.blockedURI}`));
    });
    return firefox;
  }

  async open(address) {
    this.faults.length = 0;
    await this.#page.goto(address);
  }

  evaluate(expression) {
    return this.#page.evaluate(expression);
  }

  click(x, y) {
    return this.#page.mouse.click(x, y);
  }

  press(key) {
    return this.#page.keyboard.press(key);
  }

  /** What it would put on paper: a PDF of A4 sheets. */
  print() {
    return this.#page.pdf({ format: "A4" });
  }

  close() {
    return this.#browser.close();
  }
}
