//! What a checked notice puts into the calendar: its entries, its name, and what it replaces.

use super::balance::weekdays;
use super::base::Base;
use super::checks::{Checks, Line, is_weekend};
use super::fault;
use super::find::{Kind, Parts};
use super::given::Given;
use super::reading::NoticeLine;
use super::text::Text;
use super::write::{Change, Entry, entries, in_order};
use crate::calendar::{Notice, Published};
use crate::error::Problem;
use crate::prelude::*;
use crate::text;
use crate::time::{Day, write_date};

/// What was understood of a line: one entry per rest; the make-up days are with the first.
pub(super) fn understood(text: &Text, line: &Line, holidays: &[String]) -> Vec<NoticeLine> {
    let (first, last) = line.said.lines.unwrap_or((line.line, line.line));
    let shown = || {
        let lines = text.lines.iter().skip(first.min(line.line)).take(last - first.min(line.line) + 1);
        lines.filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join("")
    };
    let holiday = || holidays.get(usize::from(line.holiday)).cloned().unwrap_or_else(|| line.name.clone());
    let until = line.said.until.map(|until| (until.day, until.day));
    let rests = line.said.rests.iter().map(|rest| (rest.from.day, rest.to.day)).chain(until);
    let each = |(place, (from, to)): (usize, (Day, Day))| {
        let worked = if place == 0 {
            line.said.worked.iter().map(|day| write_date(day.day)).collect()
        } else {
            Vec::new()
        };
        NoticeLine {
            line: u32::try_from(line.line.min(first) + 1).unwrap_or(u32::MAX),
            text: shown(),
            holiday: holiday(),
            from: write_date(from),
            to: write_date(to),
            makeup_days: worked,
        }
    };
    rests.enumerate().map(each).collect()
}

/// The checks of a notice that arranges one holiday alone.
pub(super) fn amendment(checks: &Checks<'_>, kind: &Kind, line: &Line) -> Result<(), Problem> {
    let said = &line.said;
    if let Kind::Extended(_) = kind {
        let Some(until) = said.until else {
            let message = [
                "no last day is given; `延长2020年春节假期至2月2日（星期日），2月3日（星期一）起正常上班` gives one",
            ];
            return Err(fault::of_line(checks.text, line.line, "no-rest", &message));
        };
        // The day after it is what proves the last day.
        let next = until.day.plus(1);
        let proved = until.proved && said.resumes.first().is_some_and(|one| one.day == next && one.proved);
        if !proved || !said.rests.is_empty() || !said.worked.is_empty() {
            let right = fault::shown(next);
            let message = [
                "work begins again on the day after the rest; `",
                &right,
                "起正常上班` is needed to prove its last day",
            ];
            return Err(
                fault::of_line(checks.text, until.line, "resumes", &message).with("right", right.clone())
            );
        }
        return Ok(());
    }
    checks.line(line)?;
    checks.makeups()?;
    if let Kind::Adjusted(_) = kind {
        return Ok(());
    }
    // An occasion: the weekdays rested are the days given by themselves and those made up for.
    let rested: usize = said.rests.iter().map(weekdays).sum();
    let granted = said.granted.iter().filter(|day| !is_weekend(day.day)).count();
    let worked = said.worked.len();
    if rested == granted + worked {
        return Ok(());
    }
    let numbers = [rested, granted, worked].map(|number| text::decimal(i64::try_from(number).unwrap_or(0)));
    let message = [
        "the days do not add up: ",
        numbers[0].as_str(),
        " weekdays are given as rest, ",
        &numbers[1],
        " are given by themselves (放假1天) and ",
        &numbers[2],
        " make-up days are named; the first number is the sum of the others",
    ];
    let problem = fault::of_line(checks.text, line.line, "balance", &message);
    Err(problem
        .with("weekdays", numbers[0].clone())
        .with("statutory", numbers[1].clone())
        .with("makeups", numbers[2].clone()))
}

