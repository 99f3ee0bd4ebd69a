//! Events: what clocks start and end with, and what pages need to know of them beside their titles.

use super::fields::{entries, flag};
use super::ids::read_aliases;
use crate::calendar::texts;
use crate::error::{Code, Problem};
use crate::policy::info::EventEnds;
use crate::policy::model::Event;
use crate::prelude::*;
use crate::value::Node;

/// The lists of people's own in which a column may be headed by a name that means an event only there: of starts, and of tickets.
pub(super) const HEADED: [&str; 2] = ["starts", "tickets"];

/// The events, and of each whether an outage ends with it.
pub(super) fn read(node: Node<'_>) -> Result<(Vec<Event>, Vec<bool>), Problem> {
    let mut outage_ends: Vec<bool> = Vec::new();
    let mut headings: [Vec<String>; HEADED.len()] = Default::default();
    let fields = ["id", "title", "short", "aliases", "headings", "opening", "projectedBy", "ends"];
    let events = entries(node, "events", &fields, |item, id| {
        outage_ends.push(ends_outage(item, &outage_ends)?);
        item.get("short").map(texts).transpose()?;
        if let Some(given) = item.get("headings") {
            given.object(&HEADED)?;
            for (list, taken) in HEADED.iter().zip(&mut headings) {
                given.get(list).map(|names| read_aliases(names, taken)).transpose()?;
            }
        }
        Ok(Event { id, opening: flag(item, "opening")?, projected_by: None })
    })?;
    Ok((events, outage_ends))
}

/// Whether an outage ends at this event; there is one such event.
fn ends_outage(item: Node<'_>, before: &[bool]) -> Result<bool, Problem> {
    let Some(ends) = item.get("ends") else { return Ok(false) };
    ends.word(EventEnds::ALL, EventEnds::NAMES)?;
    if before.contains(&true) {
        return Err(ends.problem(
            Code::InvalidPolicy,
            &["an outage ends at one event, and another one has this already"],
        ));
    }
    Ok(true)
}
