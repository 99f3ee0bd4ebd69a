//! The yearly notice of holidays (国务院办公厅关于…年部分节假日安排的通知): read, proved and put into a calendar document.
//!
//! A text comes from a page, a file or a PDF reader. It is brought to one spelling (`text`), taken apart into its lines on
//! holidays (`find`), understood word by word (`said`, `words`, `dates`, `names`), made to prove itself (`checks`, `makeups`, `old_form`) and put into a
//! document of a higher version (`put`, `write`). What is not understood beside a date refuses the whole text.

mod arranged;
mod checks;
mod dates;
mod fault;
mod find;
mod given;
mod makeups;
mod names;
mod old_form;
mod put;
mod said;
mod text;
mod words;
mod write;

pub use given::Given;
pub use write::{MovedDay, write_document};

use super::{Calendar, Compiled, document};
use crate::error::Problem;
use crate::prelude::*;
use crate::time::{Day, write_date};
use crate::value::Value;
use checks::{Checks, Line};
use find::{Kind, Parts};
use said::Reader;
use serde::Serialize;
use text::Text;

/// What a notice arranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// All holidays of a year.
    Year,
    /// A new arrangement of one holiday (关于调整…).
    Adjusted,
    /// A longer rest for one holiday (关于延长…).
    Extended,
    /// Days off for a special occasion.
    Occasion,
}

/// One rest that a notice arranges, as it was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NoticeLine {
    /// The number of the line on which it begins, from 1. For HTML, a line of the page as displayed.
    pub line: u32,
    /// The text of the line.
    pub text: String,
    /// The holiday's id in the calendar document.
    pub holiday: String,
    /// The first day of rest, `YYYY-MM-DD`.
    pub from: String,
    /// The last day of rest, `YYYY-MM-DD`.
    pub to: String,
    /// The weekend days worked in exchange; if a line has several rests, all of them are with the first.
    pub makeup_days: Vec<String>,
}

/// A part of the text that arranges no day and was ignored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PassedLine {
    /// The number of the line, from 1.
    pub line: u32,
    /// The text of the line.
    pub text: String,
}

/// A notice that was read and checked, and the calendar that results.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NoticeReading {
    /// The calendar document with the notice added, under a higher version.
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Value"))]
    pub calendar: Value,
    /// The same document as the text of a file.
    pub file: String,
    /// The year that the notice arranges.
    pub year: i32,
    /// What the notice arranges.
    pub kind: NoticeKind,
    /// What was understood, line by line.
    pub read: Vec<NoticeLine>,
    /// The parts of the text that were ignored.
    pub passed: Vec<PassedLine>,
    /// The days that change between work and rest.
    pub moved: Vec<MovedDay>,
}

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

/// A part of the text, from one character to before another.
type Place = (usize, usize);

/// The calendar document to which the notice is added.
struct Base<'a> {
    document: &'a Value,
    compiled: &'a Compiled,
    info: &'a document::CalendarInfo,
}

