// Servers that are installed from the distribution, with the settings of their example, on a port of their own.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";

const found = (program) => ["/usr/sbin", "/usr/bin", "/usr/local/bin", "/usr/local/sbin"].map((folder) => path.join(folder, program)).find((file) => existsSync(file));

/** The program, installed from the distribution where it is missing. */
export function installed(program, packages, needed = undefined) {
  const there = () => (needed === undefined || existsSync(needed) ? found(program) : undefined);
  if (there()) return there();
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["-q", "update"], ["-q", "-y", "install", "--no-install-recommends", ...packages]]) {
    const done = spawnSync("apt-get", args, { env, encoding: "utf8" });
    if (done.status !== 0) throw new Error(`${packages.join(" ")} (Debian's names) must be installed: ${done.error?.message ?? done.stderr.trim().split("\n").at(-1)}`);
  }
  if (!there()) throw new Error(`\`${program}\` is not there after installing ${packages.join(" ")}`);
  return there();
}

export const freePort = () => new Promise((port) => { const one = net.createServer().listen(0, "127.0.0.1", () => { const { port: free } = one.address(); one.close(() => port(free)); }); });

/** Settings with the folder and the port in their places. */
function settings(folder, file, places) {
  let text = readFileSync(path.join(folder, file), "utf8");
  for (const [name, value] of Object.entries(places)) text = text.replaceAll(name, String(value));
  writeFileSync(path.join(folder, file), text);
}

const line = (program, args, pattern) => {
  const { stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
  return pattern.exec(`${stdout}${stderr}`)?.[1] ?? "?";
};

/** What starts a server in the foreground, and its version. */
const SERVERS = {
  nginx(folder, port) {
    const program = installed("nginx", ["nginx-light"]);
    settings(folder, "nginx.conf", { PORT: port, FOLDER: folder });
    return { version: line(program, ["-v"], /nginx\/([\d.]+)/), program, args: ["-p", folder, "-c", path.join(folder, "nginx.conf"), "-e", path.join(folder, "error.log"), ...(process.getuid?.() === 0 ? ["-g", "user root;"] : [])] };
  },
  apache(folder, port) {
    const program = installed("apache2", ["apache2-bin", "media-types"]);
    settings(folder, "httpd.conf", { PORT: port, FOLDER: folder, MODULES: "/usr/lib/apache2/modules" });
    renameSync(path.join(folder, "sla.htaccess"), path.join(folder, "sla/.htaccess"));
    return { version: line(program, ["-v"], /Apache\/([\d.]+)/), program, args: ["-f", path.join(folder, "httpd.conf"), "-D", "FOREGROUND"] };
  },
  lighttpd(folder, port) {
    const program = installed("lighttpd", ["lighttpd", "lighttpd-mod-deflate"]);
    mkdirSync(path.join(folder, "cache"), { recursive: true });
    settings(folder, "lighttpd.conf", { PORT: port, FOLDER: folder });
    return { version: line(program, ["-v"], /lighttpd\/([\d.]+)/), program, args: ["-D", "-f", path.join(folder, "lighttpd.conf")] };
  },
  tomcat(folder, port) {
    const home = "/usr/share/tomcat10";
    const java = installed("java", ["default-jre-headless", "tomcat10-common"], home);
    const base = path.join(folder, "base");
    const app = path.join(base, "webapps/ROOT");
    for (const name of ["conf", "logs", "temp", "work"]) mkdirSync(path.join(base, name), { recursive: true });
    mkdirSync(path.join(app, "WEB-INF"), { recursive: true });
    cpSync(path.join(folder, "sla"), path.join(app, "sla"), { recursive: true });
    cpSync(path.join(folder, "index.html"), path.join(app, "index.html"));
    cpSync(path.join(folder, "web.xml"), path.join(app, "WEB-INF/web.xml"));
    // What every Tomcat has in its own conf/web.xml, as far as these files need it.
    const types = Object.entries({ html: "text/html", css: "text/css", json: "application/json", svg: "image/svg+xml" }).map(([ending, type]) => `<mime-mapping><extension>${ending}</extension><mime-type>${type}</mime-type></mime-mapping>`).join("");
    writeFileSync(path.join(base, "conf/web.xml"), `<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0">${types}<welcome-file-list><welcome-file>index.html</welcome-file></welcome-file-list></web-app>`);
    writeFileSync(path.join(base, "conf/server.xml"), `<Server port="-1"><Service name="Catalina"><Connector port="${port}" address="127.0.0.1" protocol="HTTP/1.1"/><Engine name="Catalina" defaultHost="localhost"><Host name="localhost" appBase="webapps"/></Engine></Service></Server>`);
    const classes = ["bootstrap.jar", "tomcat-juli.jar"].map((name) => path.join(home, "bin", name)).join(":");
    const args = ["-cp", classes, `-Dcatalina.home=${home}`, `-Dcatalina.base=${base}`, `-Djava.io.tmpdir=${base}/temp`, "org.apache.catalina.startup.Bootstrap", "start"];
    return { version: line(java, ["-cp", path.join(home, "lib/catalina.jar"), "org.apache.catalina.util.ServerInfo"], /Tomcat\/([\d.]+)/), program: java, args };
  },
};

const ask = (address, encoding) => new Promise((answer, failed) => http.get(address, { headers: { "accept-encoding": encoding } }, (response) => { response.resume(); answer(response); }).on("error", failed));

/** Starts the server, looks at how it sends the files, and has the page opened through it. */
export async function throughServer(host, folder, opened) {
  const port = await freePort();
  const { version, program, args } = SERVERS[host.server](folder, port);
  const server = spawn(program, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (data) => (said = (said + data).slice(-2000)));
  const ended = new Promise((over) => server.on("exit", over));
  try {
    const address = `http://127.0.0.1:${port}/`;
    const end = Date.now() + 60_000;
    for (;;) {
      const up = await ask(address, "identity").then(({ statusCode }) => statusCode === 200, () => false);
      if (up) break;
      if (server.exitCode !== null || Date.now() > end) throw new Error(`${host.server} ${version} does not answer: ${said.trim().split("\n").at(-1)}`);
      await new Promise((later) => setTimeout(later, 200));
    }
    for (const encoding of host.encodings) {
      for (const [file, type] of [["sla-calculator.wasm", "application/wasm"], ["sla-calculator.single.js", "text/javascript"]]) {
        const { headers } = await ask(`${address}sla/embed/${file}`, encoding);
        if (headers["content-encoding"] !== encoding) throw new Error(`${version}: \`${file}\` travels as \`${headers["content-encoding"] ?? "identity"}\`, not as \`${encoding}\``);
        if (!headers["content-type"]?.startsWith(type)) throw new Error(`${version}: \`${file}\` is \`${headers["content-type"]}\`, not \`${type}\``);
        if (headers["cache-control"] !== "no-cache" && host.server !== "tomcat") throw new Error(`${version}: \`${file}\` has \`Cache-Control: ${headers["cache-control"]}\``);
      }
    }
    const hashed = readdirSync(path.join(folder, "sla/embed")).find((name) => /^start-.{8}\.js$/.test(name));
    const { headers } = await ask(`${address}sla/embed/${hashed}`, host.encodings[0]);
    if (!/immutable/.test(headers["cache-control"] ?? "") && host.server !== "tomcat") throw new Error(`${version}: \`${hashed}\` has \`Cache-Control: ${headers["cache-control"]}\``);
    return `${version}, ${host.encodings.join(" and ")}: ${await opened(address)}`;
  } finally {
    server.kill();
    await ended;
  }
}
