/**
 * The jobs of a list as the page posts them to its worker, run where the test is: `work` posts, `heard` is what came back since,
 * `ask` posts and waits for the answer of a kind, or for what says that there is none.
 */
export function driver(createJobs) {
  const heard = [];
  let wake = () => {};
  const work = createJobs({ post: (message) => { heard.push(message); wake(); }, slice: 500, piece: 100_000, breathe: async () => {} });
  const ask = async (message, kind) => {
    heard.length = 0;
    work(message);
    for (;;) {
      const found = heard.find(({ type }) => type === kind || type === "failed" || type === "refused");
      if (found) return found;
      await new Promise((go) => { wake = go; });
    }
  };
  return { work, heard, ask };
}
