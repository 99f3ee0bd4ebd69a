//! What exclusions take out of a clock, and how an answer says so.

use super::builder::CommitmentBuilder;
use super::clock::Clock;
use super::evaluation::Evaluation;
use super::readings::Role;
use super::reason::Reason;
use crate::counting::{Course, Ends, Excluded, Interval, Stops, Working};
use crate::policy::{Rule, Shape};
use crate::prelude::*;
use crate::time::{DAY, Moment};

impl Evaluation<'_> {
    pub(super) fn stops(&self, rule: &Rule) -> Stops {
        Stops::new(&self.request.exclusions, rule.exclusions)
    }

    /// Working days outside the days that the rule's exclusions take out: those that lie wholly inside one, or those that
    /// one touches. A cadence and a lead time never stop.
    pub(super) fn working_without(&self, clock: &Clock<'_>, touched: bool) -> Working<'_> {
        let days = if clock.backward() || self.request.exclusions.is_empty() {
            Vec::new()
        } else {
            self.stops(clock.rule).days(self.calendar(), touched)
        };
        Working::new(self.calendar(), days)
    }

    /// Says how many working days up to the nearest end an exclusion took out, for each of the causes, and whether that
    /// rests on which days it takes out.
    pub(super) fn explain_excluded(
        &self,
        clock: &Clock<'_>,
        course: &Course,
        ends: &Ends,
        builder: &mut CommitmentBuilder<'_>,
    ) {
        if self.request.exclusions.is_empty() {
            return;
        }
        let touched = self.is_set(Role::ExcludedDay);
        let working = self.working_without(clock, touched);
        if self.working_without(clock, !touched).ends(course).as_ref() != Some(ends) {
            self.ask(Role::ExcludedDay);
        }
        if builder.quiet {
            return;
        }
        let calendar = self.calendar();
        let count = |from: i64, to: i64| working.excluded_within(from, to);
        let first = clock.from.day.plus(i32::from(!clock.same_day()));
        let window = (calendar.start(first), calendar.start(ends.nearest.plus(1)));
        self.for_each_cause(clock, window, DAY, &count, &mut |causes, count| {
            builder.because(Reason::ExcludedDays { count: i32::try_from(count).unwrap_or(0), causes });
        });
    }

    /// Parts the seconds from `window.0` to `window.1` where the causes that reach into them change, at multiples of `unit`,
    /// a second or a local day, and gives each set of causes with what `measure` says of its parts together.
    pub(super) fn for_each_cause(
        &self,
        clock: &Clock<'_>,
        window: (i64, i64),
        unit: i64,
        measure: &dyn Fn(i64, i64) -> i64,
        each: &mut dyn FnMut(u8, i64),
    ) {
        #[cfg(feature = "shapes")]
        let calendar = self.calendar();
        for causes in 1..=clock.rule.exclusions {
            let (mut from, mut sum) = (window.0, 0);
            while from < window.1 {
                let bounds = self.request.exclusions.iter().flat_map(|Excluded { interval, .. }| {
                    #[cfg(feature = "shapes")]
                    if let (true, Some(_)) = (unit == DAY, calendar.clocks()) {
                        let days = [calendar.day(interval.from), calendar.begins_from(interval.to)];
                        return days.map(|day| calendar.start(day));
                    }
                    [interval.from.div_euclid(unit) * unit, -(-interval.to).div_euclid(unit) * unit]
                });
                let next = bounds.filter(|bound| *bound > from).fold(window.1, i64::min);
                if self.causes(clock, from, next) == causes {
                    sum += measure(from, next);
                }
                from = next;
            }
            if sum > 0 {
                each(causes, sum);
            }
        }
    }

    /// The causes of the rule whose intervals reach into a stretch, a bit each.
    pub(super) fn causes(&self, clock: &Clock<'_>, from: i64, to: i64) -> u8 {
        let inside = |one: &&Excluded| one.interval.from.max(from) < one.interval.to.min(to);
        let found = self.request.exclusions.iter().filter(inside);
        found.fold(0, |causes, one| causes | 1u8 << (one.cause & 7)) & clock.rule.exclusions
    }
}

impl Evaluation<'_> {
    /// Lets the tests of a rule see the exclusions that reach into its clock, and no other (A34).
    pub(super) fn clip_exclusions(&self, index: usize) {
        if self.request.exclusions.is_empty() {
            return;
        }
        // Whether its start depends on an exclusion is asked of none: it has no clock yet to which one could be clipped.
        self.given.causes.set(0);
        let before = self.readings_used().replace(0);
        let clock = self.clock_of(index);
        self.given.causes_rest_on.set(self.readings_used().replace(before));
        let within = self
            .request
            .exclusions
            .iter()
            .filter(|one| one.interval.from.max(clock.from) < one.interval.to.min(clock.to));
        self.given.causes.set(within.fold(0, |causes, one| causes | 1u8 << (one.cause & 7)));
    }

    /// The clock of a rule from its start to its finish, as far as they are known: none before it starts, and all time where the
    /// rule has none.
    fn clock_of(&self, index: usize) -> Interval {
        let mut clock = Interval { from: i64::MIN, to: i64::MAX };
        let Some(rule) = self.edition.rules.get(index) else { return clock };
        let Some(start) = &rule.terms.start else { return clock };
        let begin = self.begin(self.context(&self.dimensions).start(start), None);
        // A bare date stands for its whole day.
        let span = |moment: Moment| match moment.instant() {
            Some(at) => (at, at),
            None => (self.calendar().start(moment.day), self.calendar().end(moment.day)),
        };
        let (first, last) = begin.map_or((i64::MAX, i64::MIN), |begin| span(begin.moment));
        if rule.shape == Shape::LeadTime {
            clock.to = last;
        } else {
            clock.from = first;
            let event = rule.terms.finished_by.and_then(|event| self.moment(event));
            if let Some(finish) = self.finish_given(index).or(event) {
                clock.to = span(finish).1;
            }
        }
        clock
    }
}
