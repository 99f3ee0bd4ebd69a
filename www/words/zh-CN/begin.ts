/** What is said first in this language, of its own words and of the bundled policy's. */
export * from "virtual:sla-first-words/zh-CN";
