// The sentences behind thousands of random answers, in both languages: each must name the day, the hour and the direction of
// its answer. How dates and times are written is worked out here again, from the contract, not by the words themselves.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createCalculator } from "./package.mjs";

const QUOTES = 1_000;
const sla = await createCalculator();
const [zh, en] = await Promise.all([sla.words("zh-CN"), sla.words("en")]);

/** mulberry32 */
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function random(seed) {
  const next = generator(seed);
  const below = (n) => Math.floor(next() * n);
  const pick = (list) => list[below(list.length)];
  const some = (one, of, value) => (below(of) < one ? value() : undefined);
  const day = (spread) => new Date(Date.UTC(2026, 0, 1) + (near + below(spread) - Math.floor(spread / 3)) * 86_400_000).toISOString().slice(0, 10);
  // Half of the starts lie in the year that is published, half in those of the standing rules.
  const near = below(2) ? below(365) : 365 + below(2_500);
  const two = (n) => String(n).padStart(2, "0");
  const moment = (spread = 1) => day(spread) + (below(5) ? `T${two(below(24))}:${two(below(60))}` : "");
  const readings = {};
  const read = (name, values, of = 4) => { if (!below(of)) readings[name] = pick(values); };
  read("nonWorkingReceipt", ["received-next"], 2);
  read("cutOff", ["17:00", "12:30"]);
  read("sevenDays", ["calendar-following", "business"], 2);
  read("leadTime", ["clear-days"]);
  read("emergencyDay", ["previous-day"], 2);
  read("monthRestDay", ["following"], 2);
  read("excludedDay", ["touched"]);
  read("complaintStart", ["as-fault"]);
  if (!below(3)) Object.assign(readings, { dayEnd: "close-of-business", closingTime: pick(["18:00", "17:30"]) });
  const exclusions = Array.from({ length: below(3) }, () => {
    const from = Date.UTC(2026, 0, 1) + (near + below(6)) * 86_400_000 + (below(2) ? 0 : below(1_440) * 60_000);
    const write = (at) => new Date(at).toISOString().slice(0, 16);
    return { from: write(from), to: write(from + (1 + below(4_000)) * 60_000), cause: pick(["customer", "interconnection"]) };
  });
  const events = {};
  for (const name of ["initial-acceptance", "service-activated", "alarm-raised", "fault-handled", "service-restored", "report-requested", "ticket-dispatched"]) {
    const given = some(1, 2, () => moment(12));
    if (given) events[name] = given;
  }
  return {
    dimensions: {
      customerTier: pick(["gold", "silver", "bronze", "standard"]), assuranceLevel: pick(["AAA", "AA", "A", "ordinary"]),
      service: pick(["data-line", "voice-line"]), locality: pick(["intra-city", "cross-city", "cross-province"]),
    },
    startAt: moment(), audience: "operator", events, exclusions, readings,
    conditions: { emergency: !below(3), "line-construction": !below(4) },
    figures: { activationLimit: { amount: 1 + below(20), units: "businessDays" }, newGroupLimit: { amount: 1 + below(20), units: "businessDays" } },
  };
}

const WEEKDAYS = { zh: ["日", "一", "二", "三", "四", "五", "六"], en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] };
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A date as each language writes it, with its year where that is not the start's. */
function written(iso, startYear) {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  const [zhYear, enYear] = year === startYear ? ["", ""] : [`${year}年`, ` ${year}`];
  return {
    zh: { plain: `${zhYear}${month}月${day}日`, full: `${zhYear}${month}月${day}日（周${WEEKDAYS.zh[weekday]}）` },
    en: { plain: `${day} ${MONTHS[month - 1]}${enYear}`, full: `${WEEKDAYS.en[weekday]} ${day} ${MONTHS[month - 1]}${enYear}` },
  };
}

/** The hour at which an answer ends, as an instant says it; a day clock that ends at midnight says 24:00. */
const clockOf = (dueAt) => dueAt.slice(11, 19).replace(/:00$/, "");

const ENDS = {
  zh: { forward: (time) => `${time === "24:00" ? "24时" : time}截止`, back: (time) => `${time === "24:00" ? "24时" : time}前通知` },
  en: { forward: (time) => `ends at ${time}`, back: (time) => `notice by ${time}` },
};
const ORDINALS = { zh: /(?:计第|倒数第)(\d+)(?:个工作日|日)/, en: /(?:is|make-up workday:) (?:working )?day (\d+)/ };
const BACKWARD = { zh: /倒数|往前|提前/, en: /\bback\b|ahead/ };
const MOVES = { zh: /顺延至/, en: /the end moves/ };