impl Base<'_> {
    /// What the notice changes in the document.
    pub(super) fn change(
        &self,
        text: &Text,
        parts: &Parts,
        year: i32,
        lines: &[Line],
        given: &Given,
    ) -> Result<Change, Problem> {
        let notice = self.notice(parts, year, lines, given);
        let before = in_order(entries(self.document));
        let holiday = self.new_holiday(parts, lines);
        let mut kept = self.kept(&before, &notice, parts, year, lines);
        let mut own = Vec::new();
        let amended = |line: &Line| parts.kind == Kind::Year && self.amended(year, line);
        for line in lines.iter().filter(|line| !amended(line)) {
            let id = holiday
                .as_ref()
                .map(|(id, ..)| id)
                .or_else(|| self.info.holidays.get(usize::from(line.holiday)));
            let id = id.cloned().unwrap_or_default();
            self.entries_of(line, &id, &notice.id, &mut kept, &mut own);
        }
        self.neighbours(text, lines, &kept, &own)?;
        kept.extend(own);
        let entries = in_order(kept);
        let known = self.info.notices.iter().find(|known| known.id == notice.id);
        if entries == before && known.is_some_and(|known| *known == notice) && given.url.is_none() {
            let message = ["the calendar has this notice already, and nothing in it changes"];
            return Err(fault::of_text("already-there", &message).with("found", notice.id));
        }
        Ok(Change { year, notice, url: given.url.clone(), holiday, entries })
    }

    fn notice(&self, parts: &Parts, year: i32, lines: &[Line], given: &Given) -> Notice {
        let shown = text::decimal(year.into());
        let (id, title) = match &parts.kind {
            Kind::Year => {
                (shown.clone(), text::join(&["国务院办公厅关于", &shown, "年部分节假日安排的通知"]))
            }
            Kind::Adjusted(name) => (
                self.amendment_id(year, lines),
                text::join(&["国务院办公厅关于调整", &shown, "年", name, "假期安排的通知"]),
            ),
            Kind::Extended(name) => (
                self.amendment_id(year, lines),
                text::join(&["国务院办公厅关于延长", &shown, "年", name, "假期的通知"]),
            ),
            Kind::Occasion(name) => {
                (self.amendment_id(year, lines), text::join(&["关于", name, "放假的通知"]))
            }
        };
        let published = Published {
            title: parts.title.clone().unwrap_or(title),
            number: given.number.clone().or_else(|| parts.number.clone()),
            date: given.date.or(parts.date).map(write_date),
        };
        Notice { id, year, published }
    }

    /// `2019-labour-day`.
    fn amendment_id(&self, year: i32, lines: &[Line]) -> String {
        let line = lines.first();
        let holiday = line.and_then(|line| self.info.holidays.get(usize::from(line.holiday)).cloned());
        let day = line.and_then(|line| line.said.rests.first()).map_or(Day(0), |rest| rest.from.day);
        text::join(&[&text::decimal(year.into()), "-", &holiday.unwrap_or_else(|| occasion_id(day))])
    }

    /// A holiday for an occasion that the calendar has no name for.
    fn new_holiday(&self, parts: &Parts, lines: &[Line]) -> Option<(String, String, String)> {
        let Kind::Occasion(name) = &parts.kind else { return None };
        let line = lines.first().filter(|line| line.holidays.is_empty())?;
        let day = line.said.rests.first()?.from.day;
        Some((occasion_id(day), name.clone(), text::join(&["Special holiday of ", &write_date(day)])))
    }

    /// Whether an amendment arranges the holidays of a line.
    fn amended(&self, year: i32, line: &Line) -> bool {
        let id = self.info.holidays.get(usize::from(line.holiday));
        let own = text::join(&[&text::decimal(year.into()), "-", id.map_or("", String::as_str)]);
        self.info.notices.iter().any(|notice| notice.id == own)
    }

    /// The entries that stay: all but those that this notice arranges anew, and of a year's notice those that an amendment changed.
    fn kept(
        &self,
        before: &[Entry],
        notice: &Notice,
        parts: &Parts,
        year: i32,
        lines: &[Line],
    ) -> Vec<Entry> {
        let of_year = |entry: &Entry| {
            self.info.notices.iter().any(|known| known.id == entry.notice && known.year == year)
        };
        let of_line = |line: &Line, entry: &Entry| {
            self.info.holidays.get(usize::from(line.holiday)).is_some_and(|id| *id == entry.holiday)
        };
        let amended = |entry: &Entry| {
            parts.kind == Kind::Year
                && lines.iter().any(|line| of_line(line, entry) && self.amended(year, line))
        };
        let replaced = |entry: &Entry| match parts.kind {
            Kind::Adjusted(_) => of_year(entry) && lines.iter().any(|line| of_line(line, entry)),
            _ => entry.notice == notice.id && !amended(entry),
        };
        before.iter().filter(|entry| !replaced(entry)).cloned().collect()
    }

    /// The entries of one line. A longer rest follows the one that it lengthens and takes its make-up days back.
    fn entries_of(
        &self,
        line: &Line,
        holiday: &str,
        notice: &str,
        kept: &mut Vec<Entry>,
        own: &mut Vec<Entry>,
    ) {
        let entry = |from: Day, to: Day, makeup: bool| Entry {
            from,
            to,
            makeup,
            holiday: holiday.to_owned(),
            notice: notice.to_owned(),
        };
        if let Some(until) = line.said.until {
            let last = kept
                .iter()
                .filter(|one| one.holiday == holiday && !one.makeup && one.from <= until.day)
                .map(|one| one.to)
                .max();
            if let Some(last) = last {
                kept.retain(|one| {
                    !(one.makeup && one.holiday == holiday && one.from > last && one.from <= until.day)
                });
                // A last day that was one of rest before is arranged already.
                own.push(entry(last.plus(1).min(until.day), until.day, false));
            }
            return;
        }
        own.extend(line.said.rests.iter().map(|rest| entry(rest.from.day, rest.to.day, false)));
        own.extend(line.said.worked.iter().map(|day| entry(day.day, day.day, true)));
    }

    /// No day that another notice arranges is touched.
    fn neighbours(&self, text: &Text, lines: &[Line], kept: &[Entry], own: &[Entry]) -> Result<(), Problem> {
        for entry in own {
            let Some(other) = kept.iter().find(|other| entry.from <= other.to && other.from <= entry.to)
            else {
                continue;
            };
            let line = lines.iter().find(|line| {
                line.said
                    .rests
                    .iter()
                    .map(|rest| rest.from)
                    .chain(line.said.worked.iter().copied())
                    .any(|read| read.day == entry.from)
            });
            let line = line.or(lines.first());
            let found = fault::shown(entry.from.max(other.from));
            let message = [
                found.as_str(),
                " is arranged already by the notice ",
                &other.notice,
                ", which this one does not change",
            ];
            return Err(fault::of_line(text, line.map_or(0, |line| line.line), "neighbour", &message)
                .with("found", found.clone())
                .with("right", other.notice.clone()));
        }
        Ok(())
    }
}

fn occasion_id(day: Day) -> String {
    text::join(&["occasion-", &write_date(day)])
}
