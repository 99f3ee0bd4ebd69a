//! The words of the contract: units, bounds, kinds, shapes, statuses.

use crate::boundary::words;
use crate::pack::packed;
use crate::prelude::*;

words! {
    /// The unit of a limit; the names are those of MEF's `Duration`, except `occurrences`.
    pub enum Units {
        /// Working days.
        BusinessDays = "businessDays",
        /// Calendar days.
        CalendarDays = "calendarDays",
        /// Calendar months.
        CalendarMonths = "calendarMonths",
        /// Hours that run 7×24.
        CalendarHours = "calendarHours",
        /// Minutes that run 7×24.
        CalendarMinutes = "calendarMinutes",
        /// A number of occurrences, not a length of time.
        Occurrences = "occurrences",
        /// Hours within the operator's office hours on working days.
        BusinessHours = "businessHours",
    }

    /// In which sense an amount limits.
    pub enum LimitBound {
        /// A maximum.
        AtMost = "at-most",
        /// A minimum.
        AtLeast = "at-least",
        /// An interval: the act is repeated each time it has passed.
        Every = "every",
    }

    /// What an amount is counted over.
    pub enum Per {
        /// One order.
        Order = "order",
        /// One year.
        Year = "year",
    }

    /// Whether a rule is a promise to the customer.
    pub enum Kind {
        /// A promise to the customer (客户服务承诺).
        Promise = "promise",
        /// An internal service standard (内部服务标准).
        Internal = "internal",
        /// The source does not label the rule.
        Unlabelled = "unlabelled",
    }

    /// The form of a rule.
    pub enum Shape {
        /// Something is done within a limit after a start.
        Deadline = "deadline",
        /// Someone is told at least a limit before an event.
        LeadTime = "lead-time",
        /// Something is repeated at an interval.
        Cadence = "cadence",
        /// Something is done a number of times.
        Count = "count",
        /// Something adds up to no more than an amount over a year.
        Cap = "cap",
        /// Something is handed over.
        Deliverable = "deliverable",
        /// One act may happen only after another.
        Gate = "gate",
        /// A share of a whole.
        Ratio = "ratio",
        /// A statement of the source without a measure.
        Fact = "fact",
    }

    /// How far the answer to a commitment is determined. Of several that apply, the first in this order.
    pub enum Status {
        /// The rule does not apply to such a case.
        OutOfScope = "out-of-scope",
        /// The rule requires nothing in this case.
        NotRequired = "not-required",
        /// It is owed only once somebody asks for it.
        OnRequest = "on-request",
        /// The event that starts its clock has not been given.
        AwaitingEvent = "awaiting-event",
        /// A figure, a dimension or a time of day is missing, or the date lies beyond the calendar.
        Indeterminate = "indeterminate",
        /// The source gives no number.
        Unquantified = "unquantified",
        /// Everything is known.
        Determined = "determined",
    }

    /// Whether a deliverable is owed.
    pub enum Requirement {
        /// Always.
        Required = "required",
        /// At the operator's choice.
        Optional = "optional",
        /// When somebody asks for it.
        OnRequest = "on-request",
        /// Not at all.
        None = "none",
    }
}

/// The readings that the engine itself applies, whichever rules the policy has.
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
    /// Calendar days.
    Days,
    /// Calendar months.
    Months,
    /// Seconds of real time, 7×24.
    Seconds,
    /// Seconds within the operator's office hours.
    OfficeSeconds,
    /// Occurrences; no time passes.
    Times,
}

/// What a clock of each unit counts, and how many of them make one unit. Everything else about a unit follows from its line,
/// in the page, too.
macro_rules! clocks {
    ($($unit:ident: $each:literal $counted:ident,)+) => {
        impl Units {
            /// What a clock in these units counts.
            #[must_use]
            pub const fn counted(self) -> Counted {
                match self {
                    $(Units::$unit => Counted::$counted,)+
                }
            }

            /// The number of counted things (see [`Units::counted`]) in one unit, such as 3,600 seconds in an hour.
            #[must_use]
            pub const fn each(self) -> i32 {
                match self {
                    $(Units::$unit => $each,)+
                }
            }

            /// The seconds in one unit of a clock that runs 7×24; `None` for other units.
            #[must_use]
            #[inline(always)]
            pub const fn seconds(self) -> Option<i64> {
                match self {
                    $(Units::$unit => if matches!(Counted::$counted, Counted::Seconds) { Some($each) } else { None },)+
                }
            }

            /// Whether a clock in these units ends at a moment, and not at the end of a day.
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
    /// Whether a clock in these units ends on a calendar date, which may be a rest day.
    #[must_use]
    pub const fn by_date(self) -> bool {
        matches!(self.counted(), Counted::Days | Counted::Months)
    }
}

/// A promised amount of time, or number of occurrences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Limit {
    /// The number of units; 0 is the same day.
    pub amount: i32,
    /// The unit.
    pub units: Units,
    /// Whether the amount is a maximum, a minimum or an interval; `None` for a plain limit.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub bound: Option<LimitBound>,
    /// What a number is counted over.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub per: Option<Per>,
}

packed!(struct Limit { amount, units, bound, per });
