//! A checked policy document in its compact form: names once, everything else by index.

use super::predicate::Predicate;
#[cfg(feature = "shapes")]
use super::shapes::Calendars;
use super::shapes::{CutOffs, Shapes};
#[cfg(feature = "shapes")]
use super::targets::Target;
use super::vocabulary::{Kind, Limit, LimitBound, Per, Requirement, Shape, Status, Units};
use crate::counting::{Hours, Receipt};
use crate::pack::SHAPES;
use crate::prelude::*;

/// A value or category of a dimension, as an index: values first, then categories.
pub type Choice = u8;

/// A dimension of the policy, something that limits depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// The dimension's id.
    pub id: String,
    /// Whether a request must give it.
    pub required: bool,
    /// Whether the values are ranked: the first is the best, the last the lowest.
    pub ordered: bool,
    /// The ids of the values, then of the categories.
    pub choices: Vec<String>,
    /// The number of choices that are values.
    pub values: u8,
    /// The category of each value, as a choice.
    pub categories: Vec<Option<Choice>>,
    /// The table that derives the value when a request leaves it open, and the policy's reason for it.
    pub from: Option<(u8, Option<u8>)>,
}

/// An event: something that starts or ends clocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The event's id.
    pub id: String,
    /// Whether the event takes `startAt` when the request does not give it.
    pub opening: bool,
    /// The rule whose due moment stands for it in a projection.
    pub projected_by: Option<u16>,
}

/// A condition: a circumstance that a request states as true or false.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The condition's id.
    pub id: String,
    /// The value that holds when the request does not give one.
    pub default: bool,
}

/// A figure: a limit that the source lacks and that an operator or a request supplies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The figure's id.
    pub id: String,
    /// The units in which it is given.
    pub units: Units,
    /// The operator's own limit, when the policy has one.
    pub limit: Option<Expr>,
}

/// A reading: a point where the source can be interpreted in several ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The reading's id.
    pub id: String,
    /// The ids of its values; a reading that is a time of day has only `none`.
    pub values: Vec<String>,
    /// Whether it also takes a time of day.
    pub time: bool,
    /// The value that holds when the request does not set it.
    pub default: ReadingValue,
}

/// The value of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingValue {
    /// One of its values.
    Choice(u8),
    /// A time of day, in seconds after midnight.
    Time(u32),
}

/// A table over any number of dimensions, with one cell for each combination of choices, in row-major order of `dimensions`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The table's id.
    pub id: String,
    /// The dimensions, in the order of the cells.
    pub dimensions: Vec<u8>,
    /// The units of its numbers; `None` for a table of words or of values.
    pub units: Option<Units>,
    /// The dimension whose values the cells hold, for a table of values.
    pub of: Option<u8>,
    /// In which sense its numbers limit.
    pub bound: Option<LimitBound>,
    /// What its numbers are counted over.
    pub per: Option<Per>,
    /// A number, a choice, or the place of a word in [`Requirement::ALL`]; `None` where a category's values differ.
    pub cells: Vec<Option<i32>>,
}

/// How a limit is computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// A fixed limit.
    Constant(Limit),
    /// A fixed limit whose end moves off a rest day to the next working day.
    Rolling(Limit, Roll),
    /// The cell of a table, by index.
    Table(u8),
    /// A figure, by index, from the policy or the request.
    Figure(u8),
    /// The limit of another rule, by index.
    Rule(u16),
    /// The sum of several limits in one unit.
    Sum(Vec<Expr>),
    /// A limit that ends at a time of its last day, in seconds after midnight.
    #[cfg(feature = "shapes")]
    By(Box<Expr>, u32),
}

impl Expr {
    /// The limit without the time of its last day.
    #[must_use]
    pub fn bare(&self) -> &Expr {
        match self {
            #[cfg(feature = "shapes")]
            Expr::By(limit, _) => limit,
            other => other,
        }
    }
}

/// When a date moves off a rest day: always (`None`), or while a reading has a value.
pub type Roll = Option<(u8, u8)>;

/// The event from which a clock runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The events.
    pub events: Vec<u8>,
    /// Whether the latest of them starts it; otherwise the earliest.
    pub latest: bool,
    /// When something holds, another start takes its place.
    pub instead: Option<Box<(Predicate, Start)>>,
}

/// Where it is written whether a deliverable is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Require {
    /// The requirement itself.
    As(Requirement),
    /// A table of requirements, by index.
    Table(u8),
}

/// An override: in some cases a dimension takes another value before tables are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjust {
    /// The test that makes the override apply.
    pub when: Predicate,
    /// The dimension that is overridden.
    pub dimension: u8,
    /// The value that it takes.
    pub choice: Choice,
    /// The policy's reason.
    pub reason: Option<u8>,
}

/// The terms of a rule, or those that a case of the rule replaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// A status that needs no count.
    pub status: Option<Status>,
    /// The policy's reason.
    pub reason: Option<u8>,
    /// The start of its clock.
    pub start: Option<Start>,
    /// The event that ends it.
    pub finished_by: Option<u8>,
    /// Its limit.
    pub limit: Option<Expr>,
    /// Whether it is owed.
    pub requirement: Option<Require>,
    /// The deliverable, an index into the edition's list.
    pub deliverable: Option<u8>,
    /// The gate, an index into the edition's list.
    pub gate: Option<u8>,
    /// Who owes it, an index into the edition's parties; the rule's own party otherwise.
    pub debtor: Option<u8>,
    /// To whom it is owed, likewise.
    pub creditor: Option<u8>,
}

