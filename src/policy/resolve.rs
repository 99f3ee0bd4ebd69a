//! What a rule says of one request: which case applies, and which limit.

use super::model::{Choice, Edition, Expr, ReadingValue, Require, Roll, Rule, Start, Terms};
use super::predicate::Predicate;
use super::vocabulary::{Limit, Requirement, Status, Units};
use crate::prelude::*;
use crate::time::Moment;
use core::cell::Cell;

/// The parts of a request, besides its dimensions, that rules can ask about.
#[derive(Clone, Debug)]
pub struct Given<'a> {
    /// The moment of each event.
    pub events: Vec<Option<Moment>>,
    /// Whether each condition holds.
    pub conditions: Vec<bool>,
    /// The figures that the request brings.
    pub figures: &'a [Option<Limit>],
    /// The readings that the request sets.
    pub readings: &'a [Option<ReadingValue>],
    /// The causes of the exclusions that reach into the clock of the rule in hand, or of all where no rule is, one bit per cause.
    pub causes: Cell<u8>,
    /// The readings on which that rests, one bit per reading.
    pub causes_rest_on: Cell<u64>,
    /// The causes of which that is not known, because it stands for many requests, whose exclusions lie elsewhere.
    #[cfg(feature = "shapes")]
    pub open_causes: Cell<u8>,
    /// The readings that were looked up while answering, one bit per reading.
    pub readings_used: Cell<u64>,
}

/// An edition, applied to one request.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// The choice of each dimension.
    pub dimensions: &'a [Option<Choice>],
    /// The rest of the request.
    pub given: &'a Given<'a>,
}

/// Why a limit is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A figure that neither the policy nor the request gives.
    Figure(u8),
    /// A dimension that the request leaves open, or gives by a category whose values differ; and the values on which the
    /// answer depends, a bit each, or no bit where each value has its own.
    Dimension(u8, u32),
    /// Whether an exclusion reaches into the clock, which differs among the requests in hand.
    #[cfg(feature = "shapes")]
    Exclusions,
    /// The rule has no limit.
    Nothing,
}

/// The terms of a rule in the case that applies.
#[derive(Clone, Copy)]
pub struct EffectiveTerms<'r> {
    /// A status that needs no count.
    pub status: Option<Status>,
    /// The policy's reason.
    pub reason: Option<u8>,
    /// The start of its clock.
    pub start: Option<&'r Start>,
    /// The event that ends it.
    pub finished_by: Option<u8>,
    /// Its limit.
    pub limit: Option<&'r Expr>,
    /// Whether it is owed.
    pub requirement: Option<Require>,
    /// The deliverable, an index into the edition's list.
    pub deliverable: Option<u8>,
    /// The gate, an index into the edition's list.
    pub gate: Option<u8>,
    /// Who owes it; the rule's own party otherwise.
    pub debtor: Option<u8>,
    /// To whom it is owed, likewise.
    pub creditor: Option<u8>,
    /// The dimension that has to be known to say which case applies.
    pub undecided: Option<Missing>,
}

