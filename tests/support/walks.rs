//! The walk behind a date, worked out day by day by the second implementation: what each day is, its place in the count,
//! and which make-up days a provisional walk may assume.

use super::china::China;
use super::clocks::clock;
use super::dates::{DAY, Day, Moment, Second, read_day, show_day, weekday};
use super::documents::list;
use super::reference::Request;
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// The clock whose walk is told.
#[derive(Clone, Copy, Debug)]
pub enum Walked {
    /// Working days forward.
    Working { start: Moment, n: i64, causes: &'static [&'static str] },
    /// Working days back from a planned day.
    Lead { planned: Day, n: i64 },
    /// Calendar days, forward or back; a rest day at the end may move.
    Days { start: Day, amount: i64 },
    /// Months.
    Months { start: Day },
    /// Hours and minutes, from one second to another.
    Hours { from: Second, to: Second, causes: &'static [&'static str] },
}

impl Request<'_> {
    /// Every way in which a walk of the engine differs from the one that ends on `end`; then the day of receipt.
    pub fn walk_differences(
        &self,
        walked: Walked,
        end: Day,
        provisional: bool,
        got: &Json,
    ) -> (Vec<String>, Option<Day>) {
        let Some(days) = got.as_array() else { return (vec!["walk: there is none".to_owned()], None) };
        let assumed: BTreeSet<Day> = days.iter().filter(|day| day["assumed"] == true).map(date).collect();
        let mut wrong = Vec::new();
        let (Some(first), Some(last)) = (days.first().map(date), days.last().map(date)) else {
            return (vec!["walk: it is empty".to_owned()], None);
        };
        if last != end {
            wrong.push(format!("walk end: expected {}, got {}", show_day(end), show_day(last)));
        }
        let possible = if provisional {
            self.china.permits(first.min(last), first.max(last), &assumed)
        } else {
            assumed.is_empty()
        };
        if !possible {
            wrong.push(format!(
                "walk make-ups: no arrangement has {:?}",
                assumed.iter().map(|d| show_day(*d)).collect::<Vec<_>>()
            ));
        }
        let works = |d: Day| self.china.works(d) || assumed.contains(&d);
        let received = self.received(walked, &works);
        let expected = self.days_of(walked, end, received, &works);
        if expected.len() != days.len() {
            wrong.push(format!("walk length: expected {}, got {}", expected.len(), days.len()));
        }
        for ((day, ordinal, excluded), got) in expected.into_iter().zip(days) {
            let shown = show_day(day);
            let mut same = |what: &str, expected: Json, got: &Json| {
                if expected != *got {
                    wrong.push(format!("walk {what}: {shown}: expected {expected}, got {got}"));
                }
            };
            same("date", shown.clone().into(), &got["date"]);
            same("ordinal", ordinal.map_or(Json::Null, Json::from), &got["ordinal"]);
            same(
                "excluded",
                if excluded.is_empty() { Json::Null } else { excluded.join(",").into() },
                &got["excluded"],
            );
            let kinds = self.china.kinds(day);
            if !kinds.contains(&got["kind"].as_str().unwrap_or_default()) {
                wrong.push(format!("walk kind: {shown}: expected one of {kinds:?}, got {}", got["kind"]));
            }
        }
        (wrong, received)
    }

    /// The day on which the event of a forward count of working days counts as received; `None` for other clocks.
    fn received(&self, walked: Walked, works: &dyn Fn(Day) -> bool) -> Option<Day> {
        let Walked::Working { start, .. } = walked else { return None };
        let next = self.reading("nonWorkingReceipt") == Some("received-next")
            && (!works(start.day) || self.passed(start).is_some());
        Some(if next { (start.day + 1..).find(|d| works(*d)).unwrap() } else { start.day })
    }

    /// Each day with its ordinal and the causes that take it out.
    fn days_of(
        &self,
        walked: Walked,
        end: Day,
        received: Option<Day>,
        works: &dyn Fn(Day) -> bool,
    ) -> Vec<(Day, Option<i64>, Vec<String>)> {
        let mut days = Vec::new();
        let mut count = 0;
        let mut counted = |counts: bool| {
            count += i64::from(counts);
            counts.then_some(count)
        };
        match walked {
            Walked::Working { start, n, causes } => {
                let left_out = self.leaves_out(causes, self.touched());
                let mut day = start.day;
                loop {
                    let past = day > received.unwrap();
                    let out = past && works(day) && left_out(day);
                    let ordinal = counted(past && works(day) && !out);
                    days.push((
                        day,
                        ordinal,
                        if out { self.causes_in(causes, day * DAY, (day + 1) * DAY) } else { Vec::new() },
                    ));
                    if ordinal == Some(n) {
                        return days;
                    }
                    day += 1;
                }
            }
            Walked::Lead { planned, n } => {
                days.push((planned, None, Vec::new()));
                let mut day = planned;
                loop {
                    day -= 1;
                    let ordinal = counted(works(day));
                    days.push((day, ordinal, Vec::new()));
                    if ordinal == Some(n) {
                        return days;
                    }
                }
            }
            Walked::Days { start, amount } => {
                let step = if amount < 0 { -1 } else { 1 };
                let far = (end - start).abs();
                for distance in 0..=far {
                    days.push((
                        start + distance * step,
                        (1..=amount.abs()).contains(&distance).then_some(distance),
                        Vec::new(),
                    ));
                }
            }
            Walked::Months { start } => days.extend((start..=end).map(|day| (day, None, Vec::new()))),
            Walked::Hours { from, to, causes } => {
                let (first, last) = (from.div_euclid(DAY), to.div_euclid(DAY));
                let all: Vec<Day> =
                    if first <= last { (first..=last).collect() } else { (last..=first).rev().collect() };
                for day in all {
                    let (a, b) = (from.max(day * DAY), to.min((day + 1) * DAY));
                    days.push((day, None, if a < b { self.causes_in(causes, a, b) } else { Vec::new() }));
                }
            }
        }
        days
    }

    /// The causes, of those given, whose intervals reach into a stretch, each once, in the contract's order.
    pub fn causes_in(&self, causes: &[&str], from: Second, to: Second) -> Vec<String> {
        let reach =
            |cause: &str| self.exclusions(&[cause]).iter().any(|(a, b)| (*a).max(from) < (*b).min(to));
        ["customer", "interconnection"]
            .into_iter()
            .filter(|cause| causes.contains(cause) && reach(cause))
            .map(str::to_owned)
            .collect()
    }

    pub fn closing(&self) -> Option<Second> {
        self.reading("closingTime").filter(|time| *time != "none").map(clock)
    }
}

fn date(day: &Json) -> Day {
    read_day(day["date"].as_str().unwrap_or_default())
}

/// The days of an answer's walk, in its order.
pub fn ordinals(walk: &Json) -> Vec<i64> {
    list(walk).iter().filter_map(|day| day["ordinal"].as_i64()).collect()
}

impl China {
    /// What a day may be called: the reference table knows only whether it is worked.
    fn kinds(&self, day: Day) -> &'static [&'static str] {
        match (self.works(day), weekday(day) > 5, day > self.published_through) {
            (true, false, _) => &["workday"],
            (true, true, _) => &["makeup-workday"],
            (false, false, _) => &["holiday"],
            (false, true, false) => &["weekend", "holiday"],
            (false, true, true) => {
                if self.rests(day) {
                    &["holiday"]
                } else {
                    &["weekend"]
                }
            }
        }
    }
}
