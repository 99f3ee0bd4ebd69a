//! Whether the days of a year's notice add up: over the year, and holiday by holiday.

use super::arranged::Rest;
use super::checks::{Checked, Checks, Line, is_weekend};
use crate::prelude::*;
use crate::text;
use crate::time::Day;

pub(super) fn weekdays(rest: &Rest) -> usize {
    (rest.from.day.0..=rest.to.day.0).filter(|day| !is_weekend(Day(*day))).count()
}

/// The two sides of a balance.
struct Sides {
    rested: usize,
    statutory: usize,
    makeups: usize,
}

impl Sides {
    /// How many days more are named than are given as rest.
    fn excess(&self) -> usize {
        (self.statutory + self.makeups).saturating_sub(self.rested)
    }

    fn is_short(&self) -> bool {
        self.rested > self.statutory + self.makeups
    }

    fn numbers(&self) -> [String; 3] {
        [self.rested, self.statutory, self.makeups]
            .map(|number| text::decimal(i64::try_from(number).unwrap_or(0)))
    }
}

impl Checks<'_> {
    /// Weekdays rested = statutory days + make-up days. It has held in every notice since 2004.
    pub(super) fn balance(&self) -> Checked {
        let year = Sides {
            rested: self.rests().map(|(_, rest)| weekdays(rest)).sum(),
            statutory: self.law.len(),
            makeups: self.lines.iter().map(|line| line.said.worked.len()).sum(),
        };
        if year.rested == year.statutory + year.makeups {
            return self.each_holiday();
        }
        // The line that is off by itself, which the year as a whole shows.
        let off = |line: &&Line| {
            let own: usize = line.said.rests.iter().map(weekdays).sum();
            let right = self.statutory(&line.holidays).count() + line.said.worked.len();
            if year.is_short() { own > right } else { own < right }
        };
        let line = self.lines.iter().rfind(off).or(self.lines.last());
        let numbers = year.numbers();
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

    /// A year that adds up may have one holiday's make-up day named under another. Only a statutory day on a weekend
    /// may be given back elsewhere (as in 2015, when Mid-Autumn's was given with National Day), and then its own
    /// holiday is made up for by nothing.
    fn each_holiday(&self) -> Checked {
        for line in self.lines {
            let sides = self.sides(line);
            let weekend = self.law_of(line).filter(|day| is_weekend(*day)).count();
            let excess = sides.excess();
            if excess == 0 || (sides.makeups == 0 && excess <= weekend) {
                continue;
            }
            let short = self.lines.iter().find(|other| self.sides(other).is_short());
            let right = short.map_or_else(String::new, |other| other.name.clone());
            let numbers = sides.numbers();
            let message = [
                line.name.as_str(),
                " does not add up: ",
                &numbers[0],
                " weekdays are given as rest, and ",
                &numbers[1],
                " statutory days and ",
                &numbers[2],
                " make-up days are named; what is too many here is lacking for ",
                &right,
            ];
            let at = line.said.worked.last().map_or(line.line, |day| day.line);
            return Err(self
                .fault(at, "balance-holiday", &message)
                .with("found", line.name.clone())
                .with("right", right.clone())
                .with("weekdays", numbers[0].clone())
                .with("statutory", numbers[1].clone())
                .with("makeups", numbers[2].clone()));
        }
        Ok(())
    }

    /// The lines that speak of a holiday of this one: mostly itself.
    fn beside<'b>(&'b self, line: &'b Line) -> impl Iterator<Item = &'b Line> + 'b {
        self.lines.iter().filter(|other| other.holidays.iter().any(|one| line.holidays.contains(one)))
    }

    /// The statutory days of the holidays that a line names, and those inside its rest that no line names.
    fn law_of<'b>(&'b self, line: &'b Line) -> impl Iterator<Item = Day> + 'b {
        let named = |holiday: u8| self.lines.iter().any(|one| one.holidays.contains(&holiday));
        let inside =
            |day: Day| line.said.rests.iter().any(|rest| (rest.from.day..=rest.to.day).contains(&day));
        let owned = move |(day, holiday): &(Day, u8)| {
            self.beside(line).any(|one| one.holidays.contains(holiday)) || (!named(*holiday) && inside(*day))
        };
        self.law.iter().filter(move |one| owned(one)).map(|(day, _)| *day)
    }

    fn sides(&self, line: &Line) -> Sides {
        Sides {
            rested: self.beside(line).flat_map(|one| &one.said.rests).map(weekdays).sum(),
            statutory: self.law_of(line).count(),
            makeups: self.beside(line).map(|one| one.said.worked.len()).sum(),
        }
    }
}
