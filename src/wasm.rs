//! The binding, the only place that knows JavaScript. Its builds: the core that every page loads, with the
//! bundled documents inside; the documents build, loaded when someone brings a document of their own; and the columns
//! build, loaded when a table is asked for.

#[cfg(all(feature = "bundle", feature = "analysis"))]
mod analysis;
#[cfg(feature = "columns")]
mod columns;
#[cfg(feature = "bundle")]
mod core;
#[cfg(feature = "bundle")]
mod decode;
#[cfg(feature = "documents")]
mod documents;
#[cfg(feature = "bundle")]
mod encode;
#[cfg(any(feature = "documents", feature = "columns"))]
mod js;
#[cfg(not(feature = "documents"))]
mod runtime;

#[cfg(feature = "columns")]
pub use columns::Tables;
#[cfg(feature = "bundle")]
pub use core::Core;
#[cfg(feature = "documents")]
pub use documents::{
    calendar_faults, compile_calendar, compile_policy, policy_faults, read_notice, write_calendar,
};
