//! Adding working days: this crate's calendar and `bdays` with its cache, over the same days.

use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use bdays::{HolidayCalendar, HolidayCalendarCache};
use chrono::{Datelike, NaiveDate};
use sla_calculator::calendar::Calendar;
use sla_calculator::time::Day;

use crate::{Result, Tally};

/// Days between 0001-01-01, which chrono counts as 1, and 1970-01-01.
const EPOCH: i32 = 719_163;

/// The calendar as `bdays` takes one, with make-up workdays, which its own `is_bday` does not know.
struct China {
    first: i32,
    works: Vec<bool>,
}

impl HolidayCalendar<NaiveDate> for China {
    fn is_holiday(&self, date: NaiveDate) -> bool {
        !self.is_bday(date)
    }

    fn is_bday(&self, date: NaiveDate) -> bool {
        let index = usize::try_from(date.num_days_from_ce() - EPOCH - self.first).ok();
        index.and_then(|index| self.works.get(index)).copied().unwrap_or(false)
    }
}

/// The sample in the types of each contestant.
pub struct Days<'a> {
    calendar: &'a Calendar,
    cache: HolidayCalendarCache<NaiveDate>,
    ours: HashMap<i32, Vec<(Day, Day)>>,
    theirs: HashMap<i32, Vec<(NaiveDate, NaiveDate)>>,
}

fn integers(folder: &Path, name: &str) -> Result<Vec<i32>> {
    let bytes = fs::read(folder.join(name))?;
    Ok(bytes.chunks_exact(4).map(|four| i32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect())
}

fn date(day: i32) -> Result<NaiveDate> {
    Ok(NaiveDate::from_num_days_from_ce_opt(day + EPOCH).ok_or("a day that chrono does not know")?)
}

impl<'a> Days<'a> {
    pub fn load(folder: &Path, calendar: &'a Calendar) -> Result<Self> {
        let first: i32 = fs::read_to_string(folder.join("first.txt"))?.trim().parse()?;
        let works: Vec<bool> = fs::read(folder.join("works.bin"))?.iter().map(|&byte| byte != 0).collect();
        let last = first + i32::try_from(works.len())? - 1;
        let cache = HolidayCalendarCache::new(China { first, works }, date(first)?, date(last)?);
        let starts = integers(folder, "starts.bin")?;
        let (mut ours, mut theirs) = (HashMap::new(), HashMap::new());
        for n in [1, 10, 250] {
            // As many as the processor's nearest cache holds with the tables.
            let pairs = starts.iter().copied().zip(integers(folder, &format!("add-{n}.bin"))?).take(4096);
            ours.insert(n, pairs.clone().map(|(start, end)| (Day(start), Day(end))).collect());
            theirs
                .insert(n, pairs.map(|(start, end)| Ok((date(start)?, date(end)?))).collect::<Result<_>>()?);
        }
        Ok(Days { calendar, cache, ours, theirs })
    }

    pub fn ours(&self, n: i32, tally: &mut Tally) {
        for (start, end) in self.ours.get(&n).into_iter().flatten() {
            let found = self.calendar.add(black_box(*start), black_box(n));
            tally.check(found.as_ref() == Ok(end), || format!("{start:?} + {n} = {found:?}, not {end:?}"));
        }
    }

    pub fn bdays(&self, n: i32, tally: &mut Tally) {
        for (start, end) in self.theirs.get(&n).into_iter().flatten() {
            let found = self.cache.advance_bdays(black_box(*start), black_box(n));
            tally.check(found == *end, || format!("{start} + {n} = {found}, not {end}"));
        }
    }
}
