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
///
/// ```
/// # use sla_calculator::{Calculator, Value};
/// # let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
/// # let policy = read("data/policies/cmcc-group-customer.json");
/// # let calculator = Calculator::from_documents(&policy, &read("data/calendars/cn.json")).unwrap();
/// use sla_calculator::columns::{Batch, Frame, Moments, Rows};
///
/// let frame: Value = serde_json::from_str(
///     r#"{"commitments": ["change.suspend"],
///         "request": {"dimensions": {"customerTier": "gold", "service": "data-line", "locality": "intra-city"}}}"#,
/// ).unwrap();
/// let mut batch = Batch::new(calculator.engine(), Frame::read(&frame).unwrap()).unwrap();
///
/// // Two orders by their day, in milliseconds: 30 September and 8 October 2026.
/// let days = [20_726.0 * 86_400_000.0, 20_734.0 * 86_400_000.0];
/// let rows = Rows { count: 2, start: Moments { at: &days, dates: &[1, 1] }, ..Rows::default() };
/// batch.answer(calculator.engine(), &rows).unwrap();
/// // Due on 10 and 12 October, in days since 1970-01-01.
/// assert_eq!(batch.answers()[0].due_date, [20_736, 20_738]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Rows<'a> {
    /// How many rows there are.
    pub count: usize,
    /// The dimensions, as codes of their dictionaries; −1 is "not given".
    pub codes: Vec<&'a [i32]>,
    /// The conditions: 0 is false, 1 is true, anything else is "not given".
    pub conditions: Vec<&'a [u8]>,
    /// The start of each row.
    pub start: Moments<'a>,
    /// The moments of each event.
    pub events: Vec<Moments<'a>>,
    /// The moments at which each commitment was finished.
    pub finished: Vec<Moments<'a>>,
    /// The excluded intervals.
    pub exclusions: Option<Exclusions<'a>>,
}
