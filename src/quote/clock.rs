//! The end of one clock: which unit it counts, in which direction, under which readings.

use super::Due;
use super::draft::Draft;
use super::evaluate::Evaluation;
use super::readings::Role;
use super::reason::Reason;
use crate::counting::{Ends, Receipt, Stops, Working, clock, office_clock};
use crate::policy::{Limit, Rule, Shape, Units};
use crate::prelude::*;
use crate::time::{DAY, Day, Moment};

/// One clock as it starts.
pub(super) struct Clock<'a> {
    pub(super) rule: &'a Rule,
    pub(super) limit: Limit,
    pub(super) roll: bool,
    pub(super) from: Moment,
    pub(super) event: u8,
    pub(super) vague: bool,
}

impl Clock<'_> {
    pub(super) fn backward(&self) -> bool {
        self.rule.shape == Shape::LeadTime
    }
}

impl Evaluation<'_> {
    /// The end of a clock, or the reason why it has none; the draft learns why it ends there.
    pub(super) fn count(&self, clock: &Clock<'_>, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        let (reasons, readings) = (draft.out.reasons.len(), draft.out.readings);
        let due = self.counted(clock, draft).and_then(|due| self.settled(due));
        if due.is_err() {
            draft.out.reasons.truncate(reasons);
            draft.out.readings = readings;
        }
        due
    }

    fn counted(&self, clock: &Clock<'_>, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        match clock.limit.units {
            Units::BusinessDays => self.working_days(clock, draft),
            Units::CalendarDays => self.calendar_days(clock, draft),
            Units::CalendarMonths => self.months(clock, draft),
            Units::CalendarHours | Units::CalendarMinutes => self.continuous(clock, draft),
            Units::BusinessHours => self.office_hours(clock, draft),
            Units::Occurrences => Err(Reason::no_number()),
        }
    }

    /// The same end, if the calendar knows it, and knows it well enough for the readings.
    fn settled(&self, due: Due) -> Result<Due, Reason> {
        let calendar = self.engine.calendar();
        if !calendar.covers(due.date) || !calendar.covers(due.latest) {
            return Err(self.beyond());
        }
        if !due.confirmed && self.acts_on(Role::Unpublished) {
            return Err(Reason::calendar_unpublished(calendar.published_through()));
        }
        Ok(due)
    }

    fn beyond(&self) -> Reason {
        Reason::beyond_supported(self.engine.calendar().through())
    }

    pub(super) fn stops(&self, rule: &Rule) -> Stops {
        Stops::new(&self.request.exclusions, rule.exclusions)
    }

    /// Working days outside the days that the rule's exclusions take out. A cadence and a lead time never stop.
    pub(super) fn working(&self, clock: &Clock<'_>) -> Working<'_> {
        let days = if clock.backward() || self.request.exclusions.is_empty() {
            Vec::new()
        } else {
            self.stops(clock.rule).days(self.acts_on(Role::ExcludedDay))
        };
        Working::new(self.engine.calendar(), days)
    }

    fn working_days(&self, clock: &Clock<'_>, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        let working = self.working(clock);
        let mut readings = self.rests_on(Role::DayEnd);
        let ends = if clock.backward() {
            readings |= self.rests_on(Role::LeadTime);
            let n = clock.limit.amount.saturating_add(i32::from(self.acts_on(Role::LeadTime)));
            working.back(clock.from.day, n)
        } else {
            let receipt = self.receipt();
            readings |= self.rests_on(Role::Receipt);
            if receipt != Receipt::CountFromNext {
                readings |= self.rests_on(Role::CutOff);
            }
            working.forward(clock.from.day, clock.from.second, clock.limit.amount, receipt)
        };
        let ends = ends.ok_or_else(|| self.beyond())?;
        if !clock.backward() {
            self.explain_start(clock, &ends, draft);
            readings |= self.explain_excluded(clock, ends.nearest, draft);
        }
        if !ends.confirmed {
            readings |= self.rests_on(Role::Unpublished);
        }
        draft.out.readings |= readings;
        let (first, last) = (ends.nearest.min(ends.farthest), ends.nearest.max(ends.farthest));
        Ok(self.day_due(clock, first, last, ends.confirmed))
    }

    fn explain_start(&self, clock: &Clock<'_>, ends: &Ends, draft: &mut Draft<'_>) {
        draft.because(match (ends.received, self.cut_off()) {
            (Some(next), Some(cut_off))
                if clock.from.second.is_some_and(|second| second > cut_off)
                    && self.engine.calendar().works(clock.from.day) =>
            {
                Reason::cut_off_passed(cut_off, next)
            }
            (Some(next), _) => Reason::received_next(clock.from.day, next),
            (None, _) => Reason::start_day_not_counted(clock.from.day, clock.event),
        });
    }

    /// Says how many working days up to the end an exclusion took out.
    fn explain_excluded(&self, clock: &Clock<'_>, end: Day, draft: &mut Draft<'_>) -> u64 {
        if self.request.exclusions.is_empty() || clock.rule.exclusions == 0 {
            return 0;
        }
        let calendar = self.engine.calendar();
        let mut count = 0;
        for (first, last) in self.stops(clock.rule).days(self.acts_on(Role::ExcludedDay)) {
            let (a, b) = (first.plus(-1).max(clock.from.day), last.min(end));
            if a < b {
                count += calendar.between(a, b);
            }
        }
        if count > 0 {
            draft.because(Reason::excluded_days(count));
        }
        self.rests_on(Role::ExcludedDay)
    }

    fn calendar_days(&self, clock: &Clock<'_>, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        let amount = if clock.backward() { -clock.limit.amount } else { clock.limit.amount };
        if amount > 0 {
            draft.because(Reason::start_day_not_counted(clock.from.day, clock.event));
        }
        self.date_due(clock, clock.from.day.plus(amount), draft)
    }

    fn months(&self, clock: &Clock<'_>, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        let amount = if clock.backward() { -clock.limit.amount } else { clock.limit.amount };
        let (end, clamped) = clock.from.day.plus_months(amount).ok_or_else(|| self.beyond())?;
        draft.because(Reason::start_day_not_counted(clock.from.day, clock.event));
        if clamped {
            draft.because(Reason::month_end_clamped(end));
        }
        self.date_due(clock, end, draft)
    }

    /// A date counted on the calendar: it stays on a rest day unless the policy rolls it (A06).
    fn date_due(&self, clock: &Clock<'_>, end: Day, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        let calendar = self.engine.calendar();
        if !calendar.covers(end) {
            return Err(self.beyond());
        }
        draft.out.readings |= self.rests_on(Role::DayEnd);
        if clock.roll {
            let working = Working::new(calendar, Vec::new());
            let ends = working
                .forward(end.plus(-1), None, 1, Receipt::CountFromNext)
                .ok_or_else(|| self.beyond())?;
            if ends.nearest != end {
                draft.because(Reason::rolled(end, ends.nearest));
            }
            if !ends.confirmed {
                draft.out.readings |= self.rests_on(Role::Unpublished);
            }
            return Ok(self.day_due(clock, ends.nearest, ends.farthest, ends.confirmed));
        }
        let facts = calendar.facts(end);
        if !facts.kind.works() {
            draft.because(Reason::due_on_rest_day(end, facts.kind));
        }
        Ok(self.day_due(clock, end, end, true))
    }

    /// The end of a day: its midnight, or the close of business on it unless the clock starts after that.
    fn day_due(&self, clock: &Clock<'_>, date: Day, latest: Day, confirmed: bool) -> Due {
        let passed = |close: &u32| {
            !clock.backward() && date == clock.from.day && clock.from.second.is_some_and(|from| from > *close)
        };
        let close = self.closing_time().filter(|close| !passed(close));
        let at = close.map_or_else(|| date.plus(1).start(), |second| date.start() + i64::from(second));
        Due { date, at, minute: false, inclusive: close.is_some(), confirmed, latest }
    }

    /// Hours and minutes run 7×24 from the exact moment.
    fn continuous(&self, from: &Clock<'_>, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        let start = self.exact(from)?;
        let length = i64::from(from.limit.amount) * from.limit.units.seconds().unwrap_or(0);
        if from.backward() {
            return Ok(minute_due(start - length));
        }
        let at = clock(start, length, self.stops(from.rule).intervals());
        let excluded = at - start - length;
        if excluded > 0 {
            draft.because(Reason::excluded_time(excluded));
        }
        Ok(minute_due(at))
    }

    fn exact(&self, clock: &Clock<'_>) -> Result<i64, Reason> {
        clock.from.instant().filter(|_| !clock.vague).ok_or(Reason::time_missing(clock.event))
    }

    /// Hours inside the operator's office hours on working days; without office hours nothing is known.
    fn office_hours(&self, clock: &Clock<'_>, draft: &mut Draft<'_>) -> Result<Due, Reason> {
        let hours = self.time_reading(Role::OpeningTime).zip(self.time_reading(Role::ClosingTime));
        let Some((opens, closes)) = hours.filter(|(opens, closes)| opens < closes) else {
            return Err(Reason::office_hours_missing());
        };
        let start = self.exact(clock)?;
        let length = i64::from(clock.limit.amount) * 3600;
        let calendar = self.engine.calendar();
        let at = office_clock(calendar, start, length, opens.into(), closes.into())
            .ok_or_else(|| self.beyond())?;
        let due = minute_due(at);
        // Office hours lie on working days, which no notice settles beyond the last one.
        if due.date > calendar.published_through() {
            return Err(Reason::calendar_unpublished(calendar.published_through()));
        }
        draft.out.readings |= self.rests_on(Role::OpeningTime) | self.rests_on(Role::ClosingTime);
        Ok(due)
    }

    pub(super) fn receipt(&self) -> Receipt {
        if self.acts_on(Role::Receipt) {
            Receipt::ReceivedNext { cut_off: self.cut_off() }
        } else {
            Receipt::CountFromNext
        }
    }

    /// The cut-off time, where events are received on the next working day.
    pub(super) fn cut_off(&self) -> Option<u32> {
        if self.acts_on(Role::Receipt) { self.time_reading(Role::CutOff) } else { None }
    }

    fn closing_time(&self) -> Option<u32> {
        if self.acts_on(Role::DayEnd) { self.time_reading(Role::ClosingTime) } else { None }
    }
}

fn minute_due(at: i64) -> Due {
    let date = Day(i32::try_from(at.div_euclid(DAY)).unwrap_or(i32::MAX));
    Due { date, at, minute: true, inclusive: true, confirmed: true, latest: date }
}
