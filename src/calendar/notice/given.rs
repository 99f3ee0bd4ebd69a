//! What the caller knows of a notice beside its text.

use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::time::{Day, date};
use crate::value::{Node, Value};

/// What the caller knows of a notice besides its text, `{ number?, date?, url?, confirmed? }`. What is absent is left out of the document,
/// never guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The document number (文号); if absent, the one in the text is taken.
    pub number: Option<String>,
    /// The date of issue; if absent, the one in the text is taken.
    pub date: Option<Day>,
    /// The address at which the notice was published.
    pub url: Option<String>,
    /// Unusual make-up days that the caller has compared with the official page, so that they are accepted.
    pub confirmed: Vec<Day>,
}

impl Given {
    /// Reads the object strictly.
    ///
    /// # Errors
    /// `unknown-field`, `wrong-type`, `invalid-date` or `unknown-value` under `/2`.
    pub fn read(value: &Value) -> Result<Given, Problem> {
        if matches!(value, Value::Null | Value::Other("undefined")) {
            return Ok(Given::default());
        }
        Given::fields(Node::root(value)).map_err(|problem| problem.under("/2"))
    }

    fn fields(node: Node<'_>) -> Result<Given, Problem> {
        node.object(&["number", "date", "url", "confirmed"])?;
        let text = |name: &str| match node.get(name) {
            None => Ok(None),
            Some(field) => {
                field.string().map(|text| Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
            }
        };
        let url = text("url")?;
        let is_address = |url: &String| url.starts_with("https://") || url.starts_with("http://");
        if let Some(field) = node.get("url").filter(|_| url.as_ref().is_some_and(|url| !is_address(url))) {
            let message = [&field.shown(), " is no address; one begins with https://"];
            return Err(field.problem(Code::UnknownValue, &message.map(AsRef::as_ref)));
        }
        let date = match node.get("date") {
            None => None,
            Some(field) if field.string()?.trim().is_empty() => None,
            Some(field) => Some(day(field)?),
        };
        let mut confirmed = Vec::new();
        if let Some(list) = node.get("confirmed") {
            for item in list.items()? {
                confirmed.push(day(item)?);
            }
        }
        Ok(Given { number: text("number")?, date, url, confirmed })
    }
}

/// A date as people write one: `2026-11-04`, `2026-11-4`, `2026/11/4` or `2026年11月4日`.
fn day(node: Node<'_>) -> Result<Day, Problem> {
    let written = node.string()?;
    let plain: String = written.trim().trim_end_matches('日').replace(['年', '月', '/', '.'], "-");
    let mut parts = plain.split('-').map(str::trim);
    let padded = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(year), Some(month), Some(day), None) => {
            let two = |part: &str| crate::text::join(&[if part.len() == 1 { "0" } else { "" }, part]);
            crate::text::join(&[year, "-", &two(month), "-", &two(day)])
        }
        _ => plain.clone(),
    };
    date(&padded).map_err(|_| {
        node.problem(Code::InvalidDate, &[&node.shown(), " is no date; 2026-11-04 and 2026年11月4日 are"])
    })
}
