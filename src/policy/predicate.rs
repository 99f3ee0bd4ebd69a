//! When something of a policy applies.

use crate::prelude::*;

/// A test of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Predicate {
    /// A condition holds.
    Condition(u8),
    /// The choice of a dimension is in the mask (one bit per choice).
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
    /// The test does not hold.
    Not(Box<Predicate>),
    /// All of the tests hold.
    All(Vec<Predicate>),
    /// At least one of the tests holds.
    Any(Vec<Predicate>),
}
