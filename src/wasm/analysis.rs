//! The questions beyond quotes and explanations: comparisons, latest starts, the readings that change a date, a year of
//! quality.

use super::decode::{Question, UNDEFINED, string};
use super::encode::edition;
use crate::boundary::{NONE, Part, answer, question, record};
use crate::calendar::Calendar;
use crate::error::Problem;
#[cfg(feature = "shapes")]
use crate::quality::{Aimed, Group, TargetPeriod};
use crate::quality::{Measure, Quality, Reached};
use crate::quote::{Engine, Ints, Moved, Optional, Request};
use crate::value::Value;

/// Answers one of these questions; `first` is the request that it begins with.
pub(super) fn answered(
    engine: &Engine,
    asking: i32,
    first: &Value,
    question: &mut Question<'_>,
    ints: &mut Ints,
) -> Result<(), Problem> {
    match asking {
        question::COMPARE => compare(engine, first, &question.value(), ints),
        question::LATEST_START => latest_start(engine, first, [question.value(), question.value()], ints),
        question::SENSITIVITY => sensitivity(engine, first, &question.value(), ints),
        _ => year(engine, asking, first, &question.value(), ints),
    }
}

/// Each reading that moves the date.
fn sensitivity(engine: &Engine, request: &Value, id: &Value, ints: &mut Ints) -> Result<(), Problem> {
    let id = string(id, "/1")?;
    let request = engine.read(request, Optional::default())?;
    let moved = engine.sensitivity(&request, id)?;
    #[cfg(feature = "shapes")]
    let request = engine.located(&request, engine.rule(&request, id)?).unwrap_or(request);
    let answer = answer::SensitivityAnswer {
        edition: |to: &mut Ints| to.put(edition(&request)),
        moved: |to: &mut Ints| to.list(&moved, Ints::moved),
    };
    answer.send(ints);
    Ok(())
}

/// One quote per value of a dimension.
fn compare(engine: &Engine, request: &Value, dimension: &Value, ints: &mut Ints) -> Result<(), Problem> {
    let name = if *dimension == UNDEFINED { None } else { Some(string(dimension, "/1")?) };
    let dimension = engine.compared(name)?;
    let request = engine.read(request, Optional { dimension: Some(dimension), start: false })?;
    let quotes = engine.compare(&request, dimension);
    let answer = answer::CompareAnswer {
        dimension: |to: &mut Ints| to.count(dimension),
        quotes: |to: &mut Ints| to.list(&quotes, Ints::quote),
    };
    answer.send(ints);
    Ok(())
}

/// The latest start, the request and the commitment with it.
fn latest_start(engine: &Engine, request: &Value, more: [Value; 2], ints: &mut Ints) -> Result<(), Problem> {
    let [id, due_by] = &more;
    let (id, due_by) = (string(id, "/1")?, string(due_by, "/2")?);
    let request = engine.read(request, Optional { dimension: None, start: true })?;
    let found = engine.latest_start(&request, id, due_by)?;
    let answer = answer::LatestStartAnswer {
        request: |to: &mut Ints| to.request(&found.request),
        start: |to: &mut Ints| to.moment(Some(found.start)),
        commitment: |to: &mut Ints| to.commitment(&found.commitment),
    };
    answer.send(ints);
    Ok(())
}

/// A year of a line, or what it comes to against targets in per cent.
fn year(
    engine: &Engine,
    asking: i32,
    request: &Value,
    events: &Value,
    ints: &mut Ints,
) -> Result<(), Problem> {
    let request = engine.read(request, Optional::default())?;
    let events = engine.read_events(&request, events)?;
    let quality = engine.quality(&request, &events)?;
    #[cfg(feature = "shapes")]
    if asking == question::TARGETS {
        ints.targets(&request, &quality);
        return Ok(());
    }
    #[cfg(not(feature = "shapes"))]
    let _ = asking;
    ints.quality(engine.calendar_for(&request), &request, &quality);
    Ok(())
}