impl<'r> EffectiveTerms<'r> {
    fn of(terms: &'r Terms) -> EffectiveTerms<'r> {
        EffectiveTerms {
            status: terms.status,
            reason: terms.reason,
            start: terms.start.as_ref(),
            finished_by: terms.finished_by,
            limit: terms.limit.as_ref(),
            requirement: terms.requirement,
            deliverable: terms.deliverable,
            gate: terms.gate,
            debtor: terms.debtor,
            creditor: terms.creditor,
            undecided: None,
        }
    }

    /// These terms, and `base` where they say nothing.
    fn or(self, base: EffectiveTerms<'r>) -> EffectiveTerms<'r> {
        EffectiveTerms {
            status: self.status.or(base.status),
            reason: self.reason.or(base.reason),
            start: self.start.or(base.start),
            finished_by: self.finished_by.or(base.finished_by),
            limit: self.limit.or(base.limit),
            requirement: self.requirement.or(base.requirement),
            deliverable: self.deliverable.or(base.deliverable),
            gate: self.gate.or(base.gate),
            debtor: self.debtor,
            creditor: self.creditor,
            undecided: None,
        }
    }
}

/// A limit leads to another sixteen times at the most, which is checked when a document is read: so many they are with the first.
/// This bounds them all the same.
pub(super) const DEPTH: u8 = 17;

impl<'a> Context<'a> {
    /// Whether a predicate holds. Readings that decide it count as used.
    ///
    /// # Errors
    /// The dimension on which that depends, where the request leaves it open.
    pub fn holds(&self, predicate: &Predicate) -> Result<bool, Missing> {
        Ok(match predicate {
            Predicate::Condition(index) => {
                self.given.conditions.get(usize::from(*index)).copied().unwrap_or(false)
            }
            Predicate::Dimension(index, mask) => return self.is_among(*index, *mask),
            Predicate::Reading(index, value) => self.reads(*index, *value),
            Predicate::Event(index) => {
                self.given.events.get(usize::from(*index)).is_some_and(Option::is_some)
            }
            Predicate::Excluded(cause) => {
                #[cfg(feature = "shapes")]
                if self.given.open_causes.get() & (1 << cause) != 0 {
                    return Err(Missing::Exclusions);
                }
                self.given
                    .readings_used
                    .set(self.given.readings_used.get() | self.given.causes_rest_on.get());
                self.given.causes.get() & (1 << cause) != 0
            }
            #[cfg(feature = "shapes")]
            Predicate::After(index, time) => {
                let moment = self.given.events.get(usize::from(*index)).copied().flatten();
                moment.and_then(|moment| moment.second).is_some_and(|second| second > *time)
            }
            Predicate::Not(inner) => !self.holds(inner)?,
            Predicate::All(all) => return self.each(all, true),
            Predicate::Any(any) => return self.each(any, false),
        })
    }

    /// `all` of the predicates hold, or else one of them does. A part that settles it outweighs those that are not known.
    fn each(&self, parts: &[Predicate], all: bool) -> Result<bool, Missing> {
        let mut whole = Ok(all);
        for part in parts {
            match self.holds(part) {
                Ok(holds) if holds != all => return Ok(holds),
                Ok(_) => {}
                unknown => whole = whole.and(unknown),
            }
        }
        whole
    }

    /// Whether a reading has a value; the reading counts as asked for.
    #[must_use]
    pub fn reads(&self, index: u8, value: u8) -> bool {
        self.given
            .readings_used
            .set(self.given.readings_used.get() | 1u64.checked_shl(index.into()).unwrap_or(0));
        self.edition.setting(index, self.given.readings) == Some(ReadingValue::Choice(value))
    }

    /// Whether the choice of a dimension is among those of the mask. A category is when all of its values are.
    fn is_among(&self, index: u8, mask: u32) -> Result<bool, Missing> {
        let missing = Missing::Dimension(index, mask);
        let choice = self.chosen(index).ok_or(missing)?;
        if mask & (1 << choice) != 0 {
            return Ok(true);
        }
        let categories =
            self.edition.dimensions.get(usize::from(index)).map_or(&[][..], |one| &one.categories);
        let mut values = categories.iter().zip(0..).filter(|(category, _)| **category == Some(choice));
        match values.next() {
            Some((_, first)) => {
                let first = mask & (1 << first) != 0;
                let same = values.all(|(_, value): (_, u32)| (mask & (1 << value) != 0) == first);
                if same { Ok(first) } else { Err(missing) }
            }
            None => Ok(false),
        }
    }

    fn chosen(&self, dimension: u8) -> Option<Choice> {
        self.dimensions.get(usize::from(dimension)).copied().flatten()
    }

    /// The status that takes the rule out of scope, with the policy's reason; it comes before every override and case.
    ///
    /// # Errors
    /// The dimension on which that depends, where the request leaves it open.
    pub fn outside(&self, rule: &Rule) -> Result<Option<(Status, Option<u8>)>, Missing> {
        for (when, status, reason) in &rule.scope {
            if self.holds(when)? {
                return Ok(Some((*status, *reason)));
            }
        }
        Ok(None)
    }

    /// The terms of the first case that applies over those of the rule.
    #[must_use]
    pub fn terms<'r>(&self, rule: &'r Rule) -> EffectiveTerms<'r> {
        let base = EffectiveTerms::of(&rule.terms);
        for (when, case) in &rule.cases {
            match self.holds(when) {
                Ok(true) => return EffectiveTerms::of(case).or(base),
                Ok(false) => {}
                Err(missing) => {
                    // Nothing that the case would replace is known; what is owed goes where anything is undecided.
                    let undecided = Some(missing);
                    return EffectiveTerms { undecided, status: None, limit: None, ..base };
                }
            }
        }
        base
    }

