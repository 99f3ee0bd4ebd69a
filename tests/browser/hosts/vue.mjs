/** `window.draw(request)`: Vue 3 renders the element with a request; the next call, with another. */
import { createApp, h, nextTick, shallowRef } from "vue";

const given = shallowRef({});
let app;
window.draw = async (next) => {
  given.value = next;
  app ??= createApp({ render: () => h("sla-calculator", given.value) });
  if (!app._container) app.mount("#app");
  await nextTick();
};
