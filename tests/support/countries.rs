//! Calendars chosen by a value, in the second implementation: each country has its clocks and its days off, and nothing is shared.

use super::dates::{DAY, Second, show_day};
use super::zones::{Zone, ZoneOffice, offset, seconds};
use serde_json::{Value as Json, json};

/// A country: its value, its calendar and the office hours there.
pub struct Country {
    pub value: &'static str,
    pub calendar: Json,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Hours,
    OfficeHours,
    Days,
    /// Working days up to noon.
    Noon,
}

/// A limit.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    pub kind: Kind,
    pub amount: i64,
}

/// An end: its text with the offset of the country, its date, and the second of UTC.
pub struct End {
    pub text: String,
    pub date: String,
    pub utc: Second,
}

impl Country {
    fn zone(&self) -> Zone {
        Zone::of(&self.calendar)
    }

    /// The second of UTC of a moment as a request has it.
    pub fn utc(&self, text: &str) -> Second {
        match text.get(16..) {
            Some(rest) if !rest.is_empty() => {
                let at = text.len() - 6;
                seconds(text) - offset(&text[at..])
            }
            _ => self.zone().given(seconds(text)),
        }
    }

    /// The same moment with the offset of the country.
    pub fn show(&self, text: &str) -> String {
        self.zone().show(self.utc(text))
    }

    pub fn end(&self, start: &str, hours: &Json, span: Span) -> End {
        let zone = self.zone();
        let office = ZoneOffice { zone: &zone, calendar: &self.calendar, hours };
        let utc = self.utc(start);
        let last = || office.working(zone.day(utc), span.amount);
        let (utc, date) = match span.kind {
            Kind::Hours => (utc + span.amount * 3_600, None),
            Kind::OfficeHours => (office.after(utc, span.amount * 60), None),
            Kind::Days => (zone.when(last() + 1, 0), Some(last())),
            Kind::Noon => (zone.when(last(), DAY / 2), Some(last())),
        };
        End { text: zone.show(utc), date: show_day(date.unwrap_or_else(|| zone.day(utc))), utc }
    }

    /// How a limit stands that ends then, at a moment of a request.
    pub fn stands(&self, end: &End, span: Span, now: &str) -> Json {
        let now = self.utc(now);
        let open = if matches!(span.kind, Kind::Days) { now < end.utc } else { now <= end.utc };
        let state = if open { "open" } else { "missed" };
        json!({"state": state, "minutes": (end.utc - now).abs() / 60, "finish": "none"})
    }
}
