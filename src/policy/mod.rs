//! The policy: what is promised to whom, as data. The engine holds no number of any specification.

#[cfg(feature = "documents")]
mod document;
#[cfg(feature = "documents")]
mod info;
mod model;
mod packed;
mod predicate;
mod resolve;
mod shapes;
#[cfg(feature = "shapes")]
mod targets;
mod used;
mod values;
mod vocabulary;

#[cfg(feature = "documents")]
pub(crate) use document::reading_text;
#[cfg(feature = "documents")]
pub use document::{Documents, check_calendars, faults, read, words};
#[cfg(feature = "documents")]
pub use info::*;
pub use model::*;
pub use predicate::Predicate;
pub use resolve::{Context, EffectiveTerms, Given, Missing};
#[allow(unused_imports)]
pub use shapes::*;
#[cfg(feature = "shapes")]
pub use targets::{Target, TargetBound, TargetBy, TargetCounts, TargetPer};
pub(crate) use values::{bound_and_per, reading_value};
pub use vocabulary::*;
