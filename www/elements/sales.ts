/** Defines the sales elements, once: a file of its own, which pages without them do not load. */
import "./bulk/define";
import "./compare/define";
