import microApp from "./node_modules/@micro-zoe/micro-app/lib/index.esm.js";

microApp.start();
