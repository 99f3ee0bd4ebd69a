//! Refusals: each quotes the line and says what would be right.

use super::text::Text;
use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::text;
use crate::time::Day;

/// The fault of one line of the notice. `reason` names the kind of fault, `parts` are the sentence after the quoted line.
pub(super) fn of_line(text: &Text, line: usize, reason: &'static str, parts: &[&str]) -> Problem {
    let number = text::decimal(i64::try_from(line + 1).unwrap_or(i64::MAX));
    let shown = text.lines.get(line).map_or("", String::as_str);
    let message = text::join(&["line ", &number, " ", &text::quoted(shown), ": ", &text::join(parts)]);
    Problem::new(Code::InvalidNotice, text::join(&["/0/", &number]), message)
        .with("reason", reason.to_owned())
        .with("line", number)
        .with("text", shown.to_owned())
}

/// The fault of the notice as a whole.
pub(super) fn of_text(reason: &'static str, parts: &[&str]) -> Problem {
    Problem::new(Code::InvalidNotice, "/0".to_owned(), text::join(parts)).with("reason", reason.to_owned())
}

pub(super) const WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

/// The weekday as the notice writes it: `周一`.
pub(super) fn weekday(day: Day) -> String {
    let name = usize::try_from(day.weekday()).ok().and_then(|place| WEEKDAYS.get(place.saturating_sub(1)));
    text::join(&["周", name.copied().unwrap_or_default()])
}

/// A day as the notice writes it: `10月10日（周六）`.
pub(super) fn shown(day: Day) -> String {
    let (_, month, date) = day.ymd();
    text::join(&[
        &text::decimal(month.into()),
        "月",
        &text::decimal(date.into()),
        "日（",
        &weekday(day),
        "）",
    ])
}

/// The fault of a line that counts other days than its dates give.
pub(super) fn wrong_count(text: &Text, line: usize, said: u32, found: i32) -> Problem {
    let (said, found) = (text::decimal(said.into()), text::decimal(found.into()));
    let message = [
        "the line counts ",
        said.as_str(),
        " days of rest and its dates are ",
        &found,
        "; `共",
        &found,
        "天` or other dates would be right",
    ];
    of_line(text, line, "count", &message).with("found", said.clone()).with("right", found.clone())
}
