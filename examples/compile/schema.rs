//! The policy's JSON Schema with the engine's vocabularies in it: only the lists of words are made, the rest is written by hand.

use sla_calculator::policy::{LimitBound, Per, Requirement, Status, Units};

/// The definitions that are a vocabulary, by name.
const LISTS: [(&str, &[&str]); 5] = [
    ("units", Units::NAMES),
    ("word", Requirement::NAMES),
    ("bound", LimitBound::NAMES),
    ("per", Per::NAMES),
    ("status", Status::NAMES),
];
/// What stands before and behind the units in the pattern of a limit's wording.
const WORDING: (&str, &str) = ("\"^[0-9]{1,5} (", ")$\"");

/// The schema with every vocabulary written anew.
pub fn with_words(schema: &str) -> Result<String, String> {
    let mut schema = schema.to_owned();
    for (name, words) in LISTS {
        let listed: Vec<String> = words.iter().map(|word| format!("{word:?}")).collect();
        let defined = schema.find(&format!("\"{name}\": {{"));
        // The first list behind the name is its own.
        let begins =
            defined.and_then(|at| Some(at + schema.get(at..)?.find("\"enum\": [")? + "\"enum\": [".len()));
        put(&mut schema, begins, "]", &listed.join(", ")).ok_or_else(|| format!("no list of `{name}`"))?;
    }
    let begins = schema.find(WORDING.0).map(|at| at + WORDING.0.len());
    put(&mut schema, begins, WORDING.1, &Units::NAMES.join("|")).ok_or("no pattern of a limit's wording")?;
    Ok(schema)
}

/// Puts a text in place of what stands from a place up to `end`.
fn put(schema: &mut String, begins: Option<usize>, end: &str, text: &str) -> Option<()> {
    let begins = begins?;
    let length = schema.get(begins..)?.find(end)?;
    schema.replace_range(begins..begins + length, text);
    Some(())
}
