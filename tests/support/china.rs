//! China's working days for the second implementation: the independent reference table for the years that are
//! published, and beyond them every arrangement of make-up days that the standing rules permit.

use super::dates::{Day, day, read_day, weekday};
use std::collections::{BTreeMap, BTreeSet};

/// Make-up days lie within about two weeks of the span (specification, section 5).
const WINDOW: i64 = 14;

/// Lunar New Year's Day, Qingming, Dragon Boat, Mid-Autumn of each year, as (month, day).
type Dates = (i64, [(i64, i64); 4]);
const MOVING: [Dates; 11] = [
    (2025, [(1, 29), (4, 4), (5, 31), (10, 6)]),
    (2026, [(2, 17), (4, 5), (6, 19), (9, 25)]),
    (2027, [(2, 6), (4, 5), (6, 9), (9, 15)]),
    (2028, [(1, 26), (4, 4), (5, 28), (10, 3)]),
    (2029, [(2, 13), (4, 4), (6, 16), (9, 22)]),
    (2030, [(2, 3), (4, 5), (6, 5), (9, 12)]),
    (2031, [(1, 23), (4, 5), (6, 24), (10, 1)]),
    (2032, [(2, 11), (4, 4), (6, 12), (9, 19)]),
    (2033, [(1, 31), (4, 4), (6, 1), (9, 8)]),
    (2034, [(2, 19), (4, 5), (6, 20), (9, 27)]),
    (2035, [(2, 8), (4, 5), (6, 10), (9, 16)]),
];

/// The statutory days of a year under the revision of 2024-11-10, from 2025 on.
pub fn statutory(year: i64) -> BTreeSet<Day> {
    let [spring, qingming, dragon, autumn] = moving(year);
    let mut days =
        BTreeSet::from([day(year, 1, 1), qingming, day(year, 5, 1), day(year, 5, 2), dragon, autumn]);
    days.extend(spring - 1..spring + 3);
    days.extend((1..=3).map(|of_month| day(year, 10, of_month)));
    days
}

fn moving(year: i64) -> [Day; 4] {
    let (_, dates) = MOVING.iter().find(|(y, _)| *y == year).expect("a tabulated year");
    dates.map(|(month, of_month)| day(year, month, of_month))
}

/// One holiday whose make-up days no notice has placed yet.
struct Holiday {
    first: Day,
    last: Day,
    makeups: usize,
}

/// How far a count has come: the event received, the days counted, the day on which it ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    pub received: bool,
    pub counted: i64,
    pub done: Option<Day>,
}

/// The earliest and the latest day on which a count ends, and whether it rests on days that no notice fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    pub earliest: Day,
    pub latest: Day,
    pub provisional: bool,
}

/// What one arrangement of the make-up days has led to: the count, and what each open holiday has still to place.
type Arrangement = (Count, Vec<(usize, usize)>);

pub struct China {
    working: BTreeMap<Day, bool>,
    open: BTreeSet<Day>,
    holidays: Vec<Holiday>,
    pub published_through: Day,
    last: Day,
}

impl China {
    /// The calendar as it stands when the notice of `year` is the last one known.
    pub fn through(year: i64) -> Self {
        let holidays: Vec<_> = (year + 1..=2035).flat_map(holidays_of).collect();
        let resting = |d: Day| holidays.iter().any(|h| (h.first..=h.last).contains(&d));
        let year_end = day(year, 12, 31);
        let table = reference_days();
        let open: BTreeSet<Day> = holidays
            .iter()
            .filter(|holiday| holiday.makeups > 0)
            .flat_map(|h| (h.first - WINDOW..h.first).chain(h.last + 1..=h.last + WINDOW))
            .filter(|d| weekday(*d) > 5 && !resting(*d))
            .collect();
        let mut working = BTreeMap::new();
        for d in day(2004, 1, 1)..=day(2035, 12, 31) {
            let known = if d <= year_end && !open.contains(&d) { table.get(&d).copied() } else { None };
            working.insert(d, known.unwrap_or(weekday(d) <= 5) && !resting(d));
        }
        let first_open = open.iter().copied().chain(holidays.iter().map(|h| h.first)).min();
        let published_through = first_open.map_or(year_end, |d| year_end.min(d - 1));
        Self { working, open, holidays, published_through, last: day(2035, 12, 31) }
    }

    /// Whether a day is worked; days that the standing rules leave open count as rest.
    pub fn works(&self, d: Day) -> bool {
        self.working.get(&d).copied().unwrap_or(weekday(d) <= 5)
    }

