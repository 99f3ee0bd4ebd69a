//! A document declares its languages: every text stands in each, and the words of each can be had.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::{Value, calendar, policy, value};
use support::documents::{calendar_through, read_json};

/// The made-up language: English in brackets.
const MADE_UP: &str = "xx-Brackets";

/// The document with a text in the made-up language beside each English one.
fn with_third(document: &Json) -> Json {
    match document {
        Json::Object(fields) => {
            let mut fields: serde_json::Map<_, _> =
                fields.iter().map(|(name, value)| (name.clone(), with_third(value))).collect();
            let added = match (fields.get("zh-CN"), fields.get("en")) {
                (Some(_), Some(Json::String(english))) => Some(json!(format!("[{english}]"))),
                (Some(_), Some(Json::Array(names))) => {
                    Some(names.iter().map(|name| json!(format!("[{}]", name.as_str().unwrap()))).collect())
                }
                _ => None,
            };
            fields.extend(added.map(|text| (MADE_UP.to_owned(), text)));
            Json::Object(fields)
        }
        Json::Array(items) => items.iter().map(with_third).collect(),
        other => other.clone(),
    }
}

fn declared(document: &Json) -> Json {
    let mut document = with_third(document);
    document["languages"] = json!(["zh-CN", "en", MADE_UP]);
    document
}

fn value(document: &Json) -> Value {
    serde_json::from_value(document.clone()).unwrap()
}

/// Every text of the words but ids, numbers and dates.
fn texts(words: &Value, into: &mut Vec<String>) {
    match words {
        Value::String(text) => into.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Object(fields) => fields.iter().for_each(|(_, value)| texts(value, into)),
        _ => {}
    }
}

#[test]
fn the_words_of_a_declared_language_are_those_of_the_document() {
    let mut calendar_document = declared(&calendar_through(2026));
    // A notice has one language, its own.
    calendar_document["notices"] = json!([]);
    calendar_document["days"] = json!([]);
    let (_, days) = calendar::read(&value(&calendar_document)).unwrap();
    for file in ["tests/policies/small.json", "data/policies/cmcc-group-customer.json"] {
        let read = policy::read(&value(&declared(&read_json(file))), None).unwrap();
        let document = read.merged.last().unwrap();
        assert_eq!(value::languages(document), ["zh-CN", "en", MADE_UP]);
        let (words, _) = policy::words(document, &days, MADE_UP);
        let mut said = Vec::new();
        texts(&words, &mut said);
        assert!(said.len() > 30, "{file}: {} texts", said.len());
        let other: Vec<_> = said.iter().filter(|text| !text.is_empty() && !text.starts_with('[')).collect();
        assert_eq!(other, Vec::<&String>::new(), "{file}");
    }
}

#[test]
fn a_text_that_lacks_a_declared_language_is_refused_at_its_place() {
    let mut document = declared(&read_json("tests/policies/small.json"));
    document["parties"][1]["title"].as_object_mut().unwrap().remove(MADE_UP);
    let problem = policy::read(&value(&document), None).unwrap_err();
    assert_eq!(problem.path, format!("/parties/1/title/{MADE_UP}"));
    let mut days = declared(&calendar_through(2026));
    days["holidays"][0]["names"].as_object_mut().unwrap().remove(MADE_UP);
    let problem = calendar::read(&value(&days)).unwrap_err();
    assert_eq!(problem.path, format!("/holidays/0/names/{MADE_UP}"));
}

#[test]
fn a_text_in_a_language_that_is_not_declared_is_refused_at_its_place() {
    let document = with_third(&read_json("tests/policies/small.json"));
    let problem = policy::read(&value(&document), None).unwrap_err();
    assert!(problem.path.ends_with(&format!("/title/{MADE_UP}")), "{}", problem.path);
}

#[test]
fn wrong_lists_of_languages_are_refused_at_their_place() {
    let small = read_json("tests/policies/small.json");
    for (list, path, says) in [
        (json!(["zh-CN", MADE_UP]), "/languages", "`en` is missing"),
        (json!(["zh-CN", "en", "en"]), "/languages/2", "stands in this list twice"),
        (json!(["zh-CN", "en", "en_GB"]), "/languages/2", "`en_GB` is no language"),
        (json!(["zh-CN", "en", ""]), "/languages/2", "is no language"),
        (json!(["zh-CN", "en", 1]), "/languages/2", "a string is needed"),
        (json!("zh-CN"), "/languages", "a list is needed"),
    ] {
        let mut document = small.clone();
        document["languages"] = list;
        let problem = policy::read(&value(&document), None).unwrap_err();
        assert_eq!(problem.path, path, "{}", problem.message);
        assert!(problem.message.contains(says), "{}", problem.message);
    }
}

#[test]
fn every_fault_of_a_document_with_a_third_language_is_said_once() {
    let mut document = declared(&read_json("tests/policies/small.json"));
    document["title"] = json!({"zh-CN": "小规范", "en": "A small policy"});
    let faults = policy::faults(&value(&document), None, None);
    let paths: Vec<_> = faults.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(paths, [format!("/title/{MADE_UP}")]);
}
