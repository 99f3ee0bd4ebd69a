//! The words of the contract: units, bounds, kinds, shapes, statuses.

#[cfg(feature = "documents")]
use serde::Serialize;

/// What a limit counts; the names are MEF's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "documents", derive(Serialize))]
#[cfg_attr(feature = "documents", serde(rename_all = "camelCase"))]
pub enum Units {
    /// Working days.
    BusinessDays,
    /// Days of the calendar.
    CalendarDays,
    /// Months of the calendar.
    CalendarMonths,
    /// Hours, 7×24.
    CalendarHours,
    /// Minutes, 7×24.
    CalendarMinutes,
    /// How often something happens.
    Occurrences,
    /// Hours of the operator's office hours on working days.
    BusinessHours,
}

impl Units {
    /// Every unit, in the order of the wire format.
    pub const ALL: [Units; 7] = [
        Units::BusinessDays,
        Units::CalendarDays,
        Units::CalendarMonths,
        Units::CalendarHours,
        Units::CalendarMinutes,
        Units::Occurrences,
        Units::BusinessHours,
    ];

    /// The unit as the contract writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Units::BusinessDays => "businessDays",
            Units::CalendarDays => "calendarDays",
            Units::CalendarMonths => "calendarMonths",
            Units::CalendarHours => "calendarHours",
            Units::CalendarMinutes => "calendarMinutes",
            Units::Occurrences => "occurrences",
            Units::BusinessHours => "businessHours",
        }
    }

    /// Seconds in one of a clock that runs 7×24; `None` for the other units.
    #[must_use]
    pub fn seconds(self) -> Option<i64> {
        match self {
            Units::CalendarHours => Some(3600),
            Units::CalendarMinutes => Some(60),
            _ => None,
        }
    }
}

/// How an amount bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "documents", derive(Serialize))]
#[cfg_attr(feature = "documents", serde(rename_all = "kebab-case"))]
pub enum LimitBound {
    /// No more than it.
    AtMost,
    /// No less than it.
    AtLeast,
    /// Again each time it has passed.
    Every,
}

/// Over what an amount counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "documents", derive(Serialize))]
#[cfg_attr(feature = "documents", serde(rename_all = "kebab-case"))]
pub enum Per {
    /// One order.
    Order,
    /// One year.
    Year,
}

/// A promised amount of time or number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Limit {
    /// How many.
    pub amount: i32,
    /// Of what.
    pub units: Units,
    /// In which sense it bounds.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub bound: Option<LimitBound>,
    /// Over what it counts.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub per: Option<Per>,
}

/// Whose obligation a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "documents", derive(Serialize))]
#[cfg_attr(feature = "documents", serde(rename_all = "kebab-case"))]
pub enum Kind {
    /// A promise to the customer (客户服务承诺).
    Promise,
    /// An internal service standard (内部服务标准).
    Internal,
    /// The source gives no label.
    Unlabelled,
}

/// What sort of rule it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "documents", derive(Serialize))]
#[cfg_attr(feature = "documents", serde(rename_all = "kebab-case"))]
pub enum Shape {
    /// Done within a limit from a start.
    Deadline,
    /// Told a limit before an event.
    LeadTime,
    /// Repeated within a limit.
    Cadence,
    /// A number of times.
    Count,
    /// No more than an amount in a year.
    Cap,
    /// Something handed over.
    Deliverable,
    /// One act only after another.
    Gate,
    /// A share of a whole.
    Ratio,
    /// What the source says, without a measure.
    Fact,
}

/// Where a commitment stands; the first that applies, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "documents", derive(Serialize))]
#[cfg_attr(feature = "documents", serde(rename_all = "kebab-case"))]
pub enum Status {
    /// The rule does not speak of such a case.
    OutOfScope,
    /// The rule asks for nothing here.
    NotRequired,
    /// It is owed once somebody asks.
    OnRequest,
    /// The event that starts its clock has not been given.
    AwaitingEvent,
    /// A figure, a dimension or a time of day is missing.
    Indeterminate,
    /// The source gives no number.
    Unquantified,
    /// It is known.
    Determined,
}

/// Whether a deliverable is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "documents", derive(Serialize))]
#[cfg_attr(feature = "documents", serde(rename_all = "kebab-case"))]
pub enum Requirement {
    /// Always.
    Required,
    /// At choice.
    Optional,
    /// When asked for.
    OnRequest,
    /// Not at all.
    None,
}

impl Requirement {
    /// Every word, in the order of table cells and of the wire format.
    pub const ALL: [Requirement; 4] =
        [Requirement::Required, Requirement::Optional, Requirement::OnRequest, Requirement::None];
}
