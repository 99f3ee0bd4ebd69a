//! The texts of a checked document in one language.

use crate::prelude::*;
use crate::value::{LANGUAGES, Value};

pub(super) fn field(name: &str, value: Value) -> (String, Value) {
    (name.to_owned(), value)
}

/// The texts of one language.
pub(super) struct Texts<'a> {
    pub(super) language: &'a str,
}

impl Texts<'_> {
    /// A text in this language, else in the first of all.
    pub(super) fn of(&self, text: Option<&Value>) -> Value {
        let text = text.and_then(|text| text.get(self.language).or_else(|| text.get(LANGUAGES[0])));
        text.cloned().unwrap_or_else(|| Value::String(String::new()))
    }

    /// The entries of a list by their ids.
    pub(super) fn entries(&self, owner: &Value, list: &str, each: impl Fn(&Self, &Value) -> Value) -> Value {
        let Some(Value::Array(entries)) = owner.get(list) else { return Value::Object(Vec::new()) };
        let named = entries.iter().filter_map(|entry| match entry.get("id") {
            Some(Value::String(id)) => Some((id.clone(), each(self, entry))),
            _ => None,
        });
        Value::Object(named.collect())
    }

    /// The texts of an entry that it has.
    pub(super) fn named(&self, entry: &Value, fields: &[&str]) -> Value {
        let given = fields.iter().filter(|name| entry.get(name).is_some());
        Value::Object(given.map(|name| field(name, self.of(entry.get(name)))).collect())
    }
}
