//! What a document says of time that the bundled one does not: office hours by weekday, the same working day, a time of the
//! last day.

use super::expr;
use super::receipt::time;
use crate::calendar::CalendarInfo;
use crate::counting::{Hours, Span};
use crate::error::{Code, Problem};
use crate::policy::info::{OfficeHours, OpenSpan};
use crate::policy::model::{Edition, Expr, Rule, Table};
use crate::policy::predicate::Predicate;
use crate::policy::resolve::DEPTH;
use crate::policy::vocabulary::{Counted, Shape, Units};
use crate::prelude::*;
use crate::text;
use crate::time::{DAY, write_time};
use crate::value::{Node, Value};

/// Days of the week, and the make-up workdays behind them.
const DAYS: usize = 8;

/// `officeHours`: `[{"days": [1, 2], "makeupWorkdays": true, "hours": [{"opens": …, "closes": …}]}]`.
pub(super) fn hours(node: Node<'_>) -> Result<Option<Hours>, Problem> {
    let Some(list) = node.get("officeHours") else { return Ok(None) };
    let mut days: Vec<Option<Vec<Span>>> = vec![None; DAYS];
    for item in list.items()? {
        item.object(&["days", "makeupWorkdays", "hours"])?;
        let spans = spans(item.need("hours")?)?;
        let mut put = |place: usize, day: Node<'_>| match days.get_mut(place) {
            Some(Some(_)) => {
                Err(day.problem(Code::InvalidPolicy, &[&day.shown(), " has office hours already"]))
            }
            Some(slot) => {
                *slot = Some(spans.clone());
                Ok(())
            }
            None => Ok(()),
        };
        let makeup = item.get("makeupWorkdays").filter(|one| one.value == &Value::Bool(true));
        if let Some(flag) = &makeup {
            put(DAYS - 1, *flag)?;
        }
        item.get("makeupWorkdays").map_or(Ok(true), |flag| flag.bool())?;
        match item.get("days") {
            Some(given) => {
                for day in given.items()? {
                    put(usize::try_from(day.whole(1, 7)?).unwrap_or(1) - 1, day)?;
                }
            }
            None if makeup.is_none() => return Err(item.missing("days")),
            None => {}
        }
    }
    if days.iter().all(Option::is_none) {
        return Err(
            list.problem(Code::InvalidPolicy, &["office hours need a day on which the office is open"])
        );
    }
    // Make-up workdays of which nothing is said have the hours of their weekday.
    if days.last().is_some_and(Option::is_none) {
        days.pop();
    }
    Ok(Some(Hours { days: days.into_iter().map(Option::unwrap_or_default).collect() }))
}

/// The hours of a day, in order: breaks lie between them.
fn spans(node: Node<'_>) -> Result<Vec<Span>, Problem> {
    let mut spans: Vec<Span> = Vec::new();
    for item in node.items()? {
        item.object(&["opens", "closes"])?;
        let (opens, closes) = (item.need("opens")?, item.need("closes")?);
        let end = if closes.value == &Value::String("24:00".to_owned()) {
            u32::try_from(DAY).unwrap_or(0)
        } else {
            time(closes)?
        };
        let span = (time(opens)?, end);
        if span.1 <= span.0 {
            let message =
                ["the office closes at ", &closes.shown(), ", not after it opens at ", &opens.shown()];
            return Err(closes.problem(Code::InvalidPolicy, &message));
        }
        if let Some(last) = spans.last().filter(|last| span.0 <= last.1) {
            let before = text::quoted(&write_time(last.1));
            let message = [&opens.shown(), " is not after ", &before, ", when the office closed before"];
            return Err(opens.problem(Code::InvalidPolicy, &message));
        }
        spans.push(span);
    }
    if spans.is_empty() {
        return Err(node.problem(Code::InvalidPolicy, &["a day on which the office is closed is left out"]));
    }
    Ok(spans)
}

/// What the document says of itself.
pub(super) fn hours_info(node: Node<'_>) -> Result<Option<Vec<OfficeHours>>, Problem> {
    let Some(list) = node.get("officeHours") else { return Ok(None) };
    let entry = |item: Node<'_>| -> Result<OfficeHours, Problem> {
        let days = match item.get("days") {
            Some(days) => days.items()?.map(|day| day.whole(1, 7)).collect::<Result<Vec<_>, _>>()?,
            None => Vec::new(),
        };
        let makeup = item.get("makeupWorkdays").map_or(Ok(false), |flag| flag.bool())?;
        let span = |item: Node<'_>| -> Result<OpenSpan, Problem> {
            let text = |name: &str| Ok::<_, Problem>(item.need(name)?.string()?.to_owned());
            Ok(OpenSpan { opens: text("opens")?, closes: text("closes")? })
        };
        let hours = item.need("hours")?.items()?.map(span).collect::<Result<Vec<_>, _>>()?;
        Ok(OfficeHours { days, makeup_workdays: makeup.then_some(true), hours })
    };
    list.items()?.map(entry).collect::<Result<Vec<_>, _>>().map(Some)
}

/// Whether the calendar has make-up workdays on weekdays without office hours, of which nothing is said.
pub(super) fn lacks_makeup_hours(edition: &Edition, calendar: &CalendarInfo) -> bool {
    let Some(hours) = edition.hours() else { return false };
    let closed = |weekday: &u8| hours.days.get(usize::from(*weekday) - 1).is_none_or(Vec::is_empty);
    hours.days.len() < DAYS && calendar.makeup_weekdays.iter().any(closed)
}

