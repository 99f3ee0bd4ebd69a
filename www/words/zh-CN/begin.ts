/** The first texts of this language: its own and the bundled policy's. */
import * as said from "virtual:sla-first-words/zh-CN";
import type { FirstLanguage } from "../language";
import type { FirstPolicyWords } from "../policy-words";

export const language: FirstLanguage = said.language;
export const policy: FirstPolicyWords = said.policy;
