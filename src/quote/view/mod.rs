//! The contract's shapes: names in place of indexes, dates as text. The TypeScript types are made from these.

mod commitment;
mod given;
mod names;
mod zone;

pub use commitment::*;
pub(crate) use names::{Names, day_info};
pub(crate) use zone::Zone;

use crate::calendar::DayKind;
use crate::prelude::*;
use alloc::collections::BTreeMap;
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

/// An excluded interval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Exclusion {
    /// Its first moment.
    pub from: String,
    /// Its end.
    pub to: String,
    /// Why the time does not count.
    pub cause: String,
}

/// A request; in a quote it is normalised: every moment with a time carries the policy's offset.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["dimensions", "startAt"])))]
#[serde(rename_all = "camelCase")]
pub struct QuoteRequest {
    /// The value or category of each dimension.
    pub dimensions: BTreeMap<String, String>,
    /// The start moment; a call that varies it may leave it out.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_at: Option<String>,
    /// The events that happened, or `null` for one that did not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<BTreeMap<String, Option<String>>>,
    /// The conditions that are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conditions: Option<BTreeMap<String, bool>>,
    /// The limits that the source lacks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figures: Option<BTreeMap<String, LimitView>>,
    /// Intervals that do not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclusions: Option<Vec<Exclusion>>,
    /// Readings other than the policy's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub readings: Option<BTreeMap<String, String>>,
    /// Whose commitments are shown: `customer` unless given, `sales` or `operator`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<AudienceName>"))]
    pub audience: Option<String>,
    /// The present moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
    /// When commitments were finished.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_at: Option<BTreeMap<String, String>>,
}

/// Whose commitments are shown.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(rename = "Audience", rename_all = "kebab-case")]
#[allow(dead_code)]
enum AudienceName {
    /// Promises.
    Customer,
    /// Promises and what the source does not label.
    Sales,
    /// Everything.
    Operator,
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
