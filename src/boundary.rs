//! The table of the contract between the engine and JavaScript: the numbers of questions, the bits of optional parts, the
//! order of the integers in an answer. `src/wasm` writes by it, `www/engine/wire.ts` is made from it, and the tests of the
//! binding read by it, so no number stands in two files.

mod tables;
mod words;

pub use tables::Part;
use tables::{answers, numbers, parts, plain, records};
pub(crate) use words::words;

/// Stands for nothing where an index or a second could stand.
pub const NONE: i32 = -1;
/// Stands for nothing where a day could stand.
pub const NO_DAY: i32 = i32::MIN;
/// Above so many bits of the edition of a request, and of the rule of a commitment, stands the place of its calendar, counted from 1, where
/// a dimension chooses among several; none where that is not known.
pub const CALENDAR_BITS: u32 = 16;
/// How many low bits of a value's first integer say what it is; the others are its length or which one.
pub const KIND_BITS: u32 = 3;
/// No request or document is nested deeper; a circular one ends here.
pub const DEPTH: u32 = 64;
/// No question has more values: a page's window, which holds itself a thousand times over, would never end.
pub const VALUES: u32 = 1 << 20;

/// The fields of a request, in the order of the contract. The request that an answer shows has those that are parts of
/// [`answer::RequestAnswer`] as the engine read them, in the policy's zone, and the others as they were given.
pub const REQUEST: [&str; 10] = [
    "dimensions",
    "startAt",
    "events",
    "conditions",
    "figures",
    "exclusions",
    "readings",
    "audience",
    "now",
    "finishedAt",
];

numbers! {
    /// What the core is asked.
    mod question {
        /// Opens documents.
        OPEN,
        /// Every commitment of a request.
        QUOTE,
        /// One commitment with its walk.
        EXPLAIN,
        /// A quote for each value of a dimension.
        COMPARE,
        /// The latest start that keeps a date.
        LATEST_START,
        /// The readings that move a date.
        SENSITIVITY,
        /// A year of a line.
        QUALITY,
        /// What is known of a day.
        DAY_INFO,
        /// A month of days.
        MONTH,
        /// Whether work is done on a day.
        IS_WORKING_DAY,
        /// The day so many working days later.
        ADD_WORKING_DAYS,
        /// The same for many days.
        ADD_MANY,
        /// Working days between two days.
        WORKING_DAYS_BETWEEN,
        /// Shares over the periods of a year.
        TARGETS,
    }

    /// What a value of a question is; its first integer says so in its low bits.
    mod kind {
        /// One of [`super::word`].
        WORD,
        /// A whole number of 32 bits, in the next integer.
        WHOLE,
        /// A number, its 64 bits in the next two, low ones first.
        NUMBER,
        /// A text of ASCII, a letter in an integer.
        ASCII,
        /// A text, a code unit of UTF-16 in an integer.
        TEXT,
        /// A list of values.
        LIST,
        /// Names with values.
        OBJECT,
    }
}

plain! {
    /// `null`.
    NULL = "null",
    /// `false`.
    FALSE = "false",
    /// `true`.
    TRUE = "true",
    /// `undefined`.
    UNDEFINED = "undefined",
    /// A function, a symbol, a big integer.
    NO_PLAIN_VALUE = "no plain value",
    /// What lies too deep.
    TOO_DEEP = "a value nested too deep",
    /// A list that throws on being read.
    UNREADABLE_LIST = "an unreadable list",
    /// An object that throws on being read.
    UNREADABLE_OBJECT = "an unreadable object",
    /// An object of a class.
    NO_PLAIN_OBJECT = "no plain object",
    /// A field that throws on being read.
    UNREADABLE_VALUE = "an unreadable value",
    /// What goes beyond the number of values or the room for questions.
    TOO_LARGE = "a value too large",
}

records! {
    /// What every commitment begins with: rule, status, and a bit for each part and flag that it has.
    struct Head { rule: int, status: int, has: int, }
    /// A moment: a day without a second is a bare date, [`NO_DAY`](super::NO_DAY) is no moment.
    struct Moment { day: int, second: int, }
    /// An amount; `words` holds units, bound and per, a byte each, the last two counted from 1.
    struct Limit { amount: int, words: int, }
    /// An end: the local day, and the moment, which may be the next day's first.
    struct End { date: int, at: Moment, }
    /// An end with the other end of its range.
    struct Due { date: int, at: Moment, latest: int, }
    /// The readings that an answer rests on, a bit each, low half first.
    struct Readings { low: int, high: int, }
    /// A start with its end.
    struct Projected { start: Moment, end: End, }
    /// Parts that few commitments have.
    struct Extras { requirement: int, deliverable: int, gate: int, debtor: int, creditor: int, }
    /// State in the low byte of `bits`, finish in the next; whole minutes.
    struct Outcome { bits: int, minutes: int, }
    /// What an alternative begins with.
    struct Alternative { dimension: int, choice: int, limit: Limit, has: int, }
    /// The kind in the low bits of `bits`, then [`STATUTORY`](super::fact::STATUTORY) and [`CONFIRMED`](super::fact::CONFIRMED); below 0 the day is out of range.
    struct Facts { bits: int, holiday: int, notice: int, }
    /// A day; `opens` and `closes` are minutes after midnight where its office hours are cut.
    struct Day { date: int, facts: Facts, opens: int, closes: int, }
    /// A day of a walk; `marks` are the causes in the low byte and whether a make-up day is assumed in the next.
    struct TraceDay { date: int, facts: Facts, ordinal: int, marks: int, }
    /// A moment of a request by the place of what it belongs to: an event, or the rule that was finished.
    struct Named { place: int, at: Moment, }
    /// An excluded interval of a request.
    struct Exclusion { from: Moment, to: Moment, }
    /// A reading that moves a date.
    struct Moved { reading: int, value: int, minute: int, end: End, }
    /// One line against one cap, before what is left.
    struct Reached { gross: int, net: int, used: int, }
    /// A year of quality: its first day, and the day after its last.
    struct Period { from: int, to: int, }
    /// Answers to call-backs.
    struct Satisfaction { tickets: int, called_back: int, satisfied: int, }
    /// A period of a target: its days as [`Period`]'s, its state, and whether it was running.
    struct TargetPeriod { from: int, to: int, state: int, running: int, }
    /// Cases that stand alike, before their places.
    struct CaseGroup { state: int, missing: int, }
}

