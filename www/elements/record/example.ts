/** A made-up list that shows what the page does; every row of it says so. */
import type { PolicyInfo } from "../../engine/types";
import type { Words } from "../../words";
import { addDays } from "../../engine/dates";
import { dutiesOf } from "./judge";

/** Days before today, the start's time, minutes of outage, minutes of a pause in it, answer. */
const FAULTS = [
  [301, "09:20", 95, 0, "满意"], [262, "14:05", 240, 60, "满意"], [230, "22:40", 180, 0, "不满意"], [187, "10:15", 75, 0, "满意"], [144, "16:30", 150, 30, ""], [98, "08:50", 110, 0, "满意"], [61, "13:10", 300, 90, "未接通"], [23, "19:25", 85, 0, "满意"],
] as const;
const LINES = ["示例专线-01", "示例专线-01", "示例专线-01", "示例专线-02", "示例专线-01", "示例专线-03", "示例专线-02", "示例专线-01"];

const two = (number: number): string => String(number).padStart(2, "0");
const clock = (date: string, time: string, minutes: number): string => {
  const [hour, minute] = time.split(":").map(Number) as [number, number];
  const all = hour * 60 + minute + minutes;
  return `${addDays(date, Math.floor(all / 1440))} ${two(Math.floor((all % 1440) / 60))}:${two(all % 60)}`;
};

/** Its moments: those of a fault and its restoration, and of what is promised after that; under a policy that knows no outages, the beginning and the end of its first promise. */
function momentsOf(policy: PolicyInfo, words: Words): string[] {
  const { restoration, dated } = dutiesOf(policy);
  const next = dated.find((one) => restoration && one !== restoration && one.process === restoration.process);
  const promises = [restoration ?? dated[0], next].filter((one) => one !== undefined);
  return promises.flatMap(({ events, finishedBy }) => [words.event(events[0]!), words.event(finishedBy[0]!)]);
}

/** The list as a service desk would export it, up to today. */
export function exampleList(today: string, policy: PolicyInfo, words: Words): string {
  const { dimensions, causes } = policy;
  const moments = momentsOf(policy, words);
  const values = dimensions.map(({ id, values: all }) => ({ id, name: words.value(id, all[0]!.id) }));
  const head = ["工单号", "专线编号", "客户名称", ...values.map(({ id }) => words.dimension(id)), ...moments, "挂起时段", "满意度"];
  const rows = FAULTS.map(([before, time, out, pause, answer], at) => {
    const date = addDays(today, -before);
    const stopped = pause && causes[0] ? `${words.cause(causes[0])} ${clock(date, time, 20)} 至 ${clock(date, time, 20 + pause)}` : "";
    const times = [clock(date, time, 0), clock(date, time, out), clock(date, time, out + 15), clock(date, time, out + (at % 3 ? 30 : 60))].slice(0, moments.length);
    return [`示例-${two(at + 1)}`, LINES[at]!, "示例客户（虚构）", ...values.map(({ name }) => name), ...times, stopped, answer];
  });
  return [head, ...rows].map((row) => row.join(",")).join("\n");
}
