//! The calendar document with a notice in it, and the text of a calendar document.

use crate::calendar::{CalendarInfo, Notice};
use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::text;
use crate::time::{Day, date, write_date};
use crate::value::Value;
use serde::Serialize;

/// Days of one kind, as the document keeps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) from: Day,
    pub(super) to: Day,
    pub(super) makeup: bool,
    pub(super) holiday: String,
    pub(super) notice: String,
}

fn string(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn object(fields: &[(&str, Value)]) -> Value {
    Value::Object(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
}

/// The entries of a document that was read before.
pub(super) fn entries(document: &Value) -> Vec<Entry> {
    let Some(Value::Array(days)) = document.get("days") else { return Vec::new() };
    let field = |day: &Value, name: &str| match day.get(name) {
        Some(Value::String(text)) => text.clone(),
        _ => String::new(),
    };
    let each = |day: &Value| {
        let makeup = field(day, "kind") == "makeup-workday";
        let (from, to) = (date(&field(day, "from")).ok()?, date(&field(day, "to")).ok()?);
        Some(Entry { from, to, makeup, holiday: field(day, "holiday"), notice: field(day, "notice") })
    };
    days.iter().filter_map(each).collect()
}

/// Sorts the entries and joins rests of one holiday and notice that touch.
pub(super) fn in_order(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by_key(|entry| entry.from);
    let mut joined: Vec<Entry> = Vec::with_capacity(entries.len());
    for entry in entries {
        match joined.last_mut() {
            Some(last)
                if !last.makeup
                    && !entry.makeup
                    && last.to.plus(1) == entry.from
                    && (&last.holiday, &last.notice) == (&entry.holiday, &entry.notice) =>
            {
                last.to = entry.to;
            }
            _ => joined.push(entry),
        }
    }
    joined
}

/// What a notice changes in a document.
pub(super) struct Change {
    pub(super) year: i32,
    pub(super) notice: Notice,
    pub(super) url: Option<String>,
    /// A holiday that the document does not know: its id and its names in Chinese and English.
    pub(super) holiday: Option<(String, String, String)>,
    pub(super) entries: Vec<Entry>,
}

/// The document with the change applied, under a higher version.
pub(super) fn changed(document: &Value, info: &CalendarInfo, change: &Change) -> Value {
    let Value::Object(fields) = document else { return document.clone() };
    let last = match document.get("noticesThrough") {
        Some(Value::Number(year)) => crate::value::whole_of(*year).unwrap_or(change.year),
        _ => change.year,
    };
    let through = last.max(change.year);
    let field = |(name, value): &(String, Value)| {
        let value = match name.as_str() {
            "version" => string(&higher(&info.version, through)),
            "noticesThrough" => Value::Number(f64::from(through)),
            "notices" => notices(value, change),
            "holidays" => holidays(value, &crate::value::languages(document), change),
            "days" => Value::Array(change.entries.iter().map(day).collect()),
            _ => value.clone(),
        };
        (name.clone(), value)
    };
    Value::Object(fields.iter().map(field).collect())
}

/// The next version above `version`: the first of a later year, or the next of the same year.
pub(super) fn higher(version: &str, through: i32) -> String {
    let (year, number) = version.split_once('.').unwrap_or((version, "0"));
    let year = year.parse().unwrap_or(through);
    let number: i64 = if through > year {
        1
    } else {
        number.split('.').next().and_then(|number| number.parse().ok()).unwrap_or(0) + 1
    };
    text::join(&[&text::decimal(year.max(through).into()), ".", &text::decimal(number)])
}

fn day(entry: &Entry) -> Value {
    object(&[
        ("from", string(&write_date(entry.from))),
        ("to", string(&write_date(entry.to))),
        ("kind", string(if entry.makeup { "makeup-workday" } else { "holiday" })),
        ("holiday", string(&entry.holiday)),
        ("notice", string(&entry.notice)),
    ])
}

/// The list of holidays with a new one added; in a language that the notice does not give, by its English name.
fn holidays(list: &Value, languages: &[&str], change: &Change) -> Value {
    let (Value::Array(items), Some((id, chinese, english))) = (list, &change.holiday) else {
        return list.clone();
    };
    let named = |language| (language, string(if language == "zh-CN" { chinese } else { english }));
    let names: Vec<_> = languages.iter().copied().map(named).collect();
    let names = object(&names);
    let mut items = items.clone();
    items.push(object(&[("id", string(id)), ("names", names)]));
    Value::Array(items)
}

/// The notices with this one in its place: by year, a year's own notice before those that amend it.
fn notices(list: &Value, change: &Change) -> Value {
    let Value::Array(items) = list else { return list.clone() };
    let id = |item: &Value| match item.get("id") {
        Some(Value::String(id)) => id.clone(),
        _ => String::new(),
    };
    let year = |item: &Value| match item.get("year") {
        Some(Value::Number(year)) => crate::value::whole_of(*year).unwrap_or(0),
        _ => 0,
    };
    let written = notice(&change.notice, change.url.as_deref());
    let mut items = items.clone();
    if let Some(known) = items.iter_mut().find(|item| id(item) == change.notice.id) {
        *known = written;
    } else {
        let place = items.iter().position(|item| year(item) > change.year).unwrap_or(items.len());
        items.insert(place, written);
    }
    Value::Array(items)
}

fn notice(Notice { id, year, published }: &Notice, url: Option<&str>) -> Value {
    let mut fields = vec![
        ("id", string(id)),
        ("year", Value::Number(f64::from(*year))),
        ("title", string(&published.title)),
    ];
    let (number, date) = (published.number.as_deref(), published.date.as_deref());
    for (name, value) in [("number", number), ("date", date), ("url", url)] {
        fields.extend(value.map(|value| (name, string(value))));
    }
    object(&fields)
}

/// The text of a calendar document as the project keeps it: an entry a line, so that a change of a year is a few lines.
///
/// # Errors
/// `invalid-calendar` when the value is no object or has what JSON cannot say.
pub fn write_document(document: &Value) -> Result<String, Problem> {
    let Value::Object(fields) = document else {
        return Err(Problem::new(
            Code::InvalidCalendar,
            String::new(),
            "a calendar document is an object".to_owned(),
        ));
    };
    let mut out = String::from("{\n");
    for (place, (name, value)) in fields.iter().enumerate() {
        out.push_str(if place == 0 { "  " } else { ",\n  " });
        json_string(&mut out, name);
        out.push_str(": ");
        entry_lines(&mut out, value, "  ");
    }
    out.push_str("\n}\n");
    Ok(out)
}

/// Writes lists of objects one entry per line, objects that contain such a list one field per line, and everything else on one line.
fn entry_lines(out: &mut String, value: &Value, indent: &str) {
    let deeper = text::join(&[indent, "  "]);
    match value {
        Value::Array(items) if matches!(items.first(), Some(Value::Object(_))) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                out.push_str(if place == 0 { "\n" } else { ",\n" });
                out.push_str(&deeper);
                json(out, item);
            }
            out.push('\n');
            out.push_str(indent);
            out.push(']');
        }
        Value::Object(fields) if fields.iter().any(|(_, value)| matches!(value, Value::Array(items) if matches!(items.first(), Some(Value::Object(_))))) => {
            out.push('{');
            for (place, (name, value)) in fields.iter().enumerate() {
                out.push_str(if place == 0 { "\n" } else { ",\n" });
                out.push_str(&deeper);
                json_string(out, name);
                out.push_str(": ");
                entry_lines(out, value, &deeper);
            }
            out.push('\n');
            out.push_str(indent);
            out.push('}');
        }
        value => json(out, value),
    }
}

fn json(out: &mut String, value: &Value) {
    match value {
        Value::Null | Value::Other(_) => out.push_str("null"),
        Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&crate::value::number_text(*number)),
        Value::String(text) => json_string(out, text),
        Value::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                out.push_str(if place == 0 { "" } else { ", " });
                json(out, item);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            out.push('{');
            for (place, (name, value)) in fields.iter().enumerate() {
                out.push_str(if place == 0 { "" } else { ", " });
                json_string(out, name);
                out.push_str(": ");
                json(out, value);
            }
            out.push('}');
        }
    }
}

fn json_string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if u32::from(c) < 0x20 => {
                out.push_str("\\u00");
                text::pad(out, u32::from(c) / 16, 1);
                out.push(char::from_digit(u32::from(c) % 16, 16).unwrap_or('0'));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// A day that is worked in one calendar and not in the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MovedDay {
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// Its kind before: by the notices, or else by the standing rules.
    pub before: crate::calendar::DayKind,
    /// Its kind now.
    pub after: crate::calendar::DayKind,
}
