//! Civil dates and moments of +08:00, by plain arithmetic.

/// Days since 1970-01-01.
pub type Day = i64;
/// Seconds since 1970-01-01T00:00 on the clock of +08:00.
pub type Second = i64;

pub const DAY: Second = 86_400;
const EIGHT_HOURS: Second = 8 * 3_600;

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The day of a date from 1970 on, counted year by year and month by month.
pub fn day(year: i64, month: i64, of_month: i64) -> Day {
    assert!((1970..2100).contains(&year) && (1..=12).contains(&month));
    assert!((1..=days_in_month(year, month)).contains(&of_month), "{year}-{month}-{of_month}");
    let years: i64 = (1970..year).map(|y| if is_leap(y) { 366 } else { 365 }).sum();
    let months: i64 = (1..month).map(|m| days_in_month(year, m)).sum();
    years + months + of_month - 1
}

pub fn civil(mut left: Day) -> (i64, i64, i64) {
    let mut year = 1970;
    while left >= if is_leap(year) { 366 } else { 365 } {
        left -= if is_leap(year) { 366 } else { 365 };
        year += 1;
    }
    let mut month = 1;
    while left >= days_in_month(year, month) {
        left -= days_in_month(year, month);
        month += 1;
    }
    (year, month, left + 1)
}

/// Monday 1 … Sunday 7; 1970-01-01 was a Thursday.
pub fn weekday(day: Day) -> i64 {
    (day + 3).rem_euclid(7) + 1
}

pub fn read_day(text: &str) -> Day {
    let part = |range: std::ops::Range<usize>| text[range].parse().expect("digits of a date");
    assert_eq!(text.len(), 10, "{text}");
    day(part(0..4), part(5..7), part(8..10))
}

pub fn show_day(day: Day) -> String {
    let (year, month, of_month) = civil(day);
    format!("{year:04}-{month:02}-{of_month:02}")
}

/// The same day of the month `months` later, or the last day of that month (Civil Code art. 202).
pub fn add_months(start: Day, months: i64) -> Day {
    let (year, month, of_month) = civil(start);
    let index = year * 12 + month - 1 + months;
    let (year, month) = (index.div_euclid(12), index.rem_euclid(12) + 1);
    day(year, month, of_month.min(days_in_month(year, month)))
}

/// A moment as a request writes it, on the clock of +08:00; a bare date has no second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub day: Day,
    pub second: Option<Second>,
}

impl Moment {
    pub fn at(instant: Second) -> Self {
        Self { day: instant.div_euclid(DAY), second: Some(instant.rem_euclid(DAY)) }
    }

    /// None for a bare date.
    pub fn instant(self) -> Option<Second> {
        self.second.map(|second| self.day * DAY + second)
    }

    /// A bare date stands at the start of its day.
    pub fn not_before(self) -> Second {
        self.day * DAY + self.second.unwrap_or(0)
    }

    pub fn read(text: &str) -> Self {
        let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
        let day = read_day(date);
        let Some(time) = time else { return Self { day, second: None } };
        let clock = |text: &str| {
            text.split(':')
                .map(|part| part.parse::<i64>().unwrap())
                .zip([3_600, 60, 1])
                .map(|(n, unit)| n * unit)
                .sum::<i64>()
        };
        let (local, offset) = match time.find(['Z', '+', '-']) {
            None => (time, EIGHT_HOURS),
            Some(at) if &time[at..] == "Z" => (&time[..at], 0),
            Some(at) => (&time[..at], clock(&time[at + 1..]) * if &time[at..=at] == "-" { -1 } else { 1 }),
        };
        Self::at(day * DAY + clock(local) - offset + EIGHT_HOURS)
    }
}

pub fn show_instant(instant: Second) -> String {
    let second = instant.rem_euclid(DAY);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{}T{hour:02}:{minute:02}:{second:02}+08:00", show_day(instant.div_euclid(DAY)))
}
