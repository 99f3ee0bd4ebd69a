/** The same info as a script, for cores without the section. */
import calendar from "#generated/calendar-info.json";
import policy from "#generated/policy-info.json";
import type { BundledInfo } from "./policy-info";

export default [policy, calendar] as unknown as BundledInfo;
