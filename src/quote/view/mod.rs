//! The contract's types: names instead of indexes, dates as text. The TypeScript types are generated from these.

mod certainty;
mod commitment;
mod names;
mod request;
mod zone;

pub use certainty::{Certainty, Precision};
pub use commitment::*;
pub(crate) use names::{Names, day_info};
pub use request::{Exclusion, QuoteRequest};
pub(crate) use zone::Zone;

use crate::calendar::DayKind;
use crate::prelude::*;
use serde::Serialize;

/// The policy behind a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PolicyName {
    /// The policy's id.
    pub id: String,
    /// The edition in force.
    pub edition: String,
    /// The origin of the policy: `public-excerpt`, `public-facts` or `operator-issued`.
    pub provenance: String,
}

/// The calendar behind a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CalendarName {
    /// The calendar's id.
    pub id: String,
    /// The calendar's version.
    pub version: String,
    /// The last day that its notices settle, `YYYY-MM-DD`.
    pub published_through: String,
}

/// The commitments for one request.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Quote"))]
pub struct QuoteView {
    /// The version of this type.
    pub schema: u8,
    /// The version of the engine.
    pub engine: String,
    /// The policy that answered.
    pub policy: PolicyName,
    /// The calendar that counted. If the request does not decide which of several calendars counts, the first of `calendars`.
    pub calendar: CalendarName,
    /// The calendars of which one counts, if the request does not decide which.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub calendars: Option<Vec<CalendarName>>,
    /// The request, normalised. If the request does not decide which calendar counts, and with it the zone, its moments stand as they were
    /// given.
    pub request: QuoteRequest,
    /// The commitments, in the policy's order.
    pub commitments: Vec<CommitmentView>,
}

/// The latest start that still meets a wanted date.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "LatestStart"))]
#[serde(rename_all = "camelCase")]
pub struct LatestStartView {
    /// The last possible start, a calendar day (`YYYY-MM-DD`) that may be a rest day.
    pub start_date: String,
    /// The last moment of that day that still meets the date; before the cut-off, where there is one.
    pub start_at: String,
    /// The commitment with that start, with its walk.
    pub commitment: CommitmentView,
}

/// Another value of a reading, under which a commitment is due on another date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Moved"))]
#[serde(rename_all = "camelCase")]
pub struct MovedView {
    /// The reading's id.
    pub reading: String,
    /// The other value.
    pub value: String,
    /// The due date under that value, `YYYY-MM-DD`.
    pub due_date: String,
    /// The due moment under that value.
    pub due_at: String,
    /// Whether `dueAt` is exact to the minute or stands for its day.
    pub precision: Precision,
}

/// What the calendar knows of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DayInfo {
    /// The date, `YYYY-MM-DD`.
    pub date: String,
    /// The kind of day: working day, weekend, holiday or make-up workday.
    pub kind: DayKind,
    /// Whether the law itself names the day as a holiday.
    pub statutory: bool,
    /// The name of the holiday that the day belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The notice that arranges the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// Whether a notice settles the day.
    pub certainty: Certainty,
    /// The time of day, `HH:MM`, from which the office is open, if it opens later than usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens: Option<String>,
    /// The time of day, `HH:MM`, at which the office closes, if it closes earlier than usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes: Option<String>,
}

/// A month as a grid of weeks from Monday; the first and last week are filled with days of the neighbouring months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarMonth {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
    /// Weeks of seven days, from Monday; `null` for a day outside the supported range.
    pub weeks: Vec<Vec<Option<DayInfo>>>,
}
