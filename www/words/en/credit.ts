import type zh from "../zh-CN/credit";

export default {
  "title": "Credit for a late finish",
  "once": "{amount}",
  "after": "{amount} when more than {after} late",
  "full": "{amount} for each full {every} late",
  "begun": "{amount} for each {every} late or part of it",
  "afterFull": "{amount} for each full {every} beyond {after}",
  "afterBegun": "{amount} for each {every} beyond {after}, or part of it",
  "for": "{values}: {step}",
  "most": "at most {amount} in all",
  "owed": "Credit for this delay: {amount}",
  "none": "No credit for this delay",
  "unsure": "The credit for this delay is known once the holidays are published",
} satisfies Record<keyof typeof zh, string>;
