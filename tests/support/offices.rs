//! Offices of the second implementation: hours by weekday with breaks, half days, the same working day and the time of a last
//! day, a minute and a day at a time.

use super::china::China;
use super::clocks::clock;
use super::dates::{DAY, Day, Second, show_day, weekday};
use serde_json::Value as Json;

/// An office as documents describe it.
pub struct Office<'a> {
    pub china: &'a China,
    /// `officeHours` of a policy.
    pub hours: &'a Json,
    /// `halfDays` of a calendar.
    pub halves: &'a Json,
}

impl Office<'_> {
    /// The hours of a day as the policy has them; a make-up workday has its own where an entry says so.
    fn listed(&self, date: Day) -> Vec<(Second, Second)> {
        let entries: Vec<&Json> = self.hours.as_array().unwrap().iter().collect();
        let makeup = self.china.works(date) && weekday(date) > 5;
        let own = entries.iter().find(|entry| makeup && entry["makeupWorkdays"] == true);
        let by_weekday = |entry: &&&Json| {
            entry["days"].as_array().is_some_and(|days| days.iter().any(|day| *day == weekday(date)))
        };
        let entry = own.or_else(|| entries.iter().find(by_weekday));
        let spans = entry.map(|entry| entry["hours"].as_array().unwrap().clone()).unwrap_or_default();
        let time = |text: &Json| clock(text.as_str().unwrap());
        spans.iter().map(|span| (time(&span["opens"]), time(&span["closes"]))).collect()
    }

    /// Whether the office is open in a minute.
    pub fn open(&self, at: Second) -> bool {
        let (date, second) = (at.div_euclid(DAY), at.rem_euclid(DAY));
        let half = self.halves.as_array().unwrap().iter().find(|half| half["date"] == show_day(date));
        let cut = |name: &str| half.and_then(|half| half[name].as_str()).map(clock);
        self.china.works(date)
            && cut("opens").is_none_or(|opens| second >= opens)
            && cut("closes").is_none_or(|closes| second < closes)
            && self.listed(date).iter().any(|(opens, closes)| (*opens..*closes).contains(&second))
    }

    /// So many open minutes after a moment.
    pub fn after(&self, start: Second, minutes: i64) -> Second {
        let (mut at, mut left) = (start, minutes);
        while left > 0 {
            left -= i64::from(self.open(at));
            at += 60;
        }
        at
    }

    /// The end of the last minute of a day in which it is open.
    pub fn close(&self, date: Day) -> Option<Second> {
        (0..1440).rev().map(|minute| date * DAY + minute * 60).find(|at| self.open(*at)).map(|at| at + 60)
    }

    /// The working day on which something is received: its own unless it comes after the last moment of that day.
    pub fn received(&self, start: Second, last: impl Fn(Day) -> Option<Second>) -> Day {
        let mut date = start.div_euclid(DAY);
        let late = last(date).is_some_and(|last| start > last);
        if self.china.works(date) && !late {
            return date;
        }
        loop {
            date += 1;
            if self.china.works(date) {
                return date;
            }
        }
    }

    /// So many working days after a day.
    pub fn working(&self, day: Day, n: i64) -> Day {
        let (mut date, mut left) = (day, n);
        while left > 0 {
            date += 1;
            left -= i64::from(self.china.works(date));
        }
        date
    }
}
