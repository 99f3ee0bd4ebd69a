//! Cells of a sheet, gathered and written as one text.

use std::collections::BTreeMap;

use calamine::{Data, ExcelDateTime, ExcelDateTimeType};

use crate::Fault;

/// Separates sections, rows and cells.
pub const SECTION: char = '\u{1d}';
pub const ROW: char = '\u{1e}';
pub const CELL: char = '\u{1f}';

/// More cells than this, empty ones within rows included, are no list that a person brings.
const MOST_CELLS: usize = 4_000_000;
/// More text than this is too much for a page to hold beside its answers.
const MOST_TEXT: usize = 200_000_000;
/// Days between the epochs of the 1904 and the 1900 calendar.
const EPOCHS: f64 = 1462.0;

/// A rectangle of cells, all four ends included.
#[derive(Clone, Copy)]
pub struct Area {
    pub top: u32,
    pub left: u32,
    pub bottom: u32,
    pub right: u32,
}

/// Cells of a row by their columns, in order.
type Row = Vec<(u32, String)>;

/// Puts a cell at its place among those of a row; files have them in order.
fn set(row: &mut Row, column: u32, cell: String) {
    if row.last().is_none_or(|(last, _)| *last < column) {
        return row.push((column, cell));
    }
    let place = row.partition_point(|(one, _)| *one < column);
    match row.get_mut(place) {
        Some((one, old)) if *one == column => *old = cell,
        _ => row.insert(place, (column, cell)),
    }
}

/// The cells that hold something, by row; each begins with the letter of its kind.
#[derive(Default)]
pub struct Cells {
    rows: BTreeMap<u32, Row>,
    text: usize,
    count: usize,
}

impl Cells {
    /// Puts a cell; too many, or too much text, is a fault.
    pub fn put(&mut self, row: u32, column: u32, cell: String) -> Result<(), Fault> {
        self.text += cell.len();
        self.count += 1;
        if self.text > MOST_TEXT || self.count > MOST_CELLS {
            return Err(Fault::Large);
        }
        set(self.rows.entry(row).or_default(), column, cell);
        Ok(())
    }

    fn at(&self, row: u32, column: u32) -> Option<&str> {
        let row = self.rows.get(&row)?;
        row.binary_search_by_key(&column, |(one, _)| *one)
            .ok()
            .and_then(|place| row.get(place))
            .map(|(_, cell)| cell.as_str())
    }

    /// Every cell of a merged area takes the content of its upper left one, as far down as there are rows.
    pub fn merge(&mut self, area: Area) -> Result<(), Fault> {
        let Some(cell) = self.at(area.top, area.left).map(str::to_owned) else {
            return Ok(());
        };
        let rows: Vec<u32> = self.rows.range(area.top..=area.bottom).map(|(row, _)| *row).collect();
        for row in rows {
            let last = self.rows.get(&row).and_then(|cells| cells.last()).map_or(0, |(last, _)| *last);
            for column in area.left..=area.right.min(last.max(area.left)) {
                if (row, column) != (area.top, area.left) {
                    self.put(row, column, cell.clone())?;
                }
            }
        }
        Ok(())
    }

    /// The rows as text; each begins with its number, from 1.
    pub fn write(&self) -> Result<String, Fault> {
        let mut out = String::new();
        let mut cells = 0;
        for (at, row) in &self.rows {
            if !out.is_empty() {
                out.push(ROW);
            }
            out.push_str(&(at + 1).to_string());
            let mut next = 0;
            for (column, cell) in row {
                for _ in next..=*column {
                    out.push(CELL);
                }
                out.push_str(cell);
                next = column + 1;
            }
            cells += next as usize;
            if cells > MOST_CELLS {
                return Err(Fault::Large);
            }
        }
        Ok(out)
    }
}

/// A text without the characters that separate here.
fn clean(text: &str) -> String {
    text.replace([SECTION, ROW, CELL], " ")
}

fn dated(value: &ExcelDateTime) -> String {
    let (number, kind) = (value.as_f64(), ExcelDateTimeType::DateTime);
    if value.is_duration() {
        return format!("n{number}");
    }
    let shift = if *value == ExcelDateTime::new(number, kind, true) { EPOCHS } else { 0.0 };
    format!("d{}", number + shift)
}

/// The days of an ISO 8601 duration in hours, minutes and seconds, as OpenDocument writes a time of day: `PT09H05M00S`.
fn days_of(text: &str) -> Option<f64> {
    let mut rest = text.strip_prefix("PT")?;
    let mut seconds = 0.0;
    for (unit, each) in [('H', 3600.0), ('M', 60.0), ('S', 1.0)] {
        if let Some((number, after)) = rest.split_once(unit) {
            seconds +=
                number.parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0)? * each;
            rest = after;
        }
    }
    rest.is_empty().then_some(seconds / 86_400.0)
}

/// A cell with the letter of its kind; nothing where it is empty.
pub fn written(value: Data) -> Option<String> {
    match value {
        Data::Empty => None,
        Data::String(text) => filled(&text),
        Data::Int(number) => Some(format!("n{number}")),
        Data::Float(number) => Some(format!("n{number}")),
        Data::Bool(value) => Some(format!("b{}", if value { "TRUE" } else { "FALSE" })),
        Data::DateTime(value) => Some(dated(&value)),
        Data::DateTimeIso(text) => Some(format!("i{}", clean(&text))),
        Data::DurationIso(text) => Some(days_of(&text).map_or_else(
            || format!("t{}", clean(&text)),
            |days| format!("{}{days}", if days < 1.0 { 'd' } else { 'n' }),
        )),
        Data::Error(error) => Some(format!("e{error}")),
    }
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| format!("t{}", clean(text)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_1904_calendar_is_that_day_in_the_1900_calendar() {
        let day = |value, is_1904| dated(&ExcelDateTime::new(value, ExcelDateTimeType::DateTime, is_1904));
        assert_eq!(day(46295.5, false), "d46295.5");
        assert_eq!(day(44833.5, true), "d46295.5");
    }

    #[test]
    fn a_time_of_day_of_opendocument_is_a_part_of_a_day() {
        let written = |text: &str| written(Data::DurationIso(text.to_owned())).unwrap();
        assert_eq!(written("PT12H00M00S"), "d0.5");
        assert_eq!(written("PT18H"), "d0.75");
        assert_eq!(written("PT36H00M00S"), "n1.5");
        assert_eq!(written("P1DT2H"), "tP1DT2H");
        assert_eq!(written("PTxH"), "tPTxH");
    }

    #[test]
    fn merged_cells_take_the_upper_left_content_within_the_rows_there_are() {
        let mut cells = Cells::default();
        for (row, column, text) in [(0, 0, "ta"), (1, 1, "tb"), (2, 1, "tc")] {
            cells.put(row, column, text.to_owned()).unwrap();
        }
        cells.merge(Area { top: 0, left: 0, bottom: 1_048_575, right: 0 }).unwrap();
        assert_eq!(cells.write().unwrap(), "1\u{1f}ta\u{1e}2\u{1f}ta\u{1f}tb\u{1e}3\u{1f}ta\u{1f}tc");
    }

    #[test]
    fn one_cell_at_the_far_end_of_a_sheet_takes_no_room_for_the_rows_above() {
        let mut cells = Cells::default();
        cells.put(1_048_575, 3, "tx".to_owned()).unwrap();
        assert_eq!(cells.write().unwrap(), "1048576\u{1f}\u{1f}\u{1f}\u{1f}tx");
    }
}
