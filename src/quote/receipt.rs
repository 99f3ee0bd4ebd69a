//! When the event of a clock counts as received: at once, or on the next working day.

use super::builder::CommitmentBuilder;
use super::clock::Clock;
use super::evaluation::Evaluation;
use super::readings::Role;
use super::reason::Reason;
use crate::counting::{Course, Ends, Receipt};
use crate::policy::Rule;
use crate::time::Moment;

impl Evaluation<'_> {
    /// Says on which day the count starts, and why.
    pub(super) fn explain_start(
        &self,
        clock: &Clock<'_>,
        course: &Course,
        ends: &Ends,
        builder: &mut CommitmentBuilder<'_>,
    ) {
        let (date, event) = (clock.from.day, clock.event);
        if clock.same_day() {
            return self.explain_same_day(clock, course, ends, builder);
        }
        builder.because(match (ends.received, course.passed()) {
            (Some(next), Some(cut_off)) if self.calendar().works(date) => {
                Reason::CutOffPassed { date, event, cut_off, next }
            }
            (Some(next), _) => Reason::ReceivedNext { date, event, next },
            (None, _) => Reason::StartDayNotCounted { date, event },
        });
    }

    /// When the event of a clock counts as received. On a working day it does so at once, whatever the reading, unless a
    /// cut-off may have passed; then and on other days that is a reading.
    pub(super) fn receipt(&self, clock: &Clock<'_>) -> Receipt {
        if let Some(own) = self.own_receipt(clock.rule) {
            return own;
        }
        let Moment { day, second, .. } = clock.from;
        let works = self.calendar().works(day);
        let timed = second.is_some() && (works || self.calendar().may_become_makeup(day));
        let set = self.is_set(Role::Receipt);
        let passed =
            self.time_set(Role::CutOff).zip(second).is_some_and(|(cut_off, second)| second > cut_off);
        if works && !passed && !(timed && set) || !self.acts_on(Role::Receipt) {
            return Receipt::CountFromNext;
        }
        Receipt::ReceivedNext { cut_off: if timed { self.time_reading(Role::CutOff) } else { None } }
    }

    /// The cut-off time of a rule, where events are received on the next working day.
    pub(super) fn cut_off(&self, rule: &Rule) -> Option<u32> {
        match self.own_receipt(rule) {
            Some(Receipt::ReceivedNext { cut_off }) => cut_off,
            Some(Receipt::CountFromNext) => None,
            None => self.time_set(Role::CutOff).filter(|_| self.is_set(Role::Receipt)),
        }
    }

    /// What the rule itself says of it; where its cut-off depends on a dimension, for the value of the request.
    pub(super) fn own_receipt(&self, rule: &Rule) -> Option<Receipt> {
        let own = rule.receipt?;
        let here = |place: u16| {
            self.edition.rules.get(usize::from(place)).is_some_and(|one| core::ptr::eq(one, rule))
        };
        let Some(by) = self.edition.cut_offs().iter().find(|one| here(one.rule)) else {
            return Some(own);
        };
        let choice = self.dimensions.get(usize::from(by.dimension)).copied().flatten();
        let cut_off = choice.and_then(|choice| by.times.get(usize::from(choice)).copied().flatten());
        Some(Receipt::ReceivedNext { cut_off })
    }

    /// The course to the working day on which the event is received: its own, or the next one where it is a rest day or the
    /// event came after the cut-off.
    pub(super) fn same_working_day(&self, clock: &Clock<'_>) -> Course {
        let day = clock.from.day;
        match self.received_late(clock) {
            Some(_) => Course { start: day, second: None, n: 1, receipt: Receipt::CountFromNext },
            None => Course::roll(day),
        }
    }

    /// The last second of a day at which the event of such a clock is received on it: the cut-off of its rule, else of the
    /// readings, else the time up to which the limit runs, else the close of the office.
    fn last_received(&self, clock: &Clock<'_>) -> Option<u32> {
        let closes = || {
            let (second, _) = self.closing(clock)?.closes(self.calendar(), clock.from.day)?;
            u32::try_from(second).ok()
        };
        self.cut_off(clock.rule).or(clock.by).or_else(closes)
    }

    fn received_late(&self, clock: &Clock<'_>) -> Option<u32> {
        let second = clock.from.second;
        self.last_received(clock).filter(|last| second.is_some_and(|second| second > *last))
    }

    fn explain_same_day(
        &self,
        clock: &Clock<'_>,
        course: &Course,
        ends: &Ends,
        builder: &mut CommitmentBuilder<'_>,
    ) {
        let (date, event, next) = (clock.from.day, clock.event, ends.nearest);
        if next == date {
            return;
        }
        builder.because(match self.received_late(clock).filter(|_| course.start == date) {
            Some(cut_off) if self.calendar().works(date) => {
                Reason::ReceivedAfter { date, event, cut_off, next }
            }
            _ => Reason::ReceivedOn { date, event, next },
        });
    }
}
