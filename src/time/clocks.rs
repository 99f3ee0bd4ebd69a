//! A named zone: local clocks that are put forward and back, change by change. The changes are data of a calendar document;
//! the engine asks no host and no library of zones.
//!
//! Real time runs on an axis of its own: seconds since 1970-01-01T00:00 at the least of the zone's offsets. Whatever is added,
//! compared or left over is so many seconds there. Days and times of day are local; this is the one place that goes between.

use super::{DAY, Day, Moment};
use crate::prelude::*;

/// One change of the clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// When, in minutes on the axis of real time.
    pub minute: i32,
    /// How many seconds the clocks are ahead of that axis from then on.
    pub ahead: i32,
}

impl Change {
    /// When, in seconds on the axis of real time.
    #[must_use]
    pub fn at(&self) -> i64 {
        i64::from(self.minute) * 60
    }
}

/// The clocks of a named zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clocks {
    /// The least offset, in seconds east of Greenwich: that of the axis of real time.
    pub base: i32,
    /// How many seconds the clocks are ahead of that axis before the first change.
    pub first: i32,
    /// The changes, in order.
    pub changes: Vec<Change>,
}

/// Offsets lie from 12 hours west of Greenwich to 14 hours east, so no clock is further ahead of an axis at the least of some.
const FURTHEST: i64 = 2 * DAY;

/// A stretch between two changes.
struct Stretch {
    from: i64,
    to: i64,
    ahead: i64,
}

/// How a time of day that was given without an offset was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The clocks showed it twice, and it is the first of them.
    First,
    /// The clocks were put forward past this second of the local day `0`, and it is taken by the offset before that.
    Past(Day, u32),
}

/// What a moment is beside what the clocks show at it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// How many seconds its day and second are ahead of the axis of real time.
    pub(crate) ahead: i32,
    /// How the text was taken, where that had to be decided.
    pub(crate) taken: Option<Taken>,
}

impl Clocks {
    fn stretch(&self, index: usize) -> Option<Stretch> {
        let ends = |index: usize| self.changes.get(index).map_or(i64::MAX, Change::at);
        let begun = match index.checked_sub(1) {
            None => Change { minute: i32::MIN, ahead: self.first },
            Some(before) => *self.changes.get(before)?,
        };
        let from = if index == 0 { i64::MIN } else { begun.at() };
        Some(Stretch { from, to: ends(index), ahead: begun.ahead.into() })
    }

    /// The place of the stretch that holds a real second.
    fn place(&self, real: i64) -> usize {
        self.changes.partition_point(|change| change.at() <= real)
    }

    /// The clocks of a zone that are never changed, so many seconds east of Greenwich.
    #[must_use]
    pub fn fixed(offset: i32) -> Clocks {
        Clocks { base: offset, first: 0, changes: Vec::new() }
    }

    /// The same clocks on the axis of real time of another, lesser offset: several calendars count on one.
    #[must_use]
    pub fn based(&self, base: i32) -> Clocks {
        let more = self.base - base;
        let changes = self
            .changes
            .iter()
            .map(|change| Change { minute: change.minute - more / 60, ahead: change.ahead + more });
        Clocks { base, first: self.first + more, changes: changes.collect() }
    }

    /// The stretches in which a local second may lie, in order.
    fn near(&self, local: i64) -> impl Iterator<Item = Stretch> + '_ {
        let (first, last) = (self.place(local - FURTHEST), self.place(local));
        (first..=last).filter_map(|index| self.stretch(index))
    }

    /// What the clocks show at a real second.
    #[must_use]
    pub fn local(&self, real: i64) -> i64 {
        real + self.stretch(self.place(real)).map_or(0, |stretch| stretch.ahead)
    }

    /// The first real second at which the clocks show this local second or a later one: of a time that they show twice the
    /// first, of one that they pass over the change itself.
    #[must_use]
    pub fn when(&self, local: i64) -> i64 {
        let found = self.near(local).find_map(|stretch| {
            let at = stretch.from.max(local - stretch.ahead);
            (at < stretch.to).then_some(at)
        });
        found.unwrap_or(local)
    }

    /// The moment of a real second. Its second of the day never runs back: while the clocks show an hour again it stays at the
    /// last second of that hour, so that a later moment is never before a time of day that an earlier one was after.
    #[must_use]
    pub fn moment(&self, real: i64) -> Moment {
        let place = self.place(real);
        let mut shown = self.local(real);
        let before = place.checked_sub(1).and_then(|before| self.stretch(before));
        if let Some(last) = before.map(|before| before.to + before.ahead - 1) {
            shown = shown.max(last);
        }
        let day = Day::of(shown);
        let ahead = i32::try_from(shown - real).unwrap_or(0);
        let second = u32::try_from(shown - day.start()).ok();
        Moment { day, second, turn: Turn { ahead, taken: None } }
    }

    /// The moment of a local second that was given without an offset (RFC 5545, 3.3.5): where the clocks show it twice the
    /// first of them, where they pass over it as the offset before the change has it.
    #[must_use]
    pub fn given(&self, local: i64) -> Moment {
        let (mut found, mut before, mut taken) = (None, None, None);
        for stretch in self.near(local) {
            let at = local - stretch.ahead;
            if (stretch.from..stretch.to).contains(&at) {
                if found.is_some() {
                    taken = Some(Taken::First);
                }
                found = found.or(Some(at));
            } else if at >= stretch.to {
                before = Some(at);
            }
        }
        let mut moment = self.moment(found.or(before).unwrap_or(local));
        if found.is_none() {
            let day = Day::of(local);
            taken = u32::try_from(local - day.start()).ok().map(|second| Taken::Past(day, second));
        }
        moment.turn.taken = taken;
        moment
    }

    /// The changes after one real second and up to another.
    pub fn between(&self, from: i64, to: i64) -> impl Iterator<Item = (Change, i32)> + '_ {
        let places = self.place(from)..self.place(to).max(self.place(from));
        places.filter_map(|place| {
            let before = self.stretch(place)?.ahead;
            let change = *self.changes.get(place)?;
            Some((change, change.ahead - i32::try_from(before).unwrap_or(0)))
        })
    }

    /// Seconds east of Greenwich at a real second.
    #[must_use]
    pub fn offset(&self, real: i64) -> i32 {
        self.base + i32::try_from(self.local(real) - real).unwrap_or(0)
    }
}
