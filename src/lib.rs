//! What has the operator promised, and by which date and hour?
//!
//! A [`Calculator`] is made from a policy document and a calendar document. It answers a request with commitments: each has
//! its limit, its due date, the clause that it comes from, and on demand the days that were counted. The engine never reads
//! the clock, the locale or the host's time zone.
//!
//! ```
//! use sla_calculator::{Calculator, Value};
//!
//! let read = |file: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap() };
//! let policy = read("data/policies/cmcc-group-customer.json");
//! let calculator = Calculator::from_documents(&policy, &read("data/calendars/cn.json")).unwrap();
//!
//! let request: Value = serde_json::from_str(
//!     r#"{"dimensions": {"customerTier": "gold", "service": "data-line", "locality": "intra-city"},
//!         "startAt": "2026-09-30T16:00"}"#,
//! )
//! .unwrap();
//! let quote = calculator.quote(&request, false).unwrap();
//! let suspension = quote.commitments.iter().find(|one| one.id == "change.suspend").unwrap();
//! // Three working days, counted across the National Day holidays; Saturday 10 October is worked.
//! assert_eq!(suspension.due_date.as_deref(), Some("2026-10-10"));
//! ```
//!
//! - [`Calculator`]: documents in, the public contract's types out; start here.
//! - [`columns`]: many rows at once, without one object per row.
//! - [`calendar`]: working days, and [`calendar::notice`], which adds the yearly holiday notice to a calendar document.
//! - [`Engine`], [`policy`], [`quote`], [`quality`], [`counting`], [`time`]: the parts behind the calculator, which work with
//!   indexes instead of names.
//! - [`Problem`]: the one error type, with code, place and sentence.

#![forbid(unsafe_code)]
#![deny(missing_docs)]
// Without the standard library the wasm contains no panic messages, which would double what a page downloads.
#![no_std]
// The columns module uses no texts and no walks.
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
