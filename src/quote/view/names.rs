//! Indexes into names: a quote as the contract writes it.

use super::certainty::{certainty, precision};
use super::zone::Zone;
use super::{CalendarName, DayInfo, MovedView, PolicyName, QuoteView};
use crate::calendar::{Calendar, CalendarInfo, DayFacts, ShortDay};
use crate::policy::{Edition, PolicyInfo};
use crate::prelude::*;
use crate::quote::{Due, Engine, Moved, Quote, Request};
use crate::time::{Day, Moment, write_date, write_time};
use crate::value::Value;

/// What the indexes of one quote mean.
pub(crate) struct Names<'a> {
    pub(crate) edition: &'a Edition,
    pub(crate) info: &'a PolicyInfo,
    pub(crate) calendar: &'a CalendarInfo,
    pub(crate) zone: Zone<'a>,
    pub(crate) engine: &'a Engine,
    /// All calendars, in their order.
    pub(crate) calendars: &'a [CalendarInfo],
    pub(crate) request: &'a Request,
}

pub(super) fn at<T: Clone + Default>(list: &[T], index: impl Into<usize>) -> T {
    list.get(index.into()).cloned().unwrap_or_default()
}

pub(crate) fn day_info(calendar: &Calendar, info: &CalendarInfo, day: Day) -> DayInfo {
    let facts = calendar.facts(day);
    let (name, notice) = day_names(info, &facts);
    let short = calendar.short_day(day);
    let time = |second: i64| write_time(u32::try_from(second).unwrap_or(0));
    DayInfo {
        date: write_date(day),
        kind: facts.kind,
        statutory: facts.statutory,
        name,
        notice,
        certainty: certainty(facts.confirmed),
        opens: short.and_then(ShortDay::opens).map(time),
        closes: short.and_then(ShortDay::closes).map(time),
    }
}

pub(super) fn day_names(info: &CalendarInfo, facts: &DayFacts) -> (Option<String>, Option<String>) {
    let name = facts.holiday.and_then(|index| info.holidays.get(usize::from(index)).cloned());
    let notice =
        facts.notice.and_then(|index| info.notices.get(usize::from(index)).map(|notice| notice.id.clone()));
    (name, notice)
}

/// The names whose bits are set in a mask, parted by commas.
pub(super) fn named<'n>(names: impl Iterator<Item = &'n String>, mask: i32) -> String {
    let found = names.zip(0..).filter(|(_, place)| mask >> place & 1 == 1);
    found.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(",")
}

fn calendar_name(info: &CalendarInfo) -> CalendarName {
    let CalendarInfo { id, version, published_through, .. } = info;
    CalendarName { id: id.clone(), version: version.clone(), published_through: published_through.clone() }
}

impl<'a> Names<'a> {
    /// The same names by the calendar at a place, and in its zone.
    pub(crate) fn by(&self, place: Option<u8>) -> Names<'a> {
        let calendar = self.calendars.get(place.map_or(0, usize::from)).unwrap_or(self.calendar);
        let zone = Zone::new(self.engine.policy().zone, self.engine.calendar_at(place));
        Names { calendar, zone, ..*self }
    }

    /// Whether the request leaves open which calendar counts.
    pub(super) fn is_open(&self) -> bool {
        self.engine.counts_by_several() && self.request.calendar.is_none()
    }

    pub(crate) fn quote(&self, quote: &Quote, given: &Value) -> QuoteView {
        QuoteView {
            schema: 1,
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            policy: self.policy_name(),
            calendar: self.calendar_name(),
            calendars: self.is_open().then(|| self.calendars.iter().map(calendar_name).collect()),
            request: self.request(given),
            commitments: quote.commitments.iter().map(|one| self.commitment(one)).collect(),
        }
    }

    pub(crate) fn policy_name(&self) -> PolicyName {
        PolicyName {
            id: self.info.id.clone(),
            edition: self.info.edition.clone(),
            provenance: self.info.provenance.clone(),
        }
    }

    pub(crate) fn calendar_name(&self) -> CalendarName {
        calendar_name(self.calendar)
    }

    pub(crate) fn moment(&self, moment: Moment) -> String {
        self.zone.moment(moment)
    }

    pub(super) fn due_at(&self, due: Due) -> String {
        self.zone.instant(due.at)
    }

    pub(super) fn event(&self, index: usize) -> String {
        self.edition.events.get(index).map(|event| event.id.clone()).unwrap_or_default()
    }

    pub(super) fn dimension(&self, index: usize) -> String {
        self.edition.dimensions.get(index).map(|one| one.id.clone()).unwrap_or_default()
    }

    pub(super) fn choice(&self, dimension: usize, choice: usize) -> String {
        self.edition.dimensions.get(dimension).map(|one| at(&one.choices, choice)).unwrap_or_default()
    }

    pub(crate) fn moved(&self, one: &Moved) -> MovedView {
        let reading = self.edition.readings.get(usize::from(one.reading));
        MovedView {
            reading: reading.map(|reading| reading.id.clone()).unwrap_or_default(),
            value: reading.map(|reading| at(&reading.values, one.value)).unwrap_or_default(),
            due_date: write_date(one.due.date),
            due_at: self.due_at(one.due),
            precision: precision(one.due),
        }
    }
}
