//! Where what a calendar says is published: notices of holidays, and the source of clock changes.

use super::{day, push_id};
use crate::error::Problem;
use crate::prelude::*;
use crate::value::Node;
use serde::Serialize;

/// A notice that arranges holidays and make-up workdays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Notice {
    /// The id that the document gives it.
    pub id: String,
    /// The year whose holidays it arranges.
    pub year: i32,
    /// The title, in the notice's language.
    pub title: String,
    /// The document number (文号).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub number: Option<String>,
    /// The date of issue, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub date: Option<String>,
}

/// The publication that a zone's clock changes are taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClockSource {
    /// The title of the publication.
    pub title: String,
    /// The number or version of the publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub number: Option<String>,
    /// The date of the publication, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub date: Option<String>,
    /// The address of the publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub url: Option<String>,
}

/// The fields that both kinds of publication have.
struct Published {
    title: String,
    number: Option<String>,
    date: Option<String>,
    url: Option<String>,
}

fn published(node: Node<'_>) -> Result<Published, Problem> {
    let optional = |name: &str| node.get(name).map(|field| field.string().map(str::to_owned)).transpose();
    if let Some(date) = node.get("date") {
        day(date)?;
    }
    Ok(Published {
        title: node.need("title")?.string()?.to_owned(),
        number: optional("number")?,
        date: optional("date")?,
        url: optional("url")?,
    })
}

pub(super) fn notices(node: Node<'_>) -> Result<Vec<Notice>, Problem> {
    let (mut ids, mut notices) = (Vec::new(), Vec::new());
    for item in node.items()? {
        item.object(&["id", "year", "title", "number", "date", "url"])?;
        push_id(&mut ids, item.need("id")?)?;
        let Published { title, number, date, .. } = published(item)?;
        notices.push(Notice {
            id: item.need("id")?.string()?.to_owned(),
            year: item.need("year")?.whole(1900, 2200)?,
            title,
            number,
            date,
        });
    }
    Ok(notices)
}

pub(super) fn clock_source(node: Node<'_>) -> Result<ClockSource, Problem> {
    node.object(&["title", "number", "date", "url"])?;
    let Published { title, number, date, url } = published(node)?;
    Ok(ClockSource { title, number, date, url })
}
