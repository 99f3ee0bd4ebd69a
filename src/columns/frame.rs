//! What holds for every row of a table, and which columns it has.

use crate::error::Problem;
use crate::prelude::*;
use crate::value::{Node, Value};

/// What holds for every row, and the columns in the order in which [`super::Rows`] gives them.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The commitments that are asked for.
    pub(super) commitments: Vec<String>,
    /// The part of the request that is the same in every row: its own `dimensions`, `conditions`, `figures`, `readings`, `now`.
    pub(super) request: Value,
    /// Each dimension that is a column: its name and its dictionary.
    pub(super) dimensions: Vec<(String, Vec<String>)>,
    /// The conditions that are columns.
    pub(super) conditions: Vec<String>,
    /// The events that are columns.
    pub(super) events: Vec<String>,
    /// The commitments whose finish is a column.
    pub(super) finished: Vec<String>,
    /// The dictionary of the causes of exclusions.
    pub(super) causes: Vec<String>,
}

const FIELDS: [&str; 7] =
    ["commitments", "request", "dimensions", "conditions", "events", "finishedAt", "causes"];

fn strings(node: Option<Node<'_>>) -> Result<Vec<String>, Problem> {
    let Some(node) = node else { return Ok(Vec::new()) };
    node.items()?.map(|item| item.string().map(ToOwned::to_owned)).collect()
}

impl Frame {
    /// Reads a frame: `commitments` (ids), `request` (what is the same in every row), `dimensions` (`[{ id, values }]`),
    /// `conditions`, `events`, `finishedAt` (names of columns) and `causes` (a dictionary).
    ///
    /// # Errors
    /// `wrong-type`, `missing-field` or `unknown-field` with its path in the frame.
    pub fn read(value: &Value) -> Result<Frame, Problem> {
        let node = Node::root(value).object(&FIELDS)?;
        let mut dimensions = Vec::new();
        if let Some(list) = node.get("dimensions") {
            for item in list.items()? {
                item.object(&["id", "values"])?;
                let id = item.need("id")?.string()?.to_owned();
                dimensions.push((id, strings(item.get("values"))?));
            }
        }
        let request = node.need("request")?;
        request.object(&["dimensions", "conditions", "figures", "readings", "now"])?;
        node.need("commitments")?;
        Ok(Frame {
            commitments: strings(node.get("commitments"))?,
            request: request.value.clone(),
            dimensions,
            conditions: strings(node.get("conditions"))?,
            events: strings(node.get("events"))?,
            finished: strings(node.get("finishedAt"))?,
            causes: strings(node.get("causes"))?,
        })
    }

    /// The commitments that are asked for.
    #[must_use]
    pub fn commitments(&self) -> &[String] {
        &self.commitments
    }

    /// Each dimension that is a column: its name and its dictionary.
    #[must_use]
    pub fn dimensions(&self) -> &[(String, Vec<String>)] {
        &self.dimensions
    }

    /// The conditions that are columns.
    #[must_use]
    pub fn conditions(&self) -> &[String] {
        &self.conditions
    }

    /// The events that are columns.
    #[must_use]
    pub fn events(&self) -> &[String] {
        &self.events
    }

    /// The commitments whose finish is a column.
    #[must_use]
    pub fn finished(&self) -> &[String] {
        &self.finished
    }
}
