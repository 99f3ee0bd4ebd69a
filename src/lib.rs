//! What has the operator promised, and by which date and hour?
//!
//! A policy document and a calendar document go in; a request comes back as commitments with dates, each with its
//! clause and the days it walked. The engine never reads the clock, the locale or the host's time zone.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod calendar;
pub mod counting;
mod error;
pub mod policy;
pub mod quality;
pub mod quote;
mod text;
pub mod time;
pub mod value;

#[cfg(feature = "documents")]
mod calculator;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

#[cfg(feature = "documents")]
pub use calculator::Calculator;
pub use error::{Code, Problem};
pub use quote::Engine;
pub use value::Value;
