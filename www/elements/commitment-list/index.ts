/** The list of commitments with its styles: loaded right after the headline, because it needs texts beyond the first ones. */
import { unsafeCSS } from "lit";
import { addStyles } from "../shared/styles";
import styles from "./list.css?inline";

export { list } from "./list";

const STYLES = [unsafeCSS(styles)];

/** Adds the list's styles to a calculator. */
export const adopt = (root: ShadowRoot): void => addStyles(root, STYLES);
