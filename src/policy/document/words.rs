//! The words of one language, taken out of a checked document: figures and words travel apart.

use super::editions::TARGETS;
use super::events::HEADED;
use super::printed;
use super::texts::{Texts, field};
use crate::calendar::{CalendarInfo, Published, texts};
use crate::error::Problem;
use crate::prelude::*;
use crate::value::{LANGUAGES, Node, Value};

/// Lists whose entries are a title alone.
const TITLES: [&str; 9] =
    ["editions", "processes", "questions", "parties", "clauses", "acts", "events", "reasons", "causes"];

/// The language that a document quotes its source in, unless its provenance names another.
const SOURCE_LANGUAGE: &str = LANGUAGES[0];

/// The words of a checked document and calendar in one language, and the quoted sources of its rules: their pieces in
/// the language of the source, beside each its translation where another language is asked for.
/// Texts that the language lacks stand in Chinese, the language of the source.
#[must_use]
pub fn words(document: &Value, calendar: &CalendarInfo, language: &str) -> (Value, Value) {
    let texts = Texts { language };
    let mut words = vec![
        field("title", texts.of(document.get("title"))),
        field("provenance", texts.of(document.get("provenance").and_then(|one| one.get("statement")))),
        field("calculator", texts.of(document.get("calculator"))),
        field("law", document.get("law").map_or(Value::Object(Vec::new()), |law| texts.named(law, &LAW))),
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
        field("wording", texts.wording(document)),
    ];
    words.extend(
        TITLES
            .iter()
            .map(|list| field(list, texts.entries(document, list, |texts, one| texts.of(one.get("title"))))),
    );
    if let Value::Object(mut said) = texts.entries(document, "rules", |texts, one| {
        one.get("credit").map_or(Value::Null, |credit| texts.of(credit.get("words")))
    }) {
        said.retain(|(_, words)| *words != Value::Null);
        if !said.is_empty() {
            words.push(field("credits", Value::Object(said)));
        }
    }
    let named = |field: &str| {
        let said = texts.entries(document, TARGETS, |texts, one| {
            one.get(field).map_or(Value::Null, |text| texts.of(Some(text)))
        });
        let Value::Object(mut said) = said else { return None };
        said.retain(|(_, words)| *words != Value::Null);
        (!said.is_empty()).then_some(Value::Object(said))
    };
    words.extend(short(document, &texts));
    words.extend(named("title").map(|titles| field("targets", titles)));
    words.extend(named("counted").map(|counted| field("counted", counted)));
    words.extend(document.get("officeHours").map(|hours| field("officeHours", hours.clone())));
    // An offset stands in every moment that is said; a zone whose clocks change has several.
    words
        .extend(calendar.clock_changes.as_ref().map(|_| field("zone", Value::String(calendar.zone.clone()))));
    words.push(field("holidays", texts.holidays(calendar)));
    words.push(field("notices", notices(calendar)));
    let mut sources = vec![
        field("rules", texts.entries(document, "rules", |texts, one| texts.quoted(document, one))),
        field("source", texts.of(document.get("provenance").and_then(|one| one.get("source")))),
        field("tables", printed::localized(document, &texts)),
        field("remarks", texts.remarks(document)),
        field("aliases", texts.aliases(document)),
    ];
    if let Value::Object(quoted) = texts.entries(document, TARGETS, |texts, one| texts.quoted(document, one))
        && !quoted.is_empty()
    {
        sources.push(field("targets", Value::Object(quoted)));
    }
    (Value::Object(words), Value::Object(sources))
}

/// What brings events about in the shortest words, as far as the document has some.
fn short(document: &Value, texts: &Texts<'_>) -> Option<(String, Value)> {
    let said = texts.entries(document, "events", |texts, one| {
        one.get("short").map_or(Value::Null, |short| texts.of(Some(short)))
    });
    let Value::Object(mut said) = said else { return None };
    said.retain(|(_, words)| *words != Value::Null);
    (!said.is_empty()).then(|| field("short", Value::Object(said)))
}

/// What the words cite of the law under which a count is made: why the start is not counted, why a clock runs on, how a
/// month ends and how a day does.
const LAW: [&str; 4] = ["start", "clock", "month", "end"];

/// The law that the words cite, if any.
pub(super) fn check_law(node: Node<'_>) -> Result<(), Problem> {
    let Some(law) = node.get("law") else { return Ok(()) };
    law.object(&LAW)?;
    for part in LAW {
        law.get(part).map(texts).transpose()?;
    }
    Ok(())
}

