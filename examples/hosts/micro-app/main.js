import microApp from "./node_modules/@micro-zoe/micro-app/lib/index.esm.js";

microApp.start();
const sub = document.createElement("micro-app");
sub.setAttribute("name", "sub");
sub.setAttribute("url", new URL("sub/", location.href).href);
document.body.append(sub);
