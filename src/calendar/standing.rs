//! The standing rules of the 2024 revision: rest spans and the number of make-up days of a holiday no notice covers yet.

use super::{Compiled, Open};
use crate::prelude::*;
use crate::time::Day;

/// How long a holiday rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// From its first statutory day so many days.
    FromFirst(i32),
    /// Three days with the weekend beside it; on a Wednesday the day alone.
    ThreeWithWeekend,
}

/// The standing rule of one holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SpanRule {
    pub(super) holiday: u8,
    pub(super) rest: Rest,
    /// A longer rest when this other holiday falls inside.
    pub(super) with_inside: Option<(u8, i32)>,
}

/// The holidays after `last_year` that no notice covers, in order.
pub(super) fn open_holidays(
    compiled: &Compiled,
    rules: &[SpanRule],
    last_year: i32,
    window: u8,
) -> Vec<Open> {
    let mut open: Vec<Open> = Vec::new();
    for rule in rules {
        for (first, statutory) in occurrences(compiled, rule.holiday, last_year) {
            let (from, through, statutory) = span(compiled, rule, first, statutory);
            let weekdays = (from..=through).filter(|day| !compiled.is_weekend(Day(*day))).count();
            let makeups = u8::try_from(weekdays.saturating_sub(statutory)).unwrap_or(0);
            open.push(Open { from, through, holiday: rule.holiday, makeups, window });
        }
    }
    open.sort_by_key(|one| (one.from, -one.through));
    // A holiday inside another's rest has no rest of its own.
    let mut last = i32::MIN;
    open.retain(|one| {
        let own = one.through > last;
        last = last.max(one.through);
        own
    });
    open
}

/// The first statutory day of each occurrence after `last_year`, and how many there are.
fn occurrences(compiled: &Compiled, holiday: u8, last_year: i32) -> Vec<(i32, usize)> {
    let mut found: Vec<(i32, usize)> = Vec::new();
    for (day, _) in
        compiled.statutory.iter().filter(|(day, name)| *name == holiday && Day(*day).ymd().0 > last_year)
    {
        match found.last_mut() {
            Some((first, count)) if day - *first < 30 => *count += 1,
            _ => found.push((*day, 1)),
        }
    }
    found
}

/// First and last rest day of one occurrence, and the statutory days inside.
fn span(compiled: &Compiled, rule: &SpanRule, first: i32, statutory: usize) -> (i32, i32, usize) {
    match rule.rest {
        Rest::FromFirst(days) => {
            let inside = rule.with_inside.filter(|(other, _)| {
                compiled
                    .statutory
                    .iter()
                    .any(|(day, name)| name == other && (first..first + days).contains(day))
            });
            let (days, more) = inside.map_or((days, 0), |(_, longer)| (longer, 1));
            (first, first + days - 1, statutory + more)
        }
        Rest::ThreeWithWeekend => {
            let (before, after) = match Day(first).weekday() {
                1 | 2 => (2, 0),
                3 => (0, 0),
                4..=6 => (0, 2),
                _ => (1, 1),
            };
            (first - before, first + after, statutory)
        }
    }
}

/// The last day that the notices settle: the end of their last year, less the days that the next New Year leaves open.
pub(super) fn published_through(compiled: &Compiled, open: &[Open], last_year: i32) -> i32 {
    let end = Day::from_ymd(last_year, 12, 31).map_or(compiled.through, |day| day.0);
    let first_open = |one: &Open| {
        let window = if one.makeups > 0 { i32::from(one.window) } else { 0 };
        (one.from - window..=one.through).find(|day| compiled.is_weekend(Day(*day)) || *day >= one.from)
    };
    open.iter().filter_map(first_open).map(|day| day - 1).fold(end, i32::min).min(compiled.through)
}
