//! What a row is found to be before its rules are asked: of which kind, wrong, or for the strict reading to say.

use super::batch::Batch;
use super::frame::Frame;
use super::groups::Key;
use super::names::{self, Names};
use super::row::Cell;
use super::rows::{Moments, Rows};
use crate::calendar::Calendar;
use crate::counting::{Excluded, Interval};
use crate::quote::Engine;
use crate::time::Moment;

/// The state of a row before its rules are evaluated.
pub(super) enum Kind {
    Group(Key, usize, Moment),
    /// The problem is known.
    Wrong(i32),
    /// Whether it is wrong, and how, the strict reading says.
    Doubtful,
    /// The same, and other rows with these codes have the same problem.
    Unknown(Key),
}

impl Batch {
    /// The calendar of a row; nothing where the strict reading has to say which, or that there is none.
    #[cfg(not(feature = "shapes"))]
    #[allow(clippy::unused_self)]
    pub(super) fn calendar<'e>(&self, engine: &'e Engine, _: &Rows<'_>, _: usize) -> Option<&'e Calendar> {
        Some(engine.calendar())
    }

    /// The calendar of a row; nothing where the strict reading has to say which, or that there is none.
    #[cfg(feature = "shapes")]
    pub(super) fn calendar<'e>(
        &mut self,
        engine: &'e Engine,
        rows: &Rows<'_>,
        row: usize,
    ) -> Option<&'e Calendar> {
        if !engine.counts_by_several() {
            return Some(engine.calendar());
        }
        let key = (codes_of(&self.frame, rows, row), 0);
        let known = self.calendars.0.find(key).and_then(|at| usize::try_from(at).ok());
        let place = match known.and_then(|at| self.calendars.1.get(at)) {
            Some(place) => *place,
            None => {
                let place = self.frame.calendar(engine, rows, row).map_or(0, |place| place + 1);
                self.calendars.0.add(key);
                self.calendars.1.push(place);
                place
            }
        };
        place.checked_sub(1).map(|place| engine.calendar_at(Some(place)))
    }

    pub(super) fn kind(&mut self, engine: &Engine, rows: &Rows<'_>, row: usize) -> Kind {
        let zone = i64::from(engine.policy().zone);
        let Some(calendar) = self.calendar(engine, rows, row) else { return Kind::Doubtful };
        let start = match rows.start.cell(calendar, row, zone) {
            Cell::At(moment) if calendar.covers(moment.day) => moment,
            Cell::Empty => return self.startless.map_or(Kind::Doubtful, Kind::Wrong),
            _ => return Kind::Doubtful,
        };
        let applies = |names: &Names| names.from.is_none_or(|from| from <= start.day.0);
        let Some(edition) = self.names.iter().rposition(applies) else { return Kind::Doubtful };
        let Some(names) = self.names.get(edition) else { return Kind::Doubtful };
        let mut key = (0, u128::try_from(edition).unwrap_or(0));
        let mut known = true;
        for (choices, codes) in names.choices.iter().zip(&rows.codes) {
            let code = codes.get(row).copied().unwrap_or(-1);
            let choice = usize::try_from(code).map_or(Some(0), |code| choices.get(code).copied().flatten());
            known &= choice.is_some();
            key.0 = key.0 * names::CHOICES + u64::from(choice.unwrap_or(0));
        }
        if !known || names.foreign {
            let codes = codes_of(&self.frame, rows, row);
            let found = self.unknown.0.find((codes, key.1)).and_then(|at| usize::try_from(at).ok());
            return match found.and_then(|at| self.unknown.1.get(at)) {
                Some(error) => Kind::Wrong(*error),
                None if known => Kind::Doubtful,
                None => Kind::Unknown((codes, key.1)),
            };
        }
        for column in &rows.conditions {
            key.1 = key.1 * 3 + u128::from(column.get(row).copied().unwrap_or(2).min(2));
        }
        let covered = |cell: &Cell| match cell {
            Cell::At(moment) => calendar.covers(moment.day),
            cell => *cell != Cell::Wrong,
        };
        let mut sound = true;
        self.scratch.events.clear();
        for column in &rows.events {
            let cell = column.cell(calendar, row, zone);
            sound &= covered(&cell);
            key.1 = key.1 * 3 + if matches!(cell, Cell::At(_)) { 2 } else { u128::from(cell == Cell::Never) };
            self.scratch.events.push(cell);
        }
        self.scratch.finished.clear();
        for column in &rows.finished {
            let cell = column.cell(calendar, row, zone);
            sound &= covered(&cell) && cell != Cell::Never;
            self.scratch.finished.push(if let Cell::At(moment) = cell { Some(moment) } else { None });
        }
        self.scratch.exclusions.clear();
        let mut mask = 0u8;
        for (lists, at) in rows.exclusions.iter().flat_map(|lists| lists.of(row).map(move |at| (lists, at))) {
            let bound =
                |at: &[f64], place: usize| match (Moments { at, dates: &[] }).cell(calendar, place, zone) {
                    Cell::At(moment) if calendar.covers(moment.day) => moment.instant(),
                    _ => None,
                };
            let cause = lists.causes.get(at).and_then(|code| names.causes.get(usize::from(*code)));
            match (bound(lists.from, at), bound(lists.to, at), cause) {
                (Some(from), Some(to), Some(Some(cause))) if from < to => {
                    mask |= 1u8 << (cause & 7);
                    self.scratch.exclusions.push(Excluded { interval: Interval { from, to }, cause: *cause });
                }
                _ => sound = false,
            }
        }
        key.1 = key.1 * 256 + u128::from(mask);
        if sound { Kind::Group(key, edition, start) } else { Kind::Doubtful }
    }
}

/// The codes of a row's dimensions as one number; what does not fit is not told apart from another row's, so that it is not asked.
fn codes_of(frame: &Frame, rows: &Rows<'_>, row: usize) -> u64 {
    let mut all = 0u64;
    for ((_, values), codes) in frame.dimensions.iter().zip(&rows.codes) {
        let code = codes.get(row).map_or(0, |code| u64::try_from(*code + 1).unwrap_or(0));
        all = all * (values.len() as u64 + 1) + code;
    }
    all
}
