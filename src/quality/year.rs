//! Which year a cap counts over.

use crate::calendar::Calendar;
use crate::counting::Interval;
use crate::error::{Code, Problem};
use crate::policy::Edition;
use crate::prelude::*;
use crate::quote::Request;
use crate::time::Day;

/// The year of `now`, else of `startAt`, under the reading `qualityYear`: the calendar year, the twelve months that end
/// with that day, or the contract's year, which begins on the day and month of `startAt`.
pub(super) fn period(calendar: &Calendar, edition: &Edition, request: &Request) -> Result<Interval, Problem> {
    let start = request.start.map(|moment| moment.day);
    let (Some(start), Some(day)) = (start, request.now.map(|moment| moment.day).or(start)) else {
        return Err(Problem::new(
            Code::MissingField,
            "/startAt".to_owned(),
            "the field `startAt` is missing".to_owned(),
        ));
    };
    let reads = |value: &str| edition.reads("qualityYear", value, &request.readings);
    let days = if reads("rolling-12-months") {
        let end = day.plus(1);
        end.plus_months(-12).map(|(from, _)| (from, end))
    } else if reads("contract-year") {
        contract_year(start, day)
    } else {
        let (year, ..) = day.ymd();
        Day::from_ymd(year, 1, 1).zip(Day::from_ymd(year + 1, 1, 1))
    };
    let (from, to) = days.ok_or_else(|| {
        Problem::new(Code::DateOutOfRange, "/startAt".to_owned(), "the year is out of range".to_owned())
    })?;
    Ok(Interval { from: calendar.start(from), to: calendar.start(to) })
}

/// The contract's year that holds `day`, the first one before it began.
fn contract_year(start: Day, day: Day) -> Option<(Day, Day)> {
    let anniversary = |years: i32| start.plus_months(12 * years).map(|(found, _)| found);
    let years = (day.ymd().0 - start.ymd().0).max(0);
    let years = if years > 0 && anniversary(years)? > day { years - 1 } else { years };
    anniversary(years).zip(anniversary(years + 1))
}

/// The stretches of so many months that a year reaches into, each with its first day and the day after its last; without
/// months the year itself. They begin with the calendar's own, those of a contract's year with the contract's months, which
/// are told from its first day, so that one from 29 February has twelve in every year.
#[cfg(feature = "shapes")]
pub(super) fn pieces(
    calendar: &Calendar,
    edition: &Edition,
    request: &Request,
    year: Interval,
    months: Option<i32>,
) -> Vec<(Day, Day)> {
    let (from, to) = (calendar.day(year.from), calendar.day(year.to));
    let Some(months) = months.filter(|months| *months > 0) else { return vec![(from, to)] };
    let contract = request.start.map(|moment| moment.day);
    let contract = contract.filter(|_| edition.reads("qualityYear", "contract-year", &request.readings));
    let first = contract.or_else(|| {
        let (year, month, _) = from.ymd();
        let length = u32::try_from(months).unwrap_or(1);
        Day::from_ymd(year, (month - 1) / length * length + 1, 1)
    });
    // Whole years from the contract's first day to the first of this one.
    let before = contract.map_or(0, |start| 12 * (from.ymd().0 - start.ymd().0));
    let begin = |place: i32| first?.plus_months(before + place * months).map(|(day, _)| day);
    (0..)
        .map_while(|place| begin(place).zip(begin(place + 1)))
        .take_while(|(begins, _)| *begins < to)
        .collect()
}
