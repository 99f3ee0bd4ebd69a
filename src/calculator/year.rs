//! A year of quality as the contract writes it.

use crate::prelude::*;
use crate::quality::view::{
    CapState, LeftWith, LineQuality, Period, QualityMeasure, QualityView, SatisfactionView,
};
use crate::quality::{Line, Measure, Quality, Reached, Satisfaction};
use crate::quote::view::{CommitmentView, Names};
use crate::time::{Day, write_date};

impl Names<'_> {
    pub(super) fn quality(&self, quality: &Quality) -> QualityView {
        QualityView {
            schema: 1,
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            policy: self.policy_name(),
            calendar: self.calendar_name(),
            request: self.request(),
            period: Period {
                from: write_date(Day::of(quality.period.from)),
                through: write_date(Day::of(quality.period.to).plus(-1)),
            },
            measures: quality.measures.iter().map(|measure| self.measure(measure, &quality.lines)).collect(),
            satisfaction: satisfaction_view(quality.satisfaction),
        }
    }

    fn measure(&self, measure: &Measure, lines: &[Line]) -> QualityMeasure {
        let commitment = self.commitment(&measure.commitment);
        let lines = lines
            .iter()
            .zip(&measure.lines)
            .map(|(line, reached)| reached_view(line, reached, &commitment))
            .collect();
        QualityMeasure { commitment, unit: measure.unit, lines }
    }
}

fn satisfaction_view(given: Satisfaction) -> SatisfactionView {
    let Satisfaction { tickets, called_back, satisfied } = given;
    let ratio = (called_back > 0).then(|| f64::from(satisfied) / f64::from(called_back));
    SatisfactionView { tickets, called_back, satisfied, ratio }
}

fn state(left: i32) -> CapState {
    if left < 0 { CapState::Exceeded } else { CapState::Within }
}

fn reached_view(line: &Line, reached: &Reached, commitment: &CommitmentView) -> LineQuality {
    let with = commitment.alternatives.as_ref().map(|others| {
        let each = others.iter().zip(&reached.left);
        each.map(|(other, left)| LeftWith {
            dimensions: other.dimensions.clone(),
            left: *left,
            state: state(*left),
        })
        .collect()
    });
    let left = if with.is_none() { reached.left.first().copied() } else { None };
    LineQuality {
        line: line.name.clone(),
        gross: reached.gross,
        net: reached.net,
        used: reached.used,
        left,
        state: left.map(state),
        alternatives: with,
    }
}
