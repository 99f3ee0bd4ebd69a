/**
 * A year of tickets and what it comes to, from nothing but the specification's tables and a row of minutes: no code and no data of the
 * engine or the page. A line's year is an array with a place for every minute; the engine's intervals are never met here.
 */
import { readFileSync } from "node:fs";

/** Minutes are counted from 2025-01-01 00:00 by the clocks of the policy's zone. */
const ZERO = Date.UTC(2025, 0, 1);
export const DAY = 1440;
export const minute = (text) => Math.round((Date.parse(`${text.length === 10 ? `${text}T00:00` : text}Z`) - ZERO) / 60_000);
export const text = (at) => new Date(ZERO + at * 60_000).toISOString().slice(0, 16);

/** Tables 7-1 and 7-2 (hours), 7-5 (times, hours), chapter 8 (working days). */
const LEVELS = ["AAA", "AA", "A", "ordinary"];
const NEAR = { AAA: 2, AA: 4, A: 6, ordinary: 8 };
const FAR = { AAA: 4, AA: 5, A: 6, ordinary: 8 };
export const CAPS = { repeat: { AAA: 4, AA: 6, A: 8, ordinary: 10 }, hours: { AAA: 6, AA: 12, A: 24, ordinary: 48 } };
const LEAD = { gold: 7, silver: 5, bronze: 4, standard: 4 };

const working = new Map(readFileSync(new URL("../reference/china-days.csv", import.meta.url), "utf8").split("\n").slice(1).map((row) => [row.slice(0, 10), row[11] === "1"]));
const isWorking = (day) => working.get(text(day * DAY).slice(0, 10));
/** The last day of so many working days after (before, if negative) a day. */
function workingDay(day, count) {
  for (let left = Math.abs(count); left > 0;) if (isWorking(day += Math.sign(count))) left--;
  return day;
}

/** A small generator of numbers that come out the same everywhere. */
function dice(seed) {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32;
  return { upTo: (most) => Math.floor(next() * most), chance: (share) => next() < share, of: (list) => list[Math.floor(next() * list.length)] };
}

const TIERS = ["gold", "silver", "bronze", "standard"];
const SERVICES = ["data-line", "internet-line", "voice-line", "vpn-line", "group-sms"];
const PLACES = ["intra-city", "cross-city", "cross-province"];

/** So many tickets of a year and its neighbours, with every kind of pause, and some that are wrong. */
export function make(count, seed, lines = 24) {
  const roll = dice(seed);
  const circuits = Array.from({ length: lines }, (_, at) => ({
    line: `JN-${String(at + 1).padStart(4, "0")}`, customer: `客户${String(at % 9)}`, tier: roll.of(TIERS), level: at % 8 === 5 ? "" : roll.of(LEVELS), service: roll.of(SERVICES), place: roll.of(PLACES),
  }));
  const from = minute("2025-10-01");
  const to = minute("2026-12-09");
  const tickets = [];
  for (let at = 0; at < count; at++) {
    // A few lines have most of the faults, as lines do.
    const circuit = circuits[Math.min(roll.upTo(lines), roll.upTo(lines))];
    const reported = roll.chance(0.03) ? minute("2025-12-31T22:00") + roll.upTo(90) : from + roll.upTo(to - from);
    const alarm = roll.chance(0.3) ? undefined : reported + roll.upTo(40) - 20;
    const start = Math.min(reported, alarm ?? reported);
    const restored = roll.chance(0.02) ? undefined : start + (roll.chance(0.1) ? roll.upTo(30 * 60) : 10 + roll.upTo(6 * 60));
    const end = restored ?? start + 300;
    const pauses = Array.from({ length: roll.chance(0.45) ? 1 + roll.upTo(3) : 0 }, () => {
      const begin = start - 20 + roll.upTo(Math.max(30, end - start));
      return { cause: roll.of(["customer", "interconnection"]), from: begin, to: begin + 5 + roll.upTo(150) };
    });
    const handled = restored === undefined ? undefined : restored + roll.upTo(120);
    const accepted = roll.chance(0.3) ? reported + roll.upTo(10) : undefined;
    const ticket = {
      id: `T${String(at + 1).padStart(5, "0")}`, ...circuit, reported, alarm, restored, handled, pauses, accepted,
      closed: accepted === undefined || restored === undefined ? undefined : end + roll.upTo(60),
      told: handled !== undefined && roll.chance(0.8) ? handled + roll.upTo(50) : undefined,
      report: handled !== undefined && circuit.tier === "gold" && roll.chance(0.7) ? handled + roll.upTo(5 * DAY) : undefined,
      terminal: roll.chance(0.06), equipment: roll.chance(0.5), external: roll.chance(0.04),
      answer: roll.chance(0.7) ? roll.of(["satisfied", "satisfied", "dissatisfied", "no-answer"]) : undefined, works: undefined, notice: undefined,
    };
    if (at % 50 === 17) ticket.restored = start - 30;
    if (at % 70 === 33) ticket.line = "";
    // Planned works of the same list: no fault, a notice.
    if (at % 16 === 9) {
      const works = reported;
      Object.assign(ticket, { works, notice: works - roll.upTo(14 * DAY), reported: undefined, alarm: undefined, restored: undefined, handled: undefined, accepted: undefined, closed: undefined, told: undefined, report: undefined, pauses: [], answer: undefined, terminal: false, external: false });
    }
    tickets.push(ticket);
    if (at % 90 === 41) tickets.push({ ...ticket });
  }
  return tickets.slice(0, count);
}

