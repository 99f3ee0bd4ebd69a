//! The compact form of a policy.

use super::model::*;
use super::vocabulary::*;
use crate::pack::{Bytes, Pack, packed};
use crate::prelude::*;

packed!(
    enum Units {
        BusinessDays,
        CalendarDays,
        CalendarMonths,
        CalendarHours,
        CalendarMinutes,
        Occurrences,
        BusinessHours,
    }
);
packed!(
    enum LimitBound {
        AtMost,
        AtLeast,
        Every,
    }
);
packed!(
    enum Per {
        Order,
        Year,
    }
);
packed!(struct Limit { amount, units, bound, per });
packed!(
    enum Kind {
        Promise,
        Internal,
        Unlabelled,
    }
);
packed!(
    enum Shape {
        Deadline,
        LeadTime,
        Cadence,
        Count,
        Cap,
        Deliverable,
        Gate,
        Ratio,
        Fact,
    }
);
packed!(
    enum Status {
        OutOfScope,
        NotRequired,
        OnRequest,
        AwaitingEvent,
        Indeterminate,
        Unquantified,
        Determined,
    }
);
packed!(
    enum Requirement {
        Required,
        Optional,
        OnRequest,
        None,
    }
);
packed!(struct Dimension { id, required, ordered, choices, values, categories, from });
packed!(struct Event { id, opening, projected_by });
packed!(struct Condition { id, default });
packed!(struct Figure { id, units, limit });
packed!(struct Reading { id, values, time, default });
packed!(struct Table { id, dimensions, units, bound, per, cells, of });
packed!(struct Start { events, latest });
packed!(struct Adjust { when, dimension, choice, reason });
packed!(struct Terms { status, reason, start, limit, requirement, deliverable, gate, debtor, creditor });
packed!(struct Rule { id, kind, shape, terms, until, after, exclusions, adjust, scope, cases, inversion, readings });
packed!(struct Edition { id, from, dimensions, events, conditions, figures, readings, tables, reasons, rules });
packed!(struct Policy { id, zone, causes, editions });

/// The enums with values: the place of the variant, then its values.
impl Pack for ReadingValue {
    fn pack(&self, to: &mut Vec<u8>) {
        match self {
            ReadingValue::Choice(choice) => (0u8, *choice).pack(to),
            ReadingValue::Time(second) => (1u8, *second).pack(to),
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        match u8::unpack(from)? {
            0 => Pack::unpack(from).map(ReadingValue::Choice),
            1 => Pack::unpack(from).map(ReadingValue::Time),
            _ => None,
        }
    }
}

impl Pack for Require {
    fn pack(&self, to: &mut Vec<u8>) {
        match self {
            Require::As(requirement) => (0u8, *requirement as u8).pack(to),
            Require::Table(table) => (1u8, *table).pack(to),
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        match u8::unpack(from)? {
            0 => Pack::unpack(from).map(Require::As),
            1 => Pack::unpack(from).map(Require::Table),
            _ => None,
        }
    }
}

impl Pack for Expr {
    fn pack(&self, to: &mut Vec<u8>) {
        match self {
            Expr::Constant(limit) => {
                0u8.pack(to);
                limit.pack(to);
            }
            Expr::Rolling(limit) => {
                1u8.pack(to);
                limit.pack(to);
            }
            Expr::Table(table) => (2u8, *table).pack(to),
            Expr::Figure(figure) => (3u8, *figure).pack(to),
            Expr::Rule(rule) => (4u8, *rule).pack(to),
            Expr::Sum(parts) => {
                5u8.pack(to);
                parts.pack(to);
            }
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        match u8::unpack(from)? {
            0 => Pack::unpack(from).map(Expr::Constant),
            1 => Pack::unpack(from).map(Expr::Rolling),
            2 => Pack::unpack(from).map(Expr::Table),
            3 => Pack::unpack(from).map(Expr::Figure),
            4 => Pack::unpack(from).map(Expr::Rule),
            5 => Pack::unpack(from).map(Expr::Sum),
            _ => None,
        }
    }
}

impl Pack for Predicate {
    fn pack(&self, to: &mut Vec<u8>) {
        match self {
            Predicate::Condition(index) => (0u8, *index).pack(to),
            Predicate::Dimension(index, mask) => (1u8, *index, *mask).pack(to),
            Predicate::Reading(index, value) => (2u8, *index, *value).pack(to),
            Predicate::Event(index) => (3u8, *index).pack(to),
            Predicate::Not(inner) => {
                4u8.pack(to);
                inner.pack(to);
            }
            Predicate::All(parts) => {
                5u8.pack(to);
                parts.pack(to);
            }
            Predicate::Any(parts) => {
                6u8.pack(to);
                parts.pack(to);
            }
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        match u8::unpack(from)? {
            0 => Pack::unpack(from).map(Predicate::Condition),
            1 => Pack::unpack(from).map(|(index, mask)| Predicate::Dimension(index, mask)),
            2 => Pack::unpack(from).map(|(index, value)| Predicate::Reading(index, value)),
            3 => Pack::unpack(from).map(Predicate::Event),
            4 => Pack::unpack(from).map(Predicate::Not),
            5 => Pack::unpack(from).map(Predicate::All),
            6 => Pack::unpack(from).map(Predicate::Any),
            _ => None,
        }
    }
}
