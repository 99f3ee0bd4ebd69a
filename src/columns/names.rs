//! What an edition calls the names of a frame: places instead of names, looked up once.

use super::frame::Frame;
use crate::error::{Code, Problem};
use crate::policy::{Edition, Policy};
use crate::prelude::*;
use crate::text;

/// A dimension has fewer choices than this, "not given" included: predicates hold them in 32 bits.
pub(super) const CHOICES: u64 = 40;

/// The places of a frame's names in one edition.
#[derive(Debug)]
pub(super) struct Names {
    /// The edition's first day.
    pub(super) from: Option<i32>,
    /// For each dimension's dictionary: the choice of each code, counted from 1; `None` for an unknown value.
    pub(super) choices: Vec<Vec<Option<u8>>>,
    pub(super) events: Vec<Option<usize>>,
    /// The column of each of the edition's events, and whether it takes the start unless given.
    columns: Vec<(Option<usize>, bool)>,
    pub(super) finished: Vec<Option<usize>>,
    /// The column that has the finish of each commitment asked for.
    finishes: Vec<Option<usize>>,
    pub(super) causes: Vec<Option<u8>>,
    /// The rules of the commitments asked for.
    pub(super) rules: Vec<Option<usize>>,
    /// Whether a column has a name that this edition does not have.
    pub(super) foreign: bool,
}

impl Names {
    /// Those of every edition, the earliest first.
    ///
    /// # Errors
    /// A name that no edition has, or more columns than a key tells apart.
    pub(super) fn of(policy: &Policy, frame: &Frame) -> Result<Vec<Names>, Problem> {
        let all: Vec<Names> = policy.editions.iter().map(|one| Names::under(one, policy, frame)).collect();
        if let Some(last) = policy.editions.last() {
            known(policy, frame, last)?;
        }
        let states = frame.conditions.len() + frame.events.len();
        let keys = CHOICES.checked_pow(u32::try_from(frame.dimensions.len()).unwrap_or(u32::MAX));
        let moments = 3u128.checked_pow(u32::try_from(states).unwrap_or(u32::MAX));
        let moments = moments.and_then(|one| one.checked_mul(256 * (all.len() as u128 + 1)));
        let codes = frame
            .dimensions
            .iter()
            .try_fold(1u64, |all, (_, values)| all.checked_mul(values.len() as u64 + 1));
        if keys.is_none() || moments.is_none() || codes.is_none() {
            let message =
                "there are more columns or values than kinds of rows can be told apart by".to_owned();
            return Err(Problem::new(Code::Unsupported, "/1".to_owned(), message));
        }
        Ok(all)
    }

    fn under(edition: &Edition, policy: &Policy, frame: &Frame) -> Names {
        let dimensions: Vec<_> = frame
            .dimensions
            .iter()
            .map(|(id, _)| edition.dimensions.iter().find(|one| one.id == *id))
            .collect();
        let choices = frame.dimensions.iter().zip(&dimensions).map(|((_, values), dimension)| {
            let choice = |value: &String| {
                let place = dimension.as_ref()?.choices.iter().position(|choice| choice == value)?;
                u8::try_from(place + 1).ok()
            };
            values.iter().map(choice).collect()
        });
        let choices = choices.collect();
        let events: Vec<_> =
            frame.events.iter().map(|id| edition.events.iter().position(|one| one.id == *id)).collect();
        let finished: Vec<_> = frame.finished.iter().map(|id| edition.rule(id)).collect();
        let rules: Vec<_> = frame.commitments.iter().map(|id| edition.rule(id)).collect();
        let condition = |id: &String| edition.conditions.iter().any(|one| one.id == *id);
        let foreign = dimensions.iter().any(Option::is_none)
            || events.iter().any(Option::is_none)
            || finished.iter().any(Option::is_none)
            || !frame.conditions.iter().all(condition);
        let column = |(place, event): (usize, &crate::policy::Event)| {
            (events.iter().position(|one| *one == Some(place)), event.opening)
        };
        let finish = |rule: &Option<usize>| rule.and_then(|_| finished.iter().position(|one| one == rule));
        let cause = |id: &String| {
            policy.causes.iter().position(|one| one == id).and_then(|place| u8::try_from(place).ok())
        };
        Names {
            from: edition.from,
            choices,
            columns: edition.events.iter().enumerate().map(column).collect(),
            finishes: rules.iter().map(finish).collect(),
            causes: frame.causes.iter().map(cause).collect(),
            events,
            finished,
            rules,
            foreign,
        }
    }

    /// The column of an event.
    #[inline]
    pub(super) fn column_of(&self, event: u8) -> Option<usize> {
        self.columns.get(usize::from(event)).and_then(|(column, _)| *column)
    }

    /// Whether an event takes the start unless it is given.
    #[inline]
    pub(super) fn opens(&self, event: u8) -> bool {
        self.columns.get(usize::from(event)).is_some_and(|(_, opening)| *opening)
    }

    /// The column of the finish of a commitment asked for.
    #[inline]
    pub(super) fn finish_of(&self, commitment: usize) -> Option<usize> {
        self.finishes.get(commitment).copied().flatten()
    }
}

/// That some edition has every name of the frame; what is accepted is what the last one has.
fn known(policy: &Policy, frame: &Frame, last: &Edition) -> Result<(), Problem> {
    let some = |has: &dyn Fn(&Edition) -> bool| policy.editions.iter().any(has);
    for (place, id) in frame.commitments.iter().enumerate() {
        if !some(&|edition| edition.rule(id).is_some()) {
            let path = text::join(&["/0/", &text::decimal(i64::try_from(place).unwrap_or(0))]);
            let message = text::join(&["there is no commitment ", &text::quoted(id)]);
            let problem = Problem::new(Code::UnknownValue, path, message).with_value(id);
            return Err(problem.with_allowed(last.rules.iter().map(|rule| &rule.id)));
        }
    }
    let missing = |path: &str, id: &str, allowed: Vec<&String>| {
        let message = text::join(&["there is no field ", &text::quoted(id), " here"]);
        Problem::new(Code::UnknownField, text::join(&[path, id]), message)
            .with_value(id)
            .with_allowed(allowed)
    };
    for (id, _) in &frame.dimensions {
        if !some(&|edition| edition.dimensions.iter().any(|one| one.id == *id)) {
            return Err(missing("/1/dimensions/", id, last.dimensions.iter().map(|one| &one.id).collect()));
        }
    }
    for id in &frame.conditions {
        if !some(&|edition| edition.conditions.iter().any(|one| one.id == *id)) {
            return Err(missing("/1/conditions/", id, last.conditions.iter().map(|one| &one.id).collect()));
        }
    }
    for id in &frame.events {
        if !some(&|edition| edition.events.iter().any(|one| one.id == *id)) {
            return Err(missing("/1/events/", id, last.events.iter().map(|one| &one.id).collect()));
        }
    }
    for id in &frame.finished {
        if !some(&|edition| edition.rule(id).is_some()) {
            return Err(missing("/1/finishedAt/", id, last.rules.iter().map(|one| &one.id).collect()));
        }
    }
    Ok(())
}
