//! The end of one clock: which unit it counts, in which direction, under which readings.

use super::Due;
use super::builder::CommitmentBuilder;
use super::evaluate::Evaluation;
use super::readings::Role;
use super::reason::Reason;
use crate::counting::{Course, Ends, Excluded, Office, Receipt, Stops, Working, clock, cut, office_clock};
use crate::pack::SHAPES;
use crate::policy::{Counted, Limit, Roll, Rule, Shape};
use crate::prelude::*;
use crate::time::{DAY, Day, Moment};

/// One clock as it starts.
pub(super) struct Clock<'a> {
    pub(super) rule: &'a Rule,
    pub(super) limit: Limit,
    pub(super) roll: Option<Roll>,
    pub(super) by: Option<u32>,
    pub(super) from: Moment,
    pub(super) event: u8,
    pub(super) vague: bool,
}

impl Clock<'_> {
    pub(super) fn backward(&self) -> bool {
        self.rule.shape == Shape::LeadTime
    }

    /// Whether it ends on the working day on which its event is received.
    pub(super) fn same_day(&self) -> bool {
        SHAPES && self.limit.amount == 0 && self.limit.units.counted() == Counted::WorkingDays
    }

    /// The amount of what is counted; negative where it counts back.
    fn signed(&self) -> i32 {
        let amount = self.limit.amount * self.limit.units.each();
        if self.backward() { -amount } else { amount }
    }
}