/** What is wrong with the sentences of one walk that ends on `due`. */
function faults(lang, sentences, commitment, dueDate, dueAt, walk) {
  const wrong = [];
  const startYear = Number(commitment.startsAt.slice(0, 4));
  const back = commitment.shape === "lead-time";
  const day = written(dueDate, startYear)[lang];
  const said = sentences.join(" / ");
  const fault = (what) => wrong.push(`${lang} ${what}: ${said}`);
  const start = written(commitment.startsAt, startYear)[lang];
  if (!sentences[0].includes(start.plain) && !sentences[0].includes(start.full)) fault("the start is not named first");
  if (back !== BACKWARD[lang].test(said)) fault(back ? "it is not told backward" : "it is told backward");
  if (back && MOVES[lang].test(said)) fault("a lead time is moved");
  if (commitment.precision === "minute") {
    const instant = lang === "zh" ? `${day.plain} ${clockOf(dueAt)}` : `${day.plain}, ${clockOf(dueAt)}`;
    if (!sentences.some((one) => one.includes(instant))) fault(`no sentence says ${instant}`);
    return wrong;
  }
  const time = dueAt.slice(0, 10) === dueDate ? clockOf(dueAt) : "24:00";
  const end = ENDS[lang][back ? "back" : "forward"](time);
  const ending = sentences.filter((one) => one.includes(end));
  if (ending.length !== 1) fault(`${ending.length} sentences say "${end}"`);
  const names = (one) => one.includes(day.full) || (one.includes(day.plain) || spanEnds(lang, one, dueDate));
  if (!ending.every(names)) fault(`the end is not ${day.full}`);
  const other = lang === "zh" ? /(\d\d:\d\d|24时)(?=截止|前通知)/g : /(?<=ends at |notice by )(\d\d:\d\d)/g;
  if ([...said.matchAll(other)].some(([found]) => found.replace("24时", "24:00") !== time)) fault("another hour is named");
  if (commitment.limit.units === "businessDays") {
    const counted = walk.filter(({ ordinal }) => ordinal !== null).map(({ date, ordinal }) => [ordinal, written(date, startYear)[lang].full]);
    const told = sentences.flatMap((one) => { const found = ORDINALS[lang].exec(one); return found ? [[Number(found[1]), one]] : []; });
    if (told.length !== counted.length) fault(`${told.length} days are counted, not ${counted.length}`);
    counted.forEach(([ordinal, date], place) => {
      const [number, sentence] = told[place] ?? [];
      if (number !== place + 1 || number !== ordinal || !sentence.includes(date)) fault(`day ${ordinal} is not ${date}`);
    });
  }
  return wrong;
}

/** Whether a sentence names a span of days that ends or, counted back, begins on the day. */
function spanEnds(lang, sentence, iso) {
  const [, month, day] = iso.slice(0, 10).split("-").map(Number);
  return lang === "zh" ? sentence.includes(`–${day}日`) || sentence.includes(`${month}月${day}日–`) : new RegExp(`–${day} ${MONTHS[month - 1]}|\\b${day}–\\d`).test(sentence);
}

test(`the sentences of ${QUOTES} random quotes name the day, the hour and the direction of their answers in both languages`, () => {
  const wrong = [];
  const told = { walks: 0, provisional: 0, back: 0, minutes: 0, closing: 0, moved: 0 };
  for (let seed = 0; seed < QUOTES; seed++) {
    const quote = sla.quote(random(seed * 7_919 + 11), { trace: true });
    for (const one of quote.commitments) {
      if (one.status !== "determined" || one.dueDate === undefined) continue;
      told.walks++;
      told.back += Number(one.shape === "lead-time");
      told.minutes += Number(one.precision === "minute");
      told.closing += Number(one.precision === "day" && one.dueAt.slice(0, 10) === one.dueDate);
      told.moved += Number(one.reasons.some(({ code }) => code === "rolled-to-working-day"));
      for (const [lang, words] of [["zh", zh], ["en", en]]) {
        const steps = words.traceSentences(one, quote.request.exclusions);
        const found = faults(lang, one.dueRange ? steps.slice(0, -1) : steps, one, one.dueDate, one.dueAt, one.trace);
        const { earliest, latest } = one.dueRange ?? {};
        if (earliest) {
          told.provisional++;
          const year = Number(one.startsAt.slice(0, 4));
          for (const date of [earliest, latest]) {
            if (!steps.at(-1).includes(written(date, year)[lang].plain)) found.push(`${lang} the range does not name ${date}: ${steps.at(-1)}`);
          }
          const days = Math.round((Date.parse(latest) - Date.parse(earliest)) / 86_400_000);
          const dueAt = new Date(Date.parse(one.dueAt.slice(0, 19) + "Z") + days * 86_400_000).toISOString().slice(0, 19);
          found.push(...faults(lang, words.traceLatest(one).map(({ text }) => text), one, latest, dueAt, one.traceLatest).map((fault) => `latest ${fault}`));
        }
        wrong.push(...found.map((fault) => `${one.id} ${fault}\n    ${JSON.stringify(quote.request)}`));
      }
    }
  }
  assert.equal(wrong.length, 0, `${wrong.length} of ${told.walks}\n${wrong.slice(0, 8).join("\n")}`);
  assert.ok(told.walks > 10_000 && Object.values(told).every((count) => count > 50), JSON.stringify(told));
});