impl Base<'_> {
    fn name(&self, holiday: u8) -> String {
        let id = self.info.holidays.get(usize::from(holiday));
        let texts = id.and_then(|id| self.info.names.get(id));
        texts.and_then(|texts| texts.get("zh-CN")).or(id).cloned().unwrap_or_default()
    }

    /// The place of the holiday with this Chinese name.
    fn holiday(&self, name: &str) -> Option<u8> {
        (0..self.info.holidays.len())
            .filter_map(|place| u8::try_from(place).ok())
            .find(|place| self.name(*place) == name)
    }

    /// Whether a notice that this one does not replace gives rest on a day: those of other years, and what an amendment leaves.
    fn rests_by_another(&self, day: Day, kind: &Kind, year: i32, lines: &[Line]) -> bool {
        let stays = |span: &super::Span| {
            let of_year =
                self.info.notices.get(usize::from(span.notice)).is_some_and(|notice| notice.year == year);
            let arranged = *kind == Kind::Year || lines.iter().any(|line| line.holiday == span.holiday);
            !(span.makeup || of_year && arranged)
        };
        self.compiled.spans.iter().any(|span| (span.from..=span.through).contains(&day.0) && stays(span))
    }

    fn window(&self) -> i32 {
        match self.document.get("standingRules").and_then(|rules| rules.get("makeupWindowDays")) {
            Some(Value::Number(days)) => crate::value::whole_of(*days).unwrap_or(0),
            _ => 0,
        }
    }

    fn last_year(&self) -> i32 {
        match self.document.get("noticesThrough") {
            Some(Value::Number(year)) => crate::value::whole_of(*year).unwrap_or(0),
            _ => 0,
        }
    }

    /// The year of the notice, which follows on those of the calendar. A text without a title is taken for the next year,
    /// whose statutory days prove it.
    fn year(&self, text: &Text, parts: &Parts) -> Result<i32, Problem> {
        let next = self.last_year() + 1;
        let year = parts.year.unwrap_or(next);
        let (shown, expected) = (crate::text::decimal(year.into()), crate::text::decimal(next.into()));
        let line = parts.items.first().map_or(0, |item| text.line(item.heading));
        if year > next {
            let message = [
                "this is the notice for ",
                shown.as_str(),
                ", and the calendar ends with ",
                &crate::text::decimal((next - 1).into()),
                "; the notice for ",
                &expected,
                " comes first",
            ];
            return Err(fault::of_line(text, line, "year-skipped", &message)
                .with("found", shown.clone())
                .with("right", expected));
        }
        let known = |year: i32| self.compiled.statutory.iter().any(|(day, _)| Day(*day).ymd().0 == year);
        if !known(year) {
            let message = [
                "the calendar does not know the statutory days of ",
                shown.as_str(),
                ", against which the notice is checked",
            ];
            return Err(fault::of_line(text, line, "year-unknown", &message).with("found", shown.clone()));
        }
        let arranged = self.info.notices.iter().any(|notice| notice.year == year);
        if parts.kind != Kind::Year && !arranged {
            let message = [
                "this amends the notice for ",
                shown.as_str(),
                ", which the calendar does not have; that notice comes first",
            ];
            return Err(fault::of_line(text, 0, "nothing-to-amend", &message).with("found", shown.clone()));
        }
        Ok(year)
    }

    /// What each line says, and what was passed over.
    fn lines(&self, text: &Text, parts: &Parts, year: i32) -> Result<(Vec<Line>, Vec<Place>), Problem> {
        let mut passed = Vec::new();
        let january = |holidays: &[u8]| {
            self.compiled.statutory.iter().any(|(day, holiday)| {
                let (of, month, _) = Day(*day).ymd();
                holidays.contains(holiday) && of == year && month == 1
            })
        };
        let mut lines: Vec<Line> = Vec::new();
        if parts.kind == Kind::Year {
            let before = Reader::new(text, (0, parts.body.0), year, false, true).read()?;
            if let Some((line, _)) = before.lines {
                let message = "this stands before the numbered lines and speaks of days; it belongs to a line on a holiday, or is left out";
                return Err(fault::of_line(text, line, "outside", &[message]));
            }
            passed.extend(before.passed);
            for item in &parts.items {
                let line = text.line(item.heading);
                let holidays = self.holidays(text, line, &item.names)?;
                let said = Reader::new(text, (item.from, item.to), year, january(&holidays), false).read()?;
                if let Some(other) =
                    lines.iter().find(|other| other.holidays.iter().any(|holiday| holidays.contains(holiday)))
                {
                    let first = crate::text::decimal(i64::try_from(other.line + 1).unwrap_or(0));
                    let message = [
                        &other.name,
                        " is arranged on line ",
                        &first,
                        " already; one notice at a time is read, and each holiday once",
                    ];
                    return Err(fault::of_line(text, line, "twice", &message.map(AsRef::as_ref))
                        .with("found", other.name.clone())
                        .with("right", first));
                }
                passed.extend(said.passed.iter().copied());
                lines.push(self.line(&item.names, holidays, line, said));
            }
        } else {
            let names: Vec<&str> = match &parts.kind {
                Kind::Adjusted(name) | Kind::Extended(name) => vec![name],
                Kind::Occasion(name) => vec![name.as_str()],
                Kind::Year => Vec::new(),
            };
            let holidays: Vec<u8> = names.iter().filter_map(|name| self.holiday(name)).collect();
            let said = Reader::new(text, parts.body, year, january(&holidays), true).read()?;
            passed.extend(said.passed.iter().copied());
            let line = said.lines.map_or(0, |(line, _)| line);
            lines.push(self.line(&names, holidays, line, said));
        }
        Ok((lines, passed))
    }

    /// A joint line (国庆节、中秋节) is entered as National Day's.
    fn line(&self, names: &[&str], holidays: Vec<u8>, line: usize, said: arranged::Said) -> Line {
        let national = self.holiday("国庆节").filter(|holiday| holidays.contains(holiday));
        let holiday = national.or(holidays.first().copied()).unwrap_or(u8::MAX);
        Line { holidays, holiday, name: names.join("、"), line, said }
    }

    fn holidays(&self, text: &Text, line: usize, names: &[&'static str]) -> Result<Vec<u8>, Problem> {
        let each = |name: &&'static str| {
            self.holiday(name).ok_or_else(|| {
                let message = ["the calendar has no holiday named ", *name];
                fault::of_line(text, line, "unknown-holiday", &message).with("found", (*name).to_owned())
            })
        };
        names.iter().map(each).collect()
    }
}

/// The ignored lines, each once, without lines that something was read from.
fn passed_lines(text: &Text, passed: &[Place]) -> Vec<PassedLine> {
    let mut lines: Vec<PassedLine> = Vec::new();
    for (from, to) in passed.iter().filter(|(from, to)| from < to) {
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
