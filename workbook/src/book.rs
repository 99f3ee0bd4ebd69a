//! A workbook of any kind, and its sheets.

use std::io::Cursor;
use std::rc::Rc;

use calamine::{Data, Dimensions, Ods, Range, Reader, SheetVisible, Xls, XlsError, Xlsb, Xlsx};
use zip::ZipArchive;

use crate::archive::MOST_UNPACKED;
use crate::cells::{Area, CELL, Cells, ROW, SECTION, written};
use crate::layout::{self, Layout};

type Bytes = Cursor<Rc<[u8]>>;

/// The mark of a compound file: .xls, and every workbook with a password.
const COMPOUND: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

/// The day 0 of the 1900 date system, which counts a 29 February 1900, and of OpenDocument where it names none.
const DAY_ZERO: &str = "1899-12-30";
/// The day 0 of the 1904 date system.
const DAY_ZERO_1904: &str = "1904-01-01";

/// Why a workbook is not read.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has a password.
    Password,
    /// It is no workbook, or not a whole one.
    Damaged,
    /// It holds more than a page can.
    Large,
}

impl Fault {
    /// The word that the page knows it by.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Fault::Password => "password",
            Fault::Damaged => "damaged",
            Fault::Large => "large",
        }
    }
}

enum Kind {
    Xlsx(Box<Xlsx<Bytes>>),
    Xlsb(Box<Xlsb<Bytes>>),
    Xls(Box<Xls<Bytes>>),
    Ods(Box<Ods<Bytes>>),
}

/// A workbook that was opened.
pub struct Book {
    kind: Kind,
    /// The file itself, for what the reader does not tell.
    bytes: Rc<[u8]>,
}

impl Book {
    /// Opens the bytes of a workbook.
    ///
    /// # Errors
    /// A password, damage, or more than a page can hold.
    pub fn open(bytes: Vec<u8>) -> Result<Book, Fault> {
        let bytes: Rc<[u8]> = bytes.into();
        let kind = if bytes.starts_with(&COMPOUND) { compound(&bytes)? } else { zipped(&bytes)? };
        Ok(Book { kind, bytes })
    }

    /// The sheets' names, in order, separated by U+001E; a hidden one begins with U+001F.
    #[must_use]
    pub fn sheets(&self) -> String {
        let sheets = match &self.kind {
            Kind::Xlsx(book) => book.sheets_metadata(),
            Kind::Xlsb(book) => book.sheets_metadata(),
            Kind::Xls(book) => book.sheets_metadata(),
            Kind::Ods(book) => book.sheets_metadata(),
        };
        let named = |name: &str| name.replace([SECTION, ROW, CELL], " ");
        let each = sheets.iter().map(|sheet| {
            let mark = if sheet.visible == SheetVisible::Visible { "" } else { "\u{1f}" };
            format!("{mark}{}", named(&sheet.name))
        });
        each.collect::<Vec<_>>().join("\u{1e}")
    }

    /// A sheet by its place, as the crate describes it.
    ///
    /// # Errors
    /// Damage, or more than a page can hold.
    pub fn read(&mut self, at: usize) -> Result<String, Fault> {
        let (cells, layout) = match &mut self.kind {
            Kind::Xlsx(book) => {
                let name = name(book.as_ref(), at)?;
                let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
                let mut layout = layout::of_xlsx(&self.bytes, at).unwrap_or_default();
                layout.merged = areas(&merged);
                (xlsx_cells(book, &name)?, layout)
            }
            Kind::Xls(book) => {
                let name = name(book.as_ref(), at)?;
                let mut layout = layout::of_xls(&self.bytes, at).unwrap_or_default();
                layout.merged = areas(&book.merge_cells_by_sheet_name(&name).unwrap_or_default());
                (range_cells(book.as_mut(), &name)?, layout)
            }
            Kind::Xlsb(book) => {
                let name = name(book.as_ref(), at)?;
                (range_cells(book.as_mut(), &name)?, Layout::default())
            }
            Kind::Ods(book) => {
                let name = name(book.as_ref(), at)?;
                (range_cells(book.as_mut(), &name)?, layout::of_ods(&self.bytes, at).unwrap_or_default())
            }
        };
        finished(cells, &layout, &self.day_zero())
    }

    /// The day that has the number 0 where a cell holds a plain number.
    fn day_zero(&self) -> String {
        let is_1904 = match &self.kind {
            Kind::Xlsx(book) => book.has_1904_epoch(),
            Kind::Xlsb(book) => book.has_1904_epoch(),
            Kind::Xls(book) => book.has_1904_epoch(),
            Kind::Ods(_) => {
                return layout::null_date_of_ods(&self.bytes).unwrap_or_else(|| DAY_ZERO.to_owned());
            }
        };
        if is_1904 { DAY_ZERO_1904 } else { DAY_ZERO }.to_owned()
    }
}

