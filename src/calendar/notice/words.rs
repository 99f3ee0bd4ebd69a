//! The words of a notice, and what of it arranges nothing.

use super::dates;
use super::find::chinese;
use super::marks::{COMMAS, FILLERS, STOPS};
use super::names::name_at;
use super::said::Reader;
use crate::error::Problem;

/// Words without which a day says nothing.
pub(super) const KEYWORDS: [&str; 7] = ["放假", "上班", "补休", "公休", "调休", "连休", "休息"];
impl Reader<'_> {
    /// Passes over what arranges nothing, from the beginning of a clause. Whether it did.
    pub(super) fn passes_over(&mut self) -> Result<bool, Problem> {
        let text = self.text;
        if text.char(self.at).is_some_and(|c| COMMAS.contains(c) || STOPS.contains(c) || c == ':') {
            self.at += 1;
            return Ok(true);
        }
        // 鼓励…休息 arranges nothing, whatever day it names.
        if text.word_at(self.at, &["鼓励", "倡导", "提倡"]).is_some() {
            let end = self.find_from(self.at, &|c| c == '。');
            return Ok(self.pass(end));
        }
        let end = self.clause_end();
        let clause = || self.at..end;
        let dated = clause().any(|at| self.begins_date(at));
        let keyword = clause().any(|at| text.word_at(at, &KEYWORDS).is_some());
        // Headings without a stop run into what follows: the lines before the first day are none of its clause.
        let head = clause().find(|&at| self.begins_date(at)).and_then(|date| {
            (self.at..date).rev().find(|&at| text.marks.get(at + 1).is_some_and(|mark| mark.first))
        });
        let speaks = |head: &usize| {
            (self.at..*head).any(|at| text.is_at(at, "延长") || text.word_at(at, &KEYWORDS).is_some())
        };
        if let Some(head) = head.filter(|head| self.preface && self.said.lines.is_none() && !speaks(head)) {
            return Ok(self.pass(head + 1));
        }
        let longer = clause().any(|at| text.is_at(at, "假期至"));
        if dated && self.preface && !keyword && !longer && self.said.lines.is_none() {
            return Ok(self.pass(end));
        }
        if dated {
            return Ok(!keyword && self.signs(end) && self.pass(end));
        }
        if self.is_all_words(end) {
            return Ok(false);
        }
        if clause().any(|at| text.is_at(at, "上班")) {
            return Err(self.not_understood(self.at, end));
        }
        Ok(self.pass(end))
    }

    /// Whether the clause that begins here is of known words alone: `共7天`, `与周末连休`.
    pub(super) fn is_all_words(&self, end: usize) -> bool {
        let mut at = self.at;
        while at < end {
            match self
                .count_at(at)
                .map(|(_, after)| after)
                .or_else(|| self.word_at(at).map(|(_, after)| after))
            {
                Some(after) => at = after,
                None => return false,
            }
        }
        true
    }

    /// A date with its year at the end of a clause, and nothing said of it, is the notice's own.
    pub(super) fn signs(&self, end: usize) -> bool {
        let date =
            (self.at..end).find(|&at| self.begins_date(at)).and_then(|at| dates::written(self.text, at));
        date.is_some_and(|date| date.year.is_some() && date.weekday.is_none() && date.to >= end)
    }

    pub(super) fn begins_date(&self, at: usize) -> bool {
        let inside =
            at.checked_sub(1).and_then(|before| self.text.char(before)).is_some_and(|c| c.is_ascii_digit());
        !inside && dates::written(self.text, at).is_some()
    }

    pub(super) fn pass(&mut self, end: usize) -> bool {
        self.said.passed.push((self.at, end));
        self.at = end;
        true
    }

    pub(super) fn find_from(&self, at: usize, is: &dyn Fn(char) -> bool) -> usize {
        (at..self.end).find(|&at| self.text.char(at).is_some_and(is)).unwrap_or(self.end)
    }

    /// Where the clause ends that begins here; a comma in brackets is no end.
    pub(super) fn clause_end(&self) -> usize {
        let mut at = self.at;
        while at < self.end {
            if let Some((_, after)) = dates::bracket(self.text, at) {
                at = after;
                continue;
            }
            if self.text.char(at).is_some_and(|c| ",:".contains(c) || STOPS.contains(c)) {
                break;
            }
            at += 1;
        }
        at.min(self.end)
    }

    /// `共7天`, `共七天`, `7天` behind 放假.
    pub(super) fn count_at(&self, at: usize) -> Option<(u32, usize)> {
        let text = self.text;
        let (word, from) = text.word_at(at, &["共计", "总共", "共", "连休"]).unwrap_or(("", at));
        if let Some((days, end)) = text.number(from) {
            return (text.char(end) == Some('天')).then_some((days, end + 1));
        }
        let end = (from..from + 4)
            .find(|&at| text.char(at) == Some('天'))
            .filter(|_| !word.is_empty() || at == self.at)?;
        chinese(&text.slice(from, end)).map(|days| (days, end + 1))
    }

    /// The word that stands at a place, and where it ends.
    pub(super) fn word_at(&self, at: usize) -> Option<(&'static str, usize)> {
        const WORDS: [&str; 26] = [
            "放假调休",
            "调休放假",
            "放假公休",
            "放假休息",
            "放假",
            "补休",
            "起正常上班",
            "起照常上班",
            "正常上班",
            "上班",
            "与周末连休",
            "和周末连休",
            "与周末相连",
            "不调休",
            "法定节假日",
            "法定休假日",
            "法定假日",
            "照常公休",
            "公休日",
            "公休",
            "调至",
            "调到",
            "调整至",
            "调整到",
            "调休",
            "延长",
        ];
        let text = self.text;
        text.word_at(at, &WORDS)
            .or_else(|| text.word_at(at, &FILLERS))
            .or_else(|| name_at(text, at).map(|(_, end)| ("节", end)))
    }
}
