//! Make-up days: on a weekend, near their rest, and where every notice since 2004 has put them.

use super::arranged::Rest;
use super::checks::{Checked, Checks, Line, is_weekend};
use super::fault;
use crate::text;
use crate::time::{Day, write_date};

impl Checks<'_> {
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
                let rests = line.said.rests.iter();
                if let Some(rest) = rests.min_by_key(|rest| Self::distance(rest, day.day)) {
                    self.window(rest, day.day, day.line)?;
                    self.nearest(rest, day.day, day.line)?;
                }
            }
            self.split_weekend(line)?;
        }
        Ok(())
    }

    /// How far a make-up day lies from a rest.
    fn distance(rest: &Rest, day: Day) -> i32 {
        (rest.from.day.0 - day.0).max(day.0 - rest.to.day.0)
    }

    fn window(&self, rest: &Rest, day: Day, at: usize) -> Checked {
        if self.window == 0 || Self::distance(rest, day) <= self.window {
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
    fn nearest(&self, rest: &Rest, day: Day, at: usize) -> Checked {
        let step = if day < rest.from.day { 1 } else { -1 };
        // The two days of the make-up day's own weekend do not count.
        let free = |one: &Day| is_weekend(*one) && (one.0 - day.0).abs() > 1 && !self.rested(*one);
        let mut between = (1..Self::distance(rest, day)).map(|days| day.plus(days * step));
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
