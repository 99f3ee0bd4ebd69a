//! The words of the small policy in one language, whole: each text of the document stands where the page looks for it, and what the
//! document has not is not there. Every text is that of the document itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::{calendar, policy};
use support::documents::{calendar_through, read_json, to_value};

/// The words and the sources.
fn said(document: &Json, language: &str) -> (Json, Json) {
    let read = policy::read(&to_value(document), None).unwrap();
    let (_, days) = calendar::read(&to_value(&calendar_through(2026))).unwrap();
    let (words, sources) = policy::words(read.merged.last().unwrap(), &days, language);
    (serde_json::to_value(words).unwrap(), serde_json::to_value(sources).unwrap())
}

/// The words without those of the calendar.
fn own(mut words: Json) -> Json {
    let fields = words.as_object_mut().unwrap();
    fields.remove("holidays").unwrap();
    fields.remove("notices").unwrap();
    words
}

/// Those of the second edition, in English.
fn plain() -> Json {
    json!({
        "title": "A small policy",
        "provenance": "For tests only, the figures are fictitious",
        "calculator": "",
        "law": {},
        "dimensions": {
            "tier": {"title": "Tier", "values": {"high": {"title": "High"}, "low": {"title": "Low"}}},
            "level": {"title": "Level", "unknown": "Not sure", "values": {"A": {"title": "A"}, "B": {"title": "B"}}},
            "service": {"title": "Service", "values": {"line": {"title": "Line"}, "radio": {"title": "Radio"}, "sms": {"title": "SMS"}, "access": {"title": "Access"}}},
        },
        "conditions": {"storm": {"title": "Storm"}},
        "figures": {"ownLimit": {"title": "Own limit", "missing": "There is no own limit"}},
        "readings": {"counting": {"title": "Counting", "values": {"strict": {"title": "Strict"}, "mild": {"title": "Mild"}}}},
        "rules": {"repair.restore": "Restoration", "repair.visit": "Visit", "repair.paper": "Paper"},
        "wording": {},
        "editions": {"first": "First edition", "second": "Second edition"},
        "processes": {"repair": "Repair"},
        "questions": {},
        "parties": {"operator": "Operator", "customer": "Customer"},
        "clauses": {"clause-1": "Clause 1"},
        "acts": {"repair": "Repair", "consent": "Consent"},
        "events": {"reported": "Reported", "repaired": "Repaired"},
        "reasons": {"by-storm": "Because of the storm"},
        "causes": {},
    })
}

fn aliases(tier: Json, high: Json, reported: Json, starts: Json) -> Json {
    json!({
        "dimensions": tier,
        "values": {"tier": high, "level": {}, "service": {}},
        "events": reported,
        "starts": starts,
        "tickets": {},
    })
}

#[test]
fn every_text_stands_in_its_place_and_nothing_else() {
    let small = read_json("tests/policies/small.json");
    let (words, sources) = said(&small, "en");
    assert_eq!(
        words["holidays"]["qingming"],
        calendar_through(2026)["holidays"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["id"] == "qingming")
            .unwrap()["names"]["en"]
    );
    assert_eq!(words["notices"]["2010"]["title"], "国务院办公厅关于2010年部分节假日安排的通知");
    assert_eq!(own(words), plain());
    let quote = |text: &str, translation: &str| json!({"quote": [{"text": text, "language": "zh-CN", "translation": translation}]});
    assert_eq!(
        sources,
        json!({
            "rules": {"repair.restore": quote("恢复", "Restoration"), "repair.visit": quote("上门", "Visit"), "repair.paper": quote("文件", "Paper")},
            "source": "Written for tests",
            "tables": [],
            "remarks": [],
            "aliases": aliases(json!({}), json!({}), json!({}), json!({})),
        })
    );
    // In the language of the source a quotation needs no translation.
    let (words, sources) = said(&small, "zh-CN");
    assert_eq!(words["events"], json!({"reported": "申告", "repaired": "修复"}));
    assert_eq!(sources["rules"]["repair.visit"], json!({"quote": [{"text": "上门"}]}));
    // What a language has not stands in Chinese.
    assert_eq!(said(&small, "fr").0["title"], "小规范");
}

