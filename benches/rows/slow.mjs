// The page on a poor line beside an earlier build of it: when its first words are seen, and when the answer is.
import path from "node:path";
import { EARLIER, earlierSite } from "../lib/earlier.mjs";
import { spread } from "../lib/measure.mjs";
import { nginx } from "../lib/nginx.mjs";
import { root } from "../lib/paths.mjs";
import { missing, row } from "../lib/report.mjs";
import { serve } from "../lib/serve.mjs";
import { POOR, QUERY, visit } from "../lib/visit.mjs";

const [WORDS, ANSWER] = ["words", "answer"];

/** `times` visits of each site in turn; what was seen when, and how many bytes had come by the answer. */
async function compare(browser, sites, times) {
  const found = Object.fromEntries(Object.keys(sites).map((name) => [name, []]));
  for (let round = -1; round < times; round++) {
    for (const [name, { address }] of Object.entries(sites)) {
      let bytes = 0;
      const { context, seen } = await visit(browser, `${address}/index.html${QUERY}`, {
        network: POOR, wanted: [WORDS, ANSWER],
        prepare: async (page) => {
          const session = await page.context().newCDPSession(page);
          await session.send("Network.enable");
          session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
        },
      });
      await context.close();
      // The first round fills the caches of the disk.
      if (round >= 0) found[name].push({ ...seen, bytes });
    }
  }
  return found;
}

function goal(found, { id, what, moment, atMost, server }) {
  const seconds = (name) => found[name].map((one) => one[moment] / 1000);
  const [ours, earlier] = [seconds("ours"), seconds("earlier")];
  const told = (name, list) => {
    const { median, min, max } = spread(list);
    return `${name} ${median.toFixed(2)} s (${min.toFixed(2)} to ${max.toFixed(2)}), ${Math.round(spread(found[name].map(({ bytes }) => bytes)).median / 1000)} kB until the answer`;
  };
  return row({
    id, what: `${what}, 50 kB/s and 400 ms, ${server}: time against the build of ${EARLIER.slice(0, 7)}`, atMost,
    value: spread(ours.map((time, round) => time / earlier[round])),
    note: `${told("ours", ours)}; ${told("earlier", earlier)}`,
  });
}

/** Debian's nginx, or a server that sends everything as it is, HTML included. */
async function uncompressing(folder, name) {
  try {
    const one = await nginx(folder, name);
    return { ...one, told: `${one.version} as Debian installs it` };
  } catch (error) {
    console.error(`==> ${error.message}: a plain server takes its place`);
    return { ...(await serve(folder, { compressed: false })), told: "a plain server, since nginx cannot be had" };
  }
}

export async function slow(browser, times) {
  const folders = { ours: path.join(root, "dist/site") };
  try {
    folders.earlier = earlierSite();
  } catch (error) {
    return [missing("page-slow", "the page on a poor line", error.message.split("\n")[0])];
  }
  const rows = [];
  for (const [kind, start, words, answer] of [["plain", uncompressing, 0.25, 0.6], ["compressed", serve, 0.5, 1]]) {
    const sites = {};
    for (const [name, folder] of Object.entries(folders)) sites[name] = await start(folder, name);
    try {
      const found = await compare(browser, sites, times);
      const server = kind === "plain" ? sites.ours.told : "brotli";
      rows.push(
        goal(found, { id: `page-words-${kind}`, what: "first words of the matter", moment: WORDS, atMost: words, server }),
        goal(found, { id: `page-answer-${kind}`, what: "first answer", moment: ANSWER, atMost: answer, server }),
      );
    } finally {
      for (const { close } of Object.values(sites)) await close();
    }
  }
  return rows;
}
