/** The guided start: a table of limits becomes a small policy document. Loaded when somebody opens it. */
export { Start } from "./state";
export { startView } from "./view";
