//! What has the operator promised, and by which date and hour?
//!
//! A policy document and a calendar document go in; a request comes back as commitments with dates, each with its
//! clause and the days it walked. The engine never reads the clock, the locale or the host's time zone.

#![forbid(unsafe_code)]
#![deny(missing_docs)]
// Without the standard library no text of a panic is carried: half of what a page would download.
#![no_std]
// The module of tables asks for no words and no walks.
#![cfg_attr(all(feature = "columns", not(any(feature = "bundle", feature = "documents"))), allow(dead_code))]

extern crate alloc;
#[cfg(any(test, feature = "documents"))]
extern crate std;

pub mod boundary;
mod bundle;
pub mod calendar;
pub mod columns;
pub mod counting;
mod error;
mod pack;
pub mod policy;
mod prelude;
pub mod quality;
pub mod quote;
mod text;
pub mod time;
pub mod value;
mod work;

#[cfg(feature = "documents")]
mod calculator;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

#[cfg(feature = "documents")]
pub use bundle::{pack_calendar, pack_policy, unpack_calendar, unpack_policy};
#[cfg(feature = "documents")]
pub use calculator::Calculator;
pub use error::{Code, Fault, Problem};
pub use quote::Engine;
pub use value::Value;
