#![no_main]

#[path = "../src/book.rs"]
mod book;

libfuzzer_sys::fuzz_target!(|data: &[u8]| book::workbook(data));
