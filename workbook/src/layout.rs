//! What the reader of cells does not tell: hidden rows and columns, and of .ods its merged cells and its day 0.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::archive::entry;
use crate::cells::Area;

/// Hidden rows and columns as ranges from 0, both ends included; merged cells.
#[derive(Default)]
pub struct Layout {
    pub rows: Vec<(u32, u32)>,
    pub columns: Vec<(u32, u32)>,
    pub merged: Vec<Area>,
}

/// Neighbours become one range.
fn add(ranges: &mut Vec<(u32, u32)>, from: u32, to: u32) {
    match ranges.last_mut() {
        Some(last) if last.1 + 1 == from => last.1 = to,
        _ => ranges.push((from, to)),
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|one| one.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}

fn is_true(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| value == "1" || value == "true")
}

/// Every opening tag of a text, until `see` has seen enough.
fn tags(text: &str, mut see: impl FnMut(&str, &BytesStart<'_>) -> bool) {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                if !see(tag.local_name().as_ref(), &tag) {
                    return;
                }
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// The hidden rows and columns of the sheet at a place.
pub fn of_xlsx(bytes: &[u8], at: usize) -> Option<Layout> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let workbook = entry(&mut archive, "xl/workbook.xml")?;
    let mut ids = Vec::new();
    tags(&workbook, |name, tag| {
        if name == "sheet" {
            ids.push(attribute(tag, "id").unwrap_or_default());
        }
        true
    });
    let id = ids.get(at)?;
    let relations = entry(&mut archive, "xl/_rels/workbook.xml.rels")?;
    let mut target = None;
    tags(&relations, |name, tag| {
        if name == "Relationship" && attribute(tag, "Id").as_ref() == Some(id) {
            target = attribute(tag, "Target");
        }
        target.is_none()
    });
    let target = target?;
    let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
    let sheet = entry(&mut archive, &path)?;
    let mut layout = Layout::default();
    // Most sheets hide nothing: they are not taken apart a second time.
    if !sheet.contains(" hidden=") {
        return Some(layout);
    }
    let mut next = 0;
    tags(&sheet, |name, tag| {
        match name {
            "row" => {
                let row = number(tag, "r").map_or(next, |row| row.saturating_sub(1));
                next = row + 1;
                if is_true(tag, "hidden") {
                    add(&mut layout.rows, row, row);
                }
            }
            "col" if is_true(tag, "hidden") => {
                let from = number(tag, "min").unwrap_or(1).saturating_sub(1);
                add(&mut layout.columns, from, number(tag, "max").unwrap_or(1).saturating_sub(1));
            }
            _ => {}
        }
        true
    });
    Some(layout)
}

/// The hidden rows and columns and the merged cells of the sheet at a place.
pub fn of_ods(bytes: &[u8], at: usize) -> Option<Layout> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let content = entry(&mut archive, "content.xml")?;
    let mut layout = Layout::default();
    let (mut sheet, mut row, mut rows, mut column, mut columns) = (0, 0, 0, 0, 0);
    let hidden = |tag: &BytesStart<'_>| attribute(tag, "visibility").is_some_and(|value| value != "visible");
    tags(&content, |name, tag| {
        let repeated = |key: &str| number(tag, key).unwrap_or(1);
        match name {
            "table" => {
                sheet += 1;
                (rows, columns) = (0, 0);
            }
            _ if sheet != at + 1 => {}
            "table-row" => {
                (row, column) = (rows, 0);
                rows += repeated("number-rows-repeated");
                if hidden(tag) {
                    add(&mut layout.rows, row, rows.saturating_sub(1));
                }
            }
            "table-column" => {
                let from = columns;
                columns += repeated("number-columns-repeated");
                if hidden(tag) {
                    add(&mut layout.columns, from, columns.saturating_sub(1));
                }
            }
            "table-cell" | "covered-table-cell" => {
                let (down, right) = (repeated("number-rows-spanned"), repeated("number-columns-spanned"));
                if down > 1 || right > 1 {
                    layout.merged.push(Area {
                        top: row,
                        left: column,
                        bottom: row + down.max(1) - 1,
                        right: column + right.max(1) - 1,
                    });
                }
                column += repeated("number-columns-repeated");
            }
            _ => {}
        }
        sheet <= at + 1
    });
    Some(layout)
}

/// The day with the number 0 of an OpenDocument file, if it names one (`table:null-date`).
pub fn null_date_of_ods(bytes: &[u8]) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let content = entry(&mut archive, "content.xml")?;
    let mut found = None;
    tags(&content, |name, tag| {
        if name == "null-date" {
            found = attribute(tag, "date-value");
        }
        // The settings stand before the first sheet.
        found.is_none() && name != "table"
    });
    found.and_then(|day| day.get(..10).map(str::to_owned))
}

/// Whether an OpenDocument file has a password: its manifest then says how to decrypt it.
pub fn is_encrypted_ods(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    entry(archive, "META-INF/manifest.xml").is_some_and(|text| text.contains("encryption-data"))
}

/// Whether a compound file has a stream of this name.
pub fn has_stream(bytes: &[u8], name: &str) -> bool {
    cfb::CompoundFile::open(Cursor::new(bytes)).is_ok_and(|file| file.is_stream(name))
}

// The records of .xls that tell of sheets, rows and columns (MS-XLS 2.4.28, 2.4.221, 2.4.53).
const BOUND_SHEET: u16 = 0x0085;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007d;
const END: u16 = 0x000a;

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}

/// The record at a place: its kind, its content, and where the next one begins.
fn record(stream: &[u8], at: usize) -> Option<(u16, &[u8], usize)> {
    let end = at + 4 + usize::from(word(stream, at + 2)?);
    Some((word(stream, at)?, stream.get(at + 4..end)?, end))
}

/// The hidden rows and columns of the sheet at a place.
pub fn of_xls(bytes: &[u8], at: usize) -> Option<Layout> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let name = ["Workbook", "Book"].into_iter().find(|name| file.is_stream(name))?;
    let mut stream = Vec::new();
    file.open_stream(name).ok()?.read_to_end(&mut stream).ok()?;
    let (mut next, mut sheets) = (0, Vec::new());
    while let Some((kind, content, after)) = record(&stream, next) {
        if kind == BOUND_SHEET {
            sheets.push(usize::from(word(content, 0)?) | usize::from(word(content, 2)?) << 16);
        }
        next = after;
        if kind == END {
            break;
        }
    }
    let mut layout = Layout::default();
    next = *sheets.get(at)?;
    while let Some((kind, content, after)) = record(&stream, next) {
        match kind {
            ROW if word(content, 12)? & 0x20 != 0 => {
                let row = u32::from(word(content, 0)?);
                add(&mut layout.rows, row, row);
            }
            COLUMNS if word(content, 8)? & 1 != 0 => {
                add(&mut layout.columns, u32::from(word(content, 0)?), u32::from(word(content, 2)?));
            }
            END => break,
            _ => {}
        }
        next = after;
    }
    Some(layout)
}
