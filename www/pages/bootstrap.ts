/** The page's first script, small enough to run while the others are still loading; it requests the code for notices about the address in parallel with them. */
if (/[?&](\w+-src|edition|dates|digest)=/.test(location.search)) for (const part of [import("./link/open"), import("./link/notice")]) part.catch(() => undefined);
void import("./index").then(({ run }) => run());
