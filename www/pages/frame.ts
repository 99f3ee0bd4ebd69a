/** `frame.html`: see `framed.ts`. */
import "../elements/calculator/define";
import { framed } from "./framed";

framed();
