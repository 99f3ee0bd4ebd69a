//! Zones whose clocks change, in the second implementation: in minutes of UTC, each looked at by itself.

use super::dates::{DAY, Day, Second, read_day, show_day, weekday};
use serde_json::Value as Json;

/// The clocks of a zone as a calendar document has them.
pub struct Zone {
    first: Second,
    changes: Vec<(Second, Second)>,
}

/// `+01:00` as seconds.
pub fn offset(text: &str) -> Second {
    let number = |range: std::ops::Range<usize>| text[range].parse::<i64>().unwrap();
    (number(1..3) * 3_600 + number(4..6) * 60) * if text.starts_with('-') { -1 } else { 1 }
}

/// `2026-03-29T01:00`, with whatever stands behind it, as seconds.
pub fn seconds(text: &str) -> Second {
    let number = |range: std::ops::Range<usize>| text[range].parse::<i64>().unwrap();
    let second = if text.as_bytes().get(16) == Some(&b':') { number(17..19) } else { 0 };
    read_day(&text[..10]) * DAY + number(11..13) * 3_600 + number(14..16) * 60 + second
}

impl Zone {
    pub fn of(calendar: &Json) -> Zone {
        let fixed = calendar["zone"].as_str().filter(|zone| zone.starts_with(['+', '-']));
        if let Some(zone) = fixed {
            return Zone { first: offset(zone), changes: Vec::new() };
        }
        let given = &calendar["clockChanges"];
        let text = |value: &Json| value.as_str().unwrap().to_owned();
        let changes = given["changes"].as_array().unwrap().iter();
        Zone {
            first: offset(&text(&given["offset"])),
            changes: changes.map(|one| (seconds(&text(&one["at"])), offset(&text(&one["offset"])))).collect(),
        }
    }

    /// Seconds east of Greenwich at a second of UTC.
    pub fn offset(&self, utc: Second) -> Second {
        self.changes
            .iter()
            .filter(|(at, _)| *at <= utc)
            .map(|(_, offset)| *offset)
            .next_back()
            .unwrap_or(self.first)
    }

    /// What the clocks show.
    pub fn shown(&self, utc: Second) -> Second {
        utc + self.offset(utc)
    }

    pub fn day(&self, utc: Second) -> Day {
        self.shown(utc).div_euclid(DAY)
    }

    /// The second of UTC of a local time without an offset: the first that shows it, else by the offset before the gap.
    pub fn given(&self, local: Second) -> Second {
        let every = (local - DAY..local + DAY).step_by(60);
        let same = every.clone().find(|utc| self.shown(*utc) == local);
        same.unwrap_or_else(|| {
            let last = every.filter(|utc| self.shown(*utc) < local).last().unwrap();
            local - self.offset(last)
        })
    }

    /// The first second of UTC, in whole minutes, at which the clocks show a time of a day or a later one.
    pub fn when(&self, day: Day, second: Second) -> Second {
        let wanted = day * DAY + second;
        (wanted - DAY..).step_by(60).find(|utc| self.shown(*utc) >= wanted).unwrap()
    }

    pub fn show(&self, utc: Second) -> String {
        let (local, offset) = (self.shown(utc), self.offset(utc));
        let (second, east) = (local.rem_euclid(DAY), offset.abs());
        format!(
            "{}T{:02}:{:02}:{:02}{}{:02}:{:02}",
            show_day(local.div_euclid(DAY)),
            second / 3_600,
            second / 60 % 60,
            second % 60,
            if offset < 0 { '-' } else { '+' },
            east / 3_600,
            east / 60 % 60
        )
    }
}

/// An office in such a zone.
pub struct ZoneOffice<'a> {
    pub zone: &'a Zone,
    /// The calendar document: its weekends and days off.
    pub calendar: &'a Json,
    /// `officeHours` of a policy.
    pub hours: &'a Json,
}

impl ZoneOffice<'_> {
    pub fn works(&self, day: Day) -> bool {
        let date = show_day(day);
        let off = self.calendar["days"].as_array().unwrap().iter();
        weekday(day) < 6
            && !off.clone().any(|one| {
                (one["from"].as_str().unwrap()..=one["to"].as_str().unwrap()).contains(&date.as_str())
            })
    }

    /// So many working days after a day.
    pub fn working(&self, day: Day, n: i64) -> Day {
        let later = (day + 1..).filter(|day| self.works(*day));
        later.take(usize::try_from(n).unwrap()).last().unwrap_or(day)
    }

    fn spans(&self, day: Day) -> Vec<(Second, Second)> {
        let clock = |text: &Json| {
            let text = text.as_str().unwrap();
            text[..2].parse::<i64>().unwrap() * 3_600 + text[3..].parse::<i64>().unwrap() * 60
        };
        let entries = self.hours.as_array().unwrap().iter();
        let own = entries
            .clone()
            .find(|one| one["days"].as_array().unwrap().iter().any(|day_| *day_ == weekday(day)));
        let spans = own.map_or(Vec::new(), |own| own["hours"].as_array().unwrap().clone());
        spans.iter().map(|span| (clock(&span["opens"]), clock(&span["closes"]))).collect()
    }

    /// The minute of UTC at which so many open minutes are over.
    pub fn after(&self, start: Second, minutes: i64) -> Second {
        let mut left = minutes;
        let mut at = start;
        let mut day = self.zone.day(start);
        let mut open = self.open(day);
        while left > 0 {
            if self.zone.day(at) != day {
                day = self.zone.day(at);
                open = self.open(day);
            }
            left -= i64::from(open.iter().any(|(from, to)| (*from..*to).contains(&at)));
            at += 60;
        }
        at
    }

    /// The open stretches of a day, in UTC.
    fn open(&self, day: Day) -> Vec<(Second, Second)> {
        if !self.works(day) {
            return Vec::new();
        }
        let spans = self.spans(day).into_iter();
        spans.map(|(opens, closes)| (self.zone.when(day, opens), self.zone.when(day, closes))).collect()
    }
}
