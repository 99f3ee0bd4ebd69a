//! One commitment, as it is worked out; names are indexes into the edition.

use super::inline_vec::InlineVec;
use super::outcome::Outcome;
use super::reason::Reason;
use crate::calendar::DayFacts;
use crate::policy::{Choice, Limit, Requirement, Status};
use crate::prelude::*;
use crate::time::{Day, Moment};

/// The end of a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The local day.
    pub date: Day,
    /// The second of real time: for a limit in days the exclusive end of the day, for a limit in hours or minutes the last moment in time.
    pub at: i64,
    /// Whether the end is exact to the minute.
    pub minute: bool,
    /// Whether finishing exactly at `at` is in time.
    pub inclusive: bool,
    /// Whether notices settle every day that was counted.
    pub confirmed: bool,
    /// The latest possible day; `date` again if there is no range.
    pub latest: Day,
    /// The second of real time on that day, as `at` on `date`.
    pub last: i64,
}

/// The answer for one value of a missing dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The dimension.
    pub dimension: u8,
    /// Its value.
    pub choice: Choice,
    /// The limit with that value.
    pub limit: Limit,
    /// The due moment with that value.
    pub due: Option<Due>,
    /// How it stands with that value.
    pub outcome: Option<Outcome>,
}

/// One day of a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceDay {
    /// The day.
    pub date: Day,
    /// What the calendar knows of it.
    pub facts: DayFacts,
    /// Its number in the count, from 1; `None` for a day that is not counted.
    pub ordinal: Option<i32>,
    /// The causes that take it out of the count, or that stop an hour clock on it, one bit each.
    pub excluded: u8,
    /// Whether this walk assumes that it is a make-up workday although no notice says so yet.
    pub assumed: bool,
}

/// One commitment of a quote. Names are indexes into the edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// The rule, by index.
    pub rule: usize,
    /// How far the answer is determined.
    pub status: Status,
    /// The limit, whenever it is known.
    pub limit: Option<Limit>,
    /// The start of its clock.
    pub starts: Option<Moment>,
    /// The end of its clock.
    pub due: Option<Due>,
    /// The events it waits for.
    pub awaits: InlineVec<u8, 7>,
    /// The start and end that it has if every step before it takes its whole limit.
    pub projected: Option<(Moment, Due)>,
    /// The moments of a cadence, in seconds.
    pub instants: Vec<i64>,
    /// The answer for each value of a missing optional dimension.
    pub alternatives: Vec<Alternative>,
    /// Whether it is owed.
    pub requirement: Option<Requirement>,
    /// Its deliverable, an index into the edition's list.
    pub deliverable: Option<u8>,
    /// Its gate, an index into the edition's list.
    pub gate: Option<u8>,
    /// Who owes it in this case, an index into the edition's parties; the rule's own party otherwise.
    pub debtor: Option<u8>,
    /// To whom it is owed in this case, likewise.
    pub creditor: Option<u8>,
    /// Open, met or missed, with the minutes left, spared or over.
    pub outcome: Option<Outcome>,
    /// The walk from start to end, when asked for; of a provisional answer the one to the earliest end.
    pub trace: Option<Vec<TraceDay>>,
    /// The walk of a provisional answer to its latest end, when asked for.
    pub trace_latest: Option<Vec<TraceDay>>,
    /// Why the answer is what it is.
    pub reasons: InlineVec<Reason, 4>,
    /// The readings that the answer depends on, one bit each.
    pub readings: u64,
    /// The calendar, by index, if it is not the request's.
    #[cfg(feature = "shapes")]
    pub calendar: Option<u8>,
}

impl Commitment {
    pub(super) fn of(rule: usize) -> Commitment {
        Commitment {
            rule,
            status: Status::Indeterminate,
            limit: None,
            starts: None,
            due: None,
            awaits: InlineVec::new(),
            projected: None,
            instants: Vec::new(),
            alternatives: Vec::new(),
            requirement: None,
            deliverable: None,
            gate: None,
            debtor: None,
            creditor: None,
            outcome: None,
            trace: None,
            trace_latest: None,
            reasons: InlineVec::new(),
            readings: 0,
            #[cfg(feature = "shapes")]
            calendar: None,
        }
    }
}
