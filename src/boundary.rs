//! The binary protocol between the engine and JavaScript: the number of each question, the bit of each optional part, and
//! the order of the integers in an answer. `src/wasm` encodes by it, `www/engine/wire.ts` is generated from it, and the
//! tests of the binding decode by it, so that no number stands in two files.

mod tables;
mod words;

pub use tables::Part;
use tables::{answers, numbers, parts, plain, records};
pub(crate) use words::words;

/// Encodes "none" in place of an index or a second.
pub const NONE: i32 = -1;
/// Encodes "none" in place of a day.
pub const NO_DAY: i32 = i32::MIN;
/// The number of low bits that hold the edition of a request or the rule of a commitment. The bits above hold the index of its calendar plus 1,
/// if a dimension chooses among several calendars; 0 if the calendar is not known.
pub const CALENDAR_BITS: u32 = 16;
/// The number of low bits of a value's first integer that hold its [`kind`]; the bits above hold its length or its number.
pub const KIND_BITS: u32 = 3;
/// The greatest depth of nesting in a request or document; circular data ends here.
pub const DEPTH: u32 = 64;
/// The most values that a question may have. A page's `window`, which contains itself a thousand times, would never end.
pub const VALUES: u32 = 1 << 20;

/// The fields of a request, in the order of the contract. In the request of an answer, the fields that are parts of
/// [`answer::RequestAnswer`] are as the engine read them, in the policy's zone; the others are as they were given.
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
    /// The questions that the core answers.
    mod question {
        /// Open documents.
        OPEN,
        /// Every commitment of a request.
        QUOTE,
        /// One commitment with its walk.
        EXPLAIN,
        /// A quote for each value of a dimension.
        COMPARE,
        /// The latest start that meets a date.
        LATEST_START,
        /// The other readings that change a date.
        SENSITIVITY,
        /// A year of quality.
        QUALITY,
        /// What is known of a day.
        DAY_INFO,
        /// A month of days.
        MONTH,
        /// Whether a day is a working day.
        IS_WORKING_DAY,
        /// The day a number of working days later.
        ADD_WORKING_DAYS,
        /// The same for many days.
        ADD_MANY,
        /// Working days between two days.
        WORKING_DAYS_BETWEEN,
        /// The targets in per cent over a year.
        TARGETS,
    }

    /// The kind of a value in a question, in the low bits of its first integer.
    mod kind {
        /// One of [`super::word`].
        WORD,
        /// A whole number of 32 bits, in the next integer.
        WHOLE,
        /// A number: its 64 bits in the next two integers, low bits first.
        NUMBER,
        /// An ASCII text, one character per integer.
        ASCII,
        /// A text, one UTF-16 code unit per integer.
        TEXT,
        /// A list of values.
        LIST,
        /// An object: names with values.
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
    /// A function, a symbol or a big integer.
    NO_PLAIN_VALUE = "no plain value",
    /// A value below the greatest depth.
    TOO_DEEP = "a value nested too deep",
    /// A list that throws when it is read.
    UNREADABLE_LIST = "an unreadable list",
    /// An object that throws when it is read.
    UNREADABLE_OBJECT = "an unreadable object",
    /// An instance of a class.
    NO_PLAIN_OBJECT = "no plain object",
    /// A field that throws when it is read.
    UNREADABLE_VALUE = "an unreadable value",
    /// A value beyond the number of values or the memory for questions.
    TOO_LARGE = "a value too large",
}

records! {
    /// The head of every commitment: its rule, its status, and one bit for each part and flag that it has.
    struct Head { rule: int, status: int, has: int, }
    /// A moment. A day without a second is a bare date; [`NO_DAY`](super::NO_DAY) is no moment.
    struct Moment { day: int, second: int, }
    /// A limit; `words` holds units, bound and per, one byte each, the last two plus 1 (0 is none).
    struct Limit { amount: int, words: int, }
    /// An end: the local day, and the moment, which may be the first of the next day.
    struct End { date: int, at: Moment, }
    /// An end, with the latest day of its range.
    struct Due { date: int, at: Moment, latest: int, }
    /// The readings that an answer depends on, one bit each, low half first.
    struct Readings { low: int, high: int, }
    /// A start with its end.
    struct Projected { start: Moment, end: End, }
    /// Parts that few commitments have.
    struct Extras { requirement: int, deliverable: int, gate: int, debtor: int, creditor: int, }
    /// An outcome: the state in the low byte of `bits`, the finish in the next byte; whole minutes.
    struct Outcome { bits: int, minutes: int, }
    /// The head of an alternative.
    struct Alternative { dimension: int, choice: int, limit: Limit, has: int, }
    /// The kind in the low bits of `bits`, then [`STATUTORY`](super::fact::STATUTORY) and [`CONFIRMED`](super::fact::CONFIRMED); below 0 the day is out of range.
    struct Facts { bits: int, holiday: int, notice: int, }
    /// A day; `opens` and `closes` are minutes after midnight where its office hours are cut.
    struct Day { date: int, facts: Facts, opens: int, closes: int, }
    /// A day of a walk; `marks` are the causes in the low byte and whether a make-up day is assumed in the next.
    struct TraceDay { date: int, facts: Facts, ordinal: int, marks: int, }
    /// A moment of a request, with the index of the event, or of the rule that was finished.
    struct Named { place: int, at: Moment, }
    /// An excluded interval of a request.
    struct Exclusion { from: Moment, to: Moment, }
    /// A reading's other value, and the end under it.
    struct Moved { reading: int, value: int, minute: int, end: End, }
    /// One line against one cap, without what is left.
    struct Reached { gross: int, net: int, used: int, }
    /// A year of quality: its first day, and the day after its last.
    struct Period { from: int, to: int, }
    /// Answers to call-backs.
    struct Satisfaction { tickets: int, called_back: int, satisfied: int, }
    /// A period of a target: its days as in [`Period`], its state, and whether it was still running.
    struct TargetPeriod { from: int, to: int, state: int, running: int, }
    /// Cases with the same state and reason, without their indexes.
    struct CaseGroup { state: int, missing: int, }
}

/// The names of a record's integers; those of a nested record are prefixed with its field's name. Empty if there is no such record.
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

/// The bits of a day's facts.
pub mod fact {
    /// The bits of the kind.
    pub const KIND: i32 = 15;
    /// The law names the day itself.
    pub const STATUTORY: i32 = 1 << 4;
    /// A notice covers the day.
    pub const CONFIRMED: i32 = 1 << 5;
}

parts! {
    /// The parts of a commitment after its [`record::Head`].
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
            /// The answer for each value of a missing dimension.
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

    /// The parts of an alternative after its [`record::Alternative`].
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
    /// Cases with the same state and reason.
    struct CaseGroupAnswer { head, places, }
    /// One line against one cap.
    struct ReachedAnswer { reached, left, }
    /// A problem instead of an answer; its code plus 1 comes before it.
    struct ProblemAnswer { path, message, params, allowed, }
}
