//! The fuzzer's targets over its committed corpus (`cargo xtask fuzz`), each seed also cut short and with bytes changed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../fuzz/src/engine.rs"]
mod engine;
#[path = "../fuzz/src/replay.rs"]
mod replay;

use replay::replay;

#[test]
fn requests_are_answered_or_refused_at_a_place_that_they_have() {
    replay("request", engine::request, 40);
}

#[test]
fn policies_are_read_or_refused_whole() {
    replay("policy", engine::policy, 4);
}

#[test]
fn calendars_are_read_and_count_there_and_back_or_are_refused_whole() {
    replay("calendar", engine::calendar, 4);
}

#[test]
fn notices_give_a_calendar_that_reads_or_are_refused_at_a_line() {
    replay("notice", engine::notice, 40);
}

#[test]
fn columns_answer_every_row_or_say_why_not() {
    replay("columns", engine::columns, 40);
}
