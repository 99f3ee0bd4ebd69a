//! How sure a date is: to the day or the minute, and whether notices cover the whole count.

use crate::quote::Due;
use serde::Serialize;

/// How exact a due moment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// The whole of `dueDate` is in time; `dueAt` is its exclusive end.
    Day,
    /// `dueAt` itself is the last moment in time.
    Minute,
}

/// Whether notices settle every day that was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// They settle every day.
    Confirmed,
    /// Some days rest on the standing rules, so the date may still change.
    Provisional,
}

pub(super) fn precision(due: Due) -> Precision {
    if due.minute { Precision::Minute } else { Precision::Day }
}

pub(super) fn certainty(confirmed: bool) -> Certainty {
    if confirmed { Certainty::Confirmed } else { Certainty::Provisional }
}
