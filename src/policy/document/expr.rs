//! Limits and predicates as a document writes them.

use super::causes;
use super::fields::{place, small, units};
use super::lists::Lists;
use super::receipt;
use crate::error::{Code, Problem};
use crate::policy::model::{Edition, Expr, Figure, Table};
use crate::policy::predicate::Predicate;
use crate::policy::values::bound_and_per;
use crate::policy::vocabulary::{Counted, Limit};
use crate::prelude::*;
use crate::text;
use crate::value::{Node, Value};

/// Nothing is nested deeper.
const DEPTH: usize = 16;

/// A limit of a rule: an amount, up to a time `by` which it ends on its last day.
pub(super) fn limit(node: Node<'_>, lists: &Lists, tables: &[Table]) -> Result<Expr, Problem> {
    let limit = limit_at(node, lists, tables, &["by"], 0)?;
    match node.get("by") {
        Some(by) => Ok(Expr::By(Box::new(limit), receipt::time(by)?)),
        None => Ok(limit),
    }
}

/// How an amount is found: as written, in a table, a figure, another rule, or a sum of those.
pub(super) fn amount(node: Node<'_>, lists: &Lists, tables: &[Table]) -> Result<Expr, Problem> {
    limit_at(node, lists, tables, &[], 0)
}

/// The own limits of figures, once the tables they may name are read.
pub(super) fn figure_limits(
    node: Node<'_>,
    lists: &Lists,
    tables: &[Table],
    figures: &mut [Figure],
) -> Result<(), Problem> {
    let list = node.need("figures")?;
    for (item, figure) in list.items()?.zip(figures) {
        let Some(limit) = item.get("limit") else { continue };
        figure.limit = Some(amount(limit, lists, tables)?);
    }
    Ok(())
}

