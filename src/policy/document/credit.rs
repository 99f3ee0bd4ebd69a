//! What a missed limit costs: amounts by how late it is, in the document's own words. The engine promises dates; what is
//! owed for a late one is added up where it is shown.

use super::fields::{place, units};
use super::lists::Lists;
use crate::calendar::texts;
use crate::error::{Code, Problem};
use crate::policy::info::{Credit, CreditPeriod, CreditStep, Lateness, Periods};
use crate::policy::vocabulary::{Shape, Units};
use crate::prelude::*;
use crate::text;
use crate::value::{Node, Value};
use alloc::collections::BTreeMap;

/// What lateness is measured in.
const MEASURES: [Units; 4] =
    [Units::CalendarMinutes, Units::CalendarHours, Units::CalendarDays, Units::BusinessDays];
/// No amount is higher.
const MOST: f64 = 1e9;

/// The steps of a rule, each added to those before it.
pub(super) fn read(node: Node<'_>, shape: Shape, lists: &Lists) -> Result<Credit, Problem> {
    node.object(&["words", "steps", "most"])?;
    if shape != Shape::Deadline {
        return Err(node.problem(Code::InvalidPolicy, &["only a deadline that is missed has a credit"]));
    }
    let words = node.need("words")?;
    for (language, said) in texts(words)? {
        if !said.contains("{amount}") {
            let place = words.need(&language)?;
            let message = ["the words of a credit need the place `{amount}`, ", &place.shown(), " has none"];
            return Err(place.problem(Code::InvalidPolicy, &message));
        }
    }
    let list = node.need("steps")?;
    let steps = list.items()?.map(|item| step(item, lists)).collect::<Result<Vec<_>, _>>()?;
    if steps.is_empty() {
        return Err(list.problem(Code::InvalidPolicy, &["a credit needs a step"]));
    }
    Ok(Credit { steps, most: node.get("most").map(amount).transpose()? })
}

fn step(node: Node<'_>, lists: &Lists) -> Result<CreditStep, Problem> {
    node.object(&["when", "after", "amount", "every"])?;
    let mut when = BTreeMap::new();
    if let Some(given) = node.get("when") {
        for (name, value) in given.fields()? {
            let child = given.child(name, value);
            let names = lists.dimension_names();
            let index = names.iter().position(|known| known == name);
            let dimension = index.and_then(|index| lists.dimensions.get(index));
            let dimension = dimension.ok_or_else(|| child.unknown_field(name, &names))?;
            let mut values = Vec::new();
            for one in child.items()? {
                place(one, dimension.choices.get(..dimension.values.into()).unwrap_or(&dimension.choices))?;
                values.push(one.string()?.to_owned());
            }
            when.insert(name.clone(), values);
        }
    }
    let after = match node.get("after") {
        Some(after) => {
            after.object(&["amount", "units"])?;
            Some(lateness(after)?)
        }
        None => None,
    };
    let every = match node.get("every") {
        Some(every) => {
            every.object(&["amount", "units", "counted"])?;
            let counted = every.need("counted")?.word(Periods::ALL, Periods::NAMES)?;
            Some(CreditPeriod { length: lateness(every)?, counted })
        }
        None => None,
    };
    let in_days = |late: &Lateness| late.units == Units::BusinessDays;
    if let (Some(after), Some(every)) = (&after, &every)
        && in_days(after) != in_days(&every.length)
    {
        let message = ["working days and other lateness are not added up in one step"];
        return Err(node.problem(Code::InvalidPolicy, &message));
    }
    Ok(CreditStep { when, after, amount: amount(node.need("amount")?)?, every })
}

fn lateness(node: Node<'_>) -> Result<Lateness, Problem> {
    let name = node.need("units")?;
    let units = units(name)?;
    if !MEASURES.contains(&units) {
        return Err(name.unknown_value(&MEASURES.map(Units::name)));
    }
    Ok(Lateness { amount: node.need("amount")?.whole(1, 100_000)?, units })
}

/// An amount of at most two decimals.
fn amount(node: Node<'_>) -> Result<f64, Problem> {
    let Value::Number(number) = node.value else { return Err(node.wrong_type("a number")) };
    let hundredths = number * 100.0;
    let whole = hundredths.round();
    if whole >= 1.0 && *number <= MOST && (hundredths - whole).abs() < 1e-6 {
        return Ok(*number);
    }
    let message = text::join(&[&node.shown(), " is no positive amount of at most two decimals"]);
    Err(node.problem(Code::InvalidNumber, &[&message]))
}
