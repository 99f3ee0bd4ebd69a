//! Answers as integers: indexes into what the policy and the calendar say of themselves, days since 1970-01-01, seconds
//! of the day. The order of the integers is that of [`crate::boundary`], by which `www/engine/decode.ts` reads them, too.

use crate::boundary::{NO_DAY, NONE, Part, alternative, answer, commitment, fact, record};
use crate::calendar::{Calendar, DayFacts, ShortDay};
use crate::error::Problem;
use crate::policy::Limit;
use crate::prelude::*;
use crate::quality::{Measure, Quality, Reached};
use crate::quote::{Alternative, Commitment, Due, EventState, Moved, Outcome, Quote, Request, TraceDay};
use crate::time::{DAY, Day, Moment};

/// Integers in the order in which the reader takes them.
pub(super) struct Wire {
    out: Vec<i32>,
}

/// The parts of one commitment on their way out.
struct Sending<'a> {
    to: &'a mut Wire,
    one: &'a Commitment,
}

/// The parts of one alternative on their way out.
struct SendingAlternative<'a> {
    to: &'a mut Wire,
    one: &'a Alternative,
}

/// A local second, as day and second.
struct Instant(i64);

/// Day and second; a bare date has no second, no moment has neither.
struct At(Option<Moment>);

impl Part<Wire> for i32 {
    fn send(self, to: &mut Wire) {
        to.put(self);
    }
}

impl Part<Wire> for Instant {
    fn send(self, to: &mut Wire) {
        to.instant(self.0);
    }
}

impl Part<Wire> for At {
    fn send(self, to: &mut Wire) {
        to.moment(self.0);
    }
}

impl Part<Wire> for Limit {
    fn send(self, to: &mut Wire) {
        to.limit(self);
    }
}

impl Part<Wire> for Due {
    fn send(self, to: &mut Wire) {
        record::End { date: self.date.0, at: Instant(self.at) }.send(to);
    }
}

impl Part<Wire> for &DayFacts {
    fn send(self, to: &mut Wire) {
        to.facts(self);
    }
}

impl Part<Wire> for Option<u8> {
    fn send(self, to: &mut Wire) {
        to.put(self.map_or(NONE, i32::from));
    }
}

fn has_extras(one: &Commitment) -> bool {
    one.requirement.is_some()
        || one.deliverable.is_some()
        || one.gate.is_some()
        || one.debtor.is_some()
        || one.creditor.is_some()
}

fn parts_of(one: &Commitment) -> i32 {
    let flag = |given: bool, bit: i32| if given { bit } else { 0 };
    commitment::READINGS
        | commitment::REASONS
        | flag(one.limit.is_some(), commitment::LIMIT)
        | flag(one.starts.is_some(), commitment::STARTS)
        | flag(one.due.is_some(), commitment::DUE)
        | flag(one.due.is_some_and(|due| due.minute), commitment::MINUTE)
        | flag(one.due.is_some_and(|due| due.confirmed), commitment::CONFIRMED)
        | flag(!one.awaits.is_empty(), commitment::AWAITS)
        | flag(one.projected.is_some(), commitment::PROJECTED)
        | flag(one.projected.is_some_and(|(_, due)| due.minute), commitment::PROJECTED_MINUTE)
        | flag(!one.instants.is_empty(), commitment::INSTANTS)
        | flag(!one.alternatives.is_empty(), commitment::ALTERNATIVES)
        | flag(has_extras(one), commitment::EXTRAS)
        | flag(one.outcome.is_some(), commitment::OUTCOME)
        | flag(one.trace.is_some(), commitment::TRACE)
        | flag(one.trace_latest.is_some(), commitment::TRACE_LATEST)
}

impl commitment::Parts for Sending<'_> {
    fn limit(&mut self) {
        if let Some(limit) = self.one.limit {
            self.to.limit(limit);
        }
    }

    fn starts(&mut self) {
        self.to.moment(self.one.starts);
    }

    fn due(&mut self) {
        if let Some(due) = self.one.due {
            let (date, at, latest) = (due.date.0, Instant(due.at), due.latest.0);
            record::Due { date, at, latest }.send(self.to);
        }
    }

    fn readings(&mut self) {
        #[allow(clippy::cast_possible_truncation)]
        let [low, high] = [self.one.readings as u32, (self.one.readings >> 32) as u32].map(u32::cast_signed);
        record::Readings { low, high }.send(self.to);
    }

    fn awaits(&mut self) {
        self.to.list(&self.one.awaits, |to, event| to.put(i32::from(*event)));
    }

    fn projected(&mut self) {
        if let Some((start, end)) = self.one.projected {
            record::Projected { start: At(Some(start)), end }.send(self.to);
        }
    }

    fn instants(&mut self) {
        self.to.list(&self.one.instants, |to, at| to.instant(*at));
    }

    fn alternatives(&mut self) {
        self.to.list(&self.one.alternatives, Wire::alternative);
    }

    fn extras(&mut self) {
        let Commitment { requirement, deliverable, gate, debtor, creditor, .. } = *self.one;
        let requirement = requirement.map_or(NONE, |requirement| requirement as i32);
        record::Extras { requirement, deliverable, gate, debtor, creditor }.send(self.to);
    }

    fn outcome(&mut self) {
        if let Some(outcome) = self.one.outcome {
            self.to.outcome(outcome);
        }
    }

    fn trace(&mut self) {
        if let Some(days) = &self.one.trace {
            self.to.walk(days);
        }
    }

    fn trace_latest(&mut self) {
        if let Some(days) = &self.one.trace_latest {
            self.to.walk(days);
        }
    }

    fn reasons(&mut self) {
        self.to.list(&self.one.reasons, |to, reason| reason.send(|int| to.put(int)));
    }
}

