//! The contract's shapes: names in place of indexes, dates as text. The TypeScript types are made from these.

use super::Outcome;
use crate::calendar::DayKind;
use crate::policy::{Deliverable, Gate, Kind, Limit, LimitBound, Per, Requirement, Shape, Status, Units};
use crate::prelude::*;
use alloc::collections::BTreeMap;
use serde::Serialize;

/// A number or a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Scalar {
    /// A number.
    Number(i32),
    /// A text.
    Text(String),
}

/// Why an answer is what it is: a code, and its parameters by name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Reason"))]
pub struct ReasonView {
    /// The code; words for it are the language's or the policy's.
    pub code: String,
    /// The parameters.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub params: BTreeMap<String, Scalar>,
}

/// An amount of time or number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Limit"))]
pub struct LimitView {
    /// How many.
    pub amount: i32,
    /// Of what.
    pub units: Units,
    /// In which sense it bounds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<LimitBound>,
    /// Over what it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<Per>,
}

impl From<Limit> for LimitView {
    fn from(limit: Limit) -> Self {
        LimitView { amount: limit.amount, units: limit.units, bound: limit.bound, per: limit.per }
    }
}

/// How exact a due moment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// The whole of `dueDate`.
    Day,
    /// The moment itself.
    Minute,
}

/// Whether notices cover the whole count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// They do.
    Confirmed,
    /// The standing rules answer for a part of it.
    Provisional,
}

/// The possible due dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DueRange {
    /// The earliest date.
    pub earliest: String,
    /// The latest date.
    pub latest: String,
}

/// Start and end if every step before takes its whole limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Projected {
    /// The start.
    pub starts_at: String,
    /// The exclusive end of the day, or the last moment.
    pub due_at: String,
    /// The local day.
    pub due_date: String,
    /// How exact the end is.
    pub precision: Precision,
}

/// What an optional dimension left open would give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Alternative"))]
#[serde(rename_all = "camelCase")]
pub struct AlternativeView {
    /// The value of the dimension.
    pub dimensions: BTreeMap<String, String>,
    /// The limit with it.
    pub limit: LimitView,
    /// The due moment with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<String>,
    /// The due date with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_date: Option<String>,
    /// How exact that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// How it stands with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
}

/// One day of the walk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "TraceDay"))]
pub struct TraceDayView {
    /// The date.
    pub date: String,
    /// What the day is.
    pub kind: DayKind,
    /// The holiday that makes it what it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The notice that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// Its number in the count; `null` when it is not counted.
    pub ordinal: Option<i32>,
    /// The cause that takes it out of the count, or several, parted by commas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excluded: Option<String>,
    /// `true` for a weekend day that this walk assumes to be a make-up day, which no notice says yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumed: Option<bool>,
}

/// One commitment of a quote. In JavaScript what several answers have in common, such as limits, reasons and whole
/// commitments without a date, is one frozen object: take a copy to change it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Commitment"))]
#[serde(rename_all = "camelCase")]
pub struct CommitmentView {
    /// Its id.
    pub id: String,
    /// The rules of the source behind it.
    pub rules: Vec<String>,
    /// Its process.
    pub process: String,
    /// The clause it stands in.
    pub clause: String,
    /// Whose obligation it is.
    pub kind: Kind,
    /// Who owes it.
    pub debtor: String,
    /// To whom it is owed.
    pub creditor: String,
    /// What sort of rule it is.
    pub shape: Shape,
    /// Where it stands.
    pub status: Status,
    /// Its limit, whenever that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<LimitView>,
    /// The start of its clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<String>,
    /// The exclusive end of the day, or the last moment of a minute clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<String>,
    /// The local day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_date: Option<String>,
    /// How exact it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// Whether notices cover the whole count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certainty: Option<Certainty>,
    /// The possible due dates of a provisional answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_range: Option<DueRange>,
    /// The events it waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awaits: Option<Vec<String>>,
    /// Start and end if every step before takes its whole limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub projected: Option<Projected>,
    /// The moments of a cadence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instants: Option<Vec<String>>,
    /// The answer for each value of an optional dimension left open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternatives: Option<Vec<AlternativeView>>,
    /// Whether it is owed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requirement: Option<Requirement>,
    /// What is handed over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deliverable: Option<Deliverable>,
    /// One act that waits for another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
    /// How it stands at a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The walk from start to end; it ends on `dueDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<Vec<TraceDayView>>,
    /// The walk of a provisional answer to the latest of its possible ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace_latest: Option<Vec<TraceDayView>>,
    /// Why the answer is what it is.
    pub reasons: Vec<ReasonView>,
    /// Every interpretation that it rests on.
    pub readings: BTreeMap<String, String>,
}

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
    /// The calendar behind it.
    pub calendar: CalendarName,
    /// The request, normalised.
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
