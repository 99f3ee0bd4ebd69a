//! The outcome of a commitment with a date: open, met or missed, with the minutes left, spared or over.

use crate::boundary::words;
use crate::prelude::*;

words! {
    /// Whether a commitment is still open, was met, or was missed.
    pub enum State {
        /// It is not finished, and its due moment has not passed.
        Open = "open",
        /// It was finished in time.
        Met = "met",
        /// It was finished late, or it is unfinished and its due moment has passed.
        Missed = "missed",
    }

    /// How the finish is known.
    pub enum Finish {
        /// The request gives a finish for this commitment (`finishedAt`).
        Given = "given",
        /// The request gives the event that ends the commitment.
        Event = "event",
        /// No finish is known: the outcome is as of `now`.
        None = "none",
    }
}

/// Whether a commitment is open, met or missed, and by how much. If a dimension is missing and every value of it leads to the same state,
/// that state with the minutes that hold for every value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "documents", derive(serde::Serialize))]
pub struct Outcome {
    /// The state.
    pub state: State,
    /// Whole minutes: left if open, spared if met, over if missed.
    pub minutes: i32,
    /// How the finish is known.
    pub finish: Finish,
}
