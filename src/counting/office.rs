//! Hours inside office hours on working days.

use crate::calendar::{Calendar, DayKind, ShortDay};
use crate::pack::SHAPES;
use crate::prelude::*;
use crate::time::Day;

/// The opening and the closing second of an office, after midnight.
pub type Span = (u32, u32);

/// Office hours by weekday.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// When it is open on Mondays, on each day after it, and last, where that was said, on make-up workdays, whatever weekday
    /// they fall on. The spans of a day are in order and do not touch.
    pub days: Vec<Vec<Span>>,
}

impl Hours {
    fn on(&self, calendar: &Calendar, day: Day) -> &[Span] {
        let weekday = usize::try_from(day.weekday()).unwrap_or(1) - 1;
        let makeup = || calendar.facts(day).kind == DayKind::MakeupWorkday;
        let own = self.days.get(7).filter(|_| makeup());
        own.or_else(|| self.days.get(weekday)).map_or(&[], Vec::as_slice)
    }
}

/// The office hours that a clock uses.
#[derive(Clone, Copy, Debug)]
pub struct Office<'a> {
    /// The hours of every working day.
    daily: Span,
    /// The hours by weekday, used instead.
    weekly: Option<&'a Hours>,
}

impl<'a> Office<'a> {
    /// An office with the same hours on each working day.
    #[must_use]
    pub fn daily(opens: u32, closes: u32) -> Office<'a> {
        Office { daily: (opens, closes), weekly: None }
    }

    /// An office with hours by weekday.
    #[must_use]
    pub fn weekly(hours: &'a Hours) -> Office<'a> {
        Office { daily: (0, 0), weekly: Some(hours) }
    }

    /// The hours of a working day when the calendar does not shorten them.
    #[must_use]
    pub fn usual<'b>(&'b self, calendar: &Calendar, day: Day) -> &'b [Span] {
        match self.weekly {
            Some(hours) if SHAPES => hours.on(calendar, day),
            _ => core::slice::from_ref(&self.daily),
        }
    }

    /// The second at which it closes on a working day, and whether that is earlier than it usually is on such a day.
    #[must_use]
    pub fn closes(&self, calendar: &Calendar, day: Day) -> Option<(i64, bool)> {
        let spans = self.usual(calendar, day);
        let usual = i64::from(spans.last()?.1);
        let mut closes = cut(calendar, day, (0, usual)).1;
        if SHAPES && self.weekly.is_some() {
            // Closed early inside a break, it closed when the break began.
            let mut cut = spans.iter().map(|span| cut(calendar, day, (span.0.into(), span.1.into())));
            closes = cut.rfind(|(from, to)| from < to).map_or(closes, |(_, to)| to);
        }
        Some((closes, closes < usual))
    }
}

/// The part of office hours that is left on a day whose hours the calendar shortens. If nothing is left, the result ends before it begins.
#[must_use]
pub fn cut(calendar: &Calendar, day: Day, (opens, closes): (i64, i64)) -> (i64, i64) {
    let short = calendar.short_day(day);
    let (from, to) = (short.and_then(ShortDay::opens), short.and_then(ShortDay::closes));
    (from.unwrap_or(0).max(opens), to.unwrap_or(closes).min(closes))
}

/// The end of `length` seconds of office time from `start`. `None` beyond the supported range.
#[must_use]
pub fn office_clock(calendar: &Calendar, start: i64, length: i64, office: Office<'_>) -> Option<i64> {
    let mut left = length;
    let mut day = calendar.day(start);
    if !calendar.works(day) {
        day = calendar.offset(day, 1)?;
    }
    loop {
        for (opens, closes) in office.usual(calendar, day) {
            let (opens, closes) = cut(calendar, day, ((*opens).into(), (*closes).into()));
            let from = calendar.at(day, opens).max(start);
            // What is cut to nothing may end before it begins.
            let open = (calendar.at(day, closes) - from).max(0);
            if left <= open {
                return Some(from + left);
            }
            left -= open;
        }
        day = calendar.offset(day, 1)?;
    }
}
