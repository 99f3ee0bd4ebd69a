//! Columns of answers, set against the quotes of the same requests.

use super::dates::{DAY, show_day};
use super::documents::{Engine, find, to_value};
use super::zones;
use chrono::NaiveDate;
use serde_json::Value as Json;
use sla_calculator::columns::{Answers, Batch, Frame, NO_DAY};

const STATUSES: [&str; 7] = [
    "out-of-scope",
    "not-required",
    "on-request",
    "awaiting-event",
    "indeterminate",
    "unquantified",
    "determined",
];

/// A cell of a column of moments: milliseconds, and whether it is a bare date.
pub type Cell = (f64, u8);

/// Nothing was given.
pub const EMPTY: Cell = (f64::NAN, 0);
/// It did not happen.
pub const NEVER: Cell = (f64::NEG_INFINITY, 0);

/// How far China's clocks are ahead of Greenwich.
pub const ZONE: i64 = 8 * 3_600;

/// The cell of a text, of any year: a date, or a moment with its offset, that of China where it has none.
pub fn cell(text: &str) -> Cell {
    let number = |range: std::ops::Range<usize>| text[range].parse::<i64>().unwrap();
    let date = NaiveDate::from_ymd_opt(number(0..4) as i32, number(5..7) as u32, number(8..10) as u32);
    let day = (date.unwrap() - NaiveDate::default()).num_days();
    if text.len() == 10 {
        return ((day * DAY * 1_000) as f64, 1);
    }
    let exact = text.get(16..17) == Some(":");
    let second = if exact { number(17..19) } else { 0 };
    let local = day * DAY + number(11..13) * 3_600 + number(14..16) * 60 + second;
    let east = match &text[if exact { 19 } else { 16 }..] {
        "" => ZONE,
        "Z" => 0,
        offset => zones::offset(offset),
    };
    (((local - east) * 1_000) as f64, 0)
}

/// What is said of one commitment, by a quote or by the columns; an empty text is nothing.
#[derive(Debug, Default, PartialEq)]
pub struct Said {
    pub status: String,
    pub due_at: Option<f64>,
    pub due_date: String,
    pub earliest: String,
    pub latest: String,
    pub certainty: String,
    pub outcome: String,
    pub minutes: Option<f64>,
}

/// What a quote says of a commitment; nothing where its edition has none of that name.
pub fn quoted(quote: &Json, id: &str) -> Said {
    let Some(one) = find(quote, id) else { return Said::default() };
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let range =
        |end: &str| text(if one["dueRange"].is_object() { &one["dueRange"][end] } else { &one["dueDate"] });
    Said {
        status: text(&one["status"]),
        due_at: one["dueAt"].as_str().map(|at| cell(at).0),
        due_date: text(&one["dueDate"]),
        earliest: range("earliest"),
        latest: range("latest"),
        certainty: text(&one["certainty"]),
        outcome: text(&one["outcome"]["state"]),
        minutes: one["outcome"]["minutes"].as_f64(),
    }
}

/// What the columns of a commitment say of a row.
pub fn found(answers: &Answers, row: usize) -> Said {
    let name =
        |names: &[&str], place: u8| names.get(usize::from(place)).copied().unwrap_or_default().to_owned();
    let date = |day: i32| if day == NO_DAY { String::new() } else { show_day(day.into()) };
    let number = |number: f64| Some(number).filter(|number| !number.is_nan());
    Said {
        status: name(&STATUSES, answers.status[row]),
        due_at: number(answers.due_at[row]),
        due_date: date(answers.due_date[row]),
        earliest: date(answers.earliest[row]),
        latest: date(answers.latest[row]),
        certainty: name(&["confirmed", "provisional"], answers.certainty[row]),
        outcome: name(&["open", "met", "missed"], answers.outcome[row]),
        minutes: number(answers.minutes[row]),
    }
}

/// A table that an engine answers, or why it answers none.
pub fn batch(engine: &Engine, frame: &Json) -> Result<Batch, String> {
    let frame = Frame::read(&to_value(frame)).map_err(|problem| format!("{} {problem}", problem.path))?;
    Batch::new(engine.0.engine(), frame).map_err(|problem| format!("{} {problem}", problem.path))
}
