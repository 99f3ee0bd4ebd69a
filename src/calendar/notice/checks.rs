//! What a notice must prove of itself before it is taken.

use super::arranged::{Rest, Said};
use super::fault;
use super::text::Text;
use crate::error::Problem;
use crate::prelude::*;
use crate::text;
use crate::time::Day;

/// One line of the notice with what it says.
pub(super) struct Line {
    /// The holidays named, as places in the calendar's list.
    pub(super) holidays: Vec<u8>,
    /// The holiday under which the days are entered.
    pub(super) holiday: u8,
    /// The name as the notice writes it.
    pub(super) name: String,
    pub(super) line: usize,
    pub(super) said: Said,
}

/// The weekend that notices speak of, whatever the calendar's own pattern.
pub(super) fn is_weekend(day: Day) -> bool {
    day.weekday() > 5
}

/// The notice and the calendar that it is checked against.
pub(super) struct Checks<'a> {
    pub(super) text: &'a Text,
    /// The statutory days of the year with their holidays.
    pub(super) law: &'a [(Day, u8)],
    pub(super) names: &'a dyn Fn(u8) -> String,
    /// Whether a notice that stays gives rest on a day.
    pub(super) others: &'a dyn Fn(Day) -> bool,
    /// How far from their rest make-up days lie; 0 where the calendar does not say.
    pub(super) window: i32,
    pub(super) lines: &'a [Line],
    /// Make-up days that the caller has compared with the official page (see [`Checks::nearest`]).
    pub(super) confirmed: &'a [Day],
}

pub(super) type Checked = Result<(), Problem>;

