//! What a rule asks about: the events, conditions and dimensions that its document shows beside it.

use crate::policy::model::{Expr, Figure, Predicate, Require, Rule, Table};

/// What a rule asks about, a bit each.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) events: u64,
    pub(super) conditions: u64,
    pub(super) dimensions: u64,
}

impl Asked {
    pub(super) fn of(rule: &Rule, tables: &[Table], figures: &[Figure]) -> Asked {
        let mut asked = Asked::default();
        let terms = rule.cases.iter().map(|(_, terms)| terms).chain([&rule.terms]);
        for terms in terms {
            for event in terms.start.iter().flat_map(|start| &start.events) {
                asked.events |= bit(*event);
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
            Expr::Constant(_) | Expr::Rolling(_) | Expr::Rule(_) => {}
        }
    }

    fn predicate(&mut self, predicate: &Predicate) {
        match predicate {
            Predicate::Condition(index) => self.conditions |= bit(*index),
            Predicate::Event(index) => self.events |= bit(*index),
            Predicate::Dimension(index, _) => self.dimensions |= bit(*index),
            Predicate::Reading(..) => {}
            Predicate::Not(inner) => self.predicate(inner),
            Predicate::All(all) | Predicate::Any(all) => all.iter().for_each(|one| self.predicate(one)),
        }
    }
}

fn bit(index: u8) -> u64 {
    1u64.checked_shl(index.into()).unwrap_or(0)
}
