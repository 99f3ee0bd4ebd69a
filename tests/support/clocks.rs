//! The clocks of the second implementation: working days, lead times, calendar days, hours and minutes.

use super::china::{Count, Ends};
use super::dates::{DAY, Day, Moment, Second};
use super::expected::Due;
use super::reference::Request;

/// Why a clock gives no moment.
pub enum Fault {
    Awaits(Vec<&'static str>),
    Indeterminate,
}

pub type Timed = Result<Due, Fault>;

impl Request<'_> {
    /// Excluded intervals of the causes that a rule names, in order, united where they overlap or touch.
    pub fn exclusions(&self, causes: &[&str]) -> Vec<(Second, Second)> {
        let mut all: Vec<(Second, Second)> = self.json["exclusions"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|interval| causes.contains(&interval["cause"].as_str().unwrap()))
            .map(|interval| {
                let end = |name: &str| Moment::read(interval[name].as_str().unwrap()).instant().unwrap();
                (end("from"), end("to"))
            })
            .collect();
        all.sort_unstable();
        let mut united: Vec<(Second, Second)> = Vec::new();
        for (from, to) in all {
            match united.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => united.push((from, to)),
            }
        }
        united
    }

    /// Midnight or close of business; a clock that starts after that of its last day has the whole day.
    pub fn end_of_day(&self, date: Day, start: Option<Moment>) -> Second {
        let midnight = (date + 1) * DAY;
        if self.reading("dayEnd") != Some("close-of-business") {
            return midnight;
        }
        let close = date * DAY + clock(self.reading("closingTime").expect("checked by the generator"));
        let started = start.and_then(|start| start.instant());
        if started.is_some_and(|at| at > close && at < midnight) { midnight } else { close }
    }

    /// The end of a day; `start` is that of a clock that counts forward.
    pub fn due_on(&self, date: Day, start: Option<Moment>, range: Option<(Day, Day)>) -> Timed {
        if range.is_some() && self.reading("unpublished") == Some("indeterminate") {
            return Err(Fault::Indeterminate);
        }
        let (first, last) = range.unwrap_or((date, date));
        if !self.china.is_supported(first) || !self.china.is_supported(last) {
            return Err(Fault::Indeterminate);
        }
        Ok(Due { date, at: self.end_of_day(date, start), by_day: true, range })
    }

    /// `n` working days after a moment: the start day is not counted (Civil Code art. 201).
    pub fn working_days(&self, start: Moment, n: i64, causes: &[&str]) -> Timed {
        let ends = self.working_ends(start, n, causes, self.touched());
        self.due_on(ends.earliest, Some(start), ends.provisional.then_some((ends.earliest, ends.latest)))
    }

    /// Whether the reading takes every day out that an exclusion touches.
    pub fn touched(&self) -> bool {
        self.reading("excludedDay") == Some("touched")
    }

    /// Whether an exclusion of the causes takes a day out of a count of working days.
    pub fn leaves_out(&self, causes: &[&str], touched: bool) -> impl Fn(Day) -> bool + use<> {
        let excluded = self.exclusions(causes);
        move |d: Day| {
            let (first, last) = (d * DAY, (d + 1) * DAY);
            excluded.iter().any(|(from, to)| {
                if touched { *from < last && first < *to } else { *from <= first && last <= *to }
            })
        }
    }

    /// The cut-off, if the moment is after it.
    pub fn passed(&self, start: Moment) -> Option<&str> {
        let cut_off = self.reading("cutOff").filter(|cut_off| *cut_off != "none")?;
        (start.second? > clock(cut_off)).then_some(cut_off)
    }

    /// Both ends of a count of working days.
    pub fn working_ends(&self, start: Moment, n: i64, causes: &[&str], touched: bool) -> Ends {
        let left_out = self.leaves_out(causes, touched);
        let received_next = self.reading("nonWorkingReceipt") == Some("received-next");
        let too_late = self.passed(start).is_some();
        let step = |mut so_far: Count, d: Day, works: bool| {
            if !so_far.received {
                so_far.received = works && !(d == start.day && too_late);
            } else if works && !left_out(d) {
                so_far.counted += 1;
            }
            so_far.done = (so_far.counted == n).then_some(d);
            so_far
        };
        let (from, first) = if received_next { (start.day, false) } else { (start.day + 1, true) };
        self.china.walk(from, 1, Count { received: first, ..Count::default() }, &step)
    }

    /// `n` working days before the planned day, which is not counted.
    pub fn lead(&self, planned: Moment, n: i64) -> Timed {
        let ends = self.lead_ends(planned, n);
        self.due_on(ends.earliest, None, ends.provisional.then_some((ends.earliest, ends.latest)))
    }

    /// How many days more the notice lies ahead where N full working days lie between it and the works.
    pub fn clear_days(&self) -> i64 {
        i64::from(self.reading("leadTime") == Some("clear-days"))
    }

    /// Both ends of a lead time.
    pub fn lead_ends(&self, planned: Moment, n: i64) -> Ends {
        let n = n + self.clear_days();
        let step = |mut so_far: Count, d: Day, works: bool| {
            so_far.counted += i64::from(works);
            so_far.done = (so_far.counted == n).then_some(d);
            so_far
        };
        self.china.walk(planned.day - 1, -1, Count::default(), &step)
    }

    pub fn seven_days(&self, start: Moment) -> Timed {
        match self.reading("sevenDays") {
            Some("business") => self.working_days(start, 7, &[]),
            Some("calendar-following") => self.rolled(start, start.day + 7),
            _ => self.due_on(start.day + 7, Some(start), None),
        }
    }

    /// Both ends of the move of a day to the next working day.
    pub fn roll_ends(&self, day: Day) -> Ends {
        let step = |so_far: Count, d: Day, works: bool| Count { done: works.then_some(d), ..so_far };
        self.china.walk(day, 1, Count::default(), &step)
    }

    /// A day, or the next working day where it is a rest day.
    pub fn rolled(&self, start: Moment, day: Day) -> Timed {
        let ends = self.roll_ends(day);
        self.due_on(ends.earliest, Some(start), ends.provisional.then_some((ends.earliest, ends.latest)))
    }

    /// A clock of hours or minutes, 7×24 from the exact moment, standing still inside excluded intervals.
    pub fn clock(&self, start: Moment, seconds: Second, causes: &[&str]) -> Timed {
        let mut at = start.instant().ok_or(Fault::Indeterminate)?;
        let mut left = seconds;
        for (from, to) in self.exclusions(causes) {
            if to <= at {
                continue;
            }
            let running = (from - at).max(0);
            if left <= running {
                break;
            }
            left -= running;
            at = to;
        }
        self.due_at(at + left)
    }

    pub fn due_at(&self, at: Second) -> Timed {
        let date = at.div_euclid(DAY);
        if !self.china.is_supported(date) {
            return Err(Fault::Indeterminate);
        }
        Ok(Due { date, at, by_day: false, range: None })
    }
}

pub fn clock(text: &str) -> Second {
    let (hour, minute) = text.split_once(':').expect("HH:MM");
    hour.parse::<i64>().unwrap() * 3_600 + minute.parse::<i64>().unwrap() * 60
}
