//! What a notice says of one holiday, word by word. A word that is not understood, beside a date, refuses the notice.

use super::arranged::{Move, Rest, Said};
use super::dates::{self, Before, Read};
use super::fault;
use super::marks::{COMMAS, FILLERS, STOPS};
use super::names::name_at;
use super::text::Text;
use crate::error::Problem;
use crate::prelude::*;
use crate::text;
use crate::time::Day;

/// Reads what stands between two places of the text.
pub(super) struct Reader<'a> {
    pub(super) text: &'a Text,
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) year: i32,
    pub(super) january: bool,
    /// Days that no word has been said of yet; a span is two of them.
    pub(super) pending: Vec<(Read, Read)>,
    /// The days before 调至.
    pub(super) moving: Option<Move>,
    pub(super) more: usize,
    /// Whether text before the first arrangement may speak of days.
    pub(super) preface: bool,
    pub(super) said: Said,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        text: &'a Text,
        (at, end): (usize, usize),
        year: i32,
        january: bool,
        preface: bool,
    ) -> Self {
        let said = Said::default();
        Reader { text, at, end, year, january, pending: Vec::new(), moving: None, more: 0, preface, said }
    }

    pub(super) fn read(mut self) -> Result<Said, Problem> {
        while self.at < self.end {
            if self.pending.is_empty() && self.moving.is_none() && self.passes_over()? {
                continue;
            }
            self.step()?;
        }
        self.stop()?;
        Ok(self.said)
    }

    fn step(&mut self) -> Result<(), Problem> {
        let text = self.text;
        let Some(c) = text.char(self.at) else { return Ok(()) };
        if STOPS.contains(c) {
            self.at += 1;
            return self.stop();
        }
        if COMMAS.contains(c) || c == ':' {
            self.at += 1;
            if c != '、' {
                self.end_move()?;
            }
            return Ok(());
        }
        // A number in front of a line of an amendment: 一、2019年5月1日, （一）2019年5月1日.
        if self.pending.is_empty() && text.marks.get(self.at).is_some_and(|mark| mark.first) {
            let numeral = self.find_from(self.at, &|c| !"一二三四五六七八九十0123456789(".contains(c));
            if matches!(text.char(numeral), Some('、' | ')')) {
                self.at = numeral + 1;
                return Ok(());
            }
        }
        if dates::written(text, self.at).is_some() {
            return self.day();
        }
        if let Some((days, end)) = self.count_at(self.at) {
            self.note_line(self.at);
            self.said.counts.push((days, text.line(self.at)));
            self.at = end;
            return Ok(());
        }
        if let Some((_, end)) = dates::bracket(text, self.at) {
            // A note without a day: （即农历大年初一至初七）.
            if (self.at..end).any(|at| self.begins_date(at)) {
                return Err(self.not_understood(self.at, end));
            }
            self.at = end;
            return Ok(());
        }
        match self.word_at(self.at) {
            Some((word, end)) => self.take(word, end),
            None => Err(self.not_understood(self.at, self.clause_end())),
        }
    }

    /// A day, or with 至 behind it the two ends of a span.
    fn day(&mut self) -> Result<(), Problem> {
        let from = self.read_day(self.at, None)?;
        self.note_line(self.at);
        let mut after = self.at;
        while self.text.char(after) == Some('至') {
            after += 1;
        }
        if after == self.at || self.moving.is_some() {
            match &mut self.moving {
                Some(moving) => moving.to.push(from),
                None => self.pending.push((from, from)),
            }
            return Ok(());
        }
        let span = core::mem::replace(&mut self.at, after);
        let to = self.read_day(span, Some(from.day))?;
        self.note_line(self.at);
        if to.day < from.day || to.day.0 - from.day.0 > 30 {
            let ends = [fault::shown(from.day), fault::shown(to.day)];
            let message = [
                "the rest from ",
                &ends[0],
                " to ",
                &ends[1],
                " does not run forward within a month; one of the two is wrong",
            ];
            return Err(
                fault::of_line(self.text, to.line, "backward", &message).with("found", ends.join(" – "))
            );
        }
        self.pending.push((from, to));
        Ok(())
    }

    /// The day that is written here, as the words from `sentence` on need one.
    fn read_day(&mut self, sentence: usize, after: Option<Day>) -> Result<Read, Problem> {
        let Some(written) = dates::written(self.text, self.at).filter(|written| written.to <= self.end)
        else {
            return Err(self.not_understood(sentence, self.clause_end()));
        };
        let list = match &self.moving {
            Some(moving) => moving.to.last().map(|read| read.day),
            None => self.pending.last().map(|(_, to)| to.day),
        };
        let span = self.said.rests.first().map(|rest| (rest.from.day, rest.to.day));
        let before = Before { year: self.year, january: self.january, listed: after.or(list), span };
        let read = dates::resolve(self.text, &written, &before)?;
        self.at = written.to;
        Ok(read)
    }

    fn note_line(&mut self, at: usize) {
        let line = self.text.line(at.min(self.end.saturating_sub(1)));
        let (first, last) = self.said.lines.unwrap_or((line, line));
        self.said.lines = Some((first.min(line), last.max(line)));
    }

    fn take(&mut self, word: &'static str, end: usize) -> Result<(), Problem> {
        let at = self.at;
        self.at = end;
        if !FILLERS.contains(&word) {
            self.end_move()?;
        }
        match word {
            "放假调休" | "调休放假" | "放假公休" | "放假休息" | "放假" => self.rest(at),
            "补休" | "调休" => self.substitute(at, word),
            "上班" => self.worked(at),
            "起正常上班" | "起照常上班" | "正常上班" => self.resumes(at),
            "法定节假日" | "法定休假日" | "法定假日" => {
                self.more = 0;
                let days = self.single_days(at)?;
                self.said.statutory.extend(days);
                Ok(())
            }
            "照常公休" | "公休日" | "公休" if !self.moves_follow() => {
                let days = self.single_days(at)?;
                self.said.ordinary.extend(days);
                Ok(())
            }
            "调至" | "调到" | "调整至" | "调整到" => {
                let from = self.single_days(at)?;
                let more = core::mem::take(&mut self.more);
                self.moving = Some(Move { from, more, to: Vec::new(), line: self.text.line(at) });
                Ok(())
            }
            "延长" => self.extends(at),
            "节" => {
                self.more += usize::from(!self.pending.is_empty());
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Whether 公休日 is followed by 调至, with what may stand between.
    fn moves_follow(&self) -> bool {
        let mut at = self.at;
        while let Some((_, end)) =
            self.text.word_at(at, &FILLERS).or_else(|| name_at(self.text, at).map(|(_, end)| ("", end)))
        {
            at = end;
        }
        self.text.word_at(at, &["调至", "调到", "调整至", "调整到"]).is_some()
    }

    fn rest(&mut self, at: usize) -> Result<(), Problem> {
        if self.pending.is_empty() {
            return Err(self.not_understood(at, self.clause_end()));
        }
        self.more = 0;
        let count = if self.text.is_at(self.at, "共") { None } else { self.count_at(self.at) };
        let pending = core::mem::take(&mut self.pending);
        if let Some((days, end)) = count {
            let found: i32 = pending.iter().map(|(from, to)| to.day.0 - from.day.0 + 1).sum();
            if u32::try_from(found) != Ok(days) {
                return Err(fault::wrong_count(self.text, self.text.line(self.at), days, found));
            }
            self.at = end;
            if let (1, [(from, _)]) = (days, pending.as_slice()) {
                self.said.granted.push(*from);
            }
        }
        for (from, to) in pending {
            self.add(Rest { from, to, substitute: false })?;
        }
        Ok(())
    }

    /// One more rest. What lies inside one that was given before says it again; what holds it is the whole of it.
    fn add(&mut self, rest: Rest) -> Result<(), Problem> {
        for known in &mut self.said.rests {
            let inside = |a: &Rest, b: &Rest| b.from.day <= a.from.day && a.to.day <= b.to.day;
            if inside(&rest, known) {
                return Ok(());
            }
            if inside(known, &rest) {
                *known = rest;
                return Ok(());
            }
            if rest.from.day <= known.to.day && known.from.day <= rest.to.day {
                let ends = [fault::shown(rest.from.day), fault::shown(known.to.day)];
                let message = [
                    "two rests of this holiday overlap between ",
                    &ends[0],
                    " and ",
                    &ends[1],
                    "; each day is given once",
                ];
                return Err(fault::of_line(self.text, rest.from.line, "overlap", &message)
                    .with("found", ends.join(" – ")));
            }
        }
        self.said.rests.push(rest);
        Ok(())
    }

    fn substitute(&mut self, at: usize, word: &str) -> Result<(), Problem> {
        for day in self.single_days(at)? {
            let inside = self.said.rests.iter().any(|rest| (rest.from.day..=rest.to.day).contains(&day.day));
            if word == "调休" && !inside {
                return Err(self.not_understood(at, self.at));
            }
            self.add(Rest { from: day, to: day, substitute: true })?;
        }
        Ok(())
    }

    fn worked(&mut self, at: usize) -> Result<(), Problem> {
        for day in self.single_days(at)? {
            // 17日、25日上班 says again what 公休日调至 said with weekdays.
            let again = self.said.worked.iter().any(|known| known.day == day.day);
            if again {
                let shown = fault::shown(day.day);
                return Err(fault::of_line(
                    self.text,
                    day.line,
                    "overlap",
                    &[&shown, " is worked twice; each make-up day is named once"],
                )
                .with("found", shown));
            }
            self.said.worked.push(day);
        }
        Ok(())
    }

    fn resumes(&mut self, at: usize) -> Result<(), Problem> {
        let days = self.single_days(at)?;
        self.said.resumes.extend(days);
        Ok(())
    }

    /// 延长2020年春节假期至2月2日.
    fn extends(&mut self, at: usize) -> Result<(), Problem> {
        let to = (self.at..self.end).find(|&at| self.text.is_at(at, "假期至")).filter(|to| to - self.at < 20);
        let Some(to) = to else { return Err(self.not_understood(at, self.clause_end())) };
        self.at = to + 3;
        let day = self.read_day(at, None)?;
        self.note_line(self.at);
        self.said.until = Some(day);
        Ok(())
    }

    /// The days before a word that speaks of days, not of spans.
    fn single_days(&mut self, at: usize) -> Result<Vec<Read>, Problem> {
        if self.pending.is_empty() {
            return Err(self.not_understood(at, self.at));
        }
        let mut days = Vec::new();
        for (from, to) in core::mem::take(&mut self.pending) {
            if from.day != to.day {
                let message =
                    "a span stands where single days are named, as in `1月28日（周六）、1月29日（周日）上班`";
                return Err(fault::of_line(self.text, from.line, "span-of-single-days", &[message]));
            }
            days.push(from);
        }
        Ok(days)
    }

    fn end_move(&mut self) -> Result<(), Problem> {
        let Some(moving) = self.moving.take() else { return Ok(()) };
        let (from, to) = (moving.from.len() + moving.more, moving.to.len());
        if from != to {
            let counts = [from, to].map(|count| text::decimal(i64::try_from(count).unwrap_or(0)));
            let message =
                [counts[0].as_str(), " days are moved to ", &counts[1], "; both numbers are the same"];
            return Err(fault::of_line(self.text, moving.line, "moved-count", &message)
                .with("found", counts.join(" – ")));
        }
        self.said.moves.push(moving);
        Ok(())
    }

    /// The end of a sentence: nothing is left unsaid.
    fn stop(&mut self) -> Result<(), Problem> {
        self.end_move()?;
        self.more = 0;
        if let Some((from, to)) = self.pending.first().copied() {
            let days = if from.day == to.day {
                fault::shown(from.day)
            } else {
                text::join(&[&fault::shown(from.day), " – ", &fault::shown(to.day)])
            };
            let message = ["nothing is said of ", &days, "; `放假` or `上班` is missing behind it"];
            return Err(
                fault::of_line(self.text, from.line, "nothing-said", &message).with("found", days.clone())
            );
        }
        Ok(())
    }

    pub(super) fn not_understood(&self, from: usize, to: usize) -> Problem {
        let found = self.text.slice(from, to.min(from + 24));
        let message = [
            &text::quoted(&found),
            " is not understood beside a date; if it arranges nothing, leave it out and say so",
        ];
        fault::of_line(self.text, self.text.line(from), "not-understood", &message.map(AsRef::as_ref))
            .with("found", found)
    }
}
