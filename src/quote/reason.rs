//! Why an answer is what it is: codes with parameters, never words.

use crate::calendar::DayKind;
use crate::time::Day;

/// What a parameter of a reason is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Param {
    /// A date.
    Date,
    /// An event, by index.
    Event,
    /// A dimension, by index.
    Dimension,
    /// A choice of the dimension before it.
    Value,
    /// A figure, by index.
    Figure,
    /// A reading, by index; [`NOTHING`] where no reading decides.
    Reading,
    /// Causes of exclusions, a bit each.
    Causes,
    /// A number.
    Number,
    /// A kind of day.
    Kind,
    /// A time of day, in seconds after midnight.
    Time,
}

/// Stands for a parameter that a reason does not have.
pub const NOTHING: i32 = -1;

impl Param {
    /// The name that the binding's table gives it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Param::Date => "date",
            Param::Event => "event",
            Param::Dimension => "dimension",
            Param::Value => "value",
            Param::Figure => "figure",
            Param::Reading => "reading",
            Param::Causes => "causes",
            Param::Number => "number",
            Param::Kind => "kind",
            Param::Time => "time",
        }
    }
}

/// A code and its parameters by name.
pub type ReasonShape = (&'static str, &'static [(&'static str, Param)]);

/// How a value of a reason crosses the boundary.
trait Sent {
    fn sent(self) -> i32;
}

impl Sent for i32 {
    fn sent(self) -> i32 {
        self
    }
}

impl Sent for u32 {
    fn sent(self) -> i32 {
        self.cast_signed()
    }
}

impl Sent for u8 {
    fn sent(self) -> i32 {
        self.into()
    }
}

impl Sent for Day {
    fn sent(self) -> i32 {
        self.0
    }
}

impl Sent for DayKind {
    fn sent(self) -> i32 {
        self as i32
    }
}

impl Sent for Option<u8> {
    fn sent(self) -> i32 {
        self.map_or(NOTHING, i32::from)
    }
}

/// The reasons of the engine, said once: the variant, its code, and each field with its name in the contract and its kind.
macro_rules! reasons {
    ($($(#[$about:meta])* $variant:ident = $code:literal { $($(#[$doc:meta])* $field:ident: $type:ty = $name:literal as $kind:ident,)* },)+) => {
        /// Why an answer is what it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Reason {
            $($(#[$about])* $variant { $($(#[$doc])* $field: $type,)* },)+
            /// A reason that the policy words itself, by index.
            Policy(u8),
        }

        /// The engine's codes in the order of the variants; a reason of the policy comes behind them.
        // The places are the same in every build: one without shapes sends fewer of them.
        #[cfg_attr(not(feature = "shapes"), allow(dead_code))]
        enum Place { $($variant,)+ Policy }

        /// Every code of the engine with its parameters, in the order of the wire format.
        pub const SHAPES: [ReasonShape; Place::Policy as usize] =
            [$(($code, &[$(($name, Param::$kind)),*])),+];

        impl Reason {
            /// The place of its code in [`SHAPES`], or the policy's own reason behind them; then each parameter.
            #[allow(unused_doc_comments)]
            pub(crate) fn send(self, mut put: impl FnMut(i32)) {
                match self {
                    $($(#[$about])* Reason::$variant { $($field),* } => {
                        put(Place::$variant as i32);
                        $(put($field.sent());)*
                    })+
                    Reason::Policy(index) => put(Place::Policy as i32 + i32::from(index)),
                }
            }
        }
    };
}

reasons! {
    /// The day of the event is not counted (Civil Code art. 201).
    StartDayNotCounted = "start-day-not-counted" {
        /// The day.
        date: Day = "date" as Date,
        /// The event.
        event: u8 = "event" as Event,
    },
    /// The event was on a non-working day and counts as received on the next working day, which is not counted.
    ReceivedNext = "received-next" {
        /// The day of the event.
        date: Day = "date" as Date,
        /// The event.
        event: u8 = "event" as Event,
        /// The day on which it counts as received.
        next: Day = "next" as Date,
    },
    /// The event was after the cut-off of its day and counts as received on the next working day.
    CutOffPassed = "cut-off-passed" {
        /// The day of the event.
        date: Day = "date" as Date,
        /// The event.
        event: u8 = "event" as Event,
        /// The cut-off, in seconds after midnight.
        cut_off: u32 = "cutOff" as Time,
        /// The day on which it counts as received.
        next: Day = "next" as Date,
    },
    /// The event was on a non-working day; what is due on the same working day is due on the next one.
    ReceivedOn = "received-on" {
        /// The day of the event.
        date: Day = "date" as Date,
        /// The event.
        event: u8 = "event" as Event,
        /// The day on which it counts as received.
        next: Day = "next" as Date,
    },
    /// The event was too late on its day; what is due on the same working day is due on the next one.
    ReceivedAfter = "received-after" {
        /// The day of the event.
        date: Day = "date" as Date,
        /// The event.
        event: u8 = "event" as Event,
        /// The time up to which it would have counted as received, in seconds after midnight.
        cut_off: u32 = "cutOff" as Time,
        /// The day on which it counts as received.
        next: Day = "next" as Date,
    },
    /// The event from which the clock runs.
    StartChosen = "start-chosen" {
        /// The event.
        event: u8 = "event" as Event,
    },
    /// The month has no such day, so the count ends on its last (Civil Code art. 202).
    MonthEndClamped = "month-end-clamped" {
        /// The last day of the month.
        date: Day = "date" as Date,
    },
    /// The due day is a rest day and the end stays there.
    DueOnRestDay = "due-on-rest-day" {
        /// The due day.
        date: Day = "date" as Date,
        /// What it is.
        kind: DayKind = "kind" as Kind,
        /// The reading by which it stays, where one decides.
        reading: Option<u8> = "reading" as Reading,
    },
    /// The count ends on a rest day and the end moves to the next working day.
    RolledToWorkingDay = "rolled-to-working-day" {
        /// The rest day.
        date: Day = "date" as Date,
        /// The working day.
        next: Day = "next" as Date,
        /// The reading by which it moves, where one decides.
        reading: Option<u8> = "reading" as Reading,
    },
    /// Working days that were not counted.
    ExcludedDays = "excluded-days" {
        /// How many.
        count: i32 = "count" as Number,
        /// For which causes, a bit each.
        causes: u8 = "cause" as Causes,
    },
    /// Time that was not counted.
    ExcludedTime = "excluded-time" {
        /// How many whole minutes.
        minutes: i32 = "minutes" as Number,
        /// For which causes, a bit each.
        causes: u8 = "cause" as Causes,
    },
    /// A dimension has a value that the request did not give.
    DimensionSet = "dimension-set" {
        /// The dimension.
        dimension: u8 = "dimension" as Dimension,
        /// The value.
        value: u8 = "value" as Value,
    },
    /// The answer depends on a dimension that is left open, or given by a category whose values differ.
    DimensionMissing = "dimension-missing" {
        /// The dimension.
        dimension: u8 = "dimension" as Dimension,
    },
    /// The limit rests on a figure that nobody gave.
    FigureMissing = "figure-missing" {
        /// The figure.
        figure: u8 = "figure" as Figure,
    },
    /// The clock runs by the minute and the event has no time of day.
    TimeOfDayMissing = "time-of-day-missing" {
        /// The event.
        event: u8 = "event" as Event,
    },
    /// The event that starts the clock was not given.
    EventMissing = "event-missing" {
        /// The event.
        event: u8 = "event" as Event,
    },
    /// The event that starts the clock did not happen.
    EventDidNotHappen = "event-did-not-happen" {
        /// The event.
        event: u8 = "event" as Event,
    },
    /// No date is given because the days after the last notice are not settled.
    CalendarUnpublished = "calendar-unpublished" {
        /// The last day that the notices settle.
        through: Day = "publishedThrough" as Date,
    },
    /// The due day lies beyond the days that the calendar knows.
    BeyondSupported = "beyond-supported" {
        /// The last day that the calendar knows.
        through: Day = "supportedThrough" as Date,
    },
    /// A better value of an ordered dimension would be due later.
    TierInversion = "tier-inversion" {
        /// The dimension.
        dimension: u8 = "dimension" as Dimension,
        /// The better value.
        value: u8 = "value" as Value,
        /// When it would be due.
        due: Day = "dueDate" as Date,
    },
    /// The source gives no number.
    NoNumber = "no-number" {},
    /// The limit counts office hours and nobody gave them.
    OfficeHoursMissing = "office-hours-missing" {},
    /// The office closes earlier than on other days.
    ClosesEarly = "closes-early" {
        /// The day.
        date: Day = "date" as Date,
        /// When it closes.
        time: u32 = "time" as Time,
    },
    /// The limit ends at a time of its last day.
    DueByTime = "due-by-time" {
        /// The last day.
        date: Day = "date" as Date,
        /// When on that day.
        time: u32 = "time" as Time,
    },
    /// The office opens later than on other days.
    OpensLate = "opens-late" {
        /// The day.
        date: Day = "date" as Date,
        /// When it opens.
        time: u32 = "time" as Time,
    },
    /// Not every moment of a cadence is listed.
    InstantsTruncated = "instants-truncated" {
        /// How many are.
        count: i32 = "count" as Number,
    },
    /// The finish as given does not tell whether it was in time.
    FinishUndecided = "finish-undecided" {},
    /// The answer depends on whether a dimension has this value.
    DependsOnValue = "depends-on-value" {
        /// The dimension.
        dimension: u8 = "dimension" as Dimension,
        /// The value.
        value: u8 = "value" as Value,
    },
    /// The present lies between the earliest and the latest end.
    NowUndecided = "now-undecided" {
        /// The earliest due day.
        earliest: Day = "earliest" as Date,
        /// The latest due day.
        latest: Day = "latest" as Date,
    },
    /// The clocks are put forward while the limit runs, which is counted in real time.
    #[cfg(feature = "shapes")]
    ClocksForward = "clocks-forward" {
        /// The day.
        date: Day = "date" as Date,
        /// What the clocks show when they are changed.
        time: u32 = "time" as Time,
        /// By how many minutes.
        minutes: i32 = "minutes" as Number,
    },
    /// The clocks are set back while the limit runs, which is counted in real time.
    #[cfg(feature = "shapes")]
    ClocksBack = "clocks-back" {
        /// The day.
        date: Day = "date" as Date,
        /// What the clocks show when they are changed.
        time: u32 = "time" as Time,
        /// By how many minutes.
        minutes: i32 = "minutes" as Number,
    },
    /// The clocks showed the time of the event twice, and it is taken as the first of them (RFC 5545, 3.3.5).
    #[cfg(feature = "shapes")]
    TimeRepeated = "time-repeated" {
        /// The day.
        date: Day = "date" as Date,
        /// The event.
        event: u8 = "event" as Event,
        /// The time.
        time: u32 = "time" as Time,
    },
    /// The clocks passed over the time of the event, and it is taken by the offset before that (RFC 5545, 3.3.5).
    #[cfg(feature = "shapes")]
    TimeSkipped = "time-skipped" {
        /// The day.
        date: Day = "date" as Date,
        /// The event.
        event: u8 = "event" as Event,
        /// The time as it was given.
        time: u32 = "time" as Time,
        /// The time as it is taken.
        taken: u32 = "taken" as Time,
    },
    /// A projection assumes that an event happens at the end of the limit before it.
    Projected = "projected" {
        /// The event that is not known yet.
        event: u8 = "event" as Event,
        /// The day on which it is assumed.
        date: Day = "date" as Date,
    },
}

impl Default for Reason {
    fn default() -> Self {
        Reason::NoNumber {}
    }
}

#[cfg(test)]
mod tests;