    /// The start that applies: the one written, or the one that takes its place.
    #[must_use]
    pub fn start<'r>(&self, start: &'r Start) -> &'r Start {
        match start.instead.as_deref() {
            Some((when, other)) if self.holds(when) == Ok(true) => other,
            _ => start,
        }
    }

    /// The limit that an expression gives.
    ///
    /// # Errors
    /// What is missing.
    pub fn limit(&self, expr: &Expr) -> Result<Limit, Missing> {
        self.limit_at(expr, DEPTH)
    }

    fn limit_at(&self, expr: &Expr, depth: u8) -> Result<Limit, Missing> {
        let deeper = depth.checked_sub(1).ok_or(Missing::Nothing)?;
        match expr {
            Expr::Constant(limit) | Expr::Rolling(limit, _) => Ok(*limit),
            Expr::Table(index) => self.table_limit(*index),
            Expr::Figure(index) => self.figure(*index, deeper),
            Expr::Rule(index) => {
                let rule = self.edition.rules.get(usize::from(*index)).ok_or(Missing::Nothing)?;
                let terms = self.terms(rule);
                terms.undecided.map_or(Ok(()), Err)?;
                self.limit_at(terms.limit.ok_or(Missing::Nothing)?, deeper)
            }
            Expr::Sum(parts) => {
                let mut sum: Option<Limit> = None;
                for part in parts {
                    let next = self.limit_at(part, deeper)?;
                    let amount = sum.map_or(0, |sum| sum.amount).saturating_add(next.amount);
                    sum = Some(Limit { amount, ..sum.unwrap_or(next) });
                }
                sum.ok_or(Missing::Nothing)
            }
            #[cfg(feature = "shapes")]
            Expr::By(limit, _) => self.limit_at(limit, deeper),
        }
    }

    /// The time of its last day up to which a limit under these terms runs, where it says one; or the rule that it refers to.
    #[cfg(feature = "shapes")]
    #[must_use]
    pub fn by(&self, terms: &EffectiveTerms<'_>) -> Option<u32> {
        self.by_at(terms.limit, DEPTH)
    }

    #[cfg(feature = "shapes")]
    fn by_at(&self, limit: Option<&Expr>, depth: u8) -> Option<u32> {
        match (limit, depth.checked_sub(1)) {
            (Some(Expr::By(_, second)), _) => Some(*second),
            (Some(Expr::Rule(index)), Some(deeper)) => {
                self.by_at(self.terms(self.edition.rules.get(usize::from(*index))?).limit, deeper)
            }
            _ => None,
        }
    }

    /// How a date under these terms moves off a rest day: as the limit says, or the rule that it refers to.
    #[must_use]
    pub fn roll(&self, terms: &EffectiveTerms<'_>) -> Option<Roll> {
        self.roll_at(terms, DEPTH)
    }

    fn roll_at(&self, terms: &EffectiveTerms<'_>, depth: u8) -> Option<Roll> {
        match (terms.limit.map(Expr::bare), depth.checked_sub(1)) {
            (Some(Expr::Rolling(_, roll)), _) => Some(*roll),
            (Some(Expr::Rule(index)), Some(deeper)) => {
                self.roll_at(&self.terms(self.edition.rules.get(usize::from(*index))?), deeper)
            }
            _ => None,
        }
    }

    fn figure(&self, index: u8, depth: u8) -> Result<Limit, Missing> {
        let missing = Missing::Figure(index);
        let index = usize::from(index);
        if let Some(limit) = self.given.figures.get(index).copied().flatten() {
            return Ok(limit);
        }
        let own = self.edition.figures.get(index).and_then(|figure| figure.limit.as_ref());
        self.limit_at(own.ok_or(missing)?, depth)
    }

    fn table_limit(&self, index: u8) -> Result<Limit, Missing> {
        let table = self.edition.tables.get(usize::from(index)).ok_or(Missing::Nothing)?;
        let amount = self.cell(index)?;
        Ok(Limit {
            amount,
            units: table.units.unwrap_or(Units::Occurrences),
            bound: table.bound,
            per: table.per,
        })
    }

    /// The cell of a table for the request's dimensions.
    fn cell(&self, index: u8) -> Result<i32, Missing> {
        let table = self.edition.tables.get(usize::from(index)).ok_or(Missing::Nothing)?;
        let (mut place, mut last) = (0, 0);
        for dimension in &table.dimensions {
            let size =
                self.edition.dimensions.get(usize::from(*dimension)).map_or(0, |one| one.choices.len());
            place =
                place * size + usize::from(self.chosen(*dimension).ok_or(Missing::Dimension(*dimension, 0))?);
            last = *dimension;
        }
        table.cells.get(place).copied().flatten().ok_or(Missing::Dimension(last, 0))
    }

    /// The value that a table of values has for the request's dimensions.
    #[must_use]
    pub fn choice(&self, table: u8) -> Option<Choice> {
        self.cell(table).ok().and_then(|cell| Choice::try_from(cell).ok())
    }

    /// Whether a deliverable is owed.
    ///
    /// # Errors
    /// What is missing.
    pub fn requirement(&self, require: Require) -> Result<Requirement, Missing> {
        match require {
            Require::As(requirement) => Ok(requirement),
            Require::Table(index) => {
                let word = usize::try_from(self.cell(index)?).ok();
                word.and_then(|word| Requirement::ALL.get(word)).copied().ok_or(Missing::Nothing)
            }
        }
    }
}
