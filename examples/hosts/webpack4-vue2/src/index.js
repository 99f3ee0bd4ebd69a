import "sla-calculator/cjs/element.js";
import Vue from "vue";

Vue.config.ignoredElements = [/^sla-/];
Vue.config.productionTip = false;

new Vue({
  el: "#app",
  render: (h) => h("sla-calculator", { attrs: { "customer-tier": "gold", service: "data-line", locality: "intra-city", "start-at": "2026-09-30T16:00" } }),
});
