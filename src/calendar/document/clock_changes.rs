//! Zones, and the changes of the clocks of a named one.

use super::fields::day;
use super::published::{ClockSource, clock_source};
use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::text;
use crate::time::{self, Change, Clocks, DAY, Day, write_date};
use crate::value::{Node, Value};
use serde::Serialize;

/// One change of the clocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClockChange {
    /// The moment of the change in UTC: `2026-03-29T01:00Z`.
    pub at: String,
    /// The offset from then on, `±HH:MM`.
    pub offset: String,
}

/// The clock changes of a named zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClockChanges {
    /// Where the changes are published.
    pub source: ClockSource,
    /// The first day for which the changes are known, `YYYY-MM-DD`; absent if there are no changes and the document names no day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub from: Option<String>,
    /// The last day for which the changes are known, `YYYY-MM-DD`.
    pub through: String,
    /// The offset before the first change, `±HH:MM`.
    pub offset: String,
    /// The changes, in order.
    pub changes: Vec<ClockChange>,
}

/// Reads a zone: an offset, or the name of a zone whose clocks change.
pub(crate) fn zone(node: Node<'_>) -> Result<String, Problem> {
    let name = node.string()?;
    if time::zone(name).is_some() || is_name(name) {
        return Ok(name.to_owned());
    }
    let says = " is no zone of the form ±HH:MM, and no name of one such as `Europe/London`";
    Err(node.problem(Code::UnknownValue, &[&node.shown(), says]))
}

/// Whether a text has the form of a tz database name: `Europe/London`, `America/Argentina/Buenos_Aires`.
fn is_name(name: &str) -> bool {
    let part = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_alphabetic())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+-".contains(&byte))
    };
    name.contains('/') && name.len() <= 64 && name.split('/').all(part)
}

/// Whether two zones are the same: equal offsets, or one name.
pub(crate) fn same_zone(one: &str, other: &str) -> bool {
    time::zone(one).map_or(one == other, |offset| time::zone(other) == Some(offset))
}

/// Reads the clock changes up to the last day of the calendar. A named zone must have them, an offset must not.
pub(super) fn read(node: Node<'_>, zone: &str) -> Result<Option<(Clocks, ClockChanges)>, Problem> {
    let named = time::zone(zone).is_none();
    let zone = text::quoted(zone);
    let Some(given) = node.get("clockChanges") else {
        if !named {
            return Ok(None);
        }
        let mut missing = node.missing("clockChanges");
        missing.message =
            text::join(&[&missing.message, ": they say when the clocks of ", &zone, " are changed"]);
        return Err(missing);
    };
    if !named {
        let says = [
            &zone,
            " is an offset, whose clocks are never changed: `zone` is a name, such as `Europe/London`",
        ];
        return Err(given.problem(Code::UnknownField, &says));
    }
    given.object(&["source", "from", "through", "offset", "changes"])?;
    let source = clock_source(given.need("source")?)?;
    let through = given.need("through")?;
    let last = Day(day(through)?);
    let (known, supported) = (write_date(last), node.need("supportedThrough")?);
    if day(supported)? > last.0 {
        let says = [
            &supported.shown(),
            " is after ",
            &known,
            ", the last day of which `clockChanges` say how the clocks stand",
        ];
        return Err(supported.problem(Code::InvalidInterval, &says));
    }
    let list = given.need("changes")?;
    let changes = listed(list)?;
    let first = given.need("offset")?;
    let before = offset(first)?;
    let from = known_from(node, given, changes.first().map(|(minute, _)| (*minute, before)))?;
    let clocks = clocks(list, &changes, before, last)?;
    let offset = first.string()?.to_owned();
    let from = from.map(write_date);
    Ok(Some((clocks, ClockChanges { source, from, through: known, offset, changes: said(list)? })))
}

/// The first day for which the changes are known: the one that the document names, else the first day of the year of the first change. The
/// offset before it is unknown, so the calendar must not begin earlier.
fn known_from(node: Node<'_>, given: Node<'_>, first: Option<(i32, i32)>) -> Result<Option<Day>, Problem> {
    let changed = first.map(|(minute, offset)| Day::of(i64::from(minute) * 60 + i64::from(offset)));
    let from = match given.get("from") {
        Some(named) => Day(day(named)?),
        None => match changed.and_then(|changed| Day::from_ymd(changed.ymd().0, 1, 1)) {
            Some(year) => year,
            None => return Ok(None),
        },
    };
    if let (Some(changed), Some(named)) = (changed, given.get("from"))
        && changed < from
    {
        return Err(named.problem(Code::InvalidInterval, &[&named.shown(), " is after the first change"]));
    }
    let supported = node.need("supportedFrom")?;
    if day(supported)? < from.0 {
        let says = [
            &supported.shown(),
            " is before ",
            &write_date(from),
            ", the first day of which `clockChanges` say how the clocks stand: list the earlier changes, or name their first day in `from`",
        ];
        return Err(supported.problem(Code::InvalidInterval, &says));
    }
    Ok(Some(from))
}

