//! The words of one language, taken out of a checked document: figures and words travel apart.

use crate::calendar::CalendarInfo;
use crate::prelude::*;
use crate::value::Value;

/// Lists whose entries are a title alone.
const TITLES: [&str; 7] = ["editions", "processes", "parties", "clauses", "acts", "events", "reasons"];

/// The words of a checked document and calendar in one language, and the quoted sources of its rules.
/// Texts that the language lacks stand in Chinese, the language of the source.
#[must_use]
pub fn words(document: &Value, calendar: &CalendarInfo, language: &str) -> (Value, Value) {
    let texts = Texts { language };
    let mut words = vec![
        field("title", texts.of(document.get("title"))),
        field("provenance", texts.of(document.get("provenance").and_then(|one| one.get("statement")))),
        field("dimensions", texts.entries(document, "dimensions", Texts::dimension)),
        field(
            "conditions",
            texts.entries(document, "conditions", |texts, one| texts.named(one, &["title", "hint"])),
        ),
        field(
            "figures",
            texts.entries(document, "figures", |texts, one| texts.named(one, &["title", "missing"])),
        ),
        field("readings", texts.entries(document, "readings", Texts::reading)),
        field("rules", texts.entries(document, "rules", |texts, one| texts.of(one.get("title")))),
    ];
    words.extend(
        TITLES
            .iter()
            .map(|list| field(list, texts.entries(document, list, |texts, one| texts.of(one.get("title"))))),
    );
    words.push(field("holidays", texts.holidays(calendar)));
    words.push(field("notices", notices(calendar)));
    let sources = vec![field(
        "rules",
        texts.entries(document, "rules", |texts, one| texts.named(one, &["source", "note"])),
    )];
    (Value::Object(words), Value::Object(sources))
}

fn field(name: &str, value: Value) -> (String, Value) {
    (name.to_owned(), value)
}

struct Texts<'a> {
    language: &'a str,
}

impl Texts<'_> {
    fn of(&self, text: Option<&Value>) -> Value {
        let text = text.and_then(|text| text.get(self.language).or_else(|| text.get("zh-CN")));
        text.cloned().unwrap_or_else(|| Value::String(String::new()))
    }

    /// The entries of a list by their ids.
    fn entries(&self, owner: &Value, list: &str, each: impl Fn(&Self, &Value) -> Value) -> Value {
        let Some(Value::Array(entries)) = owner.get(list) else { return Value::Object(Vec::new()) };
        let named = entries.iter().filter_map(|entry| match entry.get("id") {
            Some(Value::String(id)) => Some((id.clone(), each(self, entry))),
            _ => None,
        });
        Value::Object(named.collect())
    }

    /// The texts of an entry that it has.
    fn named(&self, entry: &Value, fields: &[&str]) -> Value {
        let given = fields.iter().filter(|name| entry.get(name).is_some());
        Value::Object(given.map(|name| field(name, self.of(entry.get(name)))).collect())
    }

    fn dimension(&self, entry: &Value) -> Value {
        let Value::Object(mut fields) = self.named(entry, &["title", "hint", "unknown"]) else {
            return Value::Null;
        };
        let mut values = Vec::new();
        for list in ["values", "categories"] {
            if let Value::Object(more) =
                self.entries(entry, list, |texts, one| texts.named(one, &["title", "definition"]))
            {
                values.extend(more);
            }
        }
        fields.push(field("values", Value::Object(values)));
        Value::Object(fields)
    }

    fn reading(&self, entry: &Value) -> Value {
        let Value::Object(mut fields) = self.named(entry, &["title"]) else { return Value::Null };
        fields
            .push(field("values", self.entries(entry, "values", |texts, one| texts.named(one, &["title"]))));
        Value::Object(fields)
    }

    fn holidays(&self, calendar: &CalendarInfo) -> Value {
        let name = |id: &String| {
            let names = calendar.names.get(id);
            names
                .and_then(|names| names.get(self.language).or_else(|| names.get("zh-CN")))
                .cloned()
                .unwrap_or_default()
        };
        Value::Object(calendar.holidays.iter().map(|id| field(id, Value::String(name(id)))).collect())
    }
}

/// A notice has one language, its own.
fn notices(calendar: &CalendarInfo) -> Value {
    let notice = |one: &crate::calendar::Notice| {
        let mut fields = vec![field("title", Value::String(one.title.clone()))];
        fields.extend(one.number.iter().map(|number| field("number", Value::String(number.clone()))));
        fields.extend(one.date.iter().map(|date| field("date", Value::String(date.clone()))));
        Value::Object(fields)
    };
    Value::Object(calendar.notices.iter().map(|one| (one.id.clone(), notice(one))).collect())
}
