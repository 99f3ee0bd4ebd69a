// One cold visit of a page in Chromium, with the network and the processor slowed, and the frames in which things are first seen.

/** As Chromium's own tools define "slow 4G". */
export const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
/** A poor line: 50 kB/s, 400 ms. */
export const POOR = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

/** A case whose answer every build gives: dates are the specification's, `watch` looks for them. */
export const QUERY = "?lang=zh-CN&process=change&customer-tier=gold&service=data-line&locality=intra-city&start-at=2026-09-30T16:00";

/** Runs in the page: the first frames in which something is seen, by its name in `firstSeen`. */
function watch() {
  const inside = (within, selector) => [
    ...within.querySelectorAll(selector),
    ...[...within.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? inside(one.shadowRoot, selector) : [])),
  ];
  // The page has a table for browsers without scripts, which is not seen once the element draws.
  const drawn = (one) => one.getBoundingClientRect().height > 0 && getComputedStyle(one).visibility === "visible";
  const seen = (selector, text) => inside(document, selector).some((one) => one.textContent.includes(text) && drawn(one));
  const ready = {
    // The name of a commitment of the case, wherever it stands: in the table of the HTML or in the answer.
    words: () => seen("main th, [part=hero]", "停机办理"),
    answer: () => seen("[part=hero]", "10月10日") || seen("#answer", "2026-10-10"),
    month: () => seen("table", "休"),
  };
  const times = (window.firstSeen = {});
  const look = () => {
    for (const [name, there] of Object.entries(ready)) {
      // The next frame is the one that shows it.
      if (times[name] === undefined && there()) {
        times[name] = 0;
        requestAnimationFrame(() => (times[name] = performance.now()));
      }
    }
    if (!(times.answer && times.month)) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Opens the address in a context of its own, and waits until everything in `wanted` has been seen. Times are milliseconds. */
export async function visit(browser, address, { network, processor = 1, wanted, prepare }) {
  const context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", viewport: { width: 1280, height: 1000 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  if (network) await session.send("Network.emulateNetworkConditions", network);
  if (processor > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: processor });
  await page.addInitScript(watch);
  await prepare?.(page);
  await page.goto(address, { waitUntil: "commit" });
  return { page, session, context, seen: await seen(page, wanted) };
}

/** Asks now and then: waiting inside the page would need `eval`, which the pages' policy refuses. */
async function seen(page, wanted) {
  for (let left = 300; left > 0; left--) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const times = await page.evaluate(() => window.firstSeen).catch(() => undefined);
    if (times && wanted.every((name) => times[name])) return times;
  }
  throw new Error(`not seen after 60 s at ${page.url()}: ${wanted.join(", ")}`);
}
