//! Features of policy documents that the bundled policy does not use.

#[cfg(feature = "shapes")]
use super::targets::Target;
#[cfg(feature = "shapes")]
use crate::counting::Hours;
use crate::prelude::*;

/// The features of an edition that the bundled policy does not use (office hours by weekday, cut-offs by dimension, targets, several
/// calendars). Present if the edition uses any, so that a build without them refuses the edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shapes {
    /// When the office is open, by weekday.
    #[cfg(feature = "shapes")]
    pub hours: Option<Hours>,
    /// The cut-offs of a rule by a dimension.
    #[cfg(feature = "shapes")]
    pub cut_offs: Vec<CutOffs>,
    /// The shares that it wants over a period.
    #[cfg(feature = "shapes")]
    pub targets: Vec<Target>,
    /// The calendars by the values of a dimension.
    #[cfg(feature = "shapes")]
    pub calendars: Option<Calendars>,
}

/// By which calendar each value of a dimension counts.
#[cfg(feature = "shapes")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendars {
    /// The dimension.
    pub dimension: u8,
    /// The place of the calendar of each choice; none of a category whose values count by several.
    pub of: Vec<Option<u8>>,
}

/// The cut-offs of one rule: a second after midnight, or none, for each choice of a dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CutOffs {
    /// The rule.
    pub rule: u16,
    /// The dimension.
    pub dimension: u8,
    /// By choice.
    pub times: Vec<Option<u32>>,
}