impl Evaluation<'_> {
    /// The end of a clock, or the reason why it has none; the builder learns why it ends there.
    pub(super) fn count(
        &self,
        clock: &Clock<'_>,
        builder: &mut CommitmentBuilder<'_>,
    ) -> Result<Due, Reason> {
        let reasons = builder.out.reasons.len();
        let due = self.counted(clock, builder);
        if due.is_err() {
            builder.out.reasons.truncate(reasons);
        }
        due
    }

    fn counted(&self, clock: &Clock<'_>, builder: &mut CommitmentBuilder<'_>) -> Result<Due, Reason> {
        match clock.limit.units.counted() {
            Counted::WorkingDays => self.working_days(clock, builder),
            Counted::Days => self.calendar_days(clock, builder),
            Counted::Months => self.months(clock, builder),
            Counted::Seconds => self.continuous(clock, builder),
            Counted::OfficeSeconds => self.office_hours(clock, builder),
            Counted::Times => Err(Reason::NoNumber {}),
        }
    }

    fn beyond(&self) -> Reason {
        Reason::BeyondSupported { through: self.calendar().through() }
    }

    fn unpublished(&self) -> Reason {
        Reason::CalendarUnpublished { through: self.calendar().published_through() }
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
            self.stops(clock.rule).days(self.calendar(), touched)
        };
        Working::new(self.calendar(), days)
    }

    /// The same as the reading has it.
    pub(super) fn working(&self, clock: &Clock<'_>) -> Working<'_> {
        self.working_without(clock, self.is_set(Role::ExcludedDay))
    }

    /// The count of working days of a clock: from when, how many, and how it is received.
    pub(super) fn course(&self, clock: &Clock<'_>) -> Course {
        let Clock { from: Moment { day: start, second, .. }, limit, .. } = *clock;
        if clock.backward() {
            let n = limit.amount.saturating_add(i32::from(self.acts_on(Role::LeadTime)));
            return Course { start, second: None, n: -n, receipt: Receipt::CountFromNext };
        }
        if clock.same_day() {
            return self.same_working_day(clock);
        }
        Course { start, second, n: limit.amount, receipt: self.receipt(clock) }
    }

    fn working_days(&self, clock: &Clock<'_>, builder: &mut CommitmentBuilder<'_>) -> Result<Due, Reason> {
        if clock.same_day() && clock.by.is_none() && self.closing(clock).is_none() {
            return Err(Reason::OfficeHoursMissing {});
        }
        let working = self.working(clock);
        let course = self.course(clock);
        let ends = working.ends(&course).ok_or_else(|| self.beyond())?;
        if !clock.backward() {
            self.explain_start(clock, &course, &ends, builder);
            self.explain_excluded(clock, &course, &ends, builder);
        }
        self.day_due(clock, &ends, builder)
    }

    /// Says how many working days up to the nearest end an exclusion took out, for each of the causes, and whether that
    /// rests on which days it takes out.
    fn explain_excluded(
        &self,
        clock: &Clock<'_>,
        course: &Course,
        ends: &Ends,
        builder: &mut CommitmentBuilder<'_>,
    ) {
        let touched = self.is_set(Role::ExcludedDay);
        let working = self.working_without(clock, touched);
        if self.request.exclusions.is_empty() || clock.rule.exclusions == 0 {
            return;
        }
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
    fn for_each_cause(
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

    fn calendar_days(&self, clock: &Clock<'_>, builder: &mut CommitmentBuilder<'_>) -> Result<Due, Reason> {
        if clock.limit.amount > 0 && !clock.backward() {
            builder.because(Reason::StartDayNotCounted { date: clock.from.day, event: clock.event });
        }
        self.date_due(clock, self.unrolled(clock), builder)
    }

    fn months(&self, clock: &Clock<'_>, builder: &mut CommitmentBuilder<'_>) -> Result<Due, Reason> {
        let (end, clamped) = clock.from.day.plus_months(clock.signed()).ok_or_else(|| self.beyond())?;
        builder.because(Reason::StartDayNotCounted { date: clock.from.day, event: clock.event });
        if clamped {
            builder.because(Reason::MonthEndClamped { date: end });
        }
        self.date_due(clock, end, builder)
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
    fn date_due(
        &self,
        clock: &Clock<'_>,
        end: Day,
        builder: &mut CommitmentBuilder<'_>,
    ) -> Result<Due, Reason> {
        let calendar = self.calendar();
        let stays = Ends { nearest: end, farthest: end, confirmed: true, received: None };
        let works = calendar.works(end);
        let settled = works && end <= calendar.published_through();
        if !calendar.covers(end) || settled || clock.limit.amount == 0 || clock.backward() {
            return self.day_due(clock, &stays, builder);
        }
        let reading = clock.roll.flatten();
        let moves = match reading {
            Some((reading, value)) => self.context(&[]).reads(reading, value),
            None => clock.roll.is_some(),
        };
        let reading = reading.map(|(reading, _)| reading);
        if !moves {
            if !works {
                builder.because(Reason::DueOnRestDay { date: end, kind: calendar.facts(end).kind, reading });
            }
            return self.day_due(clock, &stays, builder);
        }
        let ends =
            Working::new(calendar, Vec::new()).ends(&Course::roll(end)).ok_or_else(|| self.beyond())?;
        if ends.nearest != end {
            builder.because(Reason::RolledToWorkingDay { date: end, next: ends.nearest, reading });
        }
        self.day_due(clock, &ends, builder)
    }

    /// The end of a day: its midnight, or the close of business on it. Nothing where the calendar does not know the day, or
    /// not well enough for the readings.
    fn day_due(
        &self,
        clock: &Clock<'_>,
        ends: &Ends,
        builder: &mut CommitmentBuilder<'_>,
    ) -> Result<Due, Reason> {
        let calendar = self.calendar();
        let (date, latest) = (ends.nearest.min(ends.farthest), ends.nearest.max(ends.farthest));
        if !calendar.covers(date) || !calendar.covers(latest) {
            return Err(self.beyond());
        }
        if !ends.confirmed && self.acts_on(Role::Unpublished) {
            return Err(self.unpublished());
        }
        let office = if clock.by.is_some() { None } else { self.closing(clock) };
        // Where its end has passed when the clock starts, its day ends at midnight.
        let end_of = |day: Day| {
            let (second, early) = match (clock.by, office) {
                (Some(by), _) if SHAPES => (by.into(), false),
                (_, office) => office?.closes(calendar, day)?,
            };
            let at = calendar.at(day, second);
            let open = clock.backward() || clock.from.instant().is_none_or(|from| from <= at);
            open.then_some((at, early))
        };
        let end = end_of(date);
        let time = |at: i64| second_of(calendar.second_of(date, at));
        if let (Some((at, _)), true) = (end, SHAPES && clock.by.is_some()) {
            builder.because(Reason::DueByTime { date, time: time(at) });
        }
        if let Some((at, true)) = end {
            builder.because(Reason::ClosesEarly { date, time: time(at) });
        }
        let [at, last] =
            [date, latest].map(|day| end_of(day).map_or(calendar.start(day.plus(1)), |(at, _)| at));
        let inclusive = end.is_some();
        Ok(Due { date, at, minute: false, inclusive, confirmed: ends.confirmed, latest, last })
    }

    /// The office whose close ends a day, where one does.
    pub(super) fn closing(&self, clock: &Clock<'_>) -> Option<Office<'_>> {
        if !clock.same_day() && !self.acts_on(Role::DayEnd) {
            return None;
        }
        self.weekly().or_else(|| self.time_reading(Role::ClosingTime).map(|closes| Office::daily(0, closes)))
    }

    /// The office with hours by weekday, where the policy has them.
    #[inline(always)]
    pub(super) fn weekly(&self) -> Option<Office<'_>> {
        self.edition.hours().map(Office::weekly)
    }

    /// The office hours of the policy: by weekday, or between two times of day of the readings.
    fn office(&self) -> Option<Office<'_>> {
        if let Some(office) = self.weekly() {
            return Some(office);
        }
        let hours = (self.time_reading(Role::OpeningTime), self.time_reading(Role::ClosingTime));
        let (opens, closes) = (hours.0?, hours.1?);
        (opens < closes).then(|| Office::daily(opens, closes))
    }

    /// Hours and minutes run 7×24 from the exact moment.
    fn continuous(&self, from: &Clock<'_>, builder: &mut CommitmentBuilder<'_>) -> Result<Due, Reason> {
        let start = self.exact(from)?;
        let length = i64::from(from.limit.amount) * i64::from(from.limit.units.each());
        if from.backward() {
            self.explain_changes((start - length, start), builder);
            return self.minute_due(start - length);
        }
        let stops = self.stops(from.rule);
        let at = clock(start, length, stops.intervals());
        if at - start > length && !builder.quiet {
            self.for_each_cause(from, (start, at), 1, &|from, to| to - from, &mut |causes, seconds| {
                let minutes = i32::try_from(seconds / 60).unwrap_or(i32::MAX);
                builder.because(Reason::ExcludedTime { minutes, causes });
            });
        }
        self.explain_changes((start, at), builder);
        self.minute_due(at)
    }

    fn exact(&self, clock: &Clock<'_>) -> Result<i64, Reason> {
        let missing = Reason::TimeOfDayMissing { event: clock.event };
        clock.from.instant().filter(|_| !clock.vague).ok_or(missing)
    }

    /// Hours inside the operator's office hours on working days; without office hours nothing is known.
    fn office_hours(&self, clock: &Clock<'_>, builder: &mut CommitmentBuilder<'_>) -> Result<Due, Reason> {
        let office = self.office().ok_or(Reason::OfficeHoursMissing {})?;
        let start = self.exact(clock)?;
        let length = i64::from(clock.limit.amount) * i64::from(clock.limit.units.each());
        let calendar = self.calendar();
        let at = office_clock(calendar, start, length, office).ok_or_else(|| self.beyond())?;
        // Office hours lie on working days, which no notice settles beyond the last one.
        if calendar.day(at) > calendar.published_through() {
            return Err(self.unpublished());
        }
        self.explain_short_days((start, at), office, builder);
        self.minute_due(at)
    }

    /// Says which days cut office hours out of the stretch of a clock.
    fn explain_short_days(
        &self,
        (start, end): (i64, i64),
        office: Office<'_>,
        builder: &mut CommitmentBuilder<'_>,
    ) {
        let calendar = self.calendar();
        for short in calendar.short_days(calendar.day(start), calendar.day(end)) {
            let date = short.day();
            let lost =
                |from: i64, to: i64| calendar.at(date, from).max(start) < calendar.at(date, to).min(end);
            let (mut late, mut early) = (None, None);
            for (opens, closes) in office.usual(calendar, date) {
                let (opens, closes) = (i64::from(*opens), i64::from(*closes));
                let (from, to) = cut(calendar, date, (opens, closes));
                if lost(opens, from.min(closes)) {
                    late = Some(from);
                }
                if early.is_none() && lost(to.max(opens), closes) {
                    early = Some(to);
                }
            }
            if let Some(from) = late {
                builder.because(Reason::OpensLate { date, time: second_of(from) });
            }
            if let Some(to) = early {
                builder.because(Reason::ClosesEarly { date, time: second_of(to) });
            }
        }
    }

    fn minute_due(&self, at: i64) -> Result<Due, Reason> {
        let date = self.calendar().day(at);
        if !self.calendar().covers(date) {
            return Err(self.beyond());
        }
        Ok(Due { date, at, minute: true, inclusive: true, confirmed: true, latest: date, last: at })
    }
}

pub(super) fn second_of(second: i64) -> u32 {
    u32::try_from(second).unwrap_or(0)
}
