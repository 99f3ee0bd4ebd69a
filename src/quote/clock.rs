//! The end of one clock: which unit it counts, in which direction, under which readings.

use super::Due;
use super::draft::Draft;
use super::evaluate::Evaluation;
use super::readings::Role;
use super::reason::Reason;
use crate::counting::{Course, Ends, Excluded, Receipt, Stops, Working, clock, office_clock, office_day};
use crate::policy::{Counted, Limit, Roll, Rule, Shape};
use crate::prelude::*;
use crate::time::{DAY, Day, Moment};

/// One clock as it starts.
pub(super) struct Clock<'a> {
    pub(super) rule: &'a Rule,
    pub(super) limit: Limit,
    pub(super) roll: Option<Roll>,
    pub(super) from: Moment,
    pub(super) event: u8,
    pub(super) vague: bool,
}

impl Clock<'_> {
    pub(super) fn backward(&self) -> bool {
        self.rule.shape == Shape::LeadTime
    }

    /// The amount of what is counted; negative where it counts back.
    fn signed(&self) -> i32 {
        let amount = self.limit.amount * self.limit.units.each();
        if self.backward() { -amount } else { amount }
    }
}

impl Evaluation<'_> {
    /// The end of a clock, or the reason why it has none; the draft learns why it ends there.
    pub(super) fn count(&self, clock: &Clock<'_>, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        let reasons = draft.out.reasons.len();
        let due = self.counted(clock, draft);
        if due.is_err() {
            draft.out.reasons.truncate(reasons);
        }
        due
    }

    fn counted(&self, clock: &Clock<'_>, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        match clock.limit.units.counted() {
            Counted::WorkingDays => self.working_days(clock, draft),
            Counted::Days => self.calendar_days(clock, draft),
            Counted::Months => self.months(clock, draft),
            Counted::Seconds => self.continuous(clock, draft),
            Counted::OfficeSeconds => self.office_hours(clock, draft),
            Counted::Times => Err(Reason::NoNumber {}),
        }
    }

    fn beyond(&self) -> Reason {
        Reason::BeyondSupported { through: self.engine.calendar().through() }
    }

    fn unpublished(&self) -> Reason {
        Reason::CalendarUnpublished { through: self.engine.calendar().published_through() }
    }

    pub(super) fn stops(&self, rule: &Rule) -> Stops {
        Stops::new(&self.request.exclusions, rule.exclusions)
    }

    /// Working days outside the days that the rule's exclusions take out: those that lie wholly inside one, or those that
    /// one touches. A cadence and a lead time never stop.
    fn working_without(&self, clock: &Clock<'_>, touched: bool) -> Working<'_> {
        let days = if clock.backward() || self.request.exclusions.is_empty() {
            Vec::new()
        } else {
            self.stops(clock.rule).days(touched)
        };
        Working::new(self.engine.calendar(), days)
    }

    /// The same as the reading has it.
    pub(super) fn working(&self, clock: &Clock<'_>) -> Working<'_> {
        self.working_without(clock, self.is_set(Role::ExcludedDay))
    }

    /// The count of working days of a clock: from when, how many, and how it is received.
    pub(super) fn course(&self, clock: &Clock<'_>) -> Course {
        let Clock { from: Moment { day: start, second }, limit, .. } = *clock;
        if clock.backward() {
            let n = limit.amount.saturating_add(i32::from(self.acts_on(Role::LeadTime)));
            return Course { start, second: None, n: -n, receipt: Receipt::CountFromNext };
        }
        Course { start, second, n: limit.amount, receipt: self.receipt(clock) }
    }

    fn working_days(&self, clock: &Clock<'_>, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        let working = self.working(clock);
        let course = self.course(clock);
        let ends = working.ends(&course).ok_or_else(|| self.beyond())?;
        if !clock.backward() {
            self.explain_start(clock, &course, &ends, draft);
            self.explain_excluded(clock, &course, &ends, draft);
        }
        self.day_due(clock, &ends, draft)
    }

    fn explain_start(&self, clock: &Clock<'_>, course: &Course, ends: &Ends, draft: &mut Draft<'_>) {
        let (date, event) = (clock.from.day, clock.event);
        draft.because(match (ends.received, course.passed()) {
            (Some(next), Some(cut_off)) if self.engine.calendar().works(date) => {
                Reason::CutOffPassed { date, event, cut_off, next }
            }
            (Some(next), _) => Reason::ReceivedNext { date, event, next },
            (None, _) => Reason::StartDayNotCounted { date, event },
        });
    }

    /// Says how many working days up to the nearest end an exclusion took out, for each of the causes, and whether that
    /// rests on which days it takes out.
    fn explain_excluded(&self, clock: &Clock<'_>, course: &Course, ends: &Ends, draft: &mut Draft<'_>) {
        let touched = self.is_set(Role::ExcludedDay);
        let working = self.working_without(clock, touched);
        if self.request.exclusions.is_empty() || clock.rule.exclusions == 0 {
            return;
        }
        if self.working_without(clock, !touched).ends(course).as_ref() != Some(ends) {
            self.ask(Role::ExcludedDay);
        }
        if draft.quiet {
            return;
        }
        let count = |from: i64, to: i64| working.excluded_between(Day::of(from), Day::of(to).plus(-1));
        let window = (clock.from.day.plus(1).start(), ends.nearest.plus(1).start());
        self.for_each_cause(clock, window, DAY, &count, &mut |causes, count| {
            draft.because(Reason::ExcludedDays { count: i32::try_from(count).unwrap_or(0), causes });
        });
    }

    /// Parts the seconds from `window.0` to `window.1` where the causes that reach into them change, at multiples of `unit`,
    /// and gives each set of causes with what `measure` says of its parts together.
    fn for_each_cause(
        &self,
        clock: &Clock<'_>,
        window: (i64, i64),
        unit: i64,
        measure: &dyn Fn(i64, i64) -> i64,
        each: &mut dyn FnMut(u8, i64),
    ) {
        for causes in 1..=clock.rule.exclusions {
            let (mut from, mut sum) = (window.0, 0);
            while from < window.1 {
                let bounds = self.request.exclusions.iter().flat_map(|Excluded { interval, .. }| {
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

    fn calendar_days(&self, clock: &Clock<'_>, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        if clock.limit.amount > 0 && !clock.backward() {
            draft.because(Reason::StartDayNotCounted { date: clock.from.day, event: clock.event });
        }
        self.date_due(clock, self.unrolled(clock), draft)
    }

    fn months(&self, clock: &Clock<'_>, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        let (end, clamped) = clock.from.day.plus_months(clock.signed()).ok_or_else(|| self.beyond())?;
        draft.because(Reason::StartDayNotCounted { date: clock.from.day, event: clock.event });
        if clamped {
            draft.because(Reason::MonthEndClamped { date: end });
        }
        self.date_due(clock, end, draft)
    }

    /// The day at which a clock of calendar days or months ends, before it moves off a rest day.
    pub(super) fn unrolled(&self, clock: &Clock<'_>) -> Day {
        let start = clock.from.day;
        match clock.limit.units.counted() {
            Counted::Months => start.plus_months(clock.signed()).map_or(start, |(end, _)| end),
            _ => start.plus(clock.signed()),
        }
    }

    /// A date counted on the calendar: it stays on a rest day unless the policy rolls it (A06). The same day and a lead
    /// time have nowhere to move.
    fn date_due(&self, clock: &Clock<'_>, end: Day, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        let calendar = self.engine.calendar();
        let stays = Ends { nearest: end, farthest: end, confirmed: true, received: None };
        let works = calendar.works(end);
        let settled = works && end <= calendar.published_through();
        if !calendar.covers(end) || settled || clock.limit.amount == 0 || clock.backward() {
            return self.day_due(clock, &stays, draft);
        }
        let reading = clock.roll.flatten();
        let moves = match reading {
            Some((reading, value)) => self.context(&[]).reads(reading, value),
            None => clock.roll.is_some(),
        };
        let reading = reading.map(|(reading, _)| reading);
        if !moves {
            if !works {
                draft.because(Reason::DueOnRestDay { date: end, kind: calendar.facts(end).kind, reading });
            }
            return self.day_due(clock, &stays, draft);
        }
        let ends =
            Working::new(calendar, Vec::new()).ends(&Course::roll(end)).ok_or_else(|| self.beyond())?;
        if ends.nearest != end {
            draft.because(Reason::RolledToWorkingDay { date: end, next: ends.nearest, reading });
        }
        self.day_due(clock, &ends, draft)
    }

    /// The end of a day: its midnight, or the close of business on it. Nothing where the calendar does not know the day, or
    /// not well enough for the readings.
    fn day_due(&self, clock: &Clock<'_>, ends: &Ends, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        let calendar = self.engine.calendar();
        let (date, latest) = (ends.nearest.min(ends.farthest), ends.nearest.max(ends.farthest));
        if !calendar.covers(date) || !calendar.covers(latest) {
            return Err(self.beyond());
        }
        if !ends.confirmed && self.acts_on(Role::Unpublished) {
            return Err(self.unpublished());
        }
        let closes = if self.acts_on(Role::DayEnd) { self.time_reading(Role::ClosingTime) } else { None };
        // Where close of business has passed when the clock starts, its day ends at midnight.
        let close_of = |day: Day| {
            let closes = i64::from(closes?);
            let at = day.start() + office_day(calendar, day, 0, closes).1;
            let open = clock.backward() || clock.from.instant().is_none_or(|from| from <= at);
            open.then_some((at, at < day.start() + closes))
        };
        let close = close_of(date);
        if let Some((at, true)) = close {
            draft.because(Reason::ClosesEarly { date, time: second_of(at - date.start()) });
        }
        let [at, last] = [date, latest].map(|day| close_of(day).map_or(day.plus(1).start(), |(at, _)| at));
        let inclusive = close.is_some();
        Ok(Due { date, at, minute: false, inclusive, confirmed: ends.confirmed, latest, last })
    }

    /// Hours and minutes run 7×24 from the exact moment.
    fn continuous(&self, from: &Clock<'_>, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        let start = self.exact(from)?;
        let length = i64::from(from.limit.amount) * i64::from(from.limit.units.each());
        if from.backward() {
            return self.minute_due(start - length);
        }
        let stops = self.stops(from.rule);
        let at = clock(start, length, stops.intervals());
        if at - start > length && !draft.quiet {
            self.for_each_cause(from, (start, at), 1, &|from, to| to - from, &mut |causes, seconds| {
                let minutes = i32::try_from(seconds / 60).unwrap_or(i32::MAX);
                draft.because(Reason::ExcludedTime { minutes, causes });
            });
        }
        self.minute_due(at)
    }

    fn exact(&self, clock: &Clock<'_>) -> Result<i64, Reason> {
        let missing = Reason::TimeOfDayMissing { event: clock.event };
        clock.from.instant().filter(|_| !clock.vague).ok_or(missing)
    }

    /// Hours inside the operator's office hours on working days; without office hours nothing is known.
    fn office_hours(&self, clock: &Clock<'_>, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        let hours = (self.time_reading(Role::OpeningTime), self.time_reading(Role::ClosingTime));
        let (Some(opens), Some(closes)) = hours else { return Err(Reason::OfficeHoursMissing {}) };
        if opens >= closes {
            return Err(Reason::OfficeHoursMissing {});
        }
        let start = self.exact(clock)?;
        let length = i64::from(clock.limit.amount) * i64::from(clock.limit.units.each());
        let calendar = self.engine.calendar();
        let at = office_clock(calendar, start, length, opens.into(), closes.into())
            .ok_or_else(|| self.beyond())?;
        // Office hours lie on working days, which no notice settles beyond the last one.
        if Day::of(at) > calendar.published_through() {
            return Err(self.unpublished());
        }
        self.explain_short_days((start, at), (opens.into(), closes.into()), draft);
        self.minute_due(at)
    }

    /// Says which days cut office hours out of the stretch of a clock.
    fn explain_short_days(
        &self,
        (start, end): (i64, i64),
        (opens, closes): (i64, i64),
        draft: &mut Draft<'_>,
    ) {
        let calendar = self.engine.calendar();
        for short in calendar.short_days(Day::of(start), Day::of(end)) {
            let date = short.day();
            let (from, to) = office_day(calendar, date, opens, closes);
            let lost = |from: i64, to: i64| (date.start() + from).max(start) < (date.start() + to).min(end);
            if lost(opens, from.min(closes)) {
                draft.because(Reason::OpensLate { date, time: second_of(from) });
            }
            if lost(to.max(opens), closes) {
                draft.because(Reason::ClosesEarly { date, time: second_of(to) });
            }
        }
    }

    fn minute_due(&self, at: i64) -> Result<Due, Reason> {
        let date = Day::of(at);
        if !self.engine.calendar().covers(date) {
            return Err(self.beyond());
        }
        Ok(Due { date, at, minute: true, inclusive: true, confirmed: true, latest: date, last: at })
    }

    /// When the event of a clock counts as received. On a working day it does so at once, whatever the reading, unless a
    /// cut-off may have passed; then and on other days that is a reading.
    fn receipt(&self, clock: &Clock<'_>) -> Receipt {
        if let Some(own) = clock.rule.receipt {
            return own;
        }
        let Moment { day, second } = clock.from;
        let works = self.engine.calendar().works(day);
        let timed = second.is_some() && (works || self.engine.calendar().may_become_makeup(day));
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
        match rule.receipt {
            Some(Receipt::ReceivedNext { cut_off }) => cut_off,
            Some(Receipt::CountFromNext) => None,
            None => self.time_set(Role::CutOff).filter(|_| self.is_set(Role::Receipt)),
        }
    }
}

fn second_of(second: i64) -> u32 {
    u32::try_from(second).unwrap_or(0)
}
