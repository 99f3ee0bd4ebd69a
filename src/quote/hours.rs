//! The end of a clock that runs to the minute: 7×24, or within the office hours.

use super::builder::CommitmentBuilder;
use super::clock::Clock;
use super::commitment::Due;
use super::evaluation::Evaluation;
use super::readings::Role;
use super::reason::Reason;
use crate::counting::{Office, clock, cut, office_clock};

impl Evaluation<'_> {
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
    pub(super) fn continuous(
        &self,
        from: &Clock<'_>,
        builder: &mut CommitmentBuilder<'_>,
    ) -> Result<Due, Reason> {
        let start = self.exact(from)?;
        let length = i64::from(from.limit.amount) * i64::from(from.limit.units.each());
        if from.backward() {
            self.explain_changes((start - length, start), builder);
            return self.minute_due(start - length);
        }
        let stops = self.stops(from.rule);
        let at = clock(start, length, stops.intervals());
        if !builder.quiet {
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
    pub(super) fn office_hours(
        &self,
        clock: &Clock<'_>,
        builder: &mut CommitmentBuilder<'_>,
    ) -> Result<Due, Reason> {
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
