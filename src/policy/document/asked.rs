//! What a rule depends on: its events, conditions, dimensions and readings, as they are listed with the rule.

use crate::policy::model::{Edition, Expr, Figure, Require, Rule, Table};
use crate::policy::predicate::Predicate;
use crate::policy::vocabulary::ENGINE_READINGS;

/// What a rule depends on, one bit each.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) events: u64,
    pub(super) conditions: u64,
    pub(super) dimensions: u64,
    pub(super) readings: u64,
    pub(super) causes: u8,
}

/// The first reading for which nothing asks: no rule, no limit, and not the engine itself.
pub(super) fn unasked_reading(edition: &Edition) -> Option<usize> {
    let mut asked = Asked::default();
    for rule in &edition.rules {
        asked.readings |= Asked::of(rule, &edition.tables, &edition.figures).readings;
    }
    for figure in edition.figures.iter().filter_map(|figure| figure.limit.as_ref()) {
        asked.limit(figure, &edition.tables, &edition.figures);
    }
    let mut ids = edition.readings.iter().enumerate();
    ids.find(|(place, reading)| {
        !ENGINE_READINGS.contains(&reading.id.as_str()) && asked.readings >> place & 1 == 0
    })
    .map(|(place, _)| place)
}

impl Asked {
    pub(super) fn of(rule: &Rule, tables: &[Table], figures: &[Figure]) -> Asked {
        let mut asked = Asked::default();
        let terms = rule.cases.iter().map(|(_, terms)| terms).chain([&rule.terms]);
        for terms in terms {
            // The events of a start under another reading are not asked about: a moment of theirs is none of this rule's.
            if let Some(start) = &terms.start {
                start.events.iter().for_each(|event| asked.events |= bit(*event));
                start.instead.iter().for_each(|instead| asked.predicate(&instead.0));
            }
            if let Some(Require::Table(table)) = terms.requirement {
                asked.table(table, tables);
            }
            terms.limit.iter().for_each(|limit| asked.limit(limit, tables, figures));
        }
        rule.scope.iter().for_each(|(when, ..)| asked.predicate(when));
        rule.cases.iter().for_each(|(when, _)| asked.predicate(when));
        rule.adjust.iter().for_each(|adjust| asked.predicate(&adjust.when));
        asked
    }

    fn table(&mut self, table: u8, tables: &[Table]) {
        let dimensions = tables.get(usize::from(table)).map_or(&[][..], |table| &table.dimensions);
        self.dimensions |= dimensions.iter().fold(0, |mask, one| mask | bit(*one));
    }

    fn limit(&mut self, expr: &Expr, tables: &[Table], figures: &[Figure]) {
        match expr {
            Expr::Table(table) => self.table(*table, tables),
            Expr::Sum(parts) => parts.iter().for_each(|part| self.limit(part, tables, figures)),
            Expr::Figure(index) => {
                match figures.get(usize::from(*index)).and_then(|figure| figure.limit.as_ref()) {
                    // Circles are refused only later.
                    Some(Expr::Figure(_)) | None => {}
                    Some(own) => self.limit(own, tables, &[]),
                }
            }
            Expr::Rolling(_, Some((reading, _))) => self.readings |= bit(*reading),
            Expr::By(limit, _) => self.limit(limit, tables, figures),
            Expr::Constant(_) | Expr::Rolling(_, None) | Expr::Rule(_) => {}
        }
    }

    fn predicate(&mut self, predicate: &Predicate) {
        match predicate {
            Predicate::Condition(index) => self.conditions |= bit(*index),
            Predicate::Event(index) | Predicate::After(index, _) => self.events |= bit(*index),
            Predicate::Dimension(index, _) => self.dimensions |= bit(*index),
            Predicate::Reading(index, _) => self.readings |= bit(*index),
            Predicate::Excluded(cause) => self.causes |= 1 << (cause & 7),
            Predicate::Not(inner) => self.predicate(inner),
            Predicate::All(all) | Predicate::Any(all) => all.iter().for_each(|one| self.predicate(one)),
        }
    }
}

fn bit(index: u8) -> u64 {
    1u64.checked_shl(index.into()).unwrap_or(0)
}
