/** The page's first script, small enough to run while the others are still on their way: what must be said of an address is fetched beside them. */
if (/[?&](\w+-src|edition|dates|digest)=/.test(location.search)) for (const part of [import("./link/open"), import("./link/notice")]) part.catch(() => undefined);
void import("./index").then(({ run }) => run());
