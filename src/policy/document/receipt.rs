//! When the event of a rule counts as received, in the rule's own words.

use super::fields::small;
use super::lists::Lists;
use crate::counting::Receipt;
use crate::error::{Code, Problem};
use crate::policy::model::Dimension;
use crate::policy::vocabulary::Shape;
use crate::prelude::*;
use crate::time::time_of_day;
use crate::value::{Node, Value};

/// The cut-offs of a rule by a dimension: the dimension, and the second of each of its choices.
pub(super) type ByDimension = (u8, Vec<Option<u32>>);

/// A time of day `HH:MM` in seconds after midnight.
pub(super) fn time(node: Node<'_>) -> Result<u32, Problem> {
    time_of_day(node.string()?).ok_or_else(|| {
        node.problem(Code::InvalidPolicy, &[&node.shown(), " is no time of day of the form HH:MM"])
    })
}

/// `{"nonWorking": …, "cutOff": …}`. Only what counts working days forward asks for it.
pub(super) fn receipt(
    node: Node<'_>,
    shape: Shape,
    lists: &Lists,
) -> Result<(Receipt, Option<ByDimension>), Problem> {
    node.object(&["nonWorking", "cutOff"])?;
    if shape != Shape::Deadline {
        let message = ["only a deadline in working days counts from a receipt"];
        return Err(node.problem(Code::InvalidPolicy, &message));
    }
    let next = node.need("nonWorking")?.one_of(&["count-from-next", "received-next"])? == 1;
    let Some(cut_off) = node.get("cutOff") else {
        return Ok((
            if next { Receipt::ReceivedNext { cut_off: None } } else { Receipt::CountFromNext },
            None,
        ));
    };
    if !next {
        let message = ["the cut-off ", &cut_off.shown(), " acts only with `received-next`"];
        return Err(cut_off.problem(Code::InvalidPolicy, &message));
    }
    if matches!(cut_off.value, Value::Object(_)) {
        return Ok((Receipt::ReceivedNext { cut_off: None }, Some(by_dimension(cut_off, lists)?)));
    }
    Ok((Receipt::ReceivedNext { cut_off: Some(time(cut_off)?) }, None))
}

/// `{"dimension": …, "times": {value: HH:MM}}`: every value of a dimension that each request gives has its own.
fn by_dimension(node: Node<'_>, lists: &Lists) -> Result<ByDimension, Problem> {
    node.object(&["dimension", "times"])?;
    let name = node.need("dimension")?;
    let index = small(name, &lists.dimension_names())?;
    let Some(dimension) = lists.dimensions.get(usize::from(index)) else {
        return Err(name.wrong_type("a name"));
    };
    if !dimension.required || dimension.choices.len() > usize::from(dimension.values) {
        let message = [
            "a cut-off depends on a dimension that every request gives, by its values; ",
            &name.shown(),
            if dimension.required { " has categories" } else { " may be left open" },
        ];
        return Err(name.problem(Code::InvalidPolicy, &message));
    }
    Ok((index, times(node.need("times")?, dimension)?))
}

fn times(node: Node<'_>, dimension: &Dimension) -> Result<Vec<Option<u32>>, Problem> {
    node.object(&dimension.choices.iter().map(String::as_str).collect::<Vec<_>>())?;
    let each = dimension.choices.iter().map(|choice| {
        let given = node.need(choice)?;
        if given.value == &Value::String("none".to_owned()) { Ok(None) } else { time(given).map(Some) }
    });
    each.collect()
}