impl alternative::Parts for SendingAlternative<'_> {
    fn end(&mut self) {
        if let Some(due) = self.one.due {
            due.send(self.to);
        }
    }

    fn outcome(&mut self) {
        if let Some(outcome) = self.one.outcome {
            self.to.outcome(outcome);
        }
    }
}

impl Wire {
    /// Over what an earlier answer stood in.
    pub(super) fn over(mut out: Vec<i32>) -> Wire {
        out.clear();
        Wire { out }
    }

    pub(super) fn done(self) -> Vec<i32> {
        self.out
    }

    #[inline(never)]
    pub(super) fn put(&mut self, value: i32) {
        self.out.push(value);
    }

    pub(super) fn extend(&mut self, values: impl Iterator<Item = i32>) {
        self.out.extend(values);
    }

    /// A problem in place of an answer.
    pub(super) fn problem(&mut self, problem: &Problem) {
        self.out.clear();
        self.put(problem.code as i32 + 1);
        let answer = answer::ProblemAnswer {
            path: |to: &mut Wire| to.text(&problem.path),
            message: |to: &mut Wire| to.text(&problem.message),
            params: |to: &mut Wire| {
                to.list(&problem.params, |to, (name, value)| {
                    to.text(name);
                    to.text(value);
                });
            },
            allowed: |to: &mut Wire| to.list(&problem.allowed, |to, one| to.text(one)),
        };
        answer.send(self);
    }

