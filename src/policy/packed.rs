//! The compact form of a policy.

use super::model::*;
use super::predicate::Predicate;
use super::shapes::*;
#[cfg(feature = "shapes")]
use crate::counting::Hours;
use crate::counting::Receipt;
use crate::pack::{Bytes, Pack, SHAPES, packed};
use crate::prelude::*;

packed!(struct Dimension { id, required, ordered, choices, values, categories, from });
packed!(struct Event { id, opening, projected_by });
packed!(struct Condition { id, default });
packed!(struct Figure { id, units, limit });
packed!(struct Reading { id, values, time, default });
packed!(struct Table { id, dimensions, units, bound, per, cells, of });
packed!(struct Start { events, latest, instead });
packed!(struct Adjust { when, dimension, choice, reason });
packed!(struct Terms { status, reason, start, finished_by, limit, requirement, deliverable, gate, debtor, creditor });
packed!(struct Rule { id, kind, shape, terms, until, after, exclusions, receipt, adjust, scope, cases, inversion });
packed!(struct Edition { id, from, dimensions, events, conditions, figures, readings, tables, reasons, rules, shapes });
#[cfg(feature = "shapes")]
packed!(struct Hours { days });
#[cfg(feature = "shapes")]
packed!(struct CutOffs { rule, dimension, times });
#[cfg(feature = "shapes")]
packed!(struct Calendars { dimension, of });
#[cfg(feature = "shapes")]
packed!(struct Shapes { hours, cut_offs, targets, calendars });

/// A build without them refuses a document that has any.
#[cfg(not(feature = "shapes"))]
impl Pack for Shapes {
    fn pack(&self, _: &mut Vec<u8>) {}

    fn unpack(from: &mut Bytes<'_>) -> Self {
        from.spoil();
        Shapes::default()
    }
}

packed!(struct Policy { id, zone, causes, editions });

/// The enums with values: the place of the variant, then its values.
impl Pack for ReadingValue {
    fn pack(&self, to: &mut Vec<u8>) {
        match self {
            ReadingValue::Choice(choice) => (0u8, *choice).pack(to),
            ReadingValue::Time(second) => (1u8, *second).pack(to),
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        match from.variant(2) {
            1 => ReadingValue::Time(Pack::unpack(from)),
            _ => ReadingValue::Choice(Pack::unpack(from)),
        }
    }
}

impl Pack for Receipt {
    fn pack(&self, to: &mut Vec<u8>) {
        match self {
            Receipt::CountFromNext => 0u8.pack(to),
            Receipt::ReceivedNext { cut_off } => (1u8, *cut_off).pack(to),
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        match from.variant(2) {
            1 => Receipt::ReceivedNext { cut_off: Pack::unpack(from) },
            _ => Receipt::CountFromNext,
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

    fn unpack(from: &mut Bytes<'_>) -> Self {
        match from.variant(2) {
            1 => Require::Table(Pack::unpack(from)),
            _ => Require::As(Pack::unpack(from)),
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
            Expr::Rolling(limit, roll) => {
                1u8.pack(to);
                limit.pack(to);
                roll.pack(to);
            }
            Expr::Table(table) => (2u8, *table).pack(to),
            Expr::Figure(figure) => (3u8, *figure).pack(to),
            Expr::Rule(rule) => (4u8, *rule).pack(to),
            Expr::Sum(parts) => {
                5u8.pack(to);
                parts.pack(to);
            }
            #[cfg(feature = "shapes")]
            Expr::By(limit, second) => {
                6u8.pack(to);
                limit.pack(to);
                second.pack(to);
            }
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        match from.variant(6 + u8::from(SHAPES)) {
            #[cfg(feature = "shapes")]
            6 => Expr::By(Pack::unpack(from), Pack::unpack(from)),
            1 => Expr::Rolling(Pack::unpack(from), Pack::unpack(from)),
            2 => Expr::Table(Pack::unpack(from)),
            3 => Expr::Figure(Pack::unpack(from)),
            4 => Expr::Rule(Pack::unpack(from)),
            5 => Expr::Sum(Pack::unpack(from)),
            _ => Expr::Constant(Pack::unpack(from)),
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
            Predicate::Excluded(cause) => (7u8, *cause).pack(to),
            #[cfg(feature = "shapes")]
            Predicate::After(event, second) => (8u8, *event, *second).pack(to),
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        match from.variant(8 + u8::from(SHAPES)) {
            #[cfg(feature = "shapes")]
            8 => Predicate::After(Pack::unpack(from), Pack::unpack(from)),
            1 => Predicate::Dimension(Pack::unpack(from), Pack::unpack(from)),
            2 => Predicate::Reading(Pack::unpack(from), Pack::unpack(from)),
            3 => Predicate::Event(Pack::unpack(from)),
            4 => Predicate::Not(Pack::unpack(from)),
            5 => Predicate::All(Pack::unpack(from)),
            6 => Predicate::Any(Pack::unpack(from)),
            7 => Predicate::Excluded(Pack::unpack(from)),
            _ => Predicate::Condition(Pack::unpack(from)),
        }
    }
}
