//! Days as a notice writes them: `2026年10月10日（农历八月三十、周六）`, with what is left out taken from what stands before.

use super::fault::{self, WEEKDAYS};
use super::text::Text;
use crate::error::Problem;
use crate::prelude::*;
use crate::text;
use crate::time::{Day, last_day};

/// A day as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written {
    pub(super) year: Option<i32>,
    pub(super) month: Option<u32>,
    pub(super) day: u32,
    /// The weekday beside it, 1 Monday to 7 Sunday.
    pub(super) weekday: Option<u32>,
    /// Where it begins and ends, its brackets included.
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A day that was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    pub(super) day: Day,
    /// Whether a weekday beside it proves it.
    pub(super) proved: bool,
    pub(super) line: usize,
}

/// The day that is written at `at`; `None` where none is.
pub(super) fn written(text: &Text, at: usize) -> Option<Written> {
    let mut found = Written { year: None, month: None, day: 0, weekday: None, from: at, to: at };
    let (mut value, mut end) = text.number(at)?;
    if text.char(end) == Some('年') && end - at == 4 {
        found.year = i32::try_from(value).ok();
        (value, end) = text.number(end + 1)?;
    }
    if text.char(end) == Some('月') {
        found.month = Some(value);
        (value, end) = text.number(end + 1)?;
    }
    // 〔2025〕7号 is a document's number.
    let of_document =
        at.checked_sub(1).and_then(|before| text.char(before)).is_some_and(|c| "])第".contains(c));
    if !(text.char(end) == Some('日') || (text.char(end) == Some('号') && !of_document)) {
        return None;
    }
    (found.day, found.to) = (value, end + 1);
    if let Some((weekday, end)) = weekday_name(text, found.to) {
        (found.weekday, found.to) = (Some(weekday), end);
    }
    while let Some((inside, end)) = bracket(text, found.to) {
        found.weekday = found.weekday.or(inside);
        found.to = end;
    }
    Some(found)
}

/// `周六`, `星期六`, `礼拜六` and where it ends.
fn weekday_name(text: &Text, at: usize) -> Option<(u32, usize)> {
    let (_, end) = text.word_at(at, &["周", "星期", "礼拜"])?;
    let name = text.char(end)?;
    let place =
        if name == '天' { 6 } else { WEEKDAYS.iter().position(|weekday| weekday.starts_with(name))? };
    Some((u32::try_from(place).ok()? + 1, end + 1))
}

/// A bracketed note at `at`: the weekday in it, if any, and where it ends. A bracket that does not close is none.
pub(super) fn bracket(text: &Text, at: usize) -> Option<(Option<u32>, usize)> {
    if text.char(at) != Some('(') {
        return None;
    }
    let mut weekday = None;
    for place in at + 1..at + 40 {
        match text.char(place)? {
            ')' => return Some((weekday, place + 1)),
            '(' | '。' | ';' => return None,
            _ => weekday = weekday.or(weekday_name(text, place).map(|(name, _)| name)),
        }
    }
    None
}

/// What stands before a day and completes it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    /// The year that the notice arranges.
    pub(super) year: i32,
    /// Whether the holiday lies in January, so that its November and December are of the year before.
    pub(super) january: bool,
    /// The day before it in the same list.
    pub(super) listed: Option<Day>,
    /// The rest span that is spoken of.
    pub(super) span: Option<(Day, Day)>,
}

/// The day that is meant, which must exist and fall on the weekday beside it.
pub(super) fn resolve(text: &Text, written: &Written, before: &Before) -> Result<Read, Problem> {
    let line = text.line(written.from);
    let shown = text.slice(written.from, written.to);
    let Written { day, weekday, .. } = *written;
    let months: Vec<(i32, u32)> = match (written.year, written.month, before.listed) {
        (Some(year), Some(month), _) => vec![(year, month)],
        (Some(year), None, _) => vec![(year, 0)],
        (None, Some(month), _) => vec![(before.year - i32::from(before.january && month > 10), month)],
        (None, None, Some(listed)) => vec![month_of(listed)],
        (None, None, None) => {
            before.span.map(|(from, to)| vec![month_of(from), month_of(to)]).unwrap_or_default()
        }
    };
    let days = || months.iter().filter_map(|(year, month)| Day::from_ymd(*year, *month, day));
    let fits = |one: &Day| weekday.is_none_or(|name| name == one.weekday());
    let inside = |one: &Day| before.span.is_some_and(|(from, to)| (from..=to).contains(one));
    if let Some(day) = days().find(|one| fits(one) && inside(one)).or_else(|| days().find(fits)) {
        return Ok(Read { day, proved: weekday.is_some(), line });
    }
    let Some(found) = days().next() else { return Err(no_such_day(text, written, &months, &shown)) };
    let right = fault::shown(found);
    let message = [
        &text::quoted(&shown),
        " falls on a ",
        &fault::weekday(found),
        ", so either the date or the weekday is wrong; ",
        &right,
        " would be right",
    ];
    Err(fault::of_line(text, line, "weekday", &message.map(AsRef::as_ref))
        .with("found", shown)
        .with("right", right))
}

fn month_of(day: Day) -> (i32, u32) {
    let (year, month, _) = day.ymd();
    (year, month)
}

fn no_such_day(text: &Text, written: &Written, months: &[(i32, u32)], shown: &str) -> Problem {
    let line = text.line(written.from);
    let quoted = text::quoted(shown);
    let Some((year, month)) = months.first() else {
        return fault::of_line(text, line, "no-month", &[&quoted, " stands without a month"])
            .with("found", shown.to_owned());
    };
    match u32::try_from(*year).ok().and_then(|year| last_day(year, *month)) {
        Some(last) => {
            let last = text::decimal(last.into());
            let right = text::join(&[
                &text::decimal((*month).into()),
                "月1日 – ",
                &text::decimal((*month).into()),
                "月",
                &last,
                "日",
            ]);
            fault::of_line(
                text,
                line,
                "no-such-day",
                &[&quoted, " does not exist; that month has ", &last, " days"],
            )
            .with("found", shown.to_owned())
            .with("right", right)
        }
        None => {
            fault::of_line(text, line, "no-such-day", &[&quoted, " does not exist; months are 1月 to 12月"])
                .with("found", shown.to_owned())
                .with("right", "1月 – 12月".to_owned())
        }
    }
}
