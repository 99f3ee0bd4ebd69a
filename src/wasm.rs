//! The binding: the only place that knows JavaScript. Two builds of it exist: the core that every page loads, with the
//! bundled documents inside, and the documents build, loaded when someone brings a document of their own.

#[cfg(feature = "bundle")]
mod asked;
#[cfg(not(feature = "documents"))]
mod bare;
#[cfg(feature = "bundle")]
mod core;
#[cfg(feature = "documents")]
mod documents;
#[cfg(feature = "documents")]
mod js;
#[cfg(feature = "bundle")]
mod wire;

#[cfg(feature = "bundle")]
pub use core::Core;
#[cfg(feature = "documents")]
pub use documents::{compile_calendar, compile_policy, read_notice, write_calendar};
