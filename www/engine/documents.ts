/** Documents that someone brings: checked and compiled by a module that is loaded only then. */
import { asError } from "./error";
import { loadDocuments, type CompiledCalendar, type CompiledPolicy } from "./load";

export async function compile(documents: { policy?: unknown; calendar?: unknown }): Promise<{ policy?: CompiledPolicy; calendar?: CompiledCalendar }> {
  const [module, bundledPolicy, bundledCalendar] = await Promise.all([
    loadDocuments(),
    documents.policy === undefined ? undefined : import("../../data/policies/cmcc-group-customer.json"),
    documents.calendar === undefined ? import("../../data/calendars/cn.json") : undefined,
  ]);
  try {
    const calendar = documents.calendar === undefined ? undefined : module.compileCalendar(documents.calendar);
    const days = documents.calendar ?? bundledCalendar?.default;
    const policy = documents.policy === undefined ? undefined : module.compilePolicy(documents.policy, bundledPolicy?.default, days);
    return { ...(policy && { policy }), ...(calendar && { calendar }) };
  } catch (thrown) {
    throw asError(thrown);
  }
}
