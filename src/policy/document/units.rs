//! The units of limits: what is added must be of one kind.

use super::expr;
use crate::error::{Code, Problem};
use crate::policy::model::{Edition, Expr};
use crate::policy::resolve::DEPTH;
use crate::policy::vocabulary::Units;
use crate::prelude::*;
use crate::text;

/// Refuses sums of different units, and figures whose own limit is in other units than the figure.
pub(super) fn check(edition: &Edition) -> Result<(), Problem> {
    let wrong = |path: String, (first, second): (Units, Units), what: &str| {
        Problem::new(
            Code::InvalidPolicy,
            path,
            text::join(&["`", first.name(), "` and `", second.name(), what]),
        )
    };
    for (index, _) in edition.rules.iter().enumerate() {
        for (place, expr) in expr::expressions(edition, index) {
            if let Some(both) = mixed(edition, expr) {
                return Err(wrong(expr::path_of("rules", index, &place), both, "` cannot be added"));
            }
        }
    }
    for (index, figure) in edition.figures.iter().enumerate() {
        let Some(limit) = &figure.limit else { continue };
        let path = || expr::path_of("figures", index, "/limit");
        if let Some(both) = mixed(edition, limit) {
            return Err(wrong(path(), both, "` cannot be added"));
        }
        if let Some(own) = units_of(edition, limit, DEPTH).filter(|own| *own != figure.units) {
            return Err(wrong(path(), (own, figure.units), "`, the units of the figure, are not the same"));
        }
    }
    Ok(())
}

fn mixed(edition: &Edition, expr: &Expr) -> Option<(Units, Units)> {
    let Expr::Sum(parts) = expr.bare() else { return None };
    let mut units = parts.iter().filter_map(|part| units_of(edition, part, DEPTH));
    let other =
        units.next().and_then(|first| units.find(|other| *other != first).map(|other| (first, other)));
    other.or_else(|| parts.iter().find_map(|part| mixed(edition, part)))
}

pub(super) fn units_of(edition: &Edition, expr: &Expr, depth: u8) -> Option<Units> {
    let deeper = depth.checked_sub(1)?;
    match expr {
        Expr::Constant(limit) | Expr::Rolling(limit, _) => Some(limit.units),
        Expr::Table(index) => edition.tables.get(usize::from(*index))?.units,
        Expr::Figure(index) => edition.figures.get(usize::from(*index)).map(|figure| figure.units),
        Expr::Rule(index) => {
            units_of(edition, edition.rules.get(usize::from(*index))?.terms.limit.as_ref()?, deeper)
        }
        Expr::Sum(parts) => units_of(edition, parts.first()?, deeper),
        Expr::By(limit, _) => units_of(edition, limit, deeper),
    }
}
