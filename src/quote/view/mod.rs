//! The contract's shapes: names in place of indexes, dates as text. The TypeScript types are made from these.

mod commitment;
mod names;
mod request;
mod zone;

pub use commitment::*;
pub(crate) use names::{Names, day_info};
pub use request::{Exclusion, QuoteRequest};
pub(crate) use zone::Zone;

use crate::calendar::DayKind;
use crate::prelude::*;
use serde::Serialize;

/// The name of the policy behind a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PolicyName {
    /// Its id.
    pub id: String,
    /// The edition in force.
    pub edition: String,
    /// Where it comes from.
    pub provenance: String,
}

/// The name of the calendar behind a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CalendarName {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The last day that its notices settle.
    pub published_through: String,
}

/// The commitments for one request.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Quote"))]
pub struct QuoteView {
    /// The version of this shape.
    pub schema: u8,
    /// The version of the engine.
    pub engine: String,
    /// The policy behind it.
    pub policy: PolicyName,
    /// The calendar behind it. Where the request leaves open which of several counts, the first of `calendars`.
    pub calendar: CalendarName,
    /// The calendars of which one counts, where the request leaves open which.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub calendars: Option<Vec<CalendarName>>,
    /// The request, normalised; as it was given where it leaves open which calendar counts, and with it the zone.
    pub request: QuoteRequest,
    /// The commitments, in the policy's order.
    pub commitments: Vec<CommitmentView>,
}

/// The latest start that keeps a wanted date.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "LatestStart"))]
#[serde(rename_all = "camelCase")]
pub struct LatestStartView {
    /// The last calendar day, rest days included.
    pub start_date: String,
    /// Its last moment.
    pub start_at: String,
    /// The commitment with that start, walk included.
    pub commitment: CommitmentView,
}

/// A reading that would move a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Moved"))]
#[serde(rename_all = "camelCase")]
pub struct MovedView {
    /// The reading.
    pub reading: String,
    /// Its other value.
    pub value: String,
    /// The date under it.
    pub due_date: String,
    /// The moment under it.
    pub due_at: String,
    /// Whether that moment counts to the minute, or its day.
    pub precision: Precision,
}

/// What is known of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DayInfo {
    /// The date.
    pub date: String,
    /// What the day is.
    pub kind: DayKind,
    /// Whether the law names the day itself.
    pub statutory: bool,
    /// The holiday that makes it what it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The notice that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// Whether a notice covers the day.
    pub certainty: Certainty,
    /// The time of day from which the office can be open, where that is not the whole day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens: Option<String>,
    /// The time of day at which the office closes at the latest, where that is not the whole day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes: Option<String>,
}

/// A month as a grid of weeks from Monday; the days of its neighbours fill the first and last week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarMonth {
    /// The year.
    pub year: i32,
    /// The month, 1–12.
    pub month: u32,
    /// Its weeks of seven days; `null` for a day outside the supported range.
    pub weeks: Vec<Vec<Option<DayInfo>>>,
}
