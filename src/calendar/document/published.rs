//! Where what a calendar says is published: notices of holidays, and the source of clock changes.

use super::fields::{day, push_id};
use crate::error::Problem;
use crate::prelude::*;
use crate::value::Node;
use serde::Serialize;

/// The title, number and date of a publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Published {
    /// The title, in the language of the publication.
    pub title: String,
    /// The number (文号) or version of the publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub number: Option<String>,
    /// The date of the publication, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub date: Option<String>,
}

/// A notice that arranges holidays and make-up workdays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Notice {
    /// The id that the document gives it.
    pub id: String,
    /// The year whose holidays it arranges.
    pub year: i32,
    /// Its title, number and date.
    #[serde(flatten)]
    pub published: Published,
}

/// The publication that a zone's clock changes are taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClockSource {
    /// Its title, number and date.
    #[serde(flatten)]
    pub published: Published,
    /// The address of the publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub url: Option<String>,
}

fn optional(node: Node<'_>, name: &str) -> Result<Option<String>, Problem> {
    node.get(name).map(|field| field.string().map(str::to_owned)).transpose()
}

fn published(node: Node<'_>) -> Result<Published, Problem> {
    if let Some(date) = node.get("date") {
        day(date)?;
    }
    Ok(Published {
        title: node.need("title")?.string()?.to_owned(),
        number: optional(node, "number")?,
        date: optional(node, "date")?,
    })
}

pub(super) fn notices(node: Node<'_>) -> Result<Vec<Notice>, Problem> {
    let (mut ids, mut notices) = (Vec::new(), Vec::new());
    for item in node.items()? {
        item.object(&["id", "year", "title", "number", "date", "url"])?;
        push_id(&mut ids, item.need("id")?)?;
        let published = published(item)?;
        optional(item, "url")?;
        notices.push(Notice {
            id: item.need("id")?.string()?.to_owned(),
            year: item.need("year")?.whole(1900, 2200)?,
            published,
        });
    }
    Ok(notices)
}

pub(super) fn clock_source(node: Node<'_>) -> Result<ClockSource, Problem> {
    node.object(&["title", "number", "date", "url"])?;
    Ok(ClockSource { published: published(node)?, url: optional(node, "url")? })
}
