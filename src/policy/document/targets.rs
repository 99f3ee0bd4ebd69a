//! Targets in per cent over a period: which promises' cases are counted, and what share of them is wanted.

use super::editions::TARGETS;
use super::fields::{entries, place, small};
use super::lists::Lists;
use super::quoted;
use crate::calendar::texts;
use crate::error::{Code, Problem};
use crate::policy::info::TargetInfo;
use crate::policy::model::Rule;
use crate::policy::predicate::Predicate;
use crate::policy::targets::{Target, TargetBound, TargetBy, TargetCounts, TargetPer};
use crate::policy::vocabulary::{Kind, Shape};
use crate::prelude::*;
use crate::text;
use crate::value::{Node, Value};
use alloc::collections::BTreeMap;

const FIELDS: [&str; 13] = [
    "id", "title", "clause", "source", "note", "counted", "of", "when", "counts", "bound", "percent", "per",
    "by",
];

/// A whole, in hundredths of a per cent.
const WHOLE: u32 = 10_000;

pub(super) fn read(
    node: Node<'_>,
    lists: &Lists,
    rules: &[Rule],
) -> Result<(Vec<Target>, Vec<TargetInfo>), Problem> {
    if node.get(TARGETS).is_none() {
        return Ok((Vec::new(), Vec::new()));
    }
    let both = entries(node, TARGETS, &FIELDS, |item, id| target(item, id, lists, rules))?;
    Ok(both.into_iter().unzip())
}

fn target(
    item: Node<'_>,
    id: String,
    lists: &Lists,
    rules: &[Rule],
) -> Result<(Target, TargetInfo), Problem> {
    let clause = item.need("clause")?;
    place(clause, &lists.clauses)?;
    quoted::quotation(item.need("source")?, lists)?;
    item.get("counted").map(texts).transpose()?;
    let of = counted_rules(item.need("of")?, lists, rules)?;
    let (when, values) = item.get("when").map_or(Ok(Default::default()), |given| when(given, lists))?;
    let counts =
        item.get("counts").map(|one| one.word(TargetCounts::ALL, TargetCounts::NAMES)).transpose()?;
    // What may be left out is read first: whatever is wrong with it is found beside a fault of what may not.
    let by = item.get("by").map(|one| one.word(TargetBy::ALL, TargetBy::NAMES)).transpose()?;
    let bound = item.need("bound")?.word(TargetBound::ALL, TargetBound::NAMES)?;
    let percent = item.need("percent")?;
    let share = hundredths(percent, bound)?;
    let per = item.need("per")?.word(TargetPer::ALL, TargetPer::NAMES)?;
    let (counts, by) = (counts.unwrap_or(TargetCounts::Met), by.unwrap_or(TargetBy::Start));
    let info = TargetInfo {
        id,
        clause: clause.string()?.to_owned(),
        of: of.iter().filter_map(|rule| lists.rules.get(usize::from(*rule)).cloned()).collect(),
        when: values,
        counts,
        bound,
        percent: f64::from(share) / 100.0,
        per,
        by,
    };
    Ok((Target { rules: of, when, counts, bound, share, per, by }, info))
}

/// The promises whose cases are counted: each has a moment by which it is kept.
fn counted_rules(list: Node<'_>, lists: &Lists, rules: &[Rule]) -> Result<Vec<u16>, Problem> {
    let mut of: Vec<u16> = Vec::new();
    for one in list.items()? {
        let index = place(one, &lists.rules)?;
        let shape = rules.get(usize::from(index)).map(|rule| rule.shape);
        if !matches!(shape, Some(Shape::Deadline | Shape::LeadTime)) {
            let message = [
                &one.shown(),
                " is neither a deadline nor a lead time, so none of its cases is in time or late",
            ];
            return Err(one.problem(Code::InvalidPolicy, &message));
        }
        if rules.get(usize::from(index)).is_some_and(|rule| rule.kind == Kind::Internal) {
            let message =
                [&one.shown(), " is internal: nobody outside was promised it, so no record judges its cases"];
            return Err(one.problem(Code::InvalidPolicy, &message));
        }
        if of.contains(&index) {
            return Err(one.problem(Code::InvalidPolicy, &[&one.shown(), " stands in this list twice"]));
        }
        of.push(index);
    }
    if of.is_empty() {
        return Err(list.problem(Code::InvalidPolicy, &["a target needs a rule whose cases it counts"]));
    }
    Ok(of)
}

/// Tests of values, all of which hold, and the same as the document names them.
type When = (Vec<Predicate>, BTreeMap<String, Vec<String>>);

/// The values of whose cases it speaks, by dimension.
fn when(given: Node<'_>, lists: &Lists) -> Result<When, Problem> {
    let names = lists.dimension_names();
    let (mut tests, mut values) = (Vec::new(), BTreeMap::new());
    for (name, value) in given.fields()? {
        let child = given.child(name, value);
        let index = names.iter().position(|known| known == name);
        let (Some(index), Some(dimension)) = (index, index.and_then(|index| lists.dimensions.get(index)))
        else {
            return Err(child.unknown_field(name, &names));
        };
        let own = dimension.choices.get(..dimension.values.into()).unwrap_or(&dimension.choices);
        let (mut mask, mut named) = (0, Vec::new());
        for one in child.items()? {
            mask |= 1 << small(one, own)?;
            named.push(one.string()?.to_owned());
        }
        if named.is_empty() {
            return Err(child.problem(Code::InvalidPolicy, &["a target of no value at all counts nothing"]));
        }
        tests.push(Predicate::Dimension(u8::try_from(index).unwrap_or(u8::MAX), mask));
        values.insert(name.clone(), named);
    }
    Ok((tests, values))
}

/// A share of at most two decimals that something can keep and something can miss.
fn hundredths(node: Node<'_>, bound: TargetBound) -> Result<u32, Problem> {
    let Value::Number(number) = node.value else { return Err(node.wrong_type("a number")) };
    let scaled = number * 100.0;
    if !(0.0..=f64::from(WHOLE)).contains(&scaled) || (scaled - scaled.round()).abs() >= 1e-6 {
        let message =
            text::join(&[&node.shown(), " is no share from 0 to 100 per cent of at most two decimals"]);
        return Err(node.problem(Code::InvalidNumber, &[&message]));
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let share = scaled.round() as u32;
    let says = match (bound, share) {
        (TargetBound::AtLeast, 0) | (TargetBound::AtMost, WHOLE) => " per cent is kept whatever happens",
        (TargetBound::MoreThan, WHOLE) | (TargetBound::LessThan, 0) => " per cent is missed whatever happens",
        _ => return Ok(share),
    };
    Err(node.problem(Code::InvalidPolicy, &["`", bound.name(), "` ", &node.shown(), says]))
}
