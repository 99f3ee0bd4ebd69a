/** What the record looks like: the form, the lists and the paper that it shares with the desk, and its own. */
import { unsafeCSS } from "lit";
import bulk from "../bulk/bulk.css?inline";
import layout from "../calculator/layout.css?inline";
import form from "../form/form.css?inline";
import print from "../shared/print.css?inline";
import own from "./record.css?inline";

export const STYLES = [form, layout, bulk, print, own].map((sheet) => unsafeCSS(sheet));