    /// `n` working days after `start` (before it when `n` is negative), on published days only.
    pub fn add(&self, start: Day, n: i64) -> Day {
        let (mut at, mut left) = (start, n.abs());
        while left > 0 {
            at += n.signum();
            assert!(at <= self.published_through, "the count leaves the published years");
            left -= i64::from(self.works(at));
        }
        at
    }

    /// Walks from `from`, `step` days at a time, through every arrangement of the open make-up days at once, until
    /// `count` has ended in all of them.
    pub fn walk(
        &self,
        from: Day,
        step: i64,
        start: Count,
        count: &dyn Fn(Count, Day, bool) -> Count,
    ) -> Ends {
        let enters = |h: &Holiday| if step > 0 { h.first - WINDOW } else { h.last + WINDOW };
        let leaves = |h: &Holiday| if step > 0 { h.last + WINDOW } else { h.first - WINDOW };
        let mut at = from;
        // windows that `from` lies in may hold make-up days before it, and so may windows that overlap those
        while let Some(earlier) = self
            .holidays
            .iter()
            .filter(|h| h.makeups > 0 && (at - enters(h)) * step > 0 && (leaves(h) - at) * step >= 0)
            .map(enters)
            .next()
        {
            at = earlier;
        }
        let mut states: BTreeSet<Arrangement> = BTreeSet::from([(start, Vec::new())]);
        let mut furthest = from;
        loop {
            let ended = states.iter().all(|(count, _)| count.done.is_some());
            if ended && states.iter().all(|(_, open)| open.is_empty()) {
                break;
            }
            if !ended {
                furthest = at;
            }
            let mut next = BTreeSet::new();
            for (so_far, mut owed) in states {
                if !ended {
                    let entering =
                        self.holidays.iter().enumerate().filter(|(_, h)| h.makeups > 0 && enters(h) == at);
                    owed.extend(entering.map(|(index, h)| (index, h.makeups)));
                }
                for (works, mut owed) in self.possibilities(at, owed) {
                    let in_walk = (at - from) * step >= 0 && so_far.done.is_none();
                    let after = if in_walk { count(so_far, at, works) } else { so_far };
                    // an arrangement that leaves a window with a make-up day still to place does not exist
                    if owed.iter().all(|(index, left)| leaves(&self.holidays[*index]) != at || *left == 0) {
                        owed.retain(|(index, _)| leaves(&self.holidays[*index]) != at);
                        next.insert((after, owed));
                    }
                }
            }
            states = next;
            at += step;
        }
        let ends: Vec<Day> = states.iter().filter_map(|(count, _)| count.done).collect();
        let (earliest, latest) = (*ends.iter().min().unwrap(), *ends.iter().max().unwrap());
        Ends { earliest, latest, provisional: furthest.max(from) > self.published_through }
    }

    /// What a day may be, and what the holidays have still to place after it.
    fn possibilities(&self, at: Day, owed: Vec<(usize, usize)>) -> Vec<(bool, Vec<(usize, usize)>)> {
        if !self.open.contains(&at) {
            return vec![(self.works(at), owed)];
        }
        let mut all = Vec::new();
        for (place, (index, left)) in owed.iter().enumerate() {
            let holiday = &self.holidays[*index];
            let near = (holiday.first - WINDOW..=holiday.last + WINDOW).contains(&at);
            if *left > 0 && near {
                let mut after = owed.clone();
                after[place].1 -= 1;
                all.push((true, after));
            }
        }
        all.push((false, owed));
        all
    }

    /// Whether the standing rules leave open if a day is worked.
    pub fn is_open(&self, d: Day) -> bool {
        self.open.contains(&d)
    }

    /// Whether a day lies in the rest span of a holiday that no notice covers.
    pub fn rests(&self, d: Day) -> bool {
        self.holidays.iter().any(|h| (h.first..=h.last).contains(&d))
    }

