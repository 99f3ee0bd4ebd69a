/** The page's first script, small enough to run while the others are still on their way: what an address asks for is fetched beside them. */
if ([...new URLSearchParams(location.search).keys()].some((name) => name !== "lang")) import("./link/open").catch(() => undefined);
void import("./index").then(({ run }) => run());
