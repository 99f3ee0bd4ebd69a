//! A table while it is answered: what is known of its rows, and the answers of the block in hand.

use super::answers::Answers;
use super::frame::Frame;
use super::groups::Groups;
use super::names::Names;
use super::row::Cell;
use crate::counting::Excluded;
use crate::error::Problem;
use crate::prelude::*;
use crate::quote::{Engine, Plan, Request};
use crate::text;
use crate::time::Moment;
use alloc::collections::BTreeMap;

/// Rows that differ only in their moments.
#[derive(Debug)]
pub(super) struct Group {
    /// The request of one of them; its moments are those of the row in hand.
    pub(super) request: Request,
    /// How each commitment is answered.
    pub(super) plans: Vec<Plan>,
    /// The problem that all of them have.
    pub(super) fault: Option<i32>,
}

/// A table of rows that is answered block by block. See [`Rows`] for an example.
#[derive(Debug)]
pub struct Batch {
    pub(super) frame: Frame,
    pub(super) names: Vec<Names>,
    pub(super) groups: Groups,
    pub(super) kinds: Vec<Group>,
    /// The calendar of rows by their codes, counted from 1; 0 where it is open, or not the same in every edition.
    #[cfg(feature = "shapes")]
    pub(super) calendars: (Groups, Vec<u8>),
    /// Rows with a value that no edition knows, by their codes, and the problem of each.
    pub(super) unknown: (Groups, Vec<i32>),
    /// The problem of a row without a start.
    pub(super) startless: Option<i32>,
    pub(super) problems: Vec<Problem>,
    pub(super) seen: BTreeMap<String, i32>,
    pub(super) answers: Vec<Answers>,
    pub(super) errors: Vec<i32>,
    pub(super) scratch: Scratch,
}

/// The current row.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    pub(super) events: Vec<Cell>,
    pub(super) finished: Vec<Option<Moment>>,
    pub(super) exclusions: Vec<Excluded>,
}

impl Batch {
    /// A table under an engine's policy.
    ///
    /// # Errors
    /// `unknown-value` at `/0/…` for a commitment that no edition has, `unknown-field` or `unknown-value` below `/1` for a
    /// column that none has, `unsupported` where there are more columns than kinds of rows can be told apart.
    pub fn new(engine: &Engine, frame: Frame) -> Result<Batch, Problem> {
        let names = Names::of(engine.policy(), &frame)?;
        Ok(Batch {
            scratch: Scratch::default(),
            answers: vec![Answers::default(); frame.commitments.len()],
            errors: Vec::new(),
            frame,
            names,
            groups: Groups::default(),
            kinds: Vec::new(),
            #[cfg(feature = "shapes")]
            calendars: (Groups::default(), Vec::new()),
            unknown: (Groups::default(), Vec::new()),
            startless: None,
            problems: Vec::new(),
            seen: BTreeMap::new(),
        })
    }

    /// The answers of the last block, a table each commitment.
    #[must_use]
    pub fn answers(&self) -> &[Answers] {
        &self.answers
    }

    /// For each row of the last block 0, or the place of its problem counted from 1.
    #[must_use]
    pub fn errors(&self) -> &[i32] {
        &self.errors
    }

    /// The problems of all blocks until now, each once.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The number of a problem: rows with the same one share it.
    pub(super) fn problem(&mut self, problem: Problem) -> i32 {
        let key = text::join(&[&problem.path, "\n", &problem.message]);
        let next = i32::try_from(self.problems.len() + 1).unwrap_or(i32::MAX);
        let number = *self.seen.entry(key).or_insert(next);
        if number == next {
            self.problems.push(problem);
        }
        number
    }
}
