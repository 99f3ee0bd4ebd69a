//! Half days off: working days with fewer office hours.

use super::fields::{day, index};
use super::published::Notice;
use crate::calendar::{Calendar, ShortDay};
use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::text;
use crate::time::{self, DAY, write_date};
use crate::value::Node;

/// Working days with fewer office hours: `opens`, `closes` or both.
pub(super) fn read(
    node: Node<'_>,
    holidays: &[String],
    notices: &[Notice],
) -> Result<Vec<ShortDay>, Problem> {
    let notices: Vec<&str> = notices.iter().map(|notice| notice.id.as_str()).collect();
    let mut days: Vec<ShortDay> = Vec::new();
    for item in node.items()? {
        item.object(&["date", "opens", "closes", "holiday", "notice"])?;
        let date = item.need("date")?;
        let whole = i32::try_from(DAY).unwrap_or(0);
        let short = ShortDay {
            day: day(date)?,
            opens: item.get("opens").map_or(Ok(0), time_of_day)?,
            closes: item.get("closes").map_or(Ok(whole), time_of_day)?,
            holiday: index(item.need("holiday")?, holidays)?,
            notice: index(item.need("notice")?, &notices)?,
        };
        if short.opens == 0 && short.closes == whole {
            let says = " has neither `opens` after 00:00 nor `closes`: it cuts no hours";
            return Err(date.problem(Code::MissingField, &[&date.shown(), says]));
        }
        if short.opens >= short.closes {
            let closes = item.need("closes")?;
            let opens = item.get("opens").map_or_else(|| "`00:00`".to_owned(), |opens| opens.shown());
            return Err(closes.problem(Code::InvalidInterval, &[&closes.shown(), " is not after ", &opens]));
        }
        if days.last().is_some_and(|last| short.day <= last.day) {
            return Err(
                date.problem(Code::InvalidInterval, &[&date.shown(), " is not after the entry before it"])
            );
        }
        days.push(short);
    }
    Ok(days)
}

/// Hours are cut on working days that the notices settle: a rest day has none, and of a later day nobody knows yet.
pub(super) fn check(list: Node<'_>, calendar: &Calendar) -> Result<(), Problem> {
    for (item, short) in list.items()?.zip(&calendar.compiled.short) {
        let (date, day) = (item.need("date")?, short.day());
        let says = if !calendar.covers(day) || day > calendar.published_through() {
            let through = write_date(calendar.published_through());
            text::join(&[
                " is not from ",
                &write_date(calendar.from()),
                " to ",
                &through,
                ", the days that are settled",
            ])
        } else if !calendar.works(day) {
            " is a rest day, which has no office hours to cut".to_owned()
        } else {
            continue;
        };
        return Err(date.problem(Code::InvalidInterval, &[&date.shown(), &says]));
    }
    Ok(())
}

fn time_of_day(node: Node<'_>) -> Result<i32, Problem> {
    let second = time::time_of_day(node.string()?).and_then(|second| i32::try_from(second).ok());
    second.ok_or_else(|| {
        node.problem(Code::InvalidDate, &[&node.shown(), " is no time of day of the form HH:MM"])
    })
}
