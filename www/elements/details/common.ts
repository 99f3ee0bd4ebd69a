/** What other pages use, too, so that they need not load the details for it: a file of its own, asked for together with them. */
import "../calculator/sentences";
import "../timeline/timeline.css?inline";
import "lit/directives/until.js";
