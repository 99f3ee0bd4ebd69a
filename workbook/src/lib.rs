//! Workbooks to texts that the page's own reader of lists takes apart (`www/lists/workbook.ts`). Nothing here knows of service levels.
//!
//! A sheet comes as one text of sections separated by U+001D: rows, hidden rows, hidden columns, the count of merged cells, the day
//! that plain numbers count from (1899-12-30 in the 1900 date system, 1904-01-01 in that of 1904).
//! Rows are separated by U+001E, their cells by U+001F; a row begins with its number in the file, a cell with a letter for its kind:
//! `t` text, `n` number, `d` day number in the 1900 calendar, `i` ISO 8601 date, `b` boolean, `e` error, `f` formula without a stored value.
//! A cell without any of these is empty.

#![forbid(unsafe_code)]

mod archive;
mod book;
mod cells;
mod layout;

pub use book::{Book, Fault};

#[cfg(target_arch = "wasm32")]
mod js {
    use wasm_bindgen::prelude::*;

    use crate::{Book, Fault};

    /// A workbook that was opened.
    #[wasm_bindgen]
    pub struct Workbook(Book);

    fn code(fault: &Fault) -> JsValue {
        JsValue::from_str(fault.code())
    }

    #[wasm_bindgen]
    impl Workbook {
        /// Opens the bytes of a workbook. Throws `password`, `damaged` or `large`.
        #[wasm_bindgen(constructor)]
        pub fn new(bytes: Vec<u8>) -> Result<Workbook, JsValue> {
            Book::open(bytes).map(Workbook).map_err(|fault| code(&fault))
        }

        /// The sheets' names, in order, separated by U+001E; a hidden one begins with U+001F.
        pub fn sheets(&self) -> String {
            self.0.sheets()
        }

        /// A sheet by its place, as this crate describes it. Throws `damaged` or `large`.
        pub fn read(&mut self, at: usize) -> Result<String, JsValue> {
            self.0.read(at).map_err(|fault| code(&fault))
        }
    }
}
