//! Why an answer is what it is: codes with parameters, never words.

use crate::calendar::DayKind;
use crate::time::Day;

/// What a parameter of a reason is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Param {
    /// A date.
    Date,
    /// An event, by index.
    Event,
    /// A dimension, by index.
    Dimension,
    /// A choice of the dimension before it.
    Value,
    /// A figure, by index.
    Figure,
    /// A number.
    Number,
    /// A kind of day.
    Kind,
    /// A time of day, in seconds after midnight.
    Time,
}

impl Param {
    /// The name that the binding's table gives it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Param::Date => "date",
            Param::Event => "event",
            Param::Dimension => "dimension",
            Param::Value => "value",
            Param::Figure => "figure",
            Param::Number => "number",
            Param::Kind => "kind",
            Param::Time => "time",
        }
    }
}

/// One reason: its place in [`SHAPES`], or the policy's own reason behind them, and its parameters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// The place of the code.
    pub code: u8,
    /// The parameters, as many as the code has.
    pub params: [i32; 3],
}

/// A code and its parameters by name.
pub type ReasonShape = (&'static str, &'static [(&'static str, Param)]);

/// Every code of the engine with its parameters, in the order of the wire format.
pub const SHAPES: [ReasonShape; 23] = [
    ("start-day-not-counted", &[("date", Param::Date), ("event", Param::Event)]),
    ("received-next", &[("date", Param::Date), ("next", Param::Date)]),
    ("cut-off-passed", &[("cutOff", Param::Time), ("next", Param::Date)]),
    ("start-chosen", &[("event", Param::Event)]),
    ("month-end-clamped", &[("date", Param::Date)]),
    ("due-on-rest-day", &[("date", Param::Date), ("kind", Param::Kind)]),
    ("rolled-to-working-day", &[("date", Param::Date), ("next", Param::Date)]),
    ("excluded-days", &[("count", Param::Number)]),
    ("excluded-time", &[("minutes", Param::Number)]),
    ("dimension-set", &[("dimension", Param::Dimension), ("value", Param::Value)]),
    ("dimension-missing", &[("dimension", Param::Dimension)]),
    ("figure-missing", &[("figure", Param::Figure)]),
    ("time-of-day-missing", &[("event", Param::Event)]),
    ("event-missing", &[("event", Param::Event)]),
    ("event-did-not-happen", &[("event", Param::Event)]),
    ("calendar-unpublished", &[("publishedThrough", Param::Date)]),
    ("beyond-supported", &[("supportedThrough", Param::Date)]),
    ("tier-inversion", &[("dimension", Param::Dimension), ("value", Param::Value), ("dueDate", Param::Date)]),
    ("no-number", &[]),
    ("office-hours-missing", &[]),
    ("instants-truncated", &[("count", Param::Number)]),
    ("finish-undecided", &[]),
    ("depends-on-value", &[("dimension", Param::Dimension), ("value", Param::Value)]),
];

impl Reason {
    const fn new(code: u8, params: [i32; 3]) -> Reason {
        Reason { code, params }
    }

    pub(super) fn start_day_not_counted(date: Day, event: u8) -> Reason {
        Reason::new(0, [date.0, event.into(), 0])
    }

    pub(super) fn received_next(date: Day, next: Day) -> Reason {
        Reason::new(1, [date.0, next.0, 0])
    }

    pub(super) fn cut_off_passed(cut_off: u32, next: Day) -> Reason {
        Reason::new(2, [i32::try_from(cut_off).unwrap_or(0), next.0, 0])
    }

    pub(super) fn start_chosen(event: u8) -> Reason {
        Reason::new(3, [event.into(), 0, 0])
    }

    pub(super) fn month_end_clamped(date: Day) -> Reason {
        Reason::new(4, [date.0, 0, 0])
    }

    pub(super) fn due_on_rest_day(date: Day, kind: DayKind) -> Reason {
        Reason::new(5, [date.0, kind as i32, 0])
    }

    pub(super) fn rolled(date: Day, next: Day) -> Reason {
        Reason::new(6, [date.0, next.0, 0])
    }

    pub(super) fn excluded_days(count: i32) -> Reason {
        Reason::new(7, [count, 0, 0])
    }

    pub(super) fn excluded_time(seconds: i64) -> Reason {
        Reason::new(8, [i32::try_from(seconds / 60).unwrap_or(i32::MAX), 0, 0])
    }

    pub(super) fn dimension_set(dimension: u8, choice: u8) -> Reason {
        Reason::new(9, [dimension.into(), choice.into(), 0])
    }

    pub(super) fn dimension_missing(dimension: u8) -> Reason {
        Reason::new(10, [dimension.into(), 0, 0])
    }

    pub(super) fn figure_missing(figure: u8) -> Reason {
        Reason::new(11, [figure.into(), 0, 0])
    }

    pub(super) fn time_missing(event: u8) -> Reason {
        Reason::new(12, [event.into(), 0, 0])
    }

    pub(super) fn event_missing(event: u8) -> Reason {
        Reason::new(13, [event.into(), 0, 0])
    }

    pub(super) fn event_never(event: u8) -> Reason {
        Reason::new(14, [event.into(), 0, 0])
    }

    pub(super) fn calendar_unpublished(through: Day) -> Reason {
        Reason::new(15, [through.0, 0, 0])
    }

    pub(super) fn beyond_supported(through: Day) -> Reason {
        Reason::new(16, [through.0, 0, 0])
    }

    pub(super) fn tier_inversion(dimension: u8, choice: u8, due: Day) -> Reason {
        Reason::new(17, [dimension.into(), choice.into(), due.0])
    }

    pub(super) fn no_number() -> Reason {
        Reason::new(18, [0; 3])
    }

    pub(super) fn office_hours_missing() -> Reason {
        Reason::new(19, [0; 3])
    }

    pub(super) fn instants_truncated(count: i32) -> Reason {
        Reason::new(20, [count, 0, 0])
    }

    pub(super) fn finish_undecided() -> Reason {
        Reason::new(21, [0; 3])
    }

    pub(super) fn depends_on_value(dimension: u8, choice: u8) -> Reason {
        Reason::new(22, [dimension.into(), choice.into(), 0])
    }

    /// A reason that the policy words itself.
    pub(super) fn of_policy(index: u8) -> Reason {
        Reason::new(index.saturating_add(23), [0; 3])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_constructor_names_its_code() {
        let day = Day(0);
        let made = [
            (Reason::start_day_not_counted(day, 0), "start-day-not-counted"),
            (Reason::received_next(day, day), "received-next"),
            (Reason::cut_off_passed(0, day), "cut-off-passed"),
            (Reason::start_chosen(0), "start-chosen"),
            (Reason::month_end_clamped(day), "month-end-clamped"),
            (Reason::due_on_rest_day(day, DayKind::Weekend), "due-on-rest-day"),
            (Reason::rolled(day, day), "rolled-to-working-day"),
            (Reason::excluded_days(1), "excluded-days"),
            (Reason::excluded_time(60), "excluded-time"),
            (Reason::dimension_set(0, 0), "dimension-set"),
            (Reason::dimension_missing(0), "dimension-missing"),
            (Reason::figure_missing(0), "figure-missing"),
            (Reason::time_missing(0), "time-of-day-missing"),
            (Reason::event_missing(0), "event-missing"),
            (Reason::event_never(0), "event-did-not-happen"),
            (Reason::calendar_unpublished(day), "calendar-unpublished"),
            (Reason::beyond_supported(day), "beyond-supported"),
            (Reason::tier_inversion(0, 0, day), "tier-inversion"),
            (Reason::no_number(), "no-number"),
            (Reason::office_hours_missing(), "office-hours-missing"),
            (Reason::instants_truncated(1), "instants-truncated"),
            (Reason::finish_undecided(), "finish-undecided"),
            (Reason::depends_on_value(0, 0), "depends-on-value"),
        ];
        for (place, (reason, name)) in made.iter().enumerate() {
            assert_eq!((usize::from(reason.code), SHAPES[place].0), (place, *name));
        }
    }
}
