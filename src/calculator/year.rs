//! A year of quality in the contract's types.

use crate::policy::TargetCounts;
use crate::prelude::*;
use crate::quality::view::{
    CapState, CaseGroup, LeftWith, LineQuality, Period, QualityMeasure, QualityTarget, QualityView,
    SatisfactionView, TargetPeriodView,
};
use crate::quality::{
    Events, Group, Line, Measure, Quality, Reached, Satisfaction, Tally, TargetPeriod, VerdictState,
};
use crate::quote::view::{CommitmentView, Names};
use crate::time::write_date;
use crate::value::Value;

impl Names<'_> {
    pub(super) fn quality(&self, quality: &Quality, events: &Events, given: &Value) -> QualityView {
        QualityView {
            schema: 1,
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            policy: self.policy_name(),
            calendar: self.calendar_name(),
            request: self.request(given),
            period: Period {
                from: write_date(self.zone.day(quality.period.from)),
                through: write_date(self.zone.day(quality.period.to).plus(-1)),
            },
            measures: quality.measures.iter().map(|measure| self.measure(measure, &quality.lines)).collect(),
            satisfaction: satisfaction_view(quality.satisfaction),
            targets: (!quality.targets.is_empty()).then(|| self.targets(quality, events)),
        }
    }

    fn targets(&self, quality: &Quality, events: &Events) -> Vec<QualityTarget> {
        let said = self.info.targets.iter().zip(&quality.targets);
        said.map(|(info, aimed)| QualityTarget {
            id: info.id.clone(),
            wanted: info.clone(),
            periods: aimed
                .periods
                .iter()
                .map(|period| period_view(period, info.counts, self.groups(&period.groups, events)))
                .collect(),
            undated: self.groups(&aimed.undated, events),
        })
        .collect()
    }

    fn groups(&self, groups: &[Group], events: &Events) -> Vec<CaseGroup> {
        let dimension = |place: u8| self.edition.dimensions.get(usize::from(place)).map(|one| one.id.clone());
        let view = |group: &Group| CaseGroup {
            state: group.state,
            missing: group.missing.and_then(dimension),
            because: group.because.and_then(|place| events.because.get(place).cloned()),
            verdicts: group.verdicts.clone(),
        };
        groups.iter().map(view).collect()
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

fn period_view(period: &TargetPeriod, counts: TargetCounts, groups: Vec<CaseGroup>) -> TargetPeriodView {
    let tally = Tally::of(&period.groups);
    let (part, whole) = tally.share(counts);
    #[allow(clippy::cast_precision_loss)]
    let ratio = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
    let excluded = period.groups.iter().filter(|group| group.state == VerdictState::Excluded);
    TargetPeriodView {
        from: write_date(period.days.0),
        through: write_date(period.days.1.plus(-1)),
        running: period.running,
        state: period.state,
        met: tally.met,
        missed: tally.missed,
        unknown: tally.unknown,
        excluded: excluded.map(|group| group.verdicts.len()).sum(),
        ratio: ratio(part, whole),
        lowest: ratio(part, whole + tally.unknown),
        highest: ratio(part + tally.unknown, whole + tally.unknown),
        groups,
    }
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