fn limit_at(
    node: Node<'_>,
    lists: &Lists,
    tables: &[Table],
    beside: &[&'static str],
    depth: usize,
) -> Result<Expr, Problem> {
    if depth > DEPTH {
        return Err(node.problem(Code::InvalidPolicy, &["this is nested too deep"]));
    }
    if node.get("amount").is_some() {
        return constant(node, lists, beside);
    }
    let field = only_field(node, &["amount", "table", "figure", "rule", "sum"], beside)?;
    let name = node.need(field)?;
    match field {
        "table" => {
            let index = small(name, &lists.tables)?;
            if tables.get(usize::from(index)).is_none_or(|table| table.units.is_none()) {
                return Err(name.problem(
                    Code::InvalidPolicy,
                    &["the table ", &name.shown(), " holds words or values, not numbers"],
                ));
            }
            Ok(Expr::Table(index))
        }
        "figure" => {
            let names: Vec<&str> = lists.figures.iter().map(|figure| figure.id.as_str()).collect();
            Ok(Expr::Figure(small(name, &names)?))
        }
        "rule" => Ok(Expr::Rule(place(name, &lists.rules)?)),
        _ => {
            let sum = name
                .items()?
                .map(|part| limit_at(part, lists, tables, &[], depth + 1))
                .collect::<Result<Vec<_>, _>>()?;
            if sum.is_empty() {
                return Err(name.problem(Code::InvalidPolicy, &["a sum needs at least one part"]));
            }
            Ok(Expr::Sum(sum))
        }
    }
}

fn constant(node: Node<'_>, lists: &Lists, beside: &[&str]) -> Result<Expr, Problem> {
    node.object(&[&["amount", "units", "bound", "per", "roll"], beside].concat())?;
    let units = units(node.need("units")?)?;
    let (bound, per) = bound_and_per(node)?;
    // The same day and the same working day are limits of no days, and something may be promised not to happen at all.
    let alone = units.counted() == Counted::WorkingDays && !beside.is_empty();
    let least = i32::from(!alone && !matches!(units.counted(), Counted::Days | Counted::Times));
    let limit = Limit { amount: node.need("amount")?.whole(least, 100_000)?, units, bound, per };
    match node.get("roll") {
        None => Ok(Expr::Constant(limit)),
        Some(roll) if !units.by_date() => {
            let message = ["a limit in `", units.name(), "` does not end on a rest day"];
            Err(roll.problem(Code::InvalidPolicy, &message))
        }
        Some(roll) if matches!(roll.value, Value::Object(_)) => {
            reading(roll, lists).map(|reading| Expr::Rolling(limit, Some(reading)))
        }
        Some(roll) => roll.one_of(&["following"]).map(|_| Expr::Rolling(limit, None)),
    }
}

/// The name of the one field of an object that has exactly one, which must be known.
fn only_field(
    node: Node<'_>,
    known: &[&'static str],
    beside: &[&'static str],
) -> Result<&'static str, Problem> {
    node.object(&[known, beside].concat())?;
    let mut given = known.iter().filter(|name| node.value.get(name).is_some());
    match (given.next(), given.next()) {
        (Some(name), None) => Ok(name),
        (first, _) => {
            let several = if first.is_some() { " is needed, not several" } else { " is needed" };
            Err(node
                .problem(Code::InvalidPolicy, &["one of the fields `", &known.join("`, `"), "`", several])
                .with_allowed(known))
        }
    }
}

/// When something applies.
pub(super) fn predicate(node: Node<'_>, lists: &Lists) -> Result<Predicate, Problem> {
    predicate_at(node, lists, 0)
}

fn predicate_at(node: Node<'_>, lists: &Lists, depth: usize) -> Result<Predicate, Problem> {
    if depth > DEPTH {
        return Err(node.problem(Code::InvalidPolicy, &["this is nested too deep"]));
    }
    if node.get("dimension").is_some() {
        return dimension(node, lists);
    }
    if node.get("reading").is_some() {
        return reading(node, lists).map(|(reading, value)| Predicate::Reading(reading, value));
    }
    if node.get("after").is_some() {
        node.object(&["event", "after"])?;
        let event = small(node.need("event")?, &lists.event_names())?;
        return Ok(Predicate::After(event, receipt::time(node.need("after")?)?));
    }
    let field = only_field(node, &["condition", "event", "exclusion", "not", "all", "any"], &[])?;
    let name = node.need(field)?;
    let all = |parts: Node<'_>| -> Result<Vec<Predicate>, Problem> {
        let mut parts =
            parts.items()?.map(|part| predicate_at(part, lists, depth + 1)).collect::<Result<Vec<_>, _>>()?;
        // Last, so that a reading is asked for only where the rest leaves it to the reading.
        parts.sort_by_key(asks_a_reading);
        Ok(parts)
    };
    match field {
        "condition" => {
            let names: Vec<&str> = lists.conditions.iter().map(|condition| condition.id.as_str()).collect();
            Ok(Predicate::Condition(small(name, &names)?))
        }
        "event" => Ok(Predicate::Event(small(name, &lists.event_names())?)),
        "exclusion" => Ok(Predicate::Excluded(causes::place(name, &lists.causes)?)),
        "not" => Ok(Predicate::Not(Box::new(predicate_at(name, lists, depth + 1)?))),
        "all" => Ok(Predicate::All(all(name)?)),
        _ => Ok(Predicate::Any(all(name)?)),
    }
}

fn dimension(node: Node<'_>, lists: &Lists) -> Result<Predicate, Problem> {
    node.object(&["dimension", "in"])?;
    let index = small(node.need("dimension")?, &lists.dimension_names())?;
    let mut mask = 0;
    if let Some(dimension) = lists.dimensions.get(usize::from(index)) {
        for value in node.need("in")?.items()? {
            let choice = small(value, &dimension.choices)?;
            mask |= 1 << choice;
            // A category stands for each of its values.
            for (value, category) in dimension.categories.iter().enumerate() {
                if *category == Some(choice) {
                    mask |= 1 << value;
                }
            }
        }
    }
    Ok(Predicate::Dimension(index, mask))
}

/// A reading and the value that it must have.
fn reading(node: Node<'_>, lists: &Lists) -> Result<(u8, u8), Problem> {
    node.object(&["reading", "is"])?;
    let names: Vec<&str> = lists.readings.iter().map(|reading| reading.id.as_str()).collect();
    let index = small(node.need("reading")?, &names)?;
    let values = lists.readings.get(usize::from(index)).map_or(&[][..], |reading| &reading.values);
    Ok((index, small(node.need("is")?, values)?))
}

fn asks_a_reading(predicate: &Predicate) -> bool {
    match predicate {
        Predicate::Reading(..) => true,
        Predicate::Not(inner) => asks_a_reading(inner),
        Predicate::All(parts) | Predicate::Any(parts) => parts.iter().any(asks_a_reading),
        _ => false,
    }
}

/// Every expression of a rule with its place in the rule, for checks.
pub(super) fn expressions(edition: &Edition, rule: usize) -> Vec<(String, &Expr)> {
    let Some(rule) = edition.rules.get(rule) else { return Vec::new() };
    let mut found: Vec<(String, &Expr)> = Vec::new();
    found.extend(rule.terms.limit.iter().map(|expr| ("/limit".to_owned(), expr)));
    for (index, (_, terms)) in rule.cases.iter().enumerate() {
        found.extend(
            terms.limit.iter().map(|expr| (text::join(&["/cases/", &number(index), "/limit"]), expr)),
        );
    }
    found.extend(rule.after.iter().map(|expr| ("/after".to_owned(), expr)));
    found
}

fn number(index: usize) -> String {
    text::decimal(i64::try_from(index).unwrap_or(0))
}

/// The place of an entry's expression in the document.
pub(super) fn path_of(list: &str, index: usize, rest: &str) -> String {
    text::join(&["/", list, "/", &number(index), rest])
}

/// Refuses limits that refer to themselves, by way of rules or figures.
pub(super) fn check_circles(edition: &Edition) -> Result<(), Problem> {
    for (index, figure) in edition.figures.iter().enumerate() {
        // First, since the rules that name such a figure would be blamed; one that leads to a rule of its own leads back too.
        if figure.limit.as_ref().is_some_and(|expr| circles(edition, expr, &mut Vec::new(), 0)) {
            return Err(circle(&figure.id, path_of("figures", index, "/limit")));
        }
    }
    for (index, rule) in edition.rules.iter().enumerate() {
        let mut walk = vec![index];
        if let Some((place, _)) =
            expressions(edition, index).into_iter().find(|(_, expr)| circles(edition, expr, &mut walk, 0))
        {
            return Err(circle(&rule.id, path_of("rules", index, &place)));
        }
    }
    Ok(())
}

fn circle(id: &str, path: String) -> Problem {
    Problem::new(
        Code::InvalidPolicy,
        path,
        text::join(&["the limit of ", &text::quoted(id), " refers back to itself"]),
    )
}

fn circles(edition: &Edition, expr: &Expr, walk: &mut Vec<usize>, depth: usize) -> bool {
    if depth > DEPTH {
        return true;
    }
    match expr {
        Expr::Constant(_) | Expr::Rolling(..) | Expr::Table(_) => false,
        Expr::Sum(parts) => parts.iter().any(|part| circles(edition, part, walk, depth + 1)),
        Expr::By(limit, _) => circles(edition, limit, walk, depth + 1),
        Expr::Figure(index) => {
            let own = edition.figures.get(usize::from(*index)).and_then(|figure| figure.limit.as_ref());
            own.is_some_and(|expr| circles(edition, expr, walk, depth + 1))
        }
        Expr::Rule(index) => {
            let index = usize::from(*index);
            if walk.contains(&index) {
                return true;
            }
            walk.push(index);
            let found = expressions(edition, index)
                .into_iter()
                .any(|(_, expr)| circles(edition, expr, walk, depth + 1));
            walk.pop();
            found
        }
    }
}