/// Refuses what these shapes need and do not have, and says whether the edition has any of them.
pub(super) fn check(node: Node<'_>, edition: &mut Edition) -> Result<(), Problem> {
    let mut uses = edition.shapes.is_some();
    for (index, rule) in edition.rules.iter().enumerate() {
        for (place, limit) in expr::expressions(edition, index) {
            let path = |rest: &str| expr::path_of("rules", index, &text::join(&[&place, rest]));
            uses |= check_by(edition, rule, limit, &path)? | check_same_day(edition, rule, limit, &path)?;
        }
        uses |= tests(rule).into_iter().any(asks_a_time);
    }
    if let (Some(hours), Some(list)) = (edition.hours(), node.get("readings")) {
        for item in list.items()?.filter(|_| !hours.days.is_empty()) {
            let id = item.need("id")?;
            if ["openingTime", "closingTime"].contains(&id.string()?) {
                let message = [
                    "`officeHours` say when the office is open, so the reading ",
                    &id.shown(),
                    " has no say",
                ];
                return Err(id.problem(Code::InvalidPolicy, &message));
            }
        }
    }
    if uses && edition.shapes.is_none() {
        edition.shapes = Some(Box::default());
    }
    Ok(())
}

fn refused(path: String, parts: &[&str]) -> Problem {
    Problem::new(Code::InvalidPolicy, path, text::join(parts))
}

/// A limit up to a time of its last day is one of days, counted forward from its start or back from it.
fn check_by(
    edition: &Edition,
    rule: &Rule,
    limit: &Expr,
    path: &impl Fn(&str) -> String,
) -> Result<bool, Problem> {
    let Expr::By(inner, _) = limit else { return Ok(false) };
    if !matches!(rule.shape, Shape::Deadline | Shape::LeadTime) {
        let message = "only a deadline or a lead time ends at a time of its last day";
        return Err(refused(path("/by"), &[message]));
    }
    let units = super::units::units_of(edition, inner, DEPTH);
    let days = [Counted::WorkingDays, Counted::Days, Counted::Months];
    match units.filter(|units| !days.contains(&units.counted())) {
        Some(units) => {
            let message = ["a limit in `", units.name(), "` has no last day, and no time of it"];
            Err(refused(path("/by"), &message))
        }
        None => Ok(true),
    }
}

/// The same working day ends at the close of the office, which must be known.
fn check_same_day(
    edition: &Edition,
    rule: &Rule,
    limit: &Expr,
    path: &impl Fn(&str) -> String,
) -> Result<bool, Problem> {
    if !same_day(edition, limit.bare(), DEPTH) {
        return Ok(false);
    }
    if rule.shape != Shape::Deadline {
        let message = "0 `businessDays`, the same working day, are a limit of a deadline alone";
        return Err(refused(path(""), &[message]));
    }
    let closes =
        edition.hours().is_some() || edition.readings.iter().any(|reading| reading.id == "closingTime");
    if closes || matches!(limit, Expr::By(..)) {
        return Ok(true);
    }
    let message = "0 `businessDays`, the same working day, need `officeHours`, the reading `closingTime` or a time `by` which it ends";
    Err(refused(path(""), &[message]))
}

/// Whether a limit may be no working day.
fn same_day(edition: &Edition, limit: &Expr, depth: u8) -> bool {
    let Some(deeper) = depth.checked_sub(1) else { return false };
    let working = |units: Units| units.counted() == Counted::WorkingDays;
    let none = |table: &Table| table.units.is_some_and(working) && table.cells.contains(&Some(0));
    match limit {
        Expr::Constant(limit) => working(limit.units) && limit.amount == 0,
        Expr::Table(index) => edition.tables.get(usize::from(*index)).is_some_and(none),
        Expr::Rule(index) => {
            let other = edition.rules.get(usize::from(*index)).and_then(|rule| rule.terms.limit.as_ref());
            other.is_some_and(|limit| same_day(edition, limit.bare(), deeper))
        }
        Expr::Figure(index) => {
            let own = edition.figures.get(usize::from(*index)).and_then(|figure| figure.limit.as_ref());
            own.is_some_and(|limit| same_day(edition, limit, deeper))
        }
        Expr::By(inner, _) => same_day(edition, inner, deeper),
        Expr::Rolling(..) | Expr::Sum(_) => false,
    }
}

/// Every test of a rule.
fn tests(rule: &Rule) -> Vec<&Predicate> {
    let terms = rule.cases.iter().map(|(_, terms)| terms).chain([&rule.terms]);
    let instead = terms.filter_map(|terms| Some(&terms.start.as_ref()?.instead.as_ref()?.0));
    let scope = rule.scope.iter().map(|(when, ..)| when);
    let cases = rule.cases.iter().map(|(when, _)| when);
    scope.chain(cases).chain(rule.adjust.iter().map(|adjust| &adjust.when)).chain(instead).collect()
}

pub(super) fn asks_a_time(test: &Predicate) -> bool {
    match test {
        Predicate::After(..) => true,
        Predicate::Not(inner) => asks_a_time(inner),
        Predicate::All(parts) | Predicate::Any(parts) => parts.iter().any(asks_a_time),
        _ => false,
    }
}
