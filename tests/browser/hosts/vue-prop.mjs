/** The same with `.prop`, by which Vue is told that it is a property. */
import { createApp, h, nextTick, shallowRef } from "vue";

const given = shallowRef({});
let app;
window.draw = async (next) => {
  given.value = Object.fromEntries(Object.entries(next).map(([name, value]) => [name === "request" ? ".request" : name, value]));
  app ??= createApp({ render: () => h("sla-calculator", given.value) });
  if (!app._container) app.mount("#app");
  await nextTick();
};