    /// How many code units of UTF-16, then each.
    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.count(text.encode_utf16().count());
        self.extend(text.encode_utf16().map(i32::from));
    }

    pub(super) fn count(&mut self, count: usize) {
        self.put(i32::try_from(count).unwrap_or(0));
    }

    /// How many, then each.
    pub(super) fn list<T>(&mut self, items: &[T], each: impl Fn(&mut Wire, &T)) {
        self.count(items.len());
        items.iter().for_each(|item| each(self, item));
    }

    pub(super) fn moment(&mut self, at: Option<Moment>) {
        let second = at.and_then(|at| at.second).and_then(|second| i32::try_from(second).ok());
        record::Moment { day: at.map_or(NO_DAY, |at| at.day.0), second: second.unwrap_or(NONE) }.send(self);
    }

    fn instant(&mut self, at: i64) {
        let second = i32::try_from(at.rem_euclid(DAY)).unwrap_or(0);
        record::Moment { day: Day::of(at).0, second }.send(self);
    }

    fn limit(&mut self, limit: Limit) {
        let bound = limit.bound.map_or(0, |bound| bound as i32 + 1);
        let per = limit.per.map_or(0, |per| per as i32 + 1);
        record::Limit { amount: limit.amount, words: limit.units as i32 | bound << 8 | per << 16 }.send(self);
    }

    fn outcome(&mut self, outcome: Outcome) {
        let bits = outcome.state as i32 | (outcome.finish as i32) << 8;
        record::Outcome { bits, minutes: outcome.minutes }.send(self);
    }

    fn facts(&mut self, facts: &DayFacts) {
        let flag = |given: bool, bit: i32| if given { bit } else { 0 };
        let bits = facts.kind as i32
            | flag(facts.statutory, fact::STATUTORY)
            | flag(facts.confirmed, fact::CONFIRMED);
        record::Facts { bits, holiday: facts.holiday, notice: facts.notice }.send(self);
    }

    /// The edition and every moment of a request, in the policy's zone; the rest is as the caller gave it.
    pub(super) fn request(&mut self, request: &Request) {
        let answer = answer::RequestAnswer {
            head: |to: &mut Wire| {
                let edition = i32::try_from(request.edition).unwrap_or(0);
                record::Request { edition, start: At(request.start), now: At(request.now) }.send(to);
            },
            events: |to: &mut Wire| to.events(&request.events),
            exclusions: |to: &mut Wire| {
                to.list(&request.exclusions, |to, one| {
                    let (from, end) = (Instant(one.interval.from), Instant(one.interval.to));
                    record::Exclusion { from, to: end }.send(to);
                });
            },
            finished: |to: &mut Wire| {
                to.list(&request.finished, |to, (rule, at)| {
                    let rule = i32::try_from(*rule).unwrap_or(0);
                    record::Finished { rule, at: At(Some(*at)) }.send(to);
                });
            },
        };
        answer.send(self);
    }

    fn events(&mut self, events: &[EventState]) {
        let given = events.iter().zip(0..).filter(|(state, _)| **state != EventState::Unset);
        self.count(given.clone().count());
        for (state, event) in given {
            let at = if let EventState::At(moment) = state { Some(*moment) } else { None };
            record::Event { event, at: At(at) }.send(self);
        }
    }

    pub(super) fn quote(&mut self, quote: &Quote) {
        let answer = answer::QuoteAnswer {
            request: |to: &mut Wire| to.request(&quote.request),
            commitments: |to: &mut Wire| to.list(&quote.commitments, Wire::commitment),
        };
        answer.send(self);
    }

    pub(super) fn commitment(&mut self, one: &Commitment) {
        let has = parts_of(one);
        let rule = i32::try_from(one.rule).unwrap_or(0);
        record::Head { rule, status: one.status as i32, has }.send(self);
        commitment::Parts::parts(&mut Sending { to: self, one }, has);
    }

    fn alternative(&mut self, one: &Alternative) {
        let flag = |given: bool, bit: i32| if given { bit } else { 0 };
        let has = flag(one.due.is_some(), alternative::END)
            | flag(one.outcome.is_some(), alternative::OUTCOME)
            | flag(one.due.is_some_and(|due| due.minute), alternative::MINUTE);
        let (dimension, choice) = (i32::from(one.dimension), i32::from(one.choice));
        record::Alternative { dimension, choice, limit: one.limit, has }.send(self);
        alternative::Parts::parts(&mut SendingAlternative { to: self, one }, has);
    }

    fn walk(&mut self, days: &[TraceDay]) {
        self.list(days, |to, day| {
            let (date, ordinal) = (day.date.0, day.ordinal.unwrap_or(NONE));
            let marks = i32::from(day.excluded) | i32::from(day.assumed) << 8;
            record::TraceDay { date, facts: &day.facts, ordinal, marks }.send(to);
        });
    }

    pub(super) fn moved(&mut self, one: &Moved) {
        let (reading, value) = (i32::from(one.reading), i32::from(one.value));
        record::Moved { reading, value, end: one.due }.send(self);
    }

    /// The request, the year, the lines by the place of their first outage, each cap with every line, the tickets.
    pub(super) fn quality(&mut self, request: &Request, quality: &Quality) {
        let answer = answer::QualityAnswer {
            request: |to: &mut Wire| to.request(request),
            period: |to: &mut Wire| {
                let period =
                    record::Period { from: Day::of(quality.period.from).0, to: Day::of(quality.period.to).0 };
                period.send(to);
            },
            lines: |to: &mut Wire| {
                to.list(&quality.lines, |to, line| {
                    to.put(line.first.and_then(|first| i32::try_from(first).ok()).unwrap_or(NONE));
                });
            },
            measures: |to: &mut Wire| to.list(&quality.measures, Wire::measure),
            satisfaction: |to: &mut Wire| {
                let given = quality.satisfaction;
                let satisfaction = record::Satisfaction {
                    tickets: given.tickets,
                    called_back: given.called_back,
                    satisfied: given.satisfied,
                };
                satisfaction.send(to);
            },
        };
        answer.send(self);
    }

    fn measure(&mut self, measure: &Measure) {
        let answer = answer::MeasureAnswer {
            commitment: |to: &mut Wire| to.commitment(&measure.commitment),
            unit: |to: &mut Wire| to.put(measure.unit as i32),
            // The reader knows how many lines there are.
            lines: |to: &mut Wire| measure.lines.iter().for_each(|line| to.reached(line)),
        };
        answer.send(self);
    }

    fn reached(&mut self, line: &Reached) {
        let answer = answer::ReachedAnswer {
            reached: |to: &mut Wire| {
                let net = line.net.unwrap_or(NONE);
                record::Reached { gross: line.gross, net, used: line.used }.send(to);
            },
            left: |to: &mut Wire| to.list(&line.left, |to, left| to.put(*left)),
        };
        answer.send(self);
    }

    /// A day; no kind outside the supported range.
    pub(super) fn day(&mut self, calendar: &Calendar, day: Day) {
        let date = day.0;
        if calendar.covers(day) {
            let short = calendar.short_day(day);
            let minute = |second: Option<i64>| second.map_or(NONE, |second| second as i32 / 60);
            let (opens, closes) = (short.and_then(ShortDay::opens), short.and_then(ShortDay::closes));
            let (opens, closes) = (minute(opens), minute(closes));
            record::Day { date, facts: &calendar.facts(day), opens, closes }.send(self);
        } else {
            let facts = record::Facts { bits: NONE, holiday: NONE, notice: NONE };
            record::Day { date, facts, opens: NONE, closes: NONE }.send(self);
        }
    }
}
