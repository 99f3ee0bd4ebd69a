//! The table of the contract between the engine and JavaScript: the numbers of questions, the bits of optional parts, the
//! order of the integers in an answer. `src/wasm` writes by it, `www/engine/wire.ts` is made from it, and the tests of the
//! binding read by it, so no number stands in two files.

/// An enumeration of the contract, said once: how each variant is written, and by its place how it is packed and sent.
macro_rules! words {
    ($($(#[$about:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $written:literal,)+ })+) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "documents", derive(serde::Serialize))]
        pub enum $name {
            $($(#[$doc])* #[cfg_attr(feature = "documents", serde(rename = $written))] $variant,)+
        }

        impl $name {
            /// Every one, in the order of the compact form, of table cells and of the boundary.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// As the contract writes them.
            pub const NAMES: &'static [&'static str] = &[$($written),+];

            /// As the contract writes it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $($name::$variant => $written,)+
                }
            }
        }

        crate::pack::packed!(enum $name { $($variant),+ });
    )+};
}
pub(crate) use words;

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

/// Constants counted from 0 in the order in which they stand, and their names.
macro_rules! numbers {
    ($($(#[$about:meta])* mod $name:ident { $($(#[$doc:meta])* $item:ident,)+ })+) => {$(
        $(#[$about])*
        pub mod $name {
            #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
            enum Place { $($item),+ }
            $($(#[$doc])* pub const $item: i32 = Place::$item as i32;)+
            /// The names, by number.
            pub const NAMES: &[&str] = &[$(stringify!($item)),+];
        }
    )+};
}

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

/// Values without parts, with what a message calls them.
macro_rules! plain {
    ($($(#[$doc:meta])* $item:ident = $said:literal,)+) => {
        /// Values without parts, and what stands in place of a value that is no plain data.
        pub mod word {
            #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
            enum Place { $($item),+ }
            $($(#[$doc])* pub const $item: i32 = Place::$item as i32;)+
            /// The names, by number.
            pub const NAMES: &[&str] = &[$(stringify!($item)),+];
            /// What messages call them, by number.
            pub const SAID: &[&str] = &[$(said::$item),+];

            /// What messages call each.
            pub mod said {
                $($(#[$doc])* pub const $item: &str = $said;)+
            }
        }
    };
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

/// Something that can stand in a record: an integer, or another record.
pub trait Part<W> {
    /// Sends its integers.
    fn send(self, to: &mut W);
}

/// Parts of an answer that have a fixed number of integers, sent in the order in which they stand here; a field is an `int`
/// or another record.
macro_rules! records {
    ($($(#[$about:meta])* struct $name:ident { $($field:ident: $kind:ident,)+ })+) => {
        /// Parts of an answer that have a fixed number of integers.
        pub mod record {
            use super::Part;

            $(
                $(#[$about])*
                #[derive(Clone, Copy, Debug)]
                #[allow(non_camel_case_types)]
                pub struct $name<$($field),+> {
                    $(#[doc = concat!("`", stringify!($field), "`")] pub $field: $field,)+
                }

                #[allow(non_camel_case_types)]
                impl<W, $($field: Part<W>),+> Part<W> for $name<$($field),+> {
                    fn send(self, to: &mut W) {
                        $(self.$field.send(to);)+
                    }
                }
            )+
        }

        /// Every record with its fields in order; each is named with the record that it is, or is an `int`.
        pub const RECORDS: &[(&str, &[(&str, &str)])] =
            &[$((stringify!($name), &[$((stringify!($field), stringify!($kind))),+])),+];
    };
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
    /// What every request begins with.
    struct Request { edition: int, start: Moment, now: Moment, }
    /// An event of a request.
    struct Event { event: int, at: Moment, }
    /// An excluded interval of a request.
    struct Exclusion { from: Moment, to: Moment, }
    /// The finish of a commitment of a request.
    struct Finished { rule: int, at: Moment, }
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

/// The parts that something may have, in the order in which they are sent, then flags: a bit each. A part of a record's
/// name is that record; one of no name has its own length.
macro_rules! parts {
    ($($(#[$about:meta])* mod $name:ident { parts { $($(#[$doc:meta])* $part:ident / $method:ident: $record:literal,)+ } flags { $($(#[$flag_doc:meta])* $flag:ident,)+ } })+) => {$(
        $(#[$about])*
        pub mod $name {
            #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
            enum Place { $($part,)+ $($flag,)+ }
            $($(#[$doc])* pub const $part: i32 = 1 << Place::$part as i32;)+
            $($(#[$flag_doc])* pub const $flag: i32 = 1 << Place::$flag as i32;)+
            /// The parts in order, each with the record it is, or nothing where it has its own length.
            pub const PARTS: &[(&str, &str)] = &[$((stringify!($part), $record)),+];
            /// Bits that stand for no part.
            pub const FLAGS: &[&str] = &[$(stringify!($flag)),+];

            /// Sends or reads one part after another.
            pub trait Parts {
                $($(#[$doc])* fn $method(&mut self);)+

                /// The parts whose bits are set, in order.
                fn parts(&mut self, has: i32) {
                    $(if has & $part != 0 {
                        self.$method();
                    })+
                }
            }
        }
    )+};
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

/// Answers of several parts, which are sent in the order in which they stand here.
macro_rules! answers {
    ($($(#[$about:meta])* struct $name:ident { $($part:ident,)+ })+) => {
        /// Answers of several parts: what sends each part.
        pub mod answer {
            $(
                $(#[$about])*
                #[allow(missing_debug_implementations, non_camel_case_types)]
                pub struct $name<$($part),+> {
                    $(#[doc = concat!("Sends `", stringify!($part), "`.")] pub $part: $part,)+
                }

                #[allow(non_camel_case_types)]
                impl<$($part),+> $name<$($part),+> {
                    /// Sends every part in order.
                    pub fn send<W>(self, to: &mut W)
                    where
                        $($part: FnOnce(&mut W),)+
                    {
                        $((self.$part)(to);)+
                    }
                }
            )+
        }

        /// Every answer with the names of its parts, in order.
        pub const ANSWERS: &[(&str, &[&str])] = &[$((stringify!($name), &[$(stringify!($part)),+])),+];
    };
}

answers! {
    /// A request: what it begins with, its events, its excluded intervals, its finished commitments.
    struct RequestAnswer { head, events, exclusions, finished, }
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