/// What is to be known of the source itself: a title and a text each.
pub(super) fn check_remarks(provenance: Node<'_>) -> Result<(), Problem> {
    let Some(remarks) = provenance.get("remarks") else { return Ok(()) };
    for remark in remarks.items()? {
        remark.object(&["title", "text"])?;
        texts(remark.need("title")?)?;
        texts(remark.need("text")?)?;
    }
    Ok(())
}

impl Texts<'_> {
    /// What a rule quotes, piece by piece, and the note on it.
    fn quoted(&self, document: &Value, rule: &Value) -> Value {
        let pieces = match rule.get("source") {
            Some(Value::Array(pieces)) => pieces.iter().map(|piece| self.piece(document, piece)).collect(),
            Some(piece) => vec![self.piece(document, piece)],
            None => Vec::new(),
        };
        let mut fields = vec![field("quote", Value::Array(pieces))];
        if let Value::Object(note) = self.named(rule, &["note"]) {
            fields.extend(note);
        }
        Value::Object(fields)
    }

    /// A piece of the source as it stands there, and its translation where this language is another.
    fn piece(&self, document: &Value, piece: &Value) -> Value {
        let text = piece.get("text").unwrap_or(piece);
        let language = document.get("provenance").and_then(|one| one.get("language"));
        let original = match language {
            Some(Value::String(language)) => language.as_str(),
            _ => SOURCE_LANGUAGE,
        };
        let mut fields = vec![field("text", Texts { language: original }.of(Some(text)))];
        if original != self.language {
            fields.push(field("language", Value::String(original.to_owned())));
            fields.push(field("translation", self.of(Some(text))));
        }
        if let Some(clause) = piece.get("clause") {
            fields.push(field("clause", clause.clone()));
        }
        Value::Object(fields)
    }

    /// How the text words the requirements, gates and limits of a rule: by the rule itself, else by the rows of its printed table.
    fn wording(&self, document: &Value) -> Value {
        let Value::Object(mut all) = self.entries(document, "rules", |texts, one| match one.get("wording") {
            Some(own @ Value::Object(fields)) => {
                let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
                texts.named(own, &names)
            }
            _ => Value::Null,
        }) else {
            return Value::Null;
        };
        all.retain(|(_, said)| *said != Value::Null);
        for (rule, said) in printed::requirements(document, self) {
            if !all.iter().any(|(known, _)| *known == rule) {
                all.push((rule, said));
            }
        }
        Value::Object(all)
    }

    fn remarks(&self, document: &Value) -> Value {
        let remarks = document.get("provenance").and_then(|one| one.get("remarks"));
        let Some(Value::Array(remarks)) = remarks else { return Value::Array(Vec::new()) };
        Value::Array(remarks.iter().map(|remark| self.named(remark, &["title", "text"])).collect())
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

    /// The aliases of dimensions, of their values, and of events, and what heads the columns of events, as far as there are any.
    fn aliases(&self, document: &Value) -> Value {
        let only = |owner: &Value, list: &str, given: &dyn Fn(&Value) -> Option<Value>| match self.entries(
            owner,
            list,
            |_, one| given(one).unwrap_or(Value::Null),
        ) {
            Value::Object(all) => all.into_iter().filter(|(_, one)| *one != Value::Null).collect(),
            _ => Vec::new(),
        };
        let own = |names: Option<&Value>| names.and_then(|one| one.get(self.language)).cloned();
        let aliases = |entry: &Value| own(entry.get("aliases"));
        let values = self.entries(document, "dimensions", |_, one| {
            Value::Object([only(one, "values", &aliases), only(one, "categories", &aliases)].concat())
        });
        let mut all = vec![
            field("dimensions", Value::Object(only(document, "dimensions", &aliases))),
            field("values", values),
            field("events", Value::Object(only(document, "events", &aliases))),
        ];
        for list in HEADED {
            let headed = |entry: &Value| own(entry.get("headings").and_then(|one| one.get(list)));
            all.push(field(list, Value::Object(only(document, "events", &headed))));
        }
        Value::Object(all)
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
                .and_then(|names| names.get(self.language).or_else(|| names.get(LANGUAGES[0])))
                .cloned()
                .unwrap_or_default()
        };
        Value::Object(calendar.holidays.iter().map(|id| field(id, Value::String(name(id)))).collect())
    }
}

/// A notice has one language, its own.
fn notices(calendar: &CalendarInfo) -> Value {
    let notice = |one: &Published| {
        let mut fields = vec![field("title", Value::String(one.title.clone()))];
        fields.extend(one.number.iter().map(|number| field("number", Value::String(number.clone()))));
        fields.extend(one.date.iter().map(|date| field("date", Value::String(date.clone()))));
        Value::Object(fields)
    };
    Value::Object(calendar.notices.iter().map(|one| (one.id.clone(), notice(&one.published))).collect())
}
