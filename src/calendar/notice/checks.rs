//! What a notice must prove of itself before it is taken.

use super::fault;
use super::said::{Rest, Said, wrong_count};
use super::text::Text;
use crate::error::Problem;
use crate::prelude::*;
use crate::text;
use crate::time::{Day, write_date};

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

type Checked = Result<(), Problem>;

impl Checks<'_> {
    fn rests(&self) -> impl Iterator<Item = (&Line, &Rest)> {
        self.lines.iter().flat_map(|line| line.said.rests.iter().map(move |rest| (line, rest)))
    }

    /// Whether this notice gives rest on a day.
    fn given(&self, day: Day) -> bool {
        self.rests().any(|(_, rest)| (rest.from.day..=rest.to.day).contains(&day))
    }

    fn rested(&self, day: Day) -> bool {
        self.given(day) || (self.others)(day)
    }

    fn is_worked(&self, day: Day) -> bool {
        self.lines.iter().any(|line| line.said.worked.iter().any(|one| one.day == day))
    }

    /// The statutory days of these holidays.
    fn statutory<'b>(&'b self, holidays: &'b [u8]) -> impl Iterator<Item = Day> + 'b {
        self.law.iter().filter(|(_, holiday)| holidays.contains(holiday)).map(|(day, _)| *day)
    }

    fn fault(&self, line: usize, reason: &'static str, parts: &[&str]) -> Problem {
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
            return Err(wrong_count(self.text, *at, *count, total));
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

    /// 法定节假日, 公休日 and 公休日调至 against the days themselves.
    fn old_form(&self, said: &Said) -> Checked {
        let inside = |day: Day| said.rests.iter().any(|rest| (rest.from.day..=rest.to.day).contains(&day));
        let worked = |day: Day| said.worked.iter().any(|one| one.day == day);
        for one in &said.statutory {
            let law = self.law.iter().any(|(day, _)| *day == one.day);
            if !law || !inside(one.day) {
                return Err(self.claim(
                    one.day,
                    one.line,
                    "not-statutory",
                    " is no statutory day of this rest",
                ));
            }
        }
        if let Some(one) =
            said.ordinary.iter().find(|one| !is_weekend(one.day) || !inside(one.day) || worked(one.day))
        {
            return Err(self.claim(one.day, one.line, "not-weekend", " is no weekend day of this rest"));
        }
        for moving in &said.moves {
            if let Some(one) =
                moving.from.iter().find(|one| !is_weekend(one.day) || !(inside(one.day) || worked(one.day)))
            {
                return Err(self.claim(
                    one.day,
                    one.line,
                    "moved-from",
                    " is moved, but it is no weekend day that is worked or lies in this rest",
                ));
            }
            if let Some(one) = moving.to.iter().find(|one| is_weekend(one.day) || !inside(one.day)) {
                return Err(self.claim(
                    one.day,
                    one.line,
                    "moved-to",
                    " takes a moved day, but it is no weekday of this rest",
                ));
            }
        }
        if said.moves.is_empty() {
            return Ok(());
        }
        let moved = |day: Day| said.moves.iter().any(|moving| moving.from.iter().any(|from| from.day == day));
        match said.worked.iter().find(|one| !moved(one.day)) {
            Some(one) => Err(self.claim(
                one.day,
                one.line,
                "worked-not-moved",
                " is worked, but the line does not say to which day it is moved",
            )),
            None => Ok(()),
        }
    }

    fn claim(&self, day: Day, line: usize, reason: &'static str, sentence: &str) -> Problem {
        let shown = fault::shown(day);
        self.fault(line, reason, &[&shown, sentence]).with("found", shown)
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

    /// Weekdays rested = statutory days + make-up days. It has held in every notice since 2004.
    fn balance(&self) -> Checked {
        let statutory = self.law.len();
        let rested: usize = self.rests().map(|(_, rest)| weekdays(rest)).sum();
        let makeups: usize = self.lines.iter().map(|line| line.said.worked.len()).sum();
        if rested == statutory + makeups {
            return Ok(());
        }
        // The line that is off by itself, which the year as a whole shows.
        let off = |line: &&Line| {
            let own: usize = line.said.rests.iter().map(weekdays).sum();
            let right = self.statutory(&line.holidays).count() + line.said.worked.len();
            if rested > statutory + makeups { own > right } else { own < right }
        };
        let line = self.lines.iter().rfind(off).or(self.lines.last());
        let numbers =
            [rested, statutory, makeups].map(|number| text::decimal(i64::try_from(number).unwrap_or(0)));
        let message = [
            "the year does not add up: ",
            numbers[0].as_str(),
            " weekdays are given as rest, and ",
            &numbers[1],
            " statutory days and ",
            &numbers[2],
            " make-up days are named; the two sides are equal in every notice, so a make-up sentence is missing or a span is wrong, most likely here",
        ];
        Err(self
            .fault(line.map_or(0, |line| line.line), "balance", &message)
            .with("weekdays", numbers[0].clone())
            .with("statutory", numbers[1].clone())
            .with("makeups", numbers[2].clone()))
    }

    /// Make-up days lie on the weekend, near their rest.
    pub(super) fn makeups(&self) -> Checked {
        for line in self.lines {
            for day in &line.said.worked {
                if !is_weekend(day.day) {
                    let found = fault::shown(day.day);
                    let message = [
                        &found,
                        " is no weekend day, so it is worked anyway; a make-up day is a Saturday or Sunday",
                    ];
                    return Err(self
                        .fault(day.line, "makeup-weekday", &message.map(AsRef::as_ref))
                        .with("found", found.clone()));
                }
                self.window(line, day.day, day.line)?;
                self.nearest(line, day.day, day.line)?;
            }
            self.split_weekend(line)?;
        }
        Ok(())
    }

    fn distance(line: &Line, day: Day) -> i32 {
        let distance = |rest: &Rest| (rest.from.day.0 - day.0).max(day.0 - rest.to.day.0);
        line.said.rests.iter().map(distance).min().unwrap_or(0)
    }

    fn window(&self, line: &Line, day: Day, at: usize) -> Checked {
        if self.window == 0 || Self::distance(line, day) <= self.window {
            return Ok(());
        }
        let (found, right) = (write_date(day), text::decimal(self.window.into()));
        let message = [
            "the make-up day ",
            &found,
            " lies more than ",
            &right,
            " days from its rest; none has, so its month or year is wrong",
        ];
        Err(self
            .fault(at, "makeup-window", &message)
            .with("found", found.clone())
            .with("right", right.clone()))
    }

    /// Every make-up day since 2004 lies in the nearest weekend, before or after its rest, that has a day left to work.
    /// A day farther away is a slip of a week, unless the caller has compared it with the official page.
    fn nearest(&self, line: &Line, day: Day, at: usize) -> Checked {
        let Some(rest) =
            line.said.rests.iter().min_by_key(|rest| (rest.from.day.0 - day.0).max(day.0 - rest.to.day.0))
        else {
            return Ok(());
        };
        let step = if day < rest.from.day { 1 } else { -1 };
        // The two days of the make-up day's own weekend do not count.
        let free = |one: &Day| is_weekend(*one) && (one.0 - day.0).abs() > 1 && !self.rested(*one);
        let mut between = (1..Self::distance(line, day)).map(|days| day.plus(days * step));
        match between.find(free) {
            Some(nearer) if !self.confirmed.contains(&day) => {
                let (found, right) = (fault::shown(day), fault::shown(nearer));
                let message = [
                    "the make-up day ",
                    &found,
                    " passes over a nearer weekend (",
                    &right,
                    "), which no notice has done; if the official page says so, confirm ",
                    &write_date(day),
                ];
                Err(self
                    .fault(at, "makeup-nearest", &message.map(AsRef::as_ref))
                    .with("found", found.clone())
                    .with("right", right.clone())
                    .with("confirm", write_date(day)))
            }
            _ => Ok(()),
        }
    }

    /// A rest that begins on a Monday and has two make-up days takes both from the weekend before it.
    fn whole_weekend(&self, line: &Line) -> Checked {
        let [first, second] = line.said.worked.as_slice() else { return Ok(()) };
        let Some(rest) = line.said.rests.first().filter(|rest| rest.from.day.weekday() == 1) else {
            return Ok(());
        };
        let (saturday, sunday) = (rest.from.day.plus(-2), rest.from.day.plus(-1));
        let off = [first, second]
            .into_iter()
            .find(|one| ![saturday, sunday].contains(&one.day) && !self.confirmed.contains(&one.day));
        let Some(off) = off.filter(|_| !self.rested(saturday) && !self.rested(sunday)) else { return Ok(()) };
        let (found, right) =
            (fault::shown(off.day), [fault::shown(saturday), fault::shown(sunday)].join("、"));
        let message = [
            "a rest that begins on a Monday is made up for on the weekend before it (",
            right.as_str(),
            "), and ",
            &found,
            " is another day, which no notice has done; if the official page says so, confirm ",
            &write_date(off.day),
        ];
        let problem = self.fault(off.line, "makeup-nearest", &message);
        Err(problem
            .with("found", found.clone())
            .with("right", right.clone())
            .with("confirm", write_date(off.day)))
    }

    /// A rest with make-up days that ends or begins within a weekend has the other day of that weekend worked.
    fn split_weekend(&self, line: &Line) -> Checked {
        if line.said.worked.is_empty() {
            return Ok(());
        }
        self.whole_weekend(line)?;
        for rest in &line.said.rests {
            for (edge, outside) in
                [(rest.from.day, rest.from.day.plus(-1)), (rest.to.day, rest.to.day.plus(1))]
            {
                let split = is_weekend(edge)
                    && is_weekend(outside)
                    && !self.rested(outside)
                    && !self.is_worked(outside);
                if split && !self.confirmed.contains(&outside) {
                    let right = fault::shown(outside);
                    let message = [
                        "this rest splits a weekend, and ",
                        &right,
                        " is not worked, as it has been in every such notice; if the official page says so, confirm ",
                        &write_date(outside),
                    ];
                    return Err(self
                        .fault(rest.from.line, "weekend-split", &message.map(AsRef::as_ref))
                        .with("right", right.clone())
                        .with("confirm", write_date(outside)));
                }
            }
        }
        Ok(())
    }
}

pub(super) fn weekdays(rest: &Rest) -> usize {
    (rest.from.day.0..=rest.to.day.0).filter(|day| !is_weekend(Day(*day))).count()
}