/// A rule of the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The commitment's id.
    pub id: String,
    /// Whether it is a promise, an internal standard, or not labelled.
    pub kind: Kind,
    /// The form of the rule.
    pub shape: Shape,
    /// The terms that hold unless a case applies.
    pub terms: Terms,
    /// For a cadence, the rule with which it ends: at the event that finishes that rule, else at its due moment.
    pub until: Option<u16>,
    /// For a cadence, the time that must pass before the first repetition.
    pub after: Option<Expr>,
    /// The causes that stop its clock, one bit per cause.
    pub exclusions: u8,
    /// When its event counts as received, if the rule itself says so instead of a reading.
    pub receipt: Option<Receipt>,
    /// The overrides of dimensions.
    pub adjust: Vec<Adjust>,
    /// Tests that take the rule out of scope; the first that holds decides, before overrides and cases. With the policy's reason.
    pub scope: Vec<(Predicate, Status, Option<u8>)>,
    /// Cases; the terms of the first one whose test holds replace those of the rule.
    pub cases: Vec<(Predicate, Terms)>,
    /// Whether to note that a better value of an ordered dimension would be due later.
    pub inversion: bool,
}

/// A policy as it stands from a certain day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The edition's id.
    pub id: String,
    /// Its first day, as days since 1970-01-01; `None` for an edition without a beginning.
    pub from: Option<i32>,
    /// The dimensions.
    pub dimensions: Vec<Dimension>,
    /// The events.
    pub events: Vec<Event>,
    /// The conditions.
    pub conditions: Vec<Condition>,
    /// The figures.
    pub figures: Vec<Figure>,
    /// The readings.
    pub readings: Vec<Reading>,
    /// The tables.
    pub tables: Vec<Table>,
    /// The number of reasons that the policy words itself.
    pub reasons: u8,
    /// The rules, in their order.
    pub rules: Vec<Rule>,
    /// The features that the bundled policy does not use.
    pub shapes: Option<Box<Shapes>>,
}

/// A checked policy with all its editions, the earliest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The policy's id.
    pub id: String,
    /// The zone, in seconds east of Greenwich. For a named zone, and for several calendars, the offset of the axis of real time.
    pub zone: i32,
    /// The causes of exclusions.
    pub causes: Vec<String>,
    /// The editions; at least one.
    pub editions: Vec<Edition>,
}

impl Policy {
    /// Whether the policy uses features of time that the bundled policy does not.
    #[cfg(feature = "shapes")]
    #[must_use]
    pub fn shaped(&self) -> bool {
        self.editions.iter().any(Edition::shaped)
    }

    /// The number of further calendars besides the first.
    #[cfg(feature = "shapes")]
    #[must_use]
    pub fn others(&self) -> u8 {
        let calendars = self.editions.iter().filter_map(Edition::calendars);
        calendars.flat_map(|one| one.of.iter().copied().flatten()).max().unwrap_or(0)
    }
}

impl Edition {
    /// The edition of a policy that has none, which no document makes: it promises nothing.
    pub(crate) const EMPTY: Edition = Edition {
        id: String::new(),
        from: None,
        dimensions: Vec::new(),
        events: Vec::new(),
        conditions: Vec::new(),
        figures: Vec::new(),
        readings: Vec::new(),
        tables: Vec::new(),
        reasons: 0,
        rules: Vec::new(),
        shapes: None,
    };

    /// Whether it says of time what the bundled policy does not.
    #[must_use]
    #[inline(always)]
    pub fn shaped(&self) -> bool {
        SHAPES && self.shapes.is_some()
    }

    /// When the office is open, by weekday.
    #[must_use]
    #[inline(always)]
    pub fn hours(&self) -> Option<&Hours> {
        #[cfg(feature = "shapes")]
        return self.shapes.as_ref()?.hours.as_ref();
        #[cfg(not(feature = "shapes"))]
        None
    }

    /// The cut-offs of rules by a dimension.
    #[must_use]
    #[inline(always)]
    pub fn cut_offs(&self) -> &[CutOffs] {
        #[cfg(feature = "shapes")]
        return self.shapes.as_ref().map_or(&[], |shapes| &shapes.cut_offs);
        #[cfg(not(feature = "shapes"))]
        &[]
    }

    /// The shares that it wants over a period.
    #[cfg(feature = "shapes")]
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        self.shapes.as_ref().map_or(&[], |shapes| &shapes.targets)
    }

    /// The calendars by the values of a dimension.
    #[cfg(feature = "shapes")]
    #[must_use]
    pub fn calendars(&self) -> Option<&Calendars> {
        self.shapes.as_ref()?.calendars.as_ref()
    }

    /// The place of a rule.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<usize> {
        self.rules.iter().position(|rule| rule.id == id)
    }

    /// The place of a reading, and what it was set to in `set` or is by default.
    #[must_use]
    pub fn reading(&self, id: &str, set: &[Option<ReadingValue>]) -> Option<(u8, ReadingValue)> {
        let index = self.readings.iter().position(|reading| reading.id == id)?;
        let index = u8::try_from(index).ok()?;
        Some((index, self.setting(index, set)?))
    }

    /// What the reading at `index` was set to in `set` or is by default.
    #[must_use]
    pub fn setting(&self, index: u8, set: &[Option<ReadingValue>]) -> Option<ReadingValue> {
        let index = usize::from(index);
        set.get(index).copied().flatten().or_else(|| self.readings.get(index).map(|one| one.default))
    }

    /// Whether the reading `id` has the value `value`.
    #[must_use]
    pub fn reads(&self, id: &str, value: &str, set: &[Option<ReadingValue>]) -> bool {
        match self.reading(id, set) {
            Some((index, ReadingValue::Choice(choice))) => {
                let values = self.readings.get(usize::from(index)).map(|reading| &reading.values);
                values.and_then(|values| values.get(usize::from(choice))).is_some_and(|name| name == value)
            }
            _ => false,
        }
    }
}
