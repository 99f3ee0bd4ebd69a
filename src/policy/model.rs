//! A checked policy document in its compact form: names once, everything else by index.

pub use super::shapes::*;
#[cfg(feature = "shapes")]
use super::targets::Target;
use super::vocabulary::{Kind, Limit, LimitBound, Per, Requirement, Shape, Status, Units};
use crate::counting::{Hours, Receipt};
use crate::pack::SHAPES;
use crate::prelude::*;

/// A choice among values or categories of a dimension: values first, then categories.
pub type Choice = u8;

/// One dimension of the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// Its name.
    pub id: String,
    /// Whether a request must give it.
    pub required: bool,
    /// Whether the first value is the best and the last the least.
    pub ordered: bool,
    /// Names of the values, then of the categories.
    pub choices: Vec<String>,
    /// How many of the choices are values.
    pub values: u8,
    /// The category of each value, as a choice.
    pub categories: Vec<Option<Choice>>,
    /// The table of its values that fills it when a request leaves it open, and the policy's reason.
    pub from: Option<(u8, Option<u8>)>,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name.
    pub id: String,
    /// Whether it takes `startAt` unless given.
    pub opening: bool,
    /// The rule whose due moment stands for it in a projection.
    pub projected_by: Option<u16>,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Its name.
    pub id: String,
    /// What holds unless given.
    pub default: bool,
}

/// A limit that the source lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its name.
    pub id: String,
    /// The units it is given in.
    pub units: Units,
    /// The operator's own limit, when the policy has one.
    pub limit: Option<Expr>,
}

/// One interpretation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its name.
    pub id: String,
    /// Its values; of a time of day only `none`.
    pub values: Vec<String>,
    /// Whether it also takes a time of day.
    pub time: bool,
    /// The value that holds unless given.
    pub default: ReadingValue,
}

/// What a reading was set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingValue {
    /// One of its values.
    Choice(u8),
    /// A time of day, in seconds after midnight.
    Time(u32),
}

/// A table over any dimensions. A cell per combination of choices, in row-major order of `dimensions`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub id: String,
    /// The dimensions, in the order of the cells.
    pub dimensions: Vec<u8>,
    /// The units of its numbers; `None` for words and values.
    pub units: Option<Units>,
    /// The dimension whose values it holds.
    pub of: Option<u8>,
    /// How its numbers bound.
    pub bound: Option<LimitBound>,
    /// Over what its numbers count.
    pub per: Option<Per>,
    /// A number, a choice, or the place of a word in [`Requirement::ALL`]; `None` where a category's values differ.
    pub cells: Vec<Option<i32>>,
}

/// How a limit is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// As written.
    Constant(Limit),
    /// As written; an end on a rest day moves to the next working day.
    Rolling(Limit, Roll),
    /// The cell of a table.
    Table(u8),
    /// A figure of the operator or of the request.
    Figure(u8),
    /// The limit of another rule.
    Rule(u16),
    /// All of them together, in one unit.
    Sum(Vec<Expr>),
    /// Up to a time of its last day, in seconds after midnight.
    #[cfg(feature = "shapes")]
    By(Box<Expr>, u32),
}

impl Expr {
    /// It without the time of its last day.
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

/// When something applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Predicate {
    /// A condition holds.
    Condition(u8),
    /// The choice of a dimension is among those of the mask.
    Dimension(u8, u32),
    /// A reading has a value.
    Reading(u8, u8),
    /// An event was given.
    Event(u8),
    /// An exclusion of the cause was given.
    Excluded(u8),
    /// An event was later than a time of its day, in seconds after midnight.
    #[cfg(feature = "shapes")]
    After(u8, u32),
    /// It does not hold.
    Not(Box<Predicate>),
    /// All hold.
    All(Vec<Predicate>),
    /// One holds.
    Any(Vec<Predicate>),
}

/// From which event a clock runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The events.
    pub events: Vec<u8>,
    /// Whether the latest of them starts it; otherwise the earliest.
    pub latest: bool,
    /// When something holds, another start takes its place.
    pub instead: Option<Box<(Predicate, Start)>>,
}

/// Whether a deliverable is owed, and where that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Require {
    /// As written.
    As(Requirement),
    /// In a table of words.
    Table(u8),
}

/// An override of a dimension before tables are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjust {
    /// When.
    pub when: Predicate,
    /// Which dimension.
    pub dimension: u8,
    /// To which choice.
    pub choice: Choice,
    /// The policy's reason.
    pub reason: Option<u8>,
}

/// What holds of a rule, or replaces it in a case.
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

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The commitment's id.
    pub id: String,
    /// Whose obligation it is.
    pub kind: Kind,
    /// What sort of rule it is.
    pub shape: Shape,
    /// What holds unless a case applies.
    pub terms: Terms,
    /// A cadence ends with this rule: at the event that finishes it, else at its due moment.
    pub until: Option<u16>,
    /// A cadence starts only after this.
    pub after: Option<Expr>,
    /// The causes that stop its clock, a bit each.
    pub exclusions: u8,
    /// When its event counts as received, where the rule says so itself and no reading does.
    pub receipt: Option<Receipt>,
    /// Overrides of dimensions.
    pub adjust: Vec<Adjust>,
    /// The first whose predicate holds takes the rule out of scope, before any override and whatever its case; with the
    /// policy's reason.
    pub scope: Vec<(Predicate, Status, Option<u8>)>,
    /// The first whose predicate holds replaces the terms that it gives.
    pub cases: Vec<(Predicate, Terms)>,
    /// Whether a later date for a better value is noted.
    pub inversion: bool,
}

/// The policy as it stands from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Its name.
    pub id: String,
    /// Its first day, as days since 1970-01-01; `None` from the beginning.
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
    /// How many reasons the policy words itself.
    pub reasons: u8,
    /// The rules, in their order.
    pub rules: Vec<Rule>,
    /// What it says of time that the bundled policy does not.
    pub shapes: Option<Box<Shapes>>,
}

/// A checked policy, every edition of it, the earliest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Its name.
    pub id: String,
    /// Seconds east of Greenwich; of a named zone, and of several calendars, what they count real time by.
    pub zone: i32,
    /// The causes of exclusions.
    pub causes: Vec<String>,
    /// The editions; at least one.
    pub editions: Vec<Edition>,
}

impl Policy {
    /// Whether it says of time what the bundled policy does not.
    #[cfg(feature = "shapes")]
    #[must_use]
    pub fn shaped(&self) -> bool {
        self.editions.iter().any(Edition::shaped)
    }

    /// How many calendars it counts by beside the first.
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
