/** The same info as a script, for cores without the section. */
import calendar from "#generated/calendar-info.json";
import policy from "#generated/policy-info.json";
import type { Described } from "./described";

export default [policy, calendar] as unknown as Described;
