//! What kind of notice a text is, of which year, and where its lines on holidays begin and end.

use super::dates;
use super::fault;
use super::names::{name_at, names_at};
use super::text::Text;
use crate::error::Problem;
use crate::prelude::*;
use crate::text;
use crate::time::Day;

/// What a notice does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Arranges the holidays of a year.
    Year,
    /// Arranges one holiday of a year anew.
    Adjusted(&'static str),
    /// Makes one holiday of a year longer.
    Extended(&'static str),
    /// Gives days off for an occasion of its own.
    Occasion(String),
}

/// A line on one holiday, from its heading to the next one.
pub(super) struct Item {
    /// The holidays named, by their names in calendar documents.
    pub(super) names: Vec<&'static str>,
    pub(super) heading: usize,
    /// What follows the heading.
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The parts of a notice.
pub(super) struct Parts {
    pub(super) kind: Kind,
    /// The year that the notice names.
    pub(super) year: Option<i32>,
    pub(super) title: Option<String>,
    pub(super) number: Option<String>,
    pub(super) date: Option<Day>,
    pub(super) items: Vec<Item>,
    /// Where the lines on holidays begin and end.
    pub(super) body: (usize, usize),
}

pub(super) fn parts(text: &Text) -> Result<Parts, Problem> {
    simplified(text)?;
    let end = end_of_body(text);
    let (kind, year) = kind_and_year(text, end)?;
    let items = match kind {
        Kind::Year => items(text, end),
        _ => Vec::new(),
    };
    let start = match (&kind, items.first()) {
        (Kind::Year, Some(item)) => item.heading,
        (Kind::Year, None) => return Err(without_lines(text)),
        _ => 0,
    };
    Ok(Parts {
        title: title(text, &kind),
        number: number(text),
        date: date_below(text, end),
        kind,
        year,
        items,
        body: (start, end),
    })
}

/// That the text is in simplified characters, which the notice is published in.
fn simplified(text: &Text) -> Result<(), Problem> {
    let traditional = text.marks.iter().find(|mark| mark.c == '節');
    match traditional.filter(|_| !text.marks.iter().any(|mark| mark.c == '节')) {
        None => Ok(()),
        Some(mark) => {
            let advice =
                "`節` is a traditional character; the text of www.gov.cn in simplified characters is needed";
            Err(fault::of_line(text, mark.line, "traditional", &[advice]).with("found", "節".to_owned()))
        }
    }
}

/// Why a text without a line on a holiday has none.
fn without_lines(text: &Text) -> Problem {
    if let Some(mark) = text.marks.iter().find(|mark| mark.c == '\u{fffd}') {
        let advice = "this was read in the wrong encoding; open the file as it was saved (UTF-8, GBK or UTF-16) or copy the text from the page";
        return fault::of_line(text, mark.line, "encoding", &[advice]);
    }
    let example = "`一、元旦：1月1日（周五）至3日（周日）放假，共3天。`";
    fault::of_text("no-lines", &["no line of the form ", example, " was found in the text"])
}

/// Where the first line ends that signs the notice: the issuing office or a date alone, after the first arrangement.
fn end_of_body(text: &Text) -> usize {
    let all = text.marks.len();
    let first =
        (0..all).find(|&at| (text.is_at(at, "放假") && dates_before(text, at)) || text.is_at(at, "假期至"));
    let mut at = first.map_or(all, |first| text.line_end(first));
    while at < all {
        let end = text.line_end(at);
        let line = text.slice(at, end);
        if matches!(line.as_str(), "国务院办公厅" | "国务院") || dated(text, at, end).is_some() {
            return at;
        }
        at = end;
    }
    all
}

/// Whether a day is written a little before `at`.
fn dates_before(text: &Text, at: usize) -> bool {
    (at.saturating_sub(24)..at).any(|place| dates::written(text, place).is_some())
}

/// The full date that is all that stands between two places: `2026年11月4日` or `二〇二六年十一月四日`.
fn dated(text: &Text, from: usize, to: usize) -> Option<Day> {
    if let Some(date) = dates::written(text, from) {
        let all = date.to == to && date.weekday.is_none();
        return date.year.filter(|_| all).and_then(|year| Day::from_ymd(year, date.month?, date.day));
    }
    let line = text.slice(from, to);
    let (year, rest) = line.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (year, month, day) = (chinese_digits(year)?, chinese(month)?, chinese(rest.strip_suffix('日')?)?);
    Day::from_ymd(i32::try_from(year).ok()?, month, day)
}

const DIGITS: &str = "〇一二三四五六七八九";

fn digit(c: char) -> Option<u32> {
    DIGITS.chars().position(|digit| digit == c).and_then(|place| u32::try_from(place).ok())
}

fn chinese_digits(text: &str) -> Option<u32> {
    (text.chars().count() == 4).then_some(())?;
    text.chars().try_fold(0, |value, c| Some(value * 10 + digit(c)?))
}

/// A number up to 99 in Chinese: `十二`, `二十`, `三十一`, `九`.
pub(super) fn chinese(text: &str) -> Option<u32> {
    let one = |text: &str| {
        let mut chars = text.chars();
        let value = digit(chars.next()?)?;
        chars.next().is_none().then_some(value)
    };
    match text.split_once('十') {
        None => one(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { one(tens)? };
            let ones = if ones.is_empty() { 0 } else { one(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

/// The date under the notice, on the line that signs it or the next one.
fn date_below(text: &Text, end: usize) -> Option<Day> {
    let middle = text.line_end(end);
    dated(text, end, middle).or_else(|| dated(text, middle, text.line_end(middle)))
}

/// Every year that the title or the preamble gives; they must agree.
fn kind_and_year(text: &Text, end: usize) -> Result<(Kind, Option<i32>), Problem> {
    let mut found: Option<(Kind, i32, usize)> = None;
    for at in 0..end.min(text.marks.len()) {
        let Some((year, after)) = year_at(text, at) else { continue };
        let before = at.checked_sub(2).map(|at| text.slice(at, at + 2)).unwrap_or_default();
        let kind = if text.is_at(after, "部分节假日") || preamble_follows(text, after) {
            Kind::Year
        } else if before == "调整" {
            let Some((name, _)) = name_at(text, after) else { continue };
            Kind::Adjusted(name)
        } else if before == "延长" {
            let Some((name, _)) = name_at(text, after) else { continue };
            Kind::Extended(name)
        } else {
            continue;
        };
        match &found {
            None => found = Some((kind, year, at)),
            Some((known, of, _)) if *of == year && *known == kind => {}
            Some((_, of, _)) => {
                let both = [of, &year].map(|year| text::decimal((*year).into())).join("、");
                let message = if *of == year {
                    "this names a notice of another kind than the text before; one notice at a time is read"
                        .to_owned()
                } else {
                    text::join(&[
                        "the text names the years ",
                        &both,
                        "; a notice has one year, in its title and in its first sentence",
                    ])
                };
                return Err(
                    fault::of_line(text, text.line(at), "year-conflict", &[&message]).with("found", both)
                );
            }
        }
    }
    if let Some((kind, year, _)) = found {
        return Ok((kind, Some(year)));
    }
    match occasion(text, end) {
        Some((name, year)) => Ok((Kind::Occasion(name), year)),
        None => Ok((Kind::Year, None)),
    }
}

/// `2026年`, also `2026年,` before a list of holidays.
fn year_at(text: &Text, at: usize) -> Option<(i32, usize)> {
    let digit_before =
        at.checked_sub(1).and_then(|before| text.char(before)).is_some_and(|c| c.is_ascii_digit());
    let (value, end) = text.number(at).filter(|(_, end)| !digit_before && end - at == 4)?;
    (text.char(end) == Some('年')).then_some(())?;
    let end = if text.char(end + 1) == Some(',') { end + 2 } else { end + 1 };
    Some((i32::try_from(value).ok()?, end))
}

/// `元旦、春节`: the list of holidays with which a year's notice begins.
fn preamble_follows(text: &Text, at: usize) -> bool {
    name_at(text, at).is_some() && names_at(text, at).is_some_and(|(names, _)| names.len() > 1)
}

/// `关于…调休放假的通知`: the occasion's name, and the year of the first day that is named.
fn occasion(text: &Text, end: usize) -> Option<(String, Option<i32>)> {
    let close = (0..end)
        .find(|&at| text.word_at(at, &["调休放假的通知", "放假调休的通知", "放假的通知"]).is_some())?;
    let open = (0..close).rev().find(|&at| text.is_at(at, "关于"))? + 2;
    let name = text.slice(open, close);
    let year = (close..end).find_map(|at| dates::written(text, at).and_then(|date| date.year));
    (!name.is_empty() && name.chars().count() < 60).then_some((name, year))
}

/// The title as it stands in the text, from the issuing office to `通知`.
fn title(text: &Text, kind: &Kind) -> Option<String> {
    let marks: &[&str] = match kind {
        Kind::Year => return None,
        Kind::Adjusted(_) => &["关于调整"],
        Kind::Extended(_) => &["关于延长"],
        Kind::Occasion(_) => &["关于"],
    };
    let about = (0..text.marks.len()).find(|&at| text.word_at(at, marks).is_some())?;
    let office = ["国务院办公厅", "国务院"];
    let start = office.iter().find_map(|office| {
        let start = about.checked_sub(office.chars().count())?;
        text.is_at(start, office).then_some(start)
    })?;
    let end = (about..about + 60).find(|&at| text.is_at(at, "通知"))?;
    Some(text.slice(start, end + 2))
}

/// The number of the document, as `国办发明电〔2025〕7号`.
fn number(text: &Text) -> Option<String> {
    (0..text.marks.len()).find_map(|at| {
        matches!(text.char(at), Some('[' | '(')).then_some(())?;
        let (year, end) = text.number(at + 1).filter(|(_, end)| end - at == 5)?;
        matches!(text.char(end), Some(']' | ')')).then_some(())?;
        let (number, end) = text.number(end + 1)?;
        (text.char(end) == Some('号')).then_some(())?;
        let start = (at.saturating_sub(10)..at)
            .find(|&start| text.word_at(start, &["国办发", "国发", "国办"]).is_some())?;
        let name = text.slice(start, at);
        Some(text::join(&[
            &name,
            "〔",
            &text::decimal(year.into()),
            "〕",
            &text::decimal(number.into()),
            "号",
        ]))
    })
}

/// Characters that number a line.
const NUMERALS: &str = "一二三四五六七八九十0123456789、。()①②③④⑤⑥⑦⑧⑨第";

/// The lines on holidays: each begins with the holiday's name and ends where the next begins.
fn items(text: &Text, end: usize) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut at = 0;
    while at < end {
        let Some((names, from)) = heading_at(text, at) else {
            at += 1;
            continue;
        };
        // Back over the number in front, as far as it belongs to this line and not to the text before.
        let mut heading = at;
        while heading > 0 && !text.marks.get(heading).is_some_and(|mark| mark.first) {
            let c = text.char(heading - 1).unwrap_or(' ');
            if !NUMERALS.contains(c) || (c == '。' && heading < at) {
                break;
            }
            heading -= 1;
        }
        if let Some(last) = items.last_mut() {
            last.to = heading;
        }
        items.push(Item { names, heading, from, to: end });
        at = from;
    }
    items
}

/// The heading of a line at `at`: the holidays that it names, and what follows.
fn heading_at(text: &Text, at: usize) -> Option<(Vec<&'static str>, usize)> {
    let (names, mut end) = names_at(text, at)?;
    let before = at.checked_sub(1).and_then(|before| text.char(before)).unwrap_or('。');
    let first = text.marks.get(at).is_some_and(|mark| mark.first);
    let numbered = first || "、。)①②③④⑤⑥⑦⑧⑨".contains(before) && numeral_before(text, at);
    for word in ["假期", "放假安排", "安排"] {
        if text.is_at(end, word) {
            end += word.chars().count();
        }
    }
    while let Some((_, after)) = dates::bracket(text, end) {
        end = after;
    }
    if text.char(end) == Some(']') {
        end += 1;
    }
    match text.char(end) {
        Some(':') if first || NUMERALS.contains(before) || ";,]天班休".contains(before) => {
            Some((names, end + 1))
        }
        Some(c) if c.is_ascii_digit() && numbered => Some((names, end)),
        // 春节放假7天, on a line of its own.
        Some('放')
            if first && text.number(end + 2).is_some_and(|(_, after)| text.char(after) == Some('天')) =>
        {
            Some((names, end))
        }
        _ => None,
    }
}

fn numeral_before(text: &Text, at: usize) -> bool {
    let separated = at.checked_sub(2).and_then(|at| text.char(at));
    separated.is_some_and(|c| NUMERALS.contains(c) && c != '、' && c != '。')
}
