//! What holds for any bytes that are said to be a workbook; run by the fuzzer and, over its corpus, by the plain tests.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};

use sla_workbook::Book;

/// So many sheets of one file are read.
const SHEETS: usize = 4;

/// What the libraries below may do with a file: `None` where they panic, which on the page ends that file's own instance, and the
/// page calls the file damaged.
fn contained<T>(read: impl FnOnce() -> T) -> Option<T> {
    let hook = take_hook();
    set_hook(Box::new(|_| {}));
    let read = catch_unwind(AssertUnwindSafe(read));
    set_hook(hook);
    read.ok()
}

/// A workbook is read, or refused by one of the three words that the page knows; no text breaks the form
/// in which cells travel.
pub fn workbook(data: &[u8]) {
    let known = |code: &str| assert!(["password", "damaged", "large"].contains(&code), "`{code}`");
    let mut book = match contained(|| Book::open(data.to_vec())) {
        Some(Ok(book)) => book,
        Some(Err(fault)) => return known(fault.code()),
        None => return,
    };
    let sheets = book.sheets();
    for at in 0..sheets.split('\u{1e}').count().min(SHEETS) {
        match contained(|| book.read(at)) {
            None => return,
            Some(Ok(text)) => {
                assert_eq!(
                    text.split('\u{1d}').count(),
                    5,
                    "rows, hidden rows, hidden columns, merged cells, day 0"
                )
            }
            Some(Err(fault)) => known(fault.code()),
        }
    }
}