const TITLES = { customer: "客户原因", interconnection: "互联互通原因" };
const NAMES = { gold: "金牌级", silver: "银牌级", bronze: "铜牌级", standard: "标准级", AAA: "AAA级", AA: "AA级", A: "A级", ordinary: "普通级", "data-line": "数据专线", "internet-line": "互联网专线", "voice-line": "语音专线", "vpn-line": "VPN专线", "group-sms": "集团短信", "intra-city": "地市内", "cross-city": "跨地市", "cross-province": "跨省", satisfied: "满意", dissatisfied: "不满意", "no-answer": "未接通" };

/** The tickets as a service desk exports them. */
export const HEAD = ["工单号", "专线编号", "客户名称", "客户等级", "业务保障等级", "业务类型", "范围", "故障申告时间", "告警时间", "业务恢复时间", "处理完成时间", "暂停时段", "投诉受理时间", "投诉办结时间", "口头反馈时间", "报告提交时间", "割接时间", "通知时间", "终端类故障投诉", "涉及设备", "故障不是由移动公司负责管理的设备引起", "满意度"];
export function cells(one) {
  const at = (moment) => (moment === undefined ? "" : text(moment).replace("T", " "));
  const yes = (flag) => (flag ? "是" : "");
  const pauses = one.pauses.map(({ cause, from, to }) => `${TITLES[cause]} ${at(from)} 至 ${at(to)}`).join("；");
  return [
    one.id, one.line, one.customer, NAMES[one.tier], NAMES[one.level] ?? "", NAMES[one.service], NAMES[one.place], at(one.reported), at(one.alarm), at(one.restored), at(one.handled), pauses,
    at(one.accepted), at(one.closed), at(one.told), at(one.report), at(one.works), at(one.notice), yes(one.terminal), yes(one.terminal && one.equipment), yes(one.external), NAMES[one.answer] ?? "",
  ];
}
export const csv = (tickets) => [HEAD, ...tickets.map(cells)].map((row) => row.join(",")).join("\n");

const held = ({ pauses }, at) => pauses.some((pause) => pause.from <= at && at < pause.to);
/** The minute at which so many minutes outside the pauses have run. */
function after(ticket, start, minutes) {
  let at = start;
  for (let left = minutes; left > 0; at++) if (!held(ticket, at)) left--;
  return at;
}

const startOf = ({ reported, alarm }) => [reported, alarm].filter((one) => one !== undefined).sort((a, b) => a - b)[0];
const isFault = (ticket) => startOf(ticket) !== undefined;
/** Why a ticket is in no figure. */
function lost(ticket, seen) {
  if (seen.has(ticket.id)) return true;
  seen.add(ticket.id);
  return isFault(ticket) && ticket.restored !== undefined && ticket.restored <= startOf(ticket);
}

