//! Answers as integers: indexes into what the policy and the calendar say of themselves, days since 1970-01-01, seconds
//! of the day. `www/engine/decode.ts` reads what this writes, field by field.

use crate::calendar::{Calendar, DayFacts};
use crate::error::Problem;
use crate::policy::Limit;
use crate::prelude::*;
use crate::quality::Quality;
use crate::quote::{Alternative, Commitment, Due, EventState, Moved, Outcome, Quote, Request, TraceDay};
use crate::time::{DAY, Day, Moment};

/// Stands for nothing where an index or a second could stand.
const NONE: i32 = -1;
/// Stands for no moment at all where a day could stand.
const NO_DAY: i32 = i32::MIN;

/// Which optional parts a commitment has, a bit each.
mod has {
    pub const LIMIT: i32 = 1;
    pub const STARTS: i32 = 1 << 1;
    pub const DUE: i32 = 1 << 2;
    pub const MINUTE: i32 = 1 << 3;
    pub const CONFIRMED: i32 = 1 << 4;
    pub const AWAITS: i32 = 1 << 5;
    pub const PROJECTED: i32 = 1 << 6;
    pub const INSTANTS: i32 = 1 << 7;
    pub const ALTERNATIVES: i32 = 1 << 8;
    pub const EXTRAS: i32 = 1 << 9;
    pub const OUTCOME: i32 = 1 << 10;
    pub const TRACE: i32 = 1 << 11;
    pub const PROJECTED_MINUTE: i32 = 1 << 12;
    pub const TRACE_LATEST: i32 = 1 << 13;
}

/// Integers in the order in which the reader takes them.
pub(super) struct Wire {
    out: Vec<i32>,
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

    pub(super) fn put(&mut self, value: i32) {
        self.out.push(value);
    }

    pub(super) fn all(&mut self, values: impl Iterator<Item = i32>) {
        self.out.extend(values);
    }

    /// A problem in place of an answer: its code, counted from 1, its path and sentence, its parameters, what is accepted.
    pub(super) fn problem(&mut self, problem: &Problem) {
        self.out.clear();
        self.put(problem.code as i32 + 1);
        self.text(&problem.path);
        self.text(&problem.message);
        self.count(problem.params.len());
        for (name, value) in &problem.params {
            self.text(name);
            self.text(value);
        }
        self.count(problem.allowed.len());
        problem.allowed.iter().for_each(|one| self.text(one));
    }

