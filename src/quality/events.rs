//! The events of a year, read strictly: outages of lines and answers to call-backs.

#[cfg(feature = "shapes")]
use super::Verdict;
use crate::counting::Interval;
use crate::error::{Code, Problem};
use crate::policy::{Choice, Edition};
use crate::prelude::*;
#[cfg(feature = "shapes")]
use crate::quote::read_moment;
use crate::quote::{Engine, Request, read_interval};
use crate::value::{Node, Value};

/// The answers that a call-back may have brought.
const ANSWERS: [&str; 3] = ["satisfied", "dissatisfied", "no-answer"];

/// A line that the events name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The name of the line; `None` for outages that name none.
    pub name: Option<String>,
    /// The index of its first outage; `None` if there is no outage at all.
    pub first: Option<usize>,
}

/// One outage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outage {
    /// When.
    pub interval: Interval,
    /// The cause, if it is one of the policy's.
    pub cause: Option<Choice>,
    /// The line, an index into [`Events::lines`].
    pub line: usize,
}

/// What happened in a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Events {
    /// The lines, in the order of their first outage; one without a name when there is no outage.
    pub lines: Vec<Line>,
    /// The outages, as given.
    pub outages: Vec<Outage>,
    /// How many fault tickets there are.
    pub tickets: i32,
    /// How many of them have a record of a call-back.
    pub called_back: i32,
    /// How many customers were satisfied.
    pub satisfied: i32,
    /// The judged cases of promises, as given.
    #[cfg(feature = "shapes")]
    pub verdicts: Vec<Verdict>,
    /// The reasons that they name.
    #[cfg(feature = "shapes")]
    pub because: Vec<String>,
}

pub(super) fn read(
    node: Node<'_>,
    engine: &Engine,
    edition: &Edition,
    request: &Request,
) -> Result<Events, Problem> {
    let mut events = Events::default();
    events.fill(node, engine, edition, request)?;
    if events.lines.is_empty() {
        events.lines.push(Line { name: None, first: None });
    }
    Ok(events)
}

fn name<'a>(node: Node<'a>) -> Result<&'a str, Problem> {
    let name = node.string()?;
    if name.is_empty() { Err(node.problem(Code::UnknownValue, &["a line needs a name"])) } else { Ok(name) }
}

impl Events {
    #[cfg_attr(not(feature = "shapes"), expect(unused_variables))]
    fn fill(
        &mut self,
        node: Node<'_>,
        engine: &Engine,
        edition: &Edition,
        request: &Request,
    ) -> Result<(), Problem> {
        let (policy, calendar) = (engine.policy(), engine.calendar_for(request));
        // Under a policy without targets verdicts would do nothing.
        #[cfg(feature = "shapes")]
        let aims = !edition.targets().is_empty();
        #[cfg(not(feature = "shapes"))]
        let aims = false;
        node.object(if aims { &["outages", "tickets", "verdicts"] } else { &["outages", "tickets"] })?;
        #[cfg(feature = "shapes")]
        if let Some(list) = node.get("verdicts") {
            let moment = |node: Node<'_>, dimensions: Option<&[Option<Choice>]>| {
                let calendar = engine.calendar_of_case(request, dimensions).unwrap_or(calendar);
                read_moment(node, policy.zone, calendar)
            };
            (self.verdicts, self.because) = super::verdicts::read(list, edition, &moment)?;
        }
        if let Some(list) = node.get("outages") {
            for (place, item) in list.items()?.enumerate() {
                item.object(&["from", "to", "cause", "line"])?;
                let interval = read_interval(item, policy.zone, calendar)?;
                let cause = item.get("cause").map(|cause| cause.one_of(&policy.causes)).transpose()?;
                let name = item.get("line").map(name).transpose()?;
                let (line, cause) =
                    (self.line(name, place), cause.and_then(|cause| Choice::try_from(cause).ok()));
                self.outages.push(Outage { interval, cause, line });
            }
        }
        if let Some(list) = node.get("tickets") {
            for item in list.items()? {
                self.ticket(item)?;
            }
        }
        Ok(())
    }

    fn line(&mut self, name: Option<&str>, place: usize) -> usize {
        if let Some(found) = self.lines.iter().position(|line| line.name.as_deref() == name) {
            return found;
        }
        self.lines.push(Line { name: name.map(str::to_owned), first: Some(place) });
        self.lines.len() - 1
    }

    /// A ticket without an answer has no record of a call-back.
    fn ticket(&mut self, item: Node<'_>) -> Result<(), Problem> {
        item.object(&["answer"])?;
        self.tickets += 1;
        let Some(answer) = item.get("answer").filter(|answer| *answer.value != Value::Null) else {
            return Ok(());
        };
        self.called_back += 1;
        self.satisfied += i32::from(answer.one_of(&ANSWERS)? == 0);
        Ok(())
    }
}