/** Whether each promise was kept: rule → met, missed, open or nothing to say. */
function promises(ticket, now) {
  const found = {};
  // Neither line nor platform is ever named here, so a terminal's fault has the ordinary level.
  const level = ticket.terminal ? "ordinary" : ticket.level;
  const hours = LEVELS.filter((one) => !level || one === level).map((one) => (ticket.place === "cross-province" ? FAR : NEAR)[one]);
  const clock = (id, start, end, limits) => {
    if (start === undefined) return;
    if (id !== "fault.restoration" && end === undefined) return void (found[id] = "unrecorded");
    const states = new Set(limits.map((limit) => {
      const due = after(ticket, start, limit * 60);
      if (end === undefined) return now <= due ? "open" : "missed";
      return end <= due ? "met" : "missed";
    }));
    found[id] = states.size === 1 ? [...states][0] : "unjudged";
  };
  if (isFault(ticket)) clock("fault.restoration", startOf(ticket), ticket.restored, ticket.external ? [] : hours);
  clock("complaint.handling", ticket.accepted, ticket.closed, hours);
  if (ticket.handled !== undefined) {
    found["fault.oral-feedback"] = ticket.told === undefined ? "unrecorded" : ticket.told <= ticket.handled + 30 ? "met" : "missed";
    if (ticket.tier === "gold") {
      const due = (workingDay(Math.floor(ticket.handled / DAY), 2) + 1) * DAY;
      found["fault.written-report"] = ticket.report === undefined ? "unrecorded" : ticket.report < due ? "met" : "missed";
    }
  }
  if (ticket.works !== undefined) {
    const due = (workingDay(Math.floor(ticket.works / DAY), -LEAD[ticket.tier]) + 1) * DAY;
    found["notice.planned"] = ticket.notice < due ? "met" : "missed";
  }
  return found;
}

/** What a year comes to: `year` is its first minute and the one after its last. */
export function plainYear(tickets, { year: [first, end], net, afterFirst, everyService, now }) {
  const seen = new Set();
  const counted = tickets.filter((ticket) => !lost(ticket, seen));
  const lines = {};
  const kept = {};
  const answers = { tickets: 0, calledBack: 0, satisfied: 0 };
  for (const ticket of counted) {
    const start = startOf(ticket) ?? ticket.works;
    const began = first <= start && start < end;
    if (began) {
      for (const [id, state] of Object.entries(promises(ticket, now))) ((kept[id] ??= {})[state] ??= []).push(ticket.id);
      if (isFault(ticket)) {
        answers.tickets++;
        if (ticket.answer) answers.calledBack++;
        if (ticket.answer === "satisfied") answers.satisfied++;
      }
    }
    if (!ticket.line) continue;
    // A line that is named has a year, also one without an outage.
    const line = (lines[ticket.line] ??= { level: ticket.level, service: ticket.service, faults: 0, out: new Uint8Array(end - first) });
    const until = ticket.restored ?? now;
    if (!isFault(ticket) || until <= first || start >= end) continue;
    // Neither line, equipment nor platform: left out of the assessment.
    if (ticket.terminal && !ticket.equipment) continue;
    if (began) line.faults++;
    for (let at = Math.max(start, first); at < Math.min(until, end); at++) line.out[at - first] |= held(ticket, at) ? 3 : 1;
  }
  for (const [name, { level, service, faults, out }] of Object.entries(lines)) {
    let [gross, taken] = [0, 0];
    for (const one of out) {
      if (one) gross++;
      if (one === 3) taken++;
    }
    const counts = afterFirst ? Math.max(0, faults - 1) : faults;
    const hours = net ? gross - taken : gross;
    const against = (caps, used) => LEVELS.filter((one) => !level || one === level).map((one) => (used > caps[one] ? "exceeded" : "within"));
    lines[name] = {
      repeat: service === "group-sms" && !everyService ? null : { gross: faults, used: counts, states: against(CAPS.repeat, counts) },
      time: { gross: gross * 60, net: (gross - taken) * 60, used: hours * 60, states: against(Object.fromEntries(LEVELS.map((one) => [one, CAPS.hours[one] * 60])), hours) },
    };
  }
  return { lines, kept, answers };
}
