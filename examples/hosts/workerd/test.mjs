// Starts workerd, asks it once, ends it.
import { spawn } from "node:child_process";

const server = spawn("workerd", ["serve", "config.capnp"], { stdio: "inherit" });
try {
  for (let left = 100; ; left -= 1) {
    const answer = await fetch("http://127.0.0.1:8787/").then((response) => response.text(), () => undefined);
    if (answer !== undefined || !left) {
      console.log(answer);
      break;
    }
    await new Promise((later) => setTimeout(later, 100));
  }
} finally {
  server.kill();
}