#[test]
fn what_a_document_may_say_besides_stands_in_places_of_its_own() {
    let both = |chinese: &str, english: &str| json!({"zh-CN": chinese, "en": english});
    let mut document = read_json("tests/policies/small.json");
    document["provenance"]["language"] = json!("en");
    document["provenance"]["remarks"] = json!([{"title": both("一", "One"), "text": both("二", "Two")}]);
    document["calculator"] = both("计算器", "Calculator");
    document["law"] = json!({"start": both("起算", "Not counted"), "end": both("止", "At the end")});
    document["conditions"][0]["hint"] = both("大风", "Strong wind");
    document["dimensions"][0]["hint"] = both("见合同", "See the contract");
    document["dimensions"][0]["aliases"] = json!({"zh-CN": ["级"], "en": ["class", "grade"]});
    document["dimensions"][0]["values"][0]["aliases"] = json!({"zh-CN": [], "en": ["top"]});
    document["dimensions"][0]["values"][0]["definition"] = both("最高", "The highest");
    document["events"][0]["short"] = both("报", "Report");
    document["events"][0]["aliases"] = json!({"zh-CN": [], "en": ["call"]});
    document["events"][0]["headings"] = json!({"starts": {"zh-CN": [], "en": ["Called at"]}});
    document["rules"][1]["note"] = both("注", "A note");
    document["rules"][1]["source"] =
        json!([both("上", "Up"), {"text": both("门", "Door"), "clause": "clause-1"}]);
    let (words, sources) = said(&document, "en");
    let mut right = plain();
    right["calculator"] = json!("Calculator");
    right["law"] = json!({"start": "Not counted", "end": "At the end"});
    right["conditions"]["storm"]["hint"] = json!("Strong wind");
    right["dimensions"]["tier"]["hint"] = json!("See the contract");
    right["dimensions"]["tier"]["values"]["high"]["definition"] = json!("The highest");
    right["short"] = json!({"reported": "Report"});
    assert_eq!(own(words), right);
    assert_eq!(sources["remarks"], json!([{"title": "One", "text": "Two"}]));
    assert_eq!(
        sources["aliases"],
        aliases(
            json!({"tier": ["class", "grade"]}),
            json!({"high": ["top"]}),
            json!({"reported": ["call"]}),
            json!({"reported": ["Called at"]})
        )
    );
    let visit = |rest: &[Json]| json!({"quote": rest, "note": "A note"});
    assert_eq!(
        sources["rules"]["repair.visit"],
        visit(&[json!({"text": "Up"}), json!({"text": "Door", "clause": "clause-1"})])
    );
    let (_, sources) = said(&document, "zh-CN");
    assert_eq!(
        sources["rules"]["repair.visit"]["quote"],
        json!([{"text": "Up", "language": "en", "translation": "上"}, {"text": "Door", "language": "en", "translation": "门", "clause": "clause-1"}])
    );
}

#[test]
fn a_printed_table_keeps_its_shape_in_one_language_and_words_its_rules() {
    let both = |chinese: &str, english: &str| json!({"zh-CN": chinese, "en": english});
    let mut document = read_json("tests/policies/small.json");
    let table = json!({
        "id": "paper", "title": both("文件表", "Papers"), "clause": "clause-1",
        "columns": {"dimension": "tier", "heading": both("等级", "Tier"), "titles": {"high": both("甲", "First")}},
        "rows": [
            {"title": both("文件", "Paper"), "rule": "repair.paper", "words": {"required": both("须有", "Must be"), "none": both("—", "—")}, "cells": {"high": both("●", "●")}},
        ],
    });
    document["printedTables"] = json!([table]);
    let (words, sources) = said(&document, "en");
    // A sign is no word.
    assert_eq!(words["wording"], json!({"repair.paper": {"required": "Must be"}}));
    assert_eq!(
        sources["tables"],
        json!([{
            "id": "paper", "title": "Papers", "clause": "clause-1",
            "columns": {"dimension": "tier", "heading": "Tier", "titles": {"high": "First"}},
            "rows": [{"title": "Paper", "rule": "repair.paper", "words": {"required": "Must be", "none": "—"}, "cells": {"high": "●"}}],
        }])
    );
    for (pointer, value, path) in [
        ("/printedTables/0/columns/heading", json!("Tier"), "/printedTables/0/columns/heading"),
        (
            "/printedTables/0/columns/titles",
            json!({"middle": both("中", "Middle")}),
            "/printedTables/0/columns/titles/middle",
        ),
        ("/printedTables/0/rows/0/cells", json!({"A": both("●", "●")}), "/printedTables/0/rows/0/cells/A"),
        ("/printedTables/0/rows/0/rule", json!("repair.none"), "/printedTables/0/rows/0/rule"),
        (
            "/printedTables/0/rows/0/words",
            json!({"perhaps": both("一", "One")}),
            "/printedTables/0/rows/0/words/perhaps",
        ),
        ("/printedTables/0/rows/0/title", json!(1), "/printedTables/0/rows/0/title"),
    ] {
        let mut wrong = document.clone();
        *wrong.pointer_mut(pointer).unwrap() = value;
        assert_eq!(policy::read(&to_value(&wrong), None).unwrap_err().path, path);
    }
}
