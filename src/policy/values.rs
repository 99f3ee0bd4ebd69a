//! Values that policy documents and requests write alike, read strictly.

use super::model::{Reading, ReadingValue};
use super::vocabulary::{LimitBound, Per};
use crate::error::Problem;
use crate::time;
use crate::value::Node;

/// A value of a reading: one of its list, or a time of day where it takes one.
pub(crate) fn reading_value(node: Node<'_>, reading: &Reading) -> Result<ReadingValue, Problem> {
    let given = node.string()?;
    if let Some(index) = reading.values.iter().position(|value| value == given) {
        return Ok(ReadingValue::Choice(u8::try_from(index).unwrap_or(0)));
    }
    if reading.time {
        if let Some(second) = time::time_of_day(given) {
            return Ok(ReadingValue::Time(second));
        }
        let count = reading.values.len();
        let form = |place| if place == count { Some("HH:MM") } else { None };
        return Err(node.unknown_among(&|place| {
            reading.values.get(place).map_or_else(|| form(place), |value| Some(value))
        }));
    }
    Err(node.unknown_value(&reading.values))
}

/// The optional words of a limit.
pub(crate) fn bound_and_per(node: Node<'_>) -> Result<(Option<LimitBound>, Option<Per>), Problem> {
    let bound = node.get("bound").map(|bound| bound.word(LimitBound::ALL, LimitBound::NAMES));
    let per = node.get("per").map(|per| per.word(Per::ALL, Per::NAMES));
    Ok((bound.transpose()?, per.transpose()?))
}