impl Ints {
    fn moved(&mut self, one: &Moved) {
        let (reading, value) = (i32::from(one.reading), i32::from(one.value));
        record::Moved { reading, value, minute: i32::from(one.due.minute), end: one.due }.send(self);
    }

    /// The request, the year, the lines by the place of their first outage, each cap with every line, the tickets.
    fn quality(&mut self, calendar: &Calendar, request: &Request, quality: &Quality) {
        let answer = answer::QualityAnswer {
            request: |to: &mut Ints| to.request(request),
            period: |to: &mut Ints| {
                let (from, end) = (calendar.day(quality.period.from), calendar.day(quality.period.to));
                record::Period { from: from.0, to: end.0 }.send(to);
            },
            lines: |to: &mut Ints| {
                to.list(&quality.lines, |to, line| {
                    to.put(line.first.and_then(|first| i32::try_from(first).ok()).unwrap_or(NONE));
                });
            },
            measures: |to: &mut Ints| to.list(&quality.measures, Ints::measure),
            satisfaction: |to: &mut Ints| {
                let given = quality.satisfaction;
                let satisfaction = record::Satisfaction {
                    tickets: given.tickets,
                    called_back: given.called_back,
                    satisfied: given.satisfied,
                };
                satisfaction.send(to);
            },
        };
        answer.send(self);
    }

    /// The edition, then each of its targets over the year.
    #[cfg(feature = "shapes")]
    fn targets(&mut self, request: &Request, quality: &Quality) {
        let answer = answer::TargetsAnswer {
            edition: |to: &mut Ints| to.count(request.edition),
            targets: |to: &mut Ints| to.list(&quality.targets, Ints::target),
        };
        answer.send(self);
    }

    #[cfg(feature = "shapes")]
    fn target(&mut self, aimed: &Aimed) {
        let answer = answer::TargetAnswer {
            periods: |to: &mut Ints| to.list(&aimed.periods, Ints::target_period),
            undated: |to: &mut Ints| to.list(&aimed.undated, Ints::case_group),
        };
        answer.send(self);
    }

    #[cfg(feature = "shapes")]
    fn target_period(&mut self, period: &TargetPeriod) {
        let answer = answer::TargetPeriodAnswer {
            head: |to: &mut Ints| {
                let (from, end) = (period.days.0.0, period.days.1.0);
                let (state, running) = (period.state as i32, i32::from(period.running));
                record::TargetPeriod { from, to: end, state, running }.send(to);
            },
            groups: |to: &mut Ints| to.list(&period.groups, Ints::case_group),
        };
        answer.send(self);
    }

    #[cfg(feature = "shapes")]
    fn case_group(&mut self, group: &Group) {
        let answer = answer::CaseGroupAnswer {
            head: |to: &mut Ints| {
                record::CaseGroup { state: group.state as i32, missing: group.missing }.send(to);
            },
            places: |to: &mut Ints| to.list(&group.verdicts, |to, place| to.count(*place)),
        };
        answer.send(self);
    }

    fn measure(&mut self, measure: &Measure) {
        let answer = answer::MeasureAnswer {
            commitment: |to: &mut Ints| to.commitment(&measure.commitment),
            unit: |to: &mut Ints| to.put(measure.unit as i32),
            // The reader knows how many lines there are.
            lines: |to: &mut Ints| measure.lines.iter().for_each(|line| to.reached(line)),
        };
        answer.send(self);
    }

    fn reached(&mut self, line: &Reached) {
        let answer = answer::ReachedAnswer {
            reached: |to: &mut Ints| {
                let net = line.net.unwrap_or(NONE);
                record::Reached { gross: line.gross, net, used: line.used }.send(to);
            },
            left: |to: &mut Ints| to.list(&line.left, |to, left| to.put(*left)),
        };
        answer.send(self);
    }
}
