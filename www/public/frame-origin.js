// A frame without an origin of its own (a sandbox without allow-same-origin, a page on disk) may load no module: there the single script does the same.
if (self.origin === "null" || location.protocol === "file:") {
  addEventListener("DOMContentLoaded", function () {
    var script = document.createElement("script");
    script.src = "embed/sla-calculator.single.js";
    document.body.appendChild(script);
  });
}
