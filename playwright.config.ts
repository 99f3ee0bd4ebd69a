import { defineConfig } from "@playwright/test";

const base = process.env["SLA_BASE_URL"];
if (!base) throw new Error("start the page tests with `cargo xtask test page`, which serves the site for them");

/** The page in a real Chromium that is already installed; the site is served by the caller. */
export default defineConfig({
  testDir: "tests/browser",
  testMatch: "**/*.spec.ts",
  outputDir: "target/playwright",
  reporter: "line",
  forbidOnly: !!process.env["CI"],
  fullyParallel: true,
  workers: 2,
  // A browser on a busy machine may lose a connection; a fault fails twice. What passed the second time is listed as flaky.
  retries: 1,
  // A busy machine is slow; what never comes fails all the same.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: base,
    browserName: "chromium",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    screenshot: "only-on-failure",
    // The hero fades in for a quarter of a second: a colour read meanwhile is no colour of the page.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      ...(process.env["CHROME"] ? { executablePath: process.env["CHROME"] } : {}),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
});