fn finished(mut cells: Cells, layout: &Layout, day_zero: &str) -> Result<String, Fault> {
    for area in &layout.merged {
        cells.merge(*area)?;
    }
    let ranges = |list: &[(u32, u32)]| {
        list.iter().map(|(from, to)| format!("{}-{}", from + 1, to + 1)).collect::<Vec<_>>().join(",")
    };
    let (rows, columns) = (ranges(&layout.rows), ranges(&layout.columns));
    let (text, merged) = (cells.write()?, layout.merged.len());
    Ok(format!("{text}{SECTION}{rows}{SECTION}{columns}{SECTION}{merged}{SECTION}{day_zero}"))
}

fn compound(bytes: &Rc<[u8]>) -> Result<Kind, Fault> {
    // What is encrypted is a compound file whatever it was before.
    if layout::has_stream(bytes, "EncryptedPackage") {
        return Err(Fault::Password);
    }
    match Xls::new(Cursor::new(Rc::clone(bytes))) {
        Ok(book) => Ok(Kind::Xls(Box::new(book))),
        Err(XlsError::Password) => Err(Fault::Password),
        Err(_) => Err(Fault::Damaged),
    }
}

fn zipped(bytes: &Rc<[u8]>) -> Result<Kind, Fault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes.as_ref())).map_err(|_| Fault::Damaged)?;
    let mut unpacked = 0_u64;
    let mut names = Vec::new();
    for at in 0..archive.len() {
        let file = archive.by_index_raw(at).map_err(|_| Fault::Damaged)?;
        unpacked = unpacked.saturating_add(file.size());
        if file.encrypted() {
            return Err(Fault::Password);
        }
        names.push(file.name().map_err(|_| Fault::Damaged)?.into_owned());
    }
    if unpacked > MOST_UNPACKED {
        return Err(Fault::Large);
    }
    let has = |name: &str| names.iter().any(|one| one.eq_ignore_ascii_case(name));
    let reader = || Cursor::new(Rc::clone(bytes));
    if has("xl/workbook.bin") {
        return Xlsb::new(reader()).map(|book| Kind::Xlsb(Box::new(book))).map_err(|_| Fault::Damaged);
    }
    if has("content.xml") {
        if layout::is_encrypted_ods(&mut archive) {
            return Err(Fault::Password);
        }
        return Ods::new(reader()).map(|book| Kind::Ods(Box::new(book))).map_err(|_| Fault::Damaged);
    }
    Xlsx::new(reader()).map(|book| Kind::Xlsx(Box::new(book))).map_err(|_| Fault::Damaged)
}

fn name<R: Reader<Bytes>>(book: &R, at: usize) -> Result<String, Fault> {
    book.sheets_metadata().get(at).map(|sheet| sheet.name.clone()).ok_or(Fault::Damaged)
}

fn areas(merged: &[Dimensions]) -> Vec<Area> {
    let area =
        |one: &Dimensions| Area { top: one.start.0, left: one.start.1, bottom: one.end.0, right: one.end.1 };
    merged.iter().map(area).collect()
}

/// Cell by cell, so that a sheet with a cell at its far end takes no more room than its cells.
fn xlsx_cells(book: &mut Xlsx<Bytes>, name: &str) -> Result<Cells, Fault> {
    let mut cells = Cells::default();
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| Fault::Damaged)?;
    while let Some(cell) = reader.next_cell_with_formula().map_err(|_| Fault::Damaged)? {
        let (row, column) = cell.pos;
        let value: Data = cell.value.into();
        // A formula that came to the empty text has its value.
        let missing = value == Data::Empty;
        match written(value) {
            Some(text) => cells.put(row, column, text)?,
            None if missing && cell.formula.is_some() => cells.put(row, column, "f".to_owned())?,
            None => {}
        }
    }
    Ok(cells)
}

fn range_cells<R: Reader<Bytes>>(book: &mut R, name: &str) -> Result<Cells, Fault> {
    let mut cells = Cells::default();
    let range: Range<Data> = book.worksheet_range(name).map_err(|_| Fault::Damaged)?;
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        if let Some(text) = written(value.clone()) {
            cells.put(
                top + u32::try_from(row).unwrap_or(0),
                left + u32::try_from(column).unwrap_or(0),
                text,
            )?;
        }
    }
    if let Ok(formulas) = book.worksheet_formula(name) {
        let (top, left) = formulas.start().unwrap_or_default();
        for (row, column, formula) in formulas.used_cells() {
            let at = (top + u32::try_from(row).unwrap_or(0), left + u32::try_from(column).unwrap_or(0));
            let empty = range.get_value(at).is_none_or(|value| *value == Data::Empty);
            if !formula.is_empty() && empty {
                cells.put(at.0, at.1, "f".to_owned())?;
            }
        }
    }
    Ok(cells)
}
