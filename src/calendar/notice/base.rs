//! The document that a notice is read for: its holidays, its years, and what the lines of a notice say by them.

use super::arranged::Said;
use super::checks::Line;
use super::fault;
use super::find::{Kind, Parts};
use super::said::Reader;
use super::text::Text;
use crate::calendar::{CalendarInfo, Compiled};
use crate::error::Problem;
use crate::prelude::*;
use crate::time::Day;
use crate::value::Value;

/// A part of the text, from one character to before another.
pub(super) type Place = (usize, usize);

/// The calendar document to which the notice is added.
pub(super) struct Base<'a> {
    pub(super) document: &'a Value,
    pub(super) compiled: &'a Compiled,
    pub(super) info: &'a CalendarInfo,
}

impl Base<'_> {
    pub(super) fn name(&self, holiday: u8) -> String {
        let id = self.info.holidays.get(usize::from(holiday));
        let texts = id.and_then(|id| self.info.names.get(id));
        texts.and_then(|texts| texts.get("zh-CN")).or(id).cloned().unwrap_or_default()
    }

    /// The place of the holiday with this Chinese name.
    pub(super) fn holiday(&self, name: &str) -> Option<u8> {
        (0..self.info.holidays.len())
            .filter_map(|place| u8::try_from(place).ok())
            .find(|place| self.name(*place) == name)
    }

    /// Whether a notice that this one does not replace gives rest on a day: those of other years, and what an amendment leaves.
    pub(super) fn rests_by_another(&self, day: Day, kind: &Kind, year: i32, lines: &[Line]) -> bool {
        let stays = |span: &crate::calendar::Span| {
            let of_year =
                self.info.notices.get(usize::from(span.notice)).is_some_and(|notice| notice.year == year);
            let arranged = *kind == Kind::Year || lines.iter().any(|line| line.holiday == span.holiday);
            !(span.makeup || of_year && arranged)
        };
        self.compiled.spans.iter().any(|span| (span.from..=span.through).contains(&day.0) && stays(span))
    }

    pub(super) fn window(&self) -> i32 {
        match self.document.get("standingRules").and_then(|rules| rules.get("makeupWindowDays")) {
            Some(Value::Number(days)) => crate::value::whole_of(*days).unwrap_or(0),
            _ => 0,
        }
    }

    pub(super) fn last_year(&self) -> i32 {
        match self.document.get("noticesThrough") {
            Some(Value::Number(year)) => crate::value::whole_of(*year).unwrap_or(0),
            _ => 0,
        }
    }

    /// The year of the notice, which follows on those of the calendar. A text without a title is taken for the next year,
    /// whose statutory days prove it.
    pub(super) fn year(&self, text: &Text, parts: &Parts) -> Result<i32, Problem> {
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
    pub(super) fn lines(
        &self,
        text: &Text,
        parts: &Parts,
        year: i32,
    ) -> Result<(Vec<Line>, Vec<Place>), Problem> {
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
    pub(super) fn line(&self, names: &[&str], holidays: Vec<u8>, line: usize, said: Said) -> Line {
        let national = self.holiday("国庆节").filter(|holiday| holidays.contains(holiday));
        let holiday = national.or(holidays.first().copied()).unwrap_or(u8::MAX);
        Line { holidays, holiday, name: names.join("、"), line, said }
    }

    pub(super) fn holidays(
        &self,
        text: &Text,
        line: usize,
        names: &[&'static str],
    ) -> Result<Vec<u8>, Problem> {
        let each = |name: &&'static str| {
            self.holiday(name).ok_or_else(|| {
                let message = ["the calendar has no holiday named ", *name];
                fault::of_line(text, line, "unknown-holiday", &message).with("found", (*name).to_owned())
            })
        };
        names.iter().map(each).collect()
    }
}