    /// How many code units of UTF-16, then each.
    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.count(text.encode_utf16().count());
        self.all(text.encode_utf16().map(i32::from));
    }

    pub(super) fn count(&mut self, count: usize) {
        self.put(i32::try_from(count).unwrap_or(0));
    }

    fn index(&mut self, index: Option<u8>) {
        self.put(index.map_or(NONE, i32::from));
    }

    /// Day and second; a bare date has no second, no moment has neither.
    pub(super) fn moment(&mut self, moment: Option<Moment>) {
        self.put(moment.map_or(NO_DAY, |moment| moment.day.0));
        self.put(
            moment
                .and_then(|moment| moment.second)
                .and_then(|second| i32::try_from(second).ok())
                .unwrap_or(NONE),
        );
    }

    fn instant(&mut self, at: i64) {
        self.put(Day::of(at).0);
        self.put(i32::try_from(at.rem_euclid(DAY)).unwrap_or(0));
    }

    /// The edition and every moment of a request, in the policy's zone; the rest is as the caller gave it.
    pub(super) fn request(&mut self, request: &Request) {
        self.count(request.edition);
        self.moment(request.start);
        self.moment(request.now);
        let given = request.events.iter().enumerate().filter(|(_, state)| **state != EventState::Unset);
        self.count(given.clone().count());
        for (event, state) in given {
            self.count(event);
            self.moment(if let EventState::At(moment) = state { Some(*moment) } else { None });
        }
        self.count(request.exclusions.len());
        for excluded in &request.exclusions {
            self.instant(excluded.interval.from);
            self.instant(excluded.interval.to);
        }
        self.count(request.finished.len());
        for (rule, moment) in &request.finished {
            self.count(*rule);
            self.moment(Some(*moment));
        }
    }

    pub(super) fn quote(&mut self, quote: &Quote) {
        self.request(&quote.request);
        self.count(quote.commitments.len());
        for commitment in &quote.commitments {
            self.commitment(commitment);
        }
    }

    fn limit(&mut self, limit: Limit) {
        self.put(limit.amount);
        let bound = limit.bound.map_or(0, |bound| bound as i32 + 1);
        let per = limit.per.map_or(0, |per| per as i32 + 1);
        self.put(limit.units as i32 | bound << 8 | per << 16);
    }

    fn due(&mut self, due: Due) {
        self.put(due.date.0);
        self.instant(due.at);
    }

    pub(super) fn commitment(&mut self, one: &Commitment) {
        let extras = one.requirement.is_some()
            || one.deliverable.is_some()
            || one.gate.is_some()
            || one.debtor.is_some()
            || one.creditor.is_some();
        let flag = |given: bool, bit: i32| if given { bit } else { 0 };
        self.count(one.rule);
        self.put(one.status as i32);
        self.put(
            flag(one.limit.is_some(), has::LIMIT)
                | flag(one.starts.is_some(), has::STARTS)
                | flag(one.due.is_some(), has::DUE)
                | flag(one.due.is_some_and(|due| due.minute), has::MINUTE)
                | flag(one.due.is_some_and(|due| due.confirmed), has::CONFIRMED)
                | flag(!one.awaits.is_empty(), has::AWAITS)
                | flag(one.projected.is_some(), has::PROJECTED)
                | flag(!one.instants.is_empty(), has::INSTANTS)
                | flag(!one.alternatives.is_empty(), has::ALTERNATIVES)
                | flag(extras, has::EXTRAS)
                | flag(one.outcome.is_some(), has::OUTCOME)
                | flag(one.trace.is_some(), has::TRACE)
                | flag(one.projected.is_some_and(|(_, due)| due.minute), has::PROJECTED_MINUTE)
                | flag(one.trace_latest.is_some(), has::TRACE_LATEST),
        );
        if let Some(limit) = one.limit {
            self.limit(limit);
        }
        if one.starts.is_some() {
            self.moment(one.starts);
        }
        if let Some(due) = one.due {
            self.due(due);
            self.put(due.latest.0);
        }
        self.lists(one);
        if extras {
            self.put(one.requirement.map_or(NONE, |requirement| requirement as i32));
            for index in [one.deliverable, one.gate, one.debtor, one.creditor] {
                self.index(index);
            }
        }
        if let Some(outcome) = one.outcome {
            self.outcome(outcome);
        }
        for days in [&one.trace, &one.trace_latest].into_iter().flatten() {
            self.count(days.len());
            days.iter().for_each(|day| self.trace_day(day));
        }
        self.count(one.reasons.len());
        one.reasons.iter().for_each(|reason| reason.send(|one| self.put(one)));
        #[allow(clippy::cast_possible_truncation)]
        for half in [one.readings as u32, (one.readings >> 32) as u32] {
            self.put(half.cast_signed());
        }
    }

    fn lists(&mut self, one: &Commitment) {
        if !one.awaits.is_empty() {
            self.count(one.awaits.len());
            one.awaits.iter().for_each(|event| self.put(i32::from(*event)));
        }
        if let Some((start, due)) = one.projected {
            self.moment(Some(start));
            self.due(due);
        }
        if !one.instants.is_empty() {
            self.count(one.instants.len());
            one.instants.iter().for_each(|at| self.instant(*at));
        }
        if !one.alternatives.is_empty() {
            self.count(one.alternatives.len());
            one.alternatives.iter().for_each(|other| self.alternative(other));
        }
    }

    fn alternative(&mut self, one: &Alternative) {
        self.put(i32::from(one.dimension));
        self.put(i32::from(one.choice));
        self.limit(one.limit);
        let minute = one.due.is_some_and(|due| due.minute);
        self.put(
            i32::from(one.due.is_some()) | i32::from(minute) << 1 | i32::from(one.outcome.is_some()) << 2,
        );
        if let Some(due) = one.due {
            self.due(due);
        }
        if let Some(outcome) = one.outcome {
            self.outcome(outcome);
        }
    }

    /// State and finish in one, then the minutes.
    fn outcome(&mut self, outcome: Outcome) {
        self.put(outcome.state as i32 | (outcome.finish as i32) << 8);
        self.put(outcome.minutes);
    }

    fn trace_day(&mut self, one: &TraceDay) {
        self.put(one.date.0);
        self.facts(&one.facts);
        self.put(one.ordinal.unwrap_or(NONE));
        self.put(i32::from(one.excluded) | i32::from(one.assumed) << 8);
    }

    fn facts(&mut self, facts: &DayFacts) {
        let bits = i32::from(facts.statutory) << 4 | i32::from(facts.confirmed) << 5;
        self.put(facts.kind as i32 | bits);
        self.index(facts.holiday);
        self.index(facts.notice);
    }

    pub(super) fn moved(&mut self, one: &Moved) {
        self.put(i32::from(one.reading));
        self.put(i32::from(one.value));
        self.due(one.due);
    }

    /// The request, the year's first day and the one after its last, each cap with every line, the tickets.
    pub(super) fn quality(&mut self, request: &Request, quality: &Quality) {
        self.request(request);
        self.put(Day::of(quality.period.from).0);
        self.put(Day::of(quality.period.to).0);
        self.count(quality.lines.len());
        quality.lines.iter().for_each(|line| {
            self.put(line.first.and_then(|first| i32::try_from(first).ok()).unwrap_or(NONE))
        });
        self.count(quality.measures.len());
        for measure in &quality.measures {
            self.commitment(&measure.commitment);
            self.put(measure.unit as i32);
            for line in &measure.lines {
                self.out.extend([line.gross, line.net.unwrap_or(NONE), line.used]);
                self.count(line.left.len());
                self.out.extend(&line.left);
            }
        }
        self.out.extend([
            quality.satisfaction.tickets,
            quality.satisfaction.called_back,
            quality.satisfaction.satisfied,
        ]);
    }

    /// Date, kind and flags, holiday, notice; no kind outside the supported range.
    pub(super) fn day(&mut self, calendar: &Calendar, day: Day) {
        self.put(day.0);
        if calendar.covers(day) {
            self.facts(&calendar.facts(day));
        } else {
            self.out.extend([NONE; 3]);
        }
    }
}
