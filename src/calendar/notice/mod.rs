//! The yearly notice of holidays (国务院办公厅关于…年部分节假日安排的通知): read, proved and put into a calendar document.
//!
//! A text comes from a page, a file or a PDF reader. It is brought to one spelling (`text`), taken apart into its lines on
//! holidays (`find`; `draft` refuses what is not published yet), understood word by word (`said`, `words`, `dates`, `names`), made to prove itself (`checks`, `makeups`, `old_form`) and put into a
//! document of a higher version (`put`, `write`). What is not understood beside a date refuses the whole text.

mod arranged;
mod balance;
mod base;
mod checks;
mod dates;
mod draft;
mod fault;
mod find;
mod given;
mod makeups;
mod marks;
mod names;
mod old_form;
mod put;
mod reading;
mod said;
mod text;
mod words;
mod write;

pub use given::Given;
pub use reading::{NoticeKind, NoticeLine, NoticeReading, PassedLine};
pub use write::{MovedDay, write_document};

use super::{Calendar, Compiled, document};
use crate::error::Problem;
use crate::prelude::*;
use crate::time::{Day, write_date};
use crate::value::Value;
use base::{Base, Place};
use checks::Checks;
use find::Kind;
use text::Text;

/// Reads a notice and adds it to a calendar document; `given` is what the caller knows besides the text (see [`Given`]).
///
/// ```
/// use sla_calculator::Value;
/// use sla_calculator::calendar::notice::read_notice;
///
/// let calendar: Value = serde_json::from_str(&std::fs::read_to_string("data/calendars/cn.json").unwrap()).unwrap();
/// // Whatever is not a complete, consistent notice is refused, and the calendar stays as it is.
/// let problem = read_notice("明年春节放假八天。", &calendar, &Value::Null).unwrap_err();
/// assert_eq!(problem.code.name(), "invalid-notice");
/// ```
///
/// # Errors
/// `invalid-notice` at `/0/LINE`, or at `/0` for the whole text: the parameter `reason` names the kind of fault, the message
/// quotes the line and says what would be right. `invalid-calendar` under `/1` for a fault of the document, and the faults
/// of [`Given`] under `/2`.
pub fn read_notice(source: &str, calendar: &Value, given: &Value) -> Result<NoticeReading, Problem> {
    let (compiled, info) = document::read(calendar).map_err(|problem| problem.under("/1"))?;
    let given = Given::read(given)?;
    let text = Text::new(source);
    let parts = find::parts(&text)?;
    draft::published(&text)?;
    let base = Base { document: calendar, compiled: &compiled, info: &info };
    let year = base.year(&text, &parts)?;
    let (lines, mut passed) = base.lines(&text, &parts, year)?;
    let name = |holiday: u8| base.name(holiday);
    let window = base.window();
    let law: Vec<(Day, u8)> = compiled
        .statutory
        .iter()
        .map(|(day, holiday)| (Day(*day), *holiday))
        .filter(|(day, _)| day.ymd().0 == year)
        .collect();
    let others = |day: Day| base.rests_by_another(day, &parts.kind, year, &lines);
    let checks = Checks {
        text: &text,
        law: &law,
        names: &name,
        others: &others,
        window,
        lines: &lines,
        confirmed: &given.confirmed,
    };
    match parts.kind {
        Kind::Year => checks.year()?,
        _ => lines.iter().try_for_each(|line| put::amendment(&checks, &parts.kind, line))?,
    }
    let change = base.change(&text, &parts, year, &lines, &given)?;
    let calendar = write::changed(calendar, &info, &change);
    // A document that this program would refuse is never handed out.
    let (changed, _) = document::read(&calendar)?;
    passed.push((parts.body.1, text.marks.len()));
    Ok(NoticeReading {
        file: write_document(&calendar)?,
        calendar,
        year,
        kind: match parts.kind {
            Kind::Year => NoticeKind::Year,
            Kind::Adjusted(_) => NoticeKind::Adjusted,
            Kind::Extended(_) => NoticeKind::Extended,
            Kind::Occasion(_) => NoticeKind::Occasion,
        },
        read: lines.iter().flat_map(|line| put::understood(&text, line, &info.holidays)).collect(),
        passed: passed_lines(&text, &passed),
        moved: moved(compiled, changed),
    })
}

/// The ignored lines, each once, without lines that something was read from.
fn passed_lines(text: &Text, passed: &[Place]) -> Vec<PassedLine> {
    let mut lines: Vec<PassedLine> = Vec::new();
    for (from, to) in passed {
        let mut at = *from;
        while at < *to {
            let end = text.line_end(at).min(*to);
            let line = u32::try_from(text.line(at) + 1).unwrap_or(u32::MAX);
            let shown = text.slice(at, end);
            match lines.last_mut().filter(|last| last.line == line) {
                Some(last) => {
                    last.text.push('，');
                    last.text.push_str(&shown);
                }
                None => lines.push(PassedLine { line, text: shown }),
            }
            at = end;
        }
    }
    lines.sort_by_key(|passed| passed.line);
    lines
}

/// The days that are worked in one calendar and not in the other.
fn moved(before: Compiled, after: Compiled) -> Vec<MovedDay> {
    let (before, after) = (Calendar::new(before), Calendar::new(after));
    let days = before.from().0..=before.through().0;
    let each = |day: i32| {
        let day = Day(day);
        (before.works(day) != after.works(day)).then(|| MovedDay {
            date: write_date(day),
            before: before.facts(day).kind,
            after: after.facts(day).kind,
        })
    };
    days.filter_map(each).collect()
}
