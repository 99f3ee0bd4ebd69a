import { createCalculator } from "sla-calculator";
import Sla from "./sla/sla";

/** A server component asks the engine; a client component shows the element. */
export default async function Page() {
  const sla = await createCalculator();
  return <><p id="server">{sla.addWorkingDays("2026-09-30", 3)}</p><Sla /></>;
}