    /// Whether some arrangement of the make-up days works exactly `worked` of the open days from `first` to `last`: each
    /// holiday places all of its days in its window, each day once. By two matchings, one that uses every make-up day and
    /// one that fills every worked day; where both exist, one does both (Mendelsohn and Dulmage).
    pub fn permits(&self, first: Day, last: Day, worked: &BTreeSet<Day>) -> bool {
        let usable: Vec<Day> = self
            .open
            .iter()
            .copied()
            .filter(|d| worked.contains(d) || !(first..=last).contains(d))
            .filter(|d| (first - 200..=last + 200).contains(d))
            .collect();
        let reach = |h: &Holiday, d: Day| (h.first - WINDOW..=h.last + WINDOW).contains(&d);
        // a holiday at the rim might lack days that the cut took away
        let near = |h: &&Holiday| h.first - WINDOW >= first - 100 && h.last + WINDOW <= last + 100;
        let slots: Vec<&Holiday> =
            self.holidays.iter().filter(near).flat_map(|h| std::iter::repeat_n(h, h.makeups)).collect();
        let all_placed = matches(slots.len(), usable.len(), &|slot, day| reach(slots[slot], usable[day]));
        let worked: Vec<Day> = worked.iter().copied().collect();
        let every = self.holidays.iter().flat_map(|h| std::iter::repeat_n(h, h.makeups)).collect::<Vec<_>>();
        all_placed
            && matches(worked.len(), every.len(), &|day, slot| {
                reach(every[slot], worked[day]) && self.is_open(worked[day])
            })
    }

    pub fn is_supported(&self, d: Day) -> bool {
        (day(2004, 1, 1)..=self.last).contains(&d)
    }
}

/// Whether each of `left` things can have one of `right` of its own, by augmenting paths.
fn matches(left: usize, right: usize, fits: &dyn Fn(usize, usize) -> bool) -> bool {
    fn place(
        one: usize,
        fits: &dyn Fn(usize, usize) -> bool,
        owner: &mut [Option<usize>],
        seen: &mut BTreeSet<usize>,
    ) -> bool {
        for at in 0..owner.len() {
            if !fits(one, at) || !seen.insert(at) {
                continue;
            }
            if owner[at].is_none_or(|other| place(other, fits, owner, seen)) {
                owner[at] = Some(one);
                return true;
            }
        }
        false
    }
    let mut owner = vec![None; right];
    (0..left).all(|one| place(one, fits, &mut owner, &mut BTreeSet::new()))
}

/// The spans of a year and the number of make-up days of each: working weekdays inside less statutory days.
fn holidays_of(year: i64) -> Vec<Holiday> {
    let [spring, qingming, dragon, autumn] = moving(year);
    let national = day(year, 10, 1);
    let inside = (national..national + 7).contains(&autumn);
    let mut spans = vec![
        (three_days(day(year, 1, 1)), 1),
        ((spring - 1, spring + 6), 4),
        (three_days(qingming), 1),
        ((day(year, 5, 1), day(year, 5, 5)), 2),
        (three_days(dragon), 1),
    ];
    if inside {
        spans.push(((national, national + 7), 4));
    } else {
        spans.push((three_days(autumn), 1));
        spans.push(((national, national + 6), 3));
    }
    spans
        .into_iter()
        .map(|((first, last), statutory)| {
            let weekdays = (first..=last).filter(|d| weekday(*d) <= 5).count();
            Holiday { first, last, makeups: weekdays.saturating_sub(statutory) }
        })
        .collect()
}

/// Three days with the weekend that is nearest, a Wednesday alone.
fn three_days(statutory: Day) -> (Day, Day) {
    match weekday(statutory) {
        1 | 2 => (statutory - 2, statutory),
        3 => (statutory, statutory),
        7 => (statutory - 1, statutory + 1),
        _ => (statutory, statutory + 2),
    }
}

/// The independent table, with its listed errata put right: every day, worked or not.
pub fn reference_days() -> BTreeMap<Day, bool> {
    let mut days: BTreeMap<Day, bool> = raw_reference_days();
    days.extend(errata());
    days
}

/// The independent table as its sources print it.
pub fn raw_reference_days() -> BTreeMap<Day, bool> {
    rows("china-days.csv").map(|row| (read_day(&row[0]), row[1] == "1")).collect()
}

/// Days on which the sources of the table are known to be wrong, with what is right.
pub fn errata() -> BTreeMap<Day, bool> {
    rows("errata.csv").map(|row| (read_day(&row[0]), row[2] == "1")).collect()
}

fn rows(file: &str) -> impl Iterator<Item = Vec<String>> {
    let path = format!("{}/tests/reference/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let lines: Vec<_> = text
        .lines()
        .filter(|line| line.starts_with("20"))
        .map(|line| line.split(',').map(|cell| cell.trim().trim_matches('"').to_owned()).collect())
        .collect();
    lines.into_iter()
}
