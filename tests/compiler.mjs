/** The page's modules as tests load them: compiled by the project's own bundler when they are asked for, without an address. */
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A server for `www`. `cache` names its folder in `target`; `generated` is the folder that stands for `#generated`, if any module needs it. */
export const compiler = ({ cache, generated, plugins = [] }) => createServer({
  configFile: false,
  root: at("../www"),
  appType: "custom",
  logLevel: "error",
  cacheDir: at(`../target/${cache}`),
  server: { middlewareMode: true, ws: false, watch: null, hmr: false },
  optimizeDeps: { noDiscovery: true },
  plugins,
  resolve: { alias: generated ? { "#generated": generated } : {} },
});
