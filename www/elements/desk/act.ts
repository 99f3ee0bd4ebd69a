/** What someone does to start a commitment's clock, in the shortest words. */
import type { Desk } from "./context";

/** Acts that salespeople have a shorter word for than the specification. */
const ACTS = { "order-raised": "act.order-raised", "work-completed": "act.work-completed" } as const;

export const actOf = (event: string, { say, words }: Pick<Desk, "say" | "words">): string => (event in ACTS ? say(ACTS[event as keyof typeof ACTS]) : words.event(event));
