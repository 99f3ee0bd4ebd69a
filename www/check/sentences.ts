/** What the self-check says, in both languages: what is wrong, and what would mend it. */

export const SENTENCES = {
  "no-page": ["网页取不到：{why}", "The page could not be had: {why}"],
  "not-embedded": ["网页里没有找到嵌入脚本或内嵌框架（打包的应用请检查它的脚本所在文件夹里的 sla-calculator.wasm）。", "Neither the embedded script nor the frame was found in the page (for a bundled app, check sla-calculator.wasm in the folder of its scripts)."],
  embedded: ["找到 {file}。", "Found {file}."],
  missing: ["{file} 取不到（{status}）：请把整个文件夹放到服务器上。", "{file} is missing ({status}): put the whole folder on the server."],
  "missing-wasm": ["{file} 取不到（{status}）：文件不在，或服务器不认识扩展名 .wasm（IIS 会答复404）：请添加 MIME 类型 application/wasm。", "{file} is missing ({status}): it is not there, or the server does not know the ending .wasm (IIS answers 404): add the MIME type application/wasm."],
  "another-origin": ["{file} 在另一个来源，且没有允许读取（CORS）：请加 Access-Control-Allow-Origin，或放到同一来源。", "{file} lies on another origin that does not allow reading (CORS): add Access-Control-Allow-Origin, or put it on the same origin."],
  "script-type": ["{file} 的类型是“{type}”：模块脚本只接受 text/javascript；单个脚本在有 nosniff 时也一样。", "{file} is sent as “{type}”: a module script must be text/javascript, and so must a classic one where nosniff is sent."],
  html: ["{file} 的内容是网页而不是文件：服务器对不存在的地址返回了首页。", "{file} is an HTML page and not the file: the server sends its start page for what does not exist."],
  "wasm-type": ["{file} 的类型是“{type}”：能用，但不能边下载边编译；请改为 application/wasm。", "{file} is sent as “{type}”: it works, but cannot be compiled while it comes; make it application/wasm."],
  uncompressed: ["{file} 未压缩发送：旁边就有 .br 和 .gz，服务器的设置见 EMBEDDING.md。", "{file} travels uncompressed: .br and .gz lie beside it; see EMBEDDING.md for the server's settings."],
  "cached-too-long": ["{file} 的名称不随内容变化，却可缓存 {seconds} 秒：更新后访客会用旧脚本；请改为 no-cache。", "{file} keeps its name when it changes, and may be cached for {seconds} seconds: after an update visitors run the old one; make it no-cache."],
  mixed: ["{script} 与 {file} 来自不同的构建：请把同一次构建的全部文件一起放上去。", "{script} and {file} come from different builds: put the files of one build on the server, all together."],
  "csp-script": ["CSP 的 script-src 不允许 {file}：请加上它的来源 {origin}。", "The CSP's script-src does not allow {file}: add its origin {origin}."],
  "csp-connect": ["CSP 的 connect-src 不允许读取 {file}：请加上它的来源 {origin}。", "The CSP's connect-src does not allow reading {file}: add its origin {origin}."],
  "csp-wasm": ["CSP 不允许 WebAssembly：将改用 JavaScript 引擎，结果相同但稍慢；要用 WebAssembly，请在 script-src 中加 'wasm-unsafe-eval'（Chromium 97 之前为 'unsafe-eval'）。", "The CSP forbids WebAssembly: the JavaScript engine is used, with the same answers but slower; for WebAssembly add 'wasm-unsafe-eval' to script-src (before Chromium 97: 'unsafe-eval')."],
  "csp-frame": ["CSP 的 frame-src 不允许 {file}：请加上它的来源 {origin}。", "The CSP's frame-src does not allow {file}: add its origin {origin}."],
  "csp-worker": ["CSP 的 worker-src 不允许 Worker：清单会在页面上分段计算，文件上限4MB。", "The CSP's worker-src allows no worker: lists are quoted on the page in short steps, files up to 4 MB."],
  "trusted-types": ["CSP 要求 Trusted Types，但 trusted-types 中没有 lit-html：请加上。", "The CSP requires Trusted Types, and trusted-types lacks lit-html: add it."],
  sandbox: ["内嵌框架的 sandbox 没有 allow-scripts：请加上。", "The frame's sandbox lacks allow-scripts: add it."],
  "frame-refused": ["{file} 的服务器用 frame-ancestors 或 X-Frame-Options 拒绝被嵌入：请把网页的来源列进去。", "The server of {file} refuses to be framed (frame-ancestors or X-Frame-Options): list the page's origin there."],
  calendar: ["{file} 不是节假日安排：{why}。新一年的节假日安排不会被采用。", "{file} is not a calendar: {why}. A new year's calendar is not used."],
  good: ["{file}：{type}，{encoding}。", "{file}: {type}, {encoding}."],
} as const;

export type Sentence = keyof typeof SENTENCES;
export type Params = { readonly [name: string]: string | number };

export function sentence(key: Sentence, params: Params, lang: string): string {
  return SENTENCES[key][lang === "en" ? 1 : 0].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ""));
}