/// Valid clock changes, used in place of faulty ones so that the rest of the document can be checked.
pub(super) fn stand_in() -> Value {
    let text = |text: &str| Value::String(text.to_owned());
    let object = |fields: Vec<(&str, Value)>| {
        Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    };
    object(vec![
        ("source", object(vec![("title", text("-"))])),
        ("through", text("2200-12-31")),
        ("offset", text("+00:00")),
        ("changes", Value::Array(Vec::new())),
    ])
}

fn offset(node: Node<'_>) -> Result<i32, Problem> {
    let says = " is no offset of the form ±HH:MM";
    time::zone(node.string()?).ok_or_else(|| node.problem(Code::UnknownValue, &[&node.shown(), says]))
}

/// Reads a moment in UTC, in whole minutes: `2026-03-29T01:00Z`.
fn minute(node: Node<'_>) -> Result<i32, Problem> {
    let given = node.string()?;
    let moment = time::moment(given, 0).map_err(|problem| problem.under(&node.path()))?;
    let second = moment.instant().filter(|second| given.ends_with('Z') && second % 60 == 0);
    let minute = second.and_then(|second| i32::try_from(second / 60).ok());
    let says = " is no minute in UTC of the form 2026-03-29T01:00Z";
    minute.ok_or_else(|| node.problem(Code::InvalidDate, &[&node.shown(), says]))
}

/// Reads the list of changes: the minute in UTC, and the new offset in minutes.
fn listed(list: Node<'_>) -> Result<Vec<(i32, i32)>, Problem> {
    let one = |item: Node<'_>| {
        item.object(&["at", "offset"])?;
        Ok((minute(item.need("at")?)?, offset(item.need("offset")?)?))
    };
    list.items()?.map(one).collect()
}

/// Builds the zone's clocks from its changes, each of which must follow the one before it.
fn clocks(list: Node<'_>, read: &[(i32, i32)], first: i32, through: Day) -> Result<Clocks, Problem> {
    let (mut last, mut before) = (i32::MIN, first);
    for (item, &(minute, after)) in list.items()?.zip(read) {
        let (at, to) = (item.need("at")?, item.need("offset")?);
        if minute <= last {
            let says = " is not after the change before it";
            return Err(at.problem(Code::InvalidInterval, &[&at.shown(), says]));
        }
        if Day::of(i64::from(minute) * 60) > through {
            let says =
                [&at.shown(), " is after ", &write_date(through), ", through which the changes are known"];
            return Err(at.problem(Code::InvalidInterval, &says));
        }
        if let Some(says) = impossible(i64::from(minute) * 60, before, after) {
            return Err(to.problem(Code::InvalidInterval, &[&to.shown(), says]));
        }
        (last, before) = (minute, after);
    }
    let base = read.iter().map(|(_, offset)| *offset).fold(first, i32::min);
    let change = |(minute, offset): &(i32, i32)| Change { minute: minute + base / 60, ahead: offset - base };
    Ok(Clocks { base, first: first - base, changes: read.iter().map(change).collect() })
}

/// The changes as the document writes them.
fn said(list: Node<'_>) -> Result<Vec<ClockChange>, Problem> {
    let text = |item: &Node<'_>, name: &str| Ok::<_, Problem>(item.need(name)?.string()?.to_owned());
    let one = |item: Node<'_>| Ok(ClockChange { at: text(&item, "at")?, offset: text(&item, "offset")? });
    list.items()?.map(one).collect()
}

/// Why a change at a second of UTC from one offset to another cannot be meant; `None` if it can.
fn impossible(at: i64, before: i32, after: i32) -> Option<&'static str> {
    if before == after {
        return Some(" is the offset that holds already: the clocks are not changed");
    }
    if i64::from(before - after).abs() >= DAY {
        return Some(" changes the clocks by a day or more");
    }
    // The last second that the old clocks show, and the first of the new ones.
    let (old, new) = (at + i64::from(before) - 1, at + i64::from(after));
    (after < before && Day::of(old) != Day::of(new))
        .then_some(" sets the clocks back over midnight, so that a day would begin twice")
}
