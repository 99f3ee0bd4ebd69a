//! The end of one clock: which unit it counts, in which direction, under which readings.

use super::Due;
use super::evaluate::Evaluation;
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

/// Where a clock ends, and what the answer rests on.
pub(super) struct Counted {
    pub(super) due: Due,
    pub(super) reasons: Vec<Reason>,
    pub(super) readings: u64,
}

impl Clock<'_> {
    pub(super) fn backward(&self) -> bool {
        self.rule.shape == Shape::LeadTime
    }
}

impl Evaluation<'_> {
    /// The end of a clock, or the reason why it has none.
    pub(super) fn count(&self, clock: &Clock<'_>) -> Result<Counted, Reason> {
        let counted = match clock.limit.units {
            Units::BusinessDays => self.working_days(clock)?,
            Units::CalendarDays => self.calendar_days(clock)?,
            Units::CalendarMonths => self.months(clock)?,
            Units::CalendarHours | Units::CalendarMinutes => self.continuous(clock)?,
            Units::BusinessHours => self.office_hours(clock)?,
            Units::Occurrences => return Err(Reason::no_number()),
        };
        let calendar = self.engine.calendar();
        if !calendar.covers(counted.due.date) || !calendar.covers(counted.due.latest) {
            return Err(Reason::beyond_supported(calendar.through()));
        }
        if !counted.due.confirmed && self.reads_bounds_as_indeterminate() {
            return Err(Reason::calendar_unpublished(calendar.published_through()));
        }
        Ok(counted)
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
            self.stops(clock.rule).days(self.counts_touched_days_as_excluded())
        };
        Working::new(self.engine.calendar(), days)
    }

    fn working_days(&self, clock: &Clock<'_>) -> Result<Counted, Reason> {
        let working = self.working(clock);
        let mut reasons = Vec::new();
        let mut readings = self.roles.mask(&[self.roles.day_end]);
        let ends = if clock.backward() {
            readings |= self.roles.mask(&[self.roles.lead_time]);
            let n = clock.limit.amount.saturating_add(i32::from(self.counts_clear_days()));
            working.back(clock.from.day, n)
        } else {
            readings |= self.roles.mask(&[self.roles.receipt, self.roles.cut_off]);
            let receipt = self.receipt();
            if receipt == Receipt::CountFromNext {
                readings &= !self.roles.mask(&[self.roles.cut_off]);
            }
            working.forward(clock.from.day, clock.from.second, clock.limit.amount, receipt)
        };
        let ends = ends.ok_or_else(|| self.beyond())?;
        if !clock.backward() {
            self.explain_start(clock, &ends, &mut reasons);
            readings |= self.explain_excluded(clock, ends.nearest, &mut reasons);
        }
        if !ends.confirmed {
            readings |= self.roles.mask(&[self.roles.unpublished]);
        }
        let (first, last) = (ends.nearest.min(ends.farthest), ends.nearest.max(ends.farthest));
        Ok(Counted { due: self.day_due(first, last, ends.confirmed), reasons, readings })
    }

    fn explain_start(&self, clock: &Clock<'_>, ends: &Ends, reasons: &mut Vec<Reason>) {
        match (ends.received, self.cut_off()) {
            (Some(next), Some(cut_off))
                if clock.from.second.is_some_and(|second| second > cut_off)
                    && self.engine.calendar().works(clock.from.day) =>
            {
                reasons.push(Reason::cut_off_passed(cut_off, next));
            }
            (Some(next), _) => reasons.push(Reason::received_next(clock.from.day, next)),
            (None, _) => reasons.push(Reason::start_day_not_counted(clock.from.day, clock.event)),
        }
    }

    /// Says how many working days up to the end an exclusion took out.
    fn explain_excluded(&self, clock: &Clock<'_>, end: Day, reasons: &mut Vec<Reason>) -> u64 {
        if self.request.exclusions.is_empty() || clock.rule.exclusions == 0 {
            return 0;
        }
        let calendar = self.engine.calendar();
        let mut count = 0;
        for (first, last) in self.stops(clock.rule).days(self.counts_touched_days_as_excluded()) {
            let (a, b) = (first.plus(-1).max(clock.from.day), last.min(end));
            if a < b {
                count += calendar.between(a, b);
            }
        }
        if count > 0 {
            reasons.push(Reason::excluded_days(count));
        }
        self.roles.mask(&[self.roles.excluded_day])
    }

    fn calendar_days(&self, clock: &Clock<'_>) -> Result<Counted, Reason> {
        let amount = if clock.backward() { -clock.limit.amount } else { clock.limit.amount };
        let end = clock.from.day.plus(amount);
        let mut reasons = Vec::new();
        if amount > 0 {
            reasons.push(Reason::start_day_not_counted(clock.from.day, clock.event));
        }
        self.date_due(clock, end, reasons)
    }

    fn months(&self, clock: &Clock<'_>) -> Result<Counted, Reason> {
        let amount = if clock.backward() { -clock.limit.amount } else { clock.limit.amount };
        let (end, clamped) = clock.from.day.plus_months(amount).ok_or_else(|| self.beyond())?;
        let mut reasons = vec![Reason::start_day_not_counted(clock.from.day, clock.event)];
        if clamped {
            reasons.push(Reason::month_end_clamped(end));
        }
        self.date_due(clock, end, reasons)
    }

    /// A date counted on the calendar: it stays on a rest day unless the policy rolls it (A06).
    fn date_due(&self, clock: &Clock<'_>, end: Day, mut reasons: Vec<Reason>) -> Result<Counted, Reason> {
        let calendar = self.engine.calendar();
        if !calendar.covers(end) {
            return Err(self.beyond());
        }
        let mut readings = self.roles.mask(&[self.roles.day_end]);
        if clock.roll {
            let working = Working::new(calendar, Vec::new());
            let ends = working
                .forward(end.plus(-1), None, 1, Receipt::CountFromNext)
                .ok_or_else(|| self.beyond())?;
            if ends.nearest != end {
                reasons.push(Reason::rolled(end, ends.nearest));
            }
            if !ends.confirmed {
                readings |= self.roles.mask(&[self.roles.unpublished]);
            }
            return Ok(Counted {
                due: self.day_due(ends.nearest, ends.farthest, ends.confirmed),
                reasons,
                readings,
            });
        }
        let facts = calendar.facts(end);
        if !facts.kind.works() {
            reasons.push(Reason::due_on_rest_day(end, facts.kind));
        }
        Ok(Counted { due: self.day_due(end, end, true), reasons, readings })
    }

    /// The end of a day: its midnight, or the close of business on it.
    fn day_due(&self, date: Day, latest: Day, confirmed: bool) -> Due {
        let close = self.closing_time();
        let at = close.map_or_else(|| date.plus(1).start(), |second| date.start() + i64::from(second));
        Due { date, at, minute: false, inclusive: close.is_some(), confirmed, latest }
    }

    /// Hours and minutes run 7×24 from the exact moment.
    fn continuous(&self, from: &Clock<'_>) -> Result<Counted, Reason> {
        let start = self.exact(from)?;
        let length = i64::from(from.limit.amount) * from.limit.units.seconds().unwrap_or(0);
        if from.backward() {
            return Ok(minute_due(start - length, Vec::new()));
        }
        let stops = self.stops(from.rule);
        let at = clock(start, length, stops.intervals());
        let excluded = at - start - length;
        let reasons = if excluded > 0 { vec![Reason::excluded_time(excluded)] } else { Vec::new() };
        Ok(minute_due(at, reasons))
    }

    fn exact(&self, clock: &Clock<'_>) -> Result<i64, Reason> {
        clock.from.instant().filter(|_| !clock.vague).ok_or(Reason::time_missing(clock.event))
    }

    /// Hours inside the operator's office hours on working days; without office hours nothing is known.
    fn office_hours(&self, clock: &Clock<'_>) -> Result<Counted, Reason> {
        let hours =
            self.time_reading(self.roles.opening_time).zip(self.time_reading(self.roles.closing_time));
        let Some((opens, closes)) = hours.filter(|(opens, closes)| opens < closes) else {
            return Err(Reason::office_hours_missing());
        };
        let start = self.exact(clock)?;
        let length = i64::from(clock.limit.amount) * 3600;
        let calendar = self.engine.calendar();
        let at = office_clock(calendar, start, length, opens.into(), closes.into())
            .ok_or_else(|| self.beyond())?;
        let mut counted = minute_due(at, Vec::new());
        // Office hours lie on working days, which no notice settles beyond the last one.
        if counted.due.date > calendar.published_through() {
            return Err(Reason::calendar_unpublished(calendar.published_through()));
        }
        counted.readings |= self.roles.mask(&[self.roles.opening_time, self.roles.closing_time]);
        Ok(counted)
    }

    pub(super) fn receipt(&self) -> Receipt {
        if self.receives_next() {
            Receipt::ReceivedNext { cut_off: self.cut_off() }
        } else {
            Receipt::CountFromNext
        }
    }

    /// The cut-off time, where events are received on the next working day.
    fn cut_off(&self) -> Option<u32> {
        if self.receives_next() { self.time_reading(self.roles.cut_off) } else { None }
    }

    fn closing_time(&self) -> Option<u32> {
        if self.closes_with_business() { self.time_reading(self.roles.closing_time) } else { None }
    }
}

fn minute_due(at: i64, reasons: Vec<Reason>) -> Counted {
    let date = Day(i32::try_from(at.div_euclid(DAY)).unwrap_or(i32::MAX));
    Counted {
        due: Due { date, at, minute: true, inclusive: true, confirmed: true, latest: date },
        reasons,
        readings: 0,
    }
}
