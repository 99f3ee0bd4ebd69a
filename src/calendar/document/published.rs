//! Where what a calendar says is published: notices of holidays, and the source of clock changes.

use super::{day, push_id};
use crate::error::Problem;
use crate::prelude::*;
use crate::value::Node;
use serde::Serialize;

/// One notice of holidays and make-up workdays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Notice {
    /// Its id in the document.
    pub id: String,
    /// The year it speaks of.
    pub year: i32,
    /// Its title.
    pub title: String,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub number: Option<String>,
    /// Its date.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub date: Option<String>,
}

/// Where the changes of the clocks are published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClockSource {
    /// Its title.
    pub title: String,
    /// Its number or version.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub number: Option<String>,
    /// Its date.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub date: Option<String>,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub url: Option<String>,
}

/// What both say of a publication.
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
