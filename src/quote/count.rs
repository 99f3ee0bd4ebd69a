//! The end of one clock: which unit it counts, in which direction, under which readings.

use super::builder::CommitmentBuilder;
use super::clock::Clock;
use super::commitment::Due;
use super::evaluation::Evaluation;
use super::hours::second_of;
use super::readings::Role;
use super::reason::Reason;
use crate::counting::{Course, Ends, Office, Receipt, Working};
use crate::pack::SHAPES;
use crate::policy::Counted;
use crate::prelude::*;
use crate::time::{Day, Moment};

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

    pub(super) fn beyond(&self) -> Reason {
        Reason::BeyondSupported { through: self.calendar().through() }
    }

    pub(super) fn unpublished(&self) -> Reason {
        Reason::CalendarUnpublished { through: self.calendar().published_through() }
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
        // A count of working days ends on a day of the calendar or not at all, so where there are two ends it has both.
        if !calendar.covers(date) {
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
}
