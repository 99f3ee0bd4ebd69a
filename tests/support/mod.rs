//! What the integration tests share: the documents, the engine behind one façade that speaks JSON, and the plain
//! second implementation that shares no code with it.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod by_dimension;
pub mod china;
pub mod clocks;
pub mod columns;
pub mod countries;
pub mod damage;
pub mod dates;
pub mod documents;
pub mod expected;
pub mod faults;
pub mod generate;
pub mod licensee;
pub mod notices;
pub mod offices;
pub mod operators;
pub mod reference;
pub mod rows;
pub mod statements;
pub mod tables;
pub mod targets;
pub mod walks;
pub mod zoned;
pub mod zones;