impl Checks<'_> {
    pub(super) fn rests(&self) -> impl Iterator<Item = (&Line, &Rest)> {
        self.lines.iter().flat_map(|line| line.said.rests.iter().map(move |rest| (line, rest)))
    }

    /// Whether this notice gives rest on a day.
    pub(super) fn given(&self, day: Day) -> bool {
        self.rests().any(|(_, rest)| (rest.from.day..=rest.to.day).contains(&day))
    }

    pub(super) fn rested(&self, day: Day) -> bool {
        self.given(day) || (self.others)(day)
    }

    pub(super) fn is_worked(&self, day: Day) -> bool {
        self.lines.iter().any(|line| line.said.worked.iter().any(|one| one.day == day))
    }

    /// The statutory days of these holidays.
    pub(super) fn statutory<'b>(&'b self, holidays: &'b [u8]) -> impl Iterator<Item = Day> + 'b {
        self.law.iter().filter(|(_, holiday)| holidays.contains(holiday)).map(|(day, _)| *day)
    }

    pub(super) fn fault(&self, line: usize, reason: &'static str, parts: &[&str]) -> Problem {
        fault::of_line(self.text, line, reason, parts)
    }

    /// The checks of a notice of a year, whose lines together are the year.
    pub(super) fn year(&self) -> Checked {
        for line in self.lines {
            self.holiday(line)?;
            self.line(line)?;
        }
        self.every_statutory_day()?;
        self.no_overlap()?;
        self.balance()?;
        self.makeups()
    }

    /// The checks of one line alone: counts, proofs, and what the old form says of single days.
    pub(super) fn line(&self, line: &Line) -> Checked {
        let said = &line.said;
        if said.rests.is_empty() {
            let message = [
                "no rest is given for ",
                &line.name,
                "; a line such as `1月1日（周五）至3日（周日）放假，共3天。` is needed",
            ];
            return Err(self.fault(line.line, "no-rest", &message).with("found", line.name.clone()));
        }
        let total: i32 = said.rests.iter().map(|rest| rest.to.day.0 - rest.from.day.0 + 1).sum();
        if let Some((count, at)) = said.counts.iter().find(|(count, _)| u32::try_from(total) != Ok(*count)) {
            return Err(fault::wrong_count(self.text, *at, *count, total));
        }
        for rest in &said.rests {
            let proved = !said.counts.is_empty()
                || (rest.from.proved && rest.to.proved)
                || rest.from.day == rest.to.day;
            if !proved {
                let right = text::decimal(total.into());
                let message = [
                    "nothing proves where this rest begins and ends; it needs its count of days (`共",
                    &right,
                    "天`, if the dates are right) or the weekday beside both dates",
                ];
                return Err(self
                    .fault(rest.from.line, "unproved-rest", &message)
                    .with("right", right.clone()));
            }
        }
        self.old_form(said)?;
        for day in said.worked.iter().filter(|day| !day.proved) {
            if !said
                .moves
                .iter()
                .any(|moving| moving.from.iter().any(|from| from.day == day.day && from.proved))
            {
                let right = fault::shown(day.day);
                let message =
                    ["nothing proves this make-up day; it needs its weekday, as in `", &right, "上班`"];
                return Err(self.fault(day.line, "unproved-makeup", &message).with("right", right.clone()));
            }
        }
        self.resumes(said)
    }

    /// The first day of work is the one after the rest.
    fn resumes(&self, said: &Said) -> Checked {
        let Some(last) = said.rests.iter().map(|rest| rest.to.day).max() else { return Ok(()) };
        match said.resumes.iter().find(|one| one.day != last.plus(1)) {
            None => Ok(()),
            Some(one) => {
                let right = fault::shown(last.plus(1));
                let message = ["work begins again on the day after the rest, which is ", &right];
                Err(self
                    .fault(one.line, "resumes", &message)
                    .with("found", fault::shown(one.day))
                    .with("right", right.clone()))
            }
        }
    }

    /// Each rest holds a day of its own holiday; 补休 is the first weekday after it.
    fn holiday(&self, line: &Line) -> Checked {
        for rest in &line.said.rests {
            if rest.substitute {
                self.substitute(line, rest)?;
                continue;
            }
            let inside = |day: &Day| (rest.from.day..=rest.to.day).contains(day);
            if !self.statutory(&line.holidays).any(|day| inside(&day)) {
                let right: Vec<String> = self.statutory(&line.holidays).map(fault::shown).collect();
                let right = right.join("、");
                let message = [
                    &fault::shown(rest.from.day),
                    " – ",
                    &fault::shown(rest.to.day),
                    " holds no statutory day of ",
                    &line.name,
                    "; that is ",
                    &right,
                ];
                return Err(self
                    .fault(rest.from.line, "not-of-holiday", &message.map(AsRef::as_ref))
                    .with("found", line.name.clone())
                    .with("right", right));
            }
            self.main_holiday(line, rest)?;
        }
        Ok(())
    }

    /// The holiday with most statutory days in a rest is one that the heading names.
    fn main_holiday(&self, line: &Line, rest: &Rest) -> Checked {
        let inside = |holiday: u8| {
            self.statutory(&[holiday]).filter(|day| (rest.from.day..=rest.to.day).contains(day)).count()
        };
        let named = line.holidays.iter().map(|holiday| inside(*holiday)).max().unwrap_or(0);
        let other = self.law.iter().map(|(_, holiday)| *holiday).find(|holiday| inside(*holiday) > named);
        let Some(other) = other else { return Ok(()) };
        let right = (self.names)(other);
        let message = [
            "most statutory days of this rest are those of ",
            right.as_str(),
            ", which the heading does not name",
        ];
        Err(self
            .fault(rest.from.line, "not-of-holiday", &message)
            .with("found", line.name.clone())
            .with("right", right.clone()))
    }

    fn substitute(&self, line: &Line, rest: &Rest) -> Checked {
        let mut right = line
            .said
            .rests
            .iter()
            .filter(|other| !other.substitute)
            .map(|other| other.to.day)
            .max()
            .unwrap_or(rest.from.day)
            .plus(1);
        while is_weekend(right) {
            right = right.plus(1);
        }
        if right == rest.from.day {
            return Ok(());
        }
        let right = fault::shown(right);
        let message =
            ["a day given for a weekend (补休) is the first weekday after the holiday, which is ", &right];
        Err(self
            .fault(rest.from.line, "substitute", &message)
            .with("found", fault::shown(rest.from.day))
            .with("right", right.clone()))
    }

    fn every_statutory_day(&self) -> Checked {
        let Some((day, holiday)) = self.law.iter().copied().find(|(day, _)| !self.given(*day)) else {
            return Ok(());
        };
        let holiday = (self.names)(holiday);
        let message = [
            "the notice gives no rest on ",
            &fault::shown(day),
            ", a statutory day (",
            &holiday,
            "); a line is missing or a date is wrong",
        ];
        let line = self.lines.iter().find(|line| self.statutory(&line.holidays).any(|own| own == day));
        let problem = match line {
            Some(line) => self.fault(line.line, "statutory-missing", &message.map(AsRef::as_ref)),
            None => fault::of_text("statutory-missing", &message.map(AsRef::as_ref)),
        };
        Err(problem.with("right", fault::shown(day)).with("found", holiday))
    }

    fn no_overlap(&self) -> Checked {
        for (place, (_, rest)) in self.rests().enumerate() {
            if let Some((other, _)) = self
                .rests()
                .take(place)
                .find(|(_, other)| rest.from.day <= other.to.day && other.from.day <= rest.to.day)
            {
                let found = fault::shown(rest.from.day);
                let message =
                    ["the rest from ", &found, " overlaps that of ", &other.name, "; each day is given once"];
                return Err(self.fault(rest.from.line, "overlap", &message).with("found", found.clone()));
            }
        }
        let mut seen: Vec<Day> = Vec::new();
        for day in self.lines.iter().flat_map(|line| &line.said.worked) {
            let found = fault::shown(day.day);
            if self.given(day.day) || seen.contains(&day.day) {
                let message = [
                    &found,
                    " is a make-up day and named before as a day of rest or as a make-up day; each day is given once",
                ];
                return Err(self
                    .fault(day.line, "overlap", &message.map(AsRef::as_ref))
                    .with("found", found.clone()));
            }
            seen.push(day.day);
        }
        Ok(())
    }
}