/// The integers of a record by name, those of a record inside it behind that one's name; nothing where there is no such record.
#[cfg(feature = "documents")]
#[must_use]
pub fn integers(record: &str) -> alloc::vec::Vec<alloc::string::String> {
    let fields = RECORDS.iter().find(|(name, _)| *name == record).map_or(&[][..], |(_, fields)| *fields);
    let named = fields.iter().flat_map(|(field, kind)| {
        let inside = integers(kind).into_iter().map(move |name| alloc::format!("{field}_{name}"));
        let own = (*kind == "int").then(|| (*field).into());
        own.into_iter().chain(inside)
    });
    named.collect()
}

/// Bits of a day's facts beside its kind.
pub mod fact {
    /// The bits of the kind.
    pub const KIND: i32 = 15;
    /// The law names the day itself.
    pub const STATUTORY: i32 = 1 << 4;
    /// A notice covers the day.
    pub const CONFIRMED: i32 = 1 << 5;
}

parts! {
    /// What a commitment has beside its [`record::Head`].
    mod commitment {
        parts {
            /// The limit.
            LIMIT / limit: "Limit",
            /// The start of its clock.
            STARTS / starts: "Moment",
            /// Its end.
            DUE / due: "Due",
            /// The readings; every commitment has this part.
            READINGS / readings: "Readings",
            /// The events it waits for.
            AWAITS / awaits: "",
            /// Its projection.
            PROJECTED / projected: "Projected",
            /// The moments of a cadence.
            INSTANTS / instants: "",
            /// Each open value of a dimension.
            ALTERNATIVES / alternatives: "",
            /// Parts that few commitments have.
            EXTRAS / extras: "Extras",
            /// How it stands.
            OUTCOME / outcome: "Outcome",
            /// The walk.
            TRACE / trace: "",
            /// The walk to the latest end.
            TRACE_LATEST / trace_latest: "",
            /// The reasons; every commitment has this part.
            REASONS / reasons: "",
        }
        flags {
            /// The due moment is exact to the minute.
            MINUTE,
            /// Notices cover the whole count.
            CONFIRMED,
            /// The projected moment is exact to the minute.
            PROJECTED_MINUTE,
        }
    }

    /// What an alternative has beside its [`record::Alternative`].
    mod alternative {
        parts {
            /// Its end.
            END / end: "End",
            /// How it stands.
            OUTCOME / outcome: "Outcome",
        }
        flags {
            /// The due moment is exact to the minute.
            MINUTE,
        }
    }
}

answers! {
    /// A request: its edition, then the fields of [`REQUEST`] that the engine reads as moments.
    struct RequestAnswer { edition, start_at, now, events, exclusions, finished_at, }
    /// A quote.
    struct QuoteAnswer { request, commitments, }
    /// One commitment with its request.
    struct ExplainAnswer { request, commitment, }
    /// A quote for each value of a dimension.
    struct CompareAnswer { dimension, quotes, }
    /// The latest start.
    struct LatestStartAnswer { request, start, commitment, }
    /// The readings that move a date, under an edition.
    struct SensitivityAnswer { edition, moved, }
    /// A year of a line.
    struct QualityAnswer { request, period, lines, measures, satisfaction, }
    /// One cap of a year of quality.
    struct MeasureAnswer { commitment, unit, lines, }
    /// The targets of an edition.
    struct TargetsAnswer { edition, targets, }
    /// One target of a year.
    struct TargetAnswer { periods, undated, }
    /// One period of a target.
    struct TargetPeriodAnswer { head, groups, }
    /// Cases that stand alike.
    struct CaseGroupAnswer { head, places, }
    /// What one line has reached.
    struct ReachedAnswer { reached, left, }
    /// A problem in place of an answer; before it stands its code, counted from 1.
    struct ProblemAnswer { path, message, params, allowed, }
}
