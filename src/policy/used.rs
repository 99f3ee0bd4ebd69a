//! The dimensions that a rule asks about, for what an answer says of those that a table derived.

use super::model::{Expr, Require, Rule};
use super::predicate::Predicate;
use super::resolve::{Context, DEPTH, EffectiveTerms};

impl Context<'_> {
    /// The dimensions that a rule asks about under these terms, a bit each.
    #[must_use]
    pub fn dimensions_used(&self, rule: &Rule, terms: &EffectiveTerms<'_>) -> u32 {
        let scope = rule.scope.iter().map(|(when, ..)| when);
        let cases = rule.cases.iter().map(|(when, _)| when);
        let predicates = scope.chain(cases).fold(0, |mask, when| mask | used_by(when));
        let limit = terms.limit.as_ref().map_or(0, |limit| self.used_by_limit(limit, DEPTH));
        let words =
            if let Some(Require::Table(table)) = terms.requirement { self.used_by_table(table) } else { 0 };
        predicates | limit | words
    }

    fn used_by_limit(&self, expr: &Expr, depth: u8) -> u32 {
        let Some(deeper) = depth.checked_sub(1) else { return 0 };
        match expr {
            Expr::Constant(_) | Expr::Rolling(..) => 0,
            Expr::Table(table) => self.used_by_table(*table),
            Expr::Figure(index) => {
                let own =
                    self.edition.figures.get(usize::from(*index)).and_then(|figure| figure.limit.as_ref());
                own.map_or(0, |limit| self.used_by_limit(limit, deeper))
            }
            Expr::Rule(index) => {
                let limit =
                    self.edition.rules.get(usize::from(*index)).and_then(|rule| self.terms(rule).limit);
                limit.map_or(0, |limit| self.used_by_limit(limit, deeper))
            }
            Expr::Sum(parts) => parts.iter().fold(0, |mask, part| mask | self.used_by_limit(part, deeper)),
            #[cfg(feature = "shapes")]
            Expr::By(limit, _) => self.used_by_limit(limit, deeper),
        }
    }

    fn used_by_table(&self, index: u8) -> u32 {
        let dimensions =
            self.edition.tables.get(usize::from(index)).map_or(&[][..], |table| &table.dimensions);
        dimensions.iter().fold(0, |mask, one| mask | bit(*one))
    }
}

fn bit(dimension: u8) -> u32 {
    1u32.checked_shl(dimension.into()).unwrap_or(0)
}

fn used_by(predicate: &Predicate) -> u32 {
    match predicate {
        Predicate::Dimension(index, _) => bit(*index),
        Predicate::Not(inner) => used_by(inner),
        Predicate::All(parts) | Predicate::Any(parts) => {
            parts.iter().fold(0, |mask, part| mask | used_by(part))
        }
        Predicate::Condition(_) | Predicate::Event(_) | Predicate::Reading(..) | Predicate::Excluded(_) => 0,
        #[cfg(feature = "shapes")]
        Predicate::After(..) => 0,
    }
}
