//! The columns of answers.

pub use crate::boundary::NO_DAY;
use crate::prelude::*;
use crate::quote::{Answer, Due};

/// Stands for no status, certainty or outcome.
pub const NOTHING: u8 = 255;

/// What a certainty is called, by its number: whether notices cover the whole count.
pub const CERTAINTIES: [&str; 2] = ["confirmed", "provisional"];

/// The answers of one commitment, a row each.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// The place of the status in the contract's order; [`NOTHING`] where the row is wrong or its edition has no such rule.
    pub status: Vec<u8>,
    /// When it is due, in milliseconds since 1970-01-01T00:00Z; NaN where it is not.
    pub due_at: Vec<f64>,
    /// The local day, in days since 1970-01-01; [`NO_DAY`] where there is none. Likewise the next two.
    pub due_date: Vec<i32>,
    /// The earliest day on which it may be due.
    pub earliest: Vec<i32>,
    /// The latest day on which it may be due.
    pub latest: Vec<i32>,
    /// The place in [`CERTAINTIES`]; [`NOTHING`] where nothing is due.
    pub certainty: Vec<u8>,
    /// The place of the state in the contract's order; [`NOTHING`] where that is not known or not asked.
    pub outcome: Vec<u8>,
    /// Whole minutes left, spared or over; NaN without an outcome.
    pub minutes: Vec<f64>,
}

/// The columns in the order in which the module of tables gives them.
macro_rules! columns {
    ($($column:ident),+) => {
        impl Answers {
            /// The names of the columns, in the order in which the module of tables gives them.
            pub const COLUMNS: &'static [&'static str] = &[$(stringify!($column)),+];

            /// Where each column stands in memory, in that order.
            pub fn addresses(&self) -> impl Iterator<Item = usize> {
                [$(self.$column.as_ptr().addr()),+].into_iter()
            }
        }
    };
}

columns!(status, certainty, outcome, due_date, earliest, latest, due_at, minutes);

impl Answers {
    /// Room for so many rows.
    pub(super) fn resize(&mut self, count: usize) {
        for bytes in [&mut self.status, &mut self.certainty, &mut self.outcome] {
            bytes.resize(count, NOTHING);
        }
        for days in [&mut self.due_date, &mut self.earliest, &mut self.latest] {
            days.resize(count, NO_DAY);
        }
        for numbers in [&mut self.due_at, &mut self.minutes] {
            numbers.resize(count, f64::NAN);
        }
    }

    /// Puts the answer of a row in its place; `zone` in seconds east of Greenwich.
    #[inline]
    pub(super) fn set(&mut self, row: usize, answer: Option<Answer>, zone: i64) {
        let place =
            |bytes: &mut Vec<u8>, value: u8| bytes.get_mut(row).into_iter().for_each(|one| *one = value);
        let status = answer.map_or(NOTHING, |answer| answer.status as u8);
        let due = answer.and_then(|answer| answer.due);
        let outcome = answer.and_then(|answer| answer.outcome);
        place(&mut self.status, status);
        place(&mut self.certainty, due.map_or(NOTHING, |due| u8::from(!due.confirmed)));
        place(&mut self.outcome, outcome.map_or(NOTHING, |outcome| outcome.state as u8));
        let day =
            |days: &mut Vec<i32>, value: i32| days.get_mut(row).into_iter().for_each(|one| *one = value);
        day(&mut self.due_date, due.map_or(NO_DAY, |due| due.date.0));
        day(&mut self.earliest, due.map_or(NO_DAY, |due| due.date.0));
        day(&mut self.latest, due.map_or(NO_DAY, |due| due.latest.0));
        let number = |numbers: &mut Vec<f64>, value: f64| {
            numbers.get_mut(row).into_iter().for_each(|one| *one = value)
        };
        number(&mut self.due_at, due.map_or(f64::NAN, |due| instant(&due, zone)));
        number(&mut self.minutes, outcome.map_or(f64::NAN, |outcome| f64::from(outcome.minutes)));
    }
}

/// Milliseconds since 1970-01-01T00:00Z. Seconds of a supported range are exact in a number.
#[allow(clippy::cast_precision_loss)]
fn instant(due: &Due, zone: i64) -> f64 {
    ((due.at - zone) * 1000) as f64
}
