//! The words of the contract: units, bounds, kinds, shapes, statuses.

use crate::boundary::words;
use crate::pack::packed;
use crate::prelude::*;

words! {
    /// What a limit counts; the names are MEF's.
    pub enum Units {
        /// Working days.
        BusinessDays = "businessDays",
        /// Days of the calendar.
        CalendarDays = "calendarDays",
        /// Months of the calendar.
        CalendarMonths = "calendarMonths",
        /// Hours, 7×24.
        CalendarHours = "calendarHours",
        /// Minutes, 7×24.
        CalendarMinutes = "calendarMinutes",
        /// How often something happens.
        Occurrences = "occurrences",
        /// Hours of the operator's office hours on working days.
        BusinessHours = "businessHours",
    }

    /// How an amount bounds.
    pub enum LimitBound {
        /// No more than it.
        AtMost = "at-most",
        /// No less than it.
        AtLeast = "at-least",
        /// Again each time it has passed.
        Every = "every",
    }

    /// Over what an amount counts.
    pub enum Per {
        /// One order.
        Order = "order",
        /// One year.
        Year = "year",
    }

    /// Whose obligation a rule is.
    pub enum Kind {
        /// A promise to the customer (客户服务承诺).
        Promise = "promise",
        /// An internal service standard (内部服务标准).
        Internal = "internal",
        /// The source gives no label.
        Unlabelled = "unlabelled",
    }

    /// What sort of rule it is.
    pub enum Shape {
        /// Done within a limit from a start.
        Deadline = "deadline",
        /// Told a limit before an event.
        LeadTime = "lead-time",
        /// Repeated within a limit.
        Cadence = "cadence",
        /// A number of times.
        Count = "count",
        /// No more than an amount in a year.
        Cap = "cap",
        /// Something handed over.
        Deliverable = "deliverable",
        /// One act only after another.
        Gate = "gate",
        /// A share of a whole.
        Ratio = "ratio",
        /// What the source says, without a measure.
        Fact = "fact",
    }

    /// Where a commitment stands; the first that applies, in this order.
    pub enum Status {
        /// The rule does not speak of such a case.
        OutOfScope = "out-of-scope",
        /// The rule asks for nothing here.
        NotRequired = "not-required",
        /// It is owed once somebody asks.
        OnRequest = "on-request",
        /// The event that starts its clock has not been given.
        AwaitingEvent = "awaiting-event",
        /// A figure, a dimension or a time of day is missing.
        Indeterminate = "indeterminate",
        /// The source gives no number.
        Unquantified = "unquantified",
        /// It is known.
        Determined = "determined",
    }

    /// Whether a deliverable is owed.
    pub enum Requirement {
        /// Always.
        Required = "required",
        /// At choice.
        Optional = "optional",
        /// When asked for.
        OnRequest = "on-request",
        /// Not at all.
        None = "none",
    }
}

/// The readings on which the engine itself acts, whatever a rule asks.
pub const ENGINE_READINGS: [&str; 11] = [
    "nonWorkingReceipt",
    "cutOff",
    "dayEnd",
    "openingTime",
    "closingTime",
    "leadTime",
    "excludedDay",
    "unpublished",
    "qualityYear",
    "repeatCount",
    "interruptionTime",
];

/// What a clock counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Working days.
    WorkingDays,
    /// Days of the calendar.
    Days,
    /// Months of the calendar.
    Months,
    /// Seconds, 7×24.
    Seconds,
    /// Seconds of the operator's office hours.
    OfficeSeconds,
    /// Nothing that passes: how often something happens.
    Times,
}

/// What a clock of each unit counts, and how many of them make one unit. Everything else about a unit follows from its line,
/// in the page, too.
macro_rules! clocks {
    ($($unit:ident: $each:literal $counted:ident,)+) => {
        impl Units {
            /// What a clock of these units counts.
            #[must_use]
            pub const fn counted(self) -> Counted {
                match self {
                    $(Units::$unit => Counted::$counted,)+
                }
            }

            /// How many of what a clock counts make one unit.
            #[must_use]
            pub const fn each(self) -> i32 {
                match self {
                    $(Units::$unit => $each,)+
                }
            }

            /// Seconds in one of a clock that runs 7×24; `None` for the other units.
            #[must_use]
            #[inline(always)]
            pub const fn seconds(self) -> Option<i64> {
                match self {
                    $(Units::$unit => if matches!(Counted::$counted, Counted::Seconds) { Some($each) } else { None },)+
                }
            }

            /// Whether a clock of these units runs by the minute, so that its end is a moment and not a day.
            #[must_use]
            pub const fn by_minute(self) -> bool {
                match self {
                    $(Units::$unit => matches!(Counted::$counted, Counted::Seconds | Counted::OfficeSeconds),)+
                }
            }
        }
    };
}

clocks! {
    BusinessDays: 1 WorkingDays,
    CalendarDays: 1 Days,
    CalendarMonths: 1 Months,
    CalendarHours: 3600 Seconds,
    CalendarMinutes: 60 Seconds,
    Occurrences: 1 Times,
    BusinessHours: 3600 OfficeSeconds,
}

impl Units {
    /// Whether a clock of these units ends on a date of the calendar, which may be a rest day.
    #[must_use]
    pub const fn by_date(self) -> bool {
        matches!(self.counted(), Counted::Days | Counted::Months)
    }
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

packed!(struct Limit { amount, units, bound, per });
