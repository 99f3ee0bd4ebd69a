//! One row of a table: its moments, and the request that says the same.

use super::frame::Frame;
use super::{Exclusions, Moments, Rows};
use crate::calendar::Calendar;
use crate::prelude::*;
#[cfg(feature = "shapes")]
use crate::quote::Engine;
use crate::time::{self, Day, Moment};
use crate::value::{Value, number_text};

/// Milliseconds in a day.
const DAY: i64 = 86_400_000;
/// As far as JavaScript's dates go; no more than a text of a year with four digits can say.
const FAR: f64 = 8.64e15;

/// What stands in a cell of a column of moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// That it did not happen.
    Never,
    /// A moment.
    At(Moment),
    /// No moment.
    Wrong,
}

impl Moments<'_> {
    /// The cell of a row, in a zone of so many seconds east of Greenwich. A bare date is its midnight in UTC.
    #[inline]
    pub(super) fn cell(&self, calendar: &Calendar, row: usize, zone: i64) -> Cell {
        let at = self.at.get(row).copied().unwrap_or(f64::NAN);
        if at.is_nan() {
            return Cell::Empty;
        }
        if at.abs() > FAR {
            return if at == f64::NEG_INFINITY { Cell::Never } else { Cell::Wrong };
        }
        let milliseconds = whole(at);
        if self.is_date(row) {
            let day = Day(i32::try_from(milliseconds.div_euclid(DAY)).unwrap_or(i32::MAX));
            #[allow(clippy::cast_precision_loss, clippy::float_cmp)]
            let exact = milliseconds % DAY == 0 && milliseconds as f64 == at;
            return if exact { Cell::At(Moment::date(day)) } else { Cell::Wrong };
        }
        Cell::At(calendar.moment(milliseconds.div_euclid(1000) + zone))
    }

    fn is_date(&self, row: usize) -> bool {
        self.dates.get(row).is_some_and(|date| *date != 0)
    }

    /// The same as a request says it; `None` for an empty cell.
    fn value(&self, calendar: &Calendar, row: usize, zone: i32) -> Option<Value> {
        let at = self.at.get(row).copied().unwrap_or(f64::NAN);
        match self.cell(calendar, row, zone.into()) {
            Cell::Empty => None,
            Cell::Never => Some(Value::Null),
            Cell::At(moment) if (1..=9999).contains(&moment.day.ymd().0) => {
                Some(Value::String(time::write_moment(moment, zone)))
            }
            Cell::At(_) | Cell::Wrong => Some(Value::String(number_text(at))),
        }
    }
}

/// The whole number at or below.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
fn whole(number: f64) -> i64 {
    let cut = number as i64;
    if cut as f64 > number { cut - 1 } else { cut }
}

impl Exclusions<'_> {
    /// The places of a row's intervals in the lists.
    pub(super) fn of(&self, row: usize) -> core::ops::Range<usize> {
        let at = |row: usize| self.offsets.get(row).and_then(|at| usize::try_from(*at).ok()).unwrap_or(0);
        at(row)..at(row + 1)
    }
}

/// The fields of an object; of none without it.
fn fields(value: Option<&Value>) -> Vec<(String, Value)> {
    match value {
        Some(Value::Object(fields)) => fields.clone(),
        _ => Vec::new(),
    }
}

impl Frame {
    /// The request that a row stands for.
    pub(super) fn request(&self, calendar: &Calendar, rows: &Rows<'_>, row: usize, zone: i32) -> Value {
        let mut request = self.alike(calendar, rows, row, zone);
        let moments = |names: &[String], columns: &[Moments<'_>]| {
            let cells = names.iter().zip(columns);
            Value::Object(
                cells
                    .filter_map(|(name, column)| Some((name.clone(), column.value(calendar, row, zone)?)))
                    .collect(),
            )
        };
        request.push(("events".to_owned(), moments(&self.events, &rows.events)));
        request.push(("finishedAt".to_owned(), moments(&self.finished, &rows.finished)));
        if let Some(lists) = &rows.exclusions {
            let bound = |column: &[f64], at: usize| {
                Moments { at: column, dates: &[] }.value(calendar, at, zone).unwrap_or(Value::Null)
            };
            let one = |at: usize| {
                let cause = lists.causes.get(at).and_then(|code| self.causes.get(usize::from(*code)));
                let cause = cause.map_or(Value::Null, |cause| Value::String(cause.clone()));
                let [from, to] = [bound(lists.from, at), bound(lists.to, at)];
                Value::Object(vec![
                    ("from".to_owned(), from),
                    ("to".to_owned(), to),
                    ("cause".to_owned(), cause),
                ])
            };
            request.push(("exclusions".to_owned(), Value::Array(lists.of(row).map(one).collect())));
        }
        Value::Object(request)
    }

    /// The place of the calendar of a row's values, where every edition has them by the same.
    #[cfg(feature = "shapes")]
    pub(super) fn calendar(&self, engine: &Engine, rows: &Rows<'_>, row: usize) -> Option<u8> {
        let dimensions = self.alike(engine.calendar(), rows, row, 0).into_iter().next()?;
        let asked = Value::Object(vec![dimensions]);
        let mut places = engine.places_of_values(&asked);
        let first = places.next()?;
        places.all(|place| place == first).then_some(first)?
    }

    /// The fields of that request that rows of one kind have in common, and its start.
    pub(super) fn alike(
        &self,
        calendar: &Calendar,
        rows: &Rows<'_>,
        row: usize,
        zone: i32,
    ) -> Vec<(String, Value)> {
        let mut dimensions = fields(self.request.get("dimensions"));
        for ((name, values), codes) in self.dimensions.iter().zip(&rows.codes) {
            let code = codes.get(row).and_then(|code| usize::try_from(*code).ok());
            if let Some(value) = code.and_then(|code| values.get(code)) {
                dimensions.push((name.clone(), Value::String(value.clone())));
            }
        }
        let mut conditions = fields(self.request.get("conditions"));
        for (name, column) in self.conditions.iter().zip(&rows.conditions) {
            if let Some(holds @ (0 | 1)) = column.get(row) {
                conditions.push((name.clone(), Value::Bool(*holds == 1)));
            }
        }
        let mut request = vec![("dimensions".to_owned(), Value::Object(dimensions))];
        request.extend(rows.start.value(calendar, row, zone).map(|start| ("startAt".to_owned(), start)));
        request.push(("conditions".to_owned(), Value::Object(conditions)));
        for name in ["figures", "readings", "now"] {
            request.extend(self.request.get(name).map(|value| (name.to_owned(), value.clone())));
        }
        request
    }
}
