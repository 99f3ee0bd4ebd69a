/** How fast a run is, once there is enough to tell. */
import type { Say } from "../desk/say";

interface Progress {
  done: number;
  total: number;
}

/** From where and when the speed is measured. */
export interface Begun {
  done: number;
  at: number;
}

export const begun = ({ done }: Progress): Begun => ({ done, at: performance.now() });

/** Rows a second and the time left. */
export function paceText(from: Begun, { done, total }: Progress, say: Say): string {
  const seconds = (performance.now() - from.at) / 1000;
  const rate = (done - from.done) / seconds;
  return seconds > 0.5 && rate > 0 ? say("bulk.pace", { rate: Math.round(rate), left: Math.ceil((total - done) / rate) }) : "";
}
