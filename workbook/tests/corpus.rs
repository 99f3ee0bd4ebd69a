//! The fuzzer's target over its committed corpus (`cargo xtask fuzz workbook`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../fuzz/src/book.rs"]
mod book;
#[path = "../../fuzz/src/replay.rs"]
mod replay;

#[test]
fn workbooks_are_read_or_refused_by_a_known_word() {
    replay::replay("workbook", book::workbook, 0);
}
