//! That columns are columns of these rows: long enough, and no code or offset outside its dictionary or list.

use super::{Frame, Rows};
use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::text;

fn short(path: &str, wanted: usize) -> Problem {
    let wanted = text::decimal(i64::try_from(wanted).unwrap_or(i64::MAX));
    Problem::new(
        Code::WrongType,
        path.to_owned(),
        text::join(&["a column of at least `", &wanted, "` values is needed"]),
    )
}

/// That every column has a value for every row, and every code and offset stands for something.
pub(super) fn check(frame: &Frame, rows: &Rows<'_>) -> Result<(), Problem> {
    let long = |path: &str, length: usize, wanted: usize| {
        if length < wanted { Err(short(path, wanted)) } else { Ok(()) }
    };
    long("/1/startAt", rows.start.at.len(), rows.count)?;
    let columns = [
        ("/1/dimensions", frame.dimensions.len(), rows.codes.len()),
        ("/1/conditions", frame.conditions.len(), rows.conditions.len()),
        ("/1/events", frame.events.len(), rows.events.len()),
        ("/1/finishedAt", frame.finished.len(), rows.finished.len()),
    ];
    columns.into_iter().try_for_each(|(path, wanted, length)| long(path, length, wanted))?;
    for ((id, values), codes) in frame.dimensions.iter().zip(&rows.codes) {
        let path = text::join(&["/1/dimensions/", id]);
        long(&path, codes.len(), rows.count)?;
        let most = i32::try_from(values.len()).unwrap_or(i32::MAX);
        if let Some(code) = codes.iter().take(rows.count).find(|code| !(-1..most).contains(*code)) {
            return Err(outside(&text::join(&[&path, "/codes"]), *code, most - 1));
        }
    }
    for (names, all, path) in
        [(&frame.events, &rows.events, "/1/events/"), (&frame.finished, &rows.finished, "/1/finishedAt/")]
    {
        for (name, column) in names.iter().zip(all) {
            long(&text::join(&[path, name]), column.at.len(), rows.count)?;
        }
    }
    for (name, column) in frame.conditions.iter().zip(&rows.conditions) {
        long(&text::join(&["/1/conditions/", name]), column.len(), rows.count)?;
    }
    let Some(lists) = &rows.exclusions else { return Ok(()) };
    long("/1/exclusions/offsets", lists.offsets.len(), rows.count + 1)?;
    let most =
        i32::try_from(lists.from.len().min(lists.to.len()).min(lists.causes.len())).unwrap_or(i32::MAX);
    let mut before = 0;
    for offset in lists.offsets.iter().take(rows.count + 1) {
        if !(before..=most).contains(offset) {
            return Err(outside("/1/exclusions/offsets", *offset, most));
        }
        before = *offset;
    }
    Ok(())
}

fn outside(path: &str, value: i32, most: i32) -> Problem {
    let (value, most) = (text::decimal(value.into()), text::decimal(most.into()));
    let message =
        text::join(&["`", &value, "` is out of order or beyond `", &most, "`, the last that there is"]);
    Problem::new(Code::InvalidNumber, path.to_owned(), message).with_value(&value)
}
