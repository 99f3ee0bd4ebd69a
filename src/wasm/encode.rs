//! Encodes answers as integers: indexes into the policy's and the calendar's info, days since 1970-01-01, seconds of the
//! day. Their order is that of [`crate::boundary`], by which `www/engine/decode.ts` reads them.

#[cfg(feature = "shapes")]
use crate::boundary::CALENDAR_BITS;
use crate::boundary::{NONE, Part, answer, record};
use crate::calendar::{Calendar, ShortDay};
use crate::error::Problem;
use crate::quote::{At, EventState, Instant, Ints, Quote, Request};
use crate::time::Day;

/// The edition of a request, and where a dimension chooses among several calendars the place of its own.
#[inline(always)]
pub(super) fn edition(request: &Request) -> i32 {
    let edition = i32::try_from(request.edition).unwrap_or(0);
    #[cfg(feature = "shapes")]
    let edition = edition | request.calendar.map_or(0, |place| (i32::from(place) + 1) << CALENDAR_BITS);
    edition
}

impl Ints {
    /// A problem in place of an answer.
    pub(super) fn problem(&mut self, problem: &Problem) {
        self.clear();
        self.put(problem.code as i32 + 1);
        let answer = answer::ProblemAnswer {
            path: |to: &mut Ints| to.text(&problem.path),
            message: |to: &mut Ints| to.text(&problem.message),
            params: |to: &mut Ints| {
                to.list(&problem.params, |to, (name, value)| {
                    to.text(name);
                    to.text(value);
                });
            },
            allowed: |to: &mut Ints| to.list(&problem.allowed, |to, one| to.text(one)),
        };
        answer.send(self);
    }

    /// The edition and every moment of a request, in the policy's zone; what reads this has the rest as the caller gave it.
    pub(super) fn request(&mut self, request: &Request) {
        let answer = answer::RequestAnswer {
            edition: |to: &mut Ints| to.put(edition(request)),
            start_at: |to: &mut Ints| to.moment(request.start),
            now: |to: &mut Ints| to.moment(request.now),
            events: |to: &mut Ints| to.events(&request.events),
            exclusions: |to: &mut Ints| {
                to.list(&request.exclusions, |to, one| {
                    let (from, end) = (Instant(one.interval.from), Instant(one.interval.to));
                    record::Exclusion { from, to: end }.send(to);
                });
            },
            finished_at: |to: &mut Ints| {
                to.list(&request.finished, |to, (rule, at)| {
                    let place = i32::try_from(*rule).unwrap_or(0);
                    record::Named { place, at: At(Some(*at)) }.send(to);
                });
            },
        };
        answer.send(self);
    }

    fn events(&mut self, events: &[EventState]) {
        let given = events.iter().zip(0..).filter(|(state, _)| **state != EventState::Unset);
        self.count(given.clone().count());
        for (state, place) in given {
            let at = if let EventState::At(moment) = state { Some(*moment) } else { None };
            record::Named { place, at: At(at) }.send(self);
        }
    }

    pub(super) fn quote(&mut self, quote: &Quote) {
        let answer = answer::QuoteAnswer {
            request: |to: &mut Ints| to.request(&quote.request),
            commitments: |to: &mut Ints| to.list(&quote.commitments, Ints::commitment),
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
