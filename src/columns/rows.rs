//! A block of rows as it is handed in, column by column.

use crate::prelude::*;

/// A column of moments.
#[derive(Clone, Copy, Debug, Default)]
pub struct Moments<'a> {
    /// Milliseconds since 1970-01-01T00:00Z, taken to the second; NaN is "not given", −∞ of an event "did not happen".
    pub at: &'a [f64],
    /// Not 0 where it is a bare date, by its midnight in UTC. Shorter than the column, or empty: the rest are none.
    pub dates: &'a [u8],
}

/// The excluded intervals of each row, as Arrow lays out lists.
#[derive(Clone, Copy, Debug)]
pub struct Exclusions<'a> {
    /// Where each row's intervals begin, and where the last row's end.
    pub offsets: &'a [i32],
    /// The first moment of each interval.
    pub from: &'a [f64],
    /// The first moment after it.
    pub to: &'a [f64],
    /// Its cause, a code of the frame's dictionary.
    pub causes: &'a [u8],
}

/// A block of rows, its columns in the order of the [`Frame`](super::Frame).
#[derive(Clone, Debug, Default)]
pub struct Rows<'a> {
    /// How many rows there are.
    pub count: usize,
    /// The dimensions, as codes of their dictionaries; −1 is "not given".
    pub codes: Vec<&'a [i32]>,
    /// The conditions: 0, 1, or anything else for "not given".
    pub conditions: Vec<&'a [u8]>,
    /// The start moments.
    pub start: Moments<'a>,
    /// The events.
    pub events: Vec<Moments<'a>>,
    /// The finishes.
    pub finished: Vec<Moments<'a>>,
    /// The excluded intervals.
    pub exclusions: Option<Exclusions<'a>>,
}
