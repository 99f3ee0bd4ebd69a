//! Answers as integers: indexes into what the policy and the calendar say of themselves, days since 1970-01-01, seconds
//! of the day. The order of the integers is that of [`crate::boundary`], by which `www/engine/decode.ts` reads them, too.

use crate::boundary::{NONE, Part, answer, record};
use crate::calendar::{Calendar, ShortDay};
use crate::error::Problem;
#[cfg(feature = "shapes")]
use crate::quality::{Aimed, Group, TargetPeriod};
use crate::quality::{Measure, Quality, Reached};
use crate::quote::{At, EventState, Instant, Ints, Moved, Quote, Request};
use crate::time::Day;

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

    /// The edition and every moment of a request, in the policy's zone; the rest is as the caller gave it.
    pub(super) fn request(&mut self, request: &Request) {
        let answer = answer::RequestAnswer {
            head: |to: &mut Ints| {
                let edition = i32::try_from(request.edition).unwrap_or(0);
                record::Request { edition, start: At(request.start), now: At(request.now) }.send(to);
            },
            events: |to: &mut Ints| to.events(&request.events),
            exclusions: |to: &mut Ints| {
                to.list(&request.exclusions, |to, one| {
                    let (from, end) = (Instant(one.interval.from), Instant(one.interval.to));
                    record::Exclusion { from, to: end }.send(to);
                });
            },
            finished: |to: &mut Ints| {
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
            request: |to: &mut Ints| to.request(&quote.request),
            commitments: |to: &mut Ints| to.list(&quote.commitments, Ints::commitment),
        };
        answer.send(self);
    }

    pub(super) fn moved(&mut self, one: &Moved) {
        let (reading, value) = (i32::from(one.reading), i32::from(one.value));
        record::Moved { reading, value, minute: i32::from(one.due.minute), end: one.due }.send(self);
    }

    /// The request, the year, the lines by the place of their first outage, each cap with every line, the tickets.
    pub(super) fn quality(&mut self, calendar: &Calendar, request: &Request, quality: &Quality) {
        let answer = answer::QualityAnswer {
            request: |to: &mut Ints| to.request(request),
            period: |to: &mut Ints| {
                let (from, end) = (calendar.day(quality.period.from), calendar.day(quality.period.to));
                record::Period { from: from.0, to: end.0 }.send(to);
            },
            lines: |to: &mut Ints| {
                to.list(&quality.lines, |to, line| {
                    to.put(line.first.and_then(|first| i32::try_from(first).ok()).unwrap_or(NONE));
                });
            },
            measures: |to: &mut Ints| to.list(&quality.measures, Ints::measure),
            satisfaction: |to: &mut Ints| {
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

    /// The edition, then each of its targets over the year.
    #[cfg(feature = "shapes")]
    pub(super) fn targets(&mut self, request: &Request, quality: &Quality) {
        let answer = answer::TargetsAnswer {
            edition: |to: &mut Ints| to.count(request.edition),
            targets: |to: &mut Ints| to.list(&quality.targets, Ints::target),
        };
        answer.send(self);
    }

    #[cfg(feature = "shapes")]
    fn target(&mut self, aimed: &Aimed) {
        let answer = answer::TargetAnswer {
            periods: |to: &mut Ints| to.list(&aimed.periods, Ints::target_period),
            undated: |to: &mut Ints| to.list(&aimed.undated, Ints::case_group),
        };
        answer.send(self);
    }

    #[cfg(feature = "shapes")]
    fn target_period(&mut self, period: &TargetPeriod) {
        let answer = answer::TargetPeriodAnswer {
            head: |to: &mut Ints| {
                let (from, end) = (period.days.0.0, period.days.1.0);
                let (state, running) = (period.state as i32, i32::from(period.running));
                record::TargetPeriod { from, to: end, state, running }.send(to);
            },
            groups: |to: &mut Ints| to.list(&period.groups, Ints::case_group),
        };
        answer.send(self);
    }

    #[cfg(feature = "shapes")]
    fn case_group(&mut self, group: &Group) {
        let answer = answer::CaseGroupAnswer {
            head: |to: &mut Ints| {
                record::CaseGroup { state: group.state as i32, missing: group.missing }.send(to);
            },
            places: |to: &mut Ints| to.list(&group.verdicts, |to, place| to.count(*place)),
        };
        answer.send(self);
    }

    fn measure(&mut self, measure: &Measure) {
        let answer = answer::MeasureAnswer {
            commitment: |to: &mut Ints| to.commitment(&measure.commitment),
            unit: |to: &mut Ints| to.put(measure.unit as i32),
            // The reader knows how many lines there are.
            lines: |to: &mut Ints| measure.lines.iter().for_each(|line| to.reached(line)),
        };
        answer.send(self);
    }

    fn reached(&mut self, line: &Reached) {
        let answer = answer::ReachedAnswer {
            reached: |to: &mut Ints| {
                let net = line.net.unwrap_or(NONE);
                record::Reached { gross: line.gross, net, used: line.used }.send(to);
            },
            left: |to: &mut Ints| to.list(&line.left, |to, left| to.put(*left)),
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
