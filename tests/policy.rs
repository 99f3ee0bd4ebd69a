//! Policy documents that are wrong: every kind of fault with its exact place and sentence.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::{Value, policy};
use std::collections::BTreeSet;
use support::documents::{Engine, calendar_through, read_json, request, root, to_value};
use support::faults::faults_of_message;

fn small() -> Json {
    read_json("tests/policies/small.json")
}

fn refused(document: &Json) -> Result<[String; 2], String> {
    let problem = Engine::new(document, &calendar_through(2026)).err().ok_or("accepted")?;
    let wrong = faults_of_message(&problem, None);
    if problem["code"] != "invalid-policy" || !wrong.is_empty() {
        return Err(format!("{problem} {wrong:?}"));
    }
    Ok([&problem["path"], &problem["message"]].map(|text| text.as_str().unwrap_or_default().to_owned()))
}

/// One file for each kind of fault: the small policy with that fault.
const FILES: [[&str; 3]; 33] = [
    ["alias-twice", "/dimensions/0/values/1/aliases/zh-CN/1", "the alias `甲等` stands in this list twice"],
    ["another-schema", "/schema", "the version `2` of this format is not known, `1` is"],
    ["cell-missing", "/tables/0/rows", "the table has no cell for `sms`, `low`"],
    [
        "cell-of-an-unknown-value",
        "/tables/0/rows/0/cells/middle",
        "`middle` is not a value of the dimension `tier`",
    ],
    ["cell-twice", "/tables/0/rows/2/cells/high", "the table has two cells for `line`, `high`"],
    ["circle-of-rules", "/rules/0/limit", "the limit of `repair.restore` refers back to itself"],
    [
        "column-named-again",
        "/tables/0/rows/0/when/tier",
        "the dimension `tier` is the column of this row already",
    ],
    ["duplicate-event", "/events/2/id", "the id `reported` stands in this list twice"],
    ["edition-that-breaks-a-table", "/editions/1/replace/tables/0/rows", "the table has no cell for `low`"],
    ["edition-without-a-day", "/editions/2/from", "the field `from` is missing"],
    ["empty-id", "/parties/0/id", "an id needs at least one character"],
    ["empty-sum", "/rules/1/limit/sum", "a sum needs at least one part"],
    [
        "figure-of-other-units",
        "/figures/0/limit",
        "`calendarHours` and `businessDays`, the units of the figure, are not the same",
    ],
    [
        "limit-of-two-kinds",
        "/rules/0/limit",
        "one of the fields `amount`, `table`, `figure`, `rule`, `sum` is needed, not several",
    ],
    ["mapping-cell-of-no-value", "/tables/2/rows/0/cells/low", "`C` is not a value of the dimension `level`"],
    [
        "mapping-of-another-dimension",
        "/dimensions/1/from/table",
        "the table `paper` does not hold values of this dimension",
    ],
    ["missing-field", "/rules/0/debtor", "the field `debtor` is missing"],
    ["missing-language", "/dimensions/0/title/en", "the field `en` is missing"],
    ["mixed-units", "/rules/1/limit", "`calendarHours` and `businessDays` cannot be added"],
    ["negative-limit", "/rules/1/limit/sum/0/amount", "`-1` is no whole number from 1 to 100000"],
    [
        "nested-too-deep",
        "/rules/0/adjust/0/when/not/not/not/not/not/not/not/not/not/not/not/not/not/not/not/not/not",
        "this is nested too deep",
    ],
    ["no-such-table", "/rules/0/limit/table", "there is no table `minutes`"],
    [
        "no-zone",
        "/zone",
        "`Beijing` is no zone of the form ±HH:MM, and no name of one such as `Europe/London`",
    ],
    [
        "numbers-as-requirement",
        "/rules/2/requirement/table",
        "the table `hours` holds numbers or values, not words",
    ],
    ["overlay-of-nothing", "/extends", "the policy `large` is not at hand"],
    [
        "row-of-an-unknown-value",
        "/tables/0/rows/0/when/service/0",
        "`fax` is not a value of the dimension `service`",
    ],
    [
        "two-editions-of-one-day",
        "/editions/2/from",
        "`2026-07-01` is not after the first day of the edition before it",
    ],
    ["unknown-key", "/colour", "there is no field `colour` here"],
    ["unknown-units", "/tables/0/units", "`weeks` is not a value of `units`"],
    ["word-unknown", "/tables/1/rows/0/cells/high", "`perhaps` is no word of a table"],
    ["words-as-limit", "/rules/0/limit/table", "the table `paper` holds words or values, not numbers"],
    ["wrong-type-list", "/rules", "a list is needed, not an object"],
    ["wrong-type-number", "/title/en", "a string is needed, not `5`"],
];

#[test]
fn every_bad_file_is_refused_at_its_fault() {
    Engine::new(&small(), &calendar_through(2026))
        .unwrap_or_else(|problem| panic!("the good one: {problem}"));
    let mut wrong = Vec::new();
    for [name, path, message] in FILES {
        let got = refused(&read_json(&format!("tests/policies/bad/{name}.json")));
        if got != Ok([path.to_owned(), message.to_owned()]) {
            wrong.push(format!("{name}: {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let entries = std::fs::read_dir(root().join("tests/policies/bad")).unwrap();
    let names: BTreeSet<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(
        names,
        FILES.iter().map(|[name, ..]| format!("{name}.json")).collect(),
        "every file has its row"
    );
}

/// The small policy with one value replaced or, with `null`, taken away.
fn changed(pointer: &str, value: Json) -> Json {
    let mut document = small();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer}"));
    match (parent, value) {
        (Json::Object(fields), Json::Null) => drop(fields.remove(key)),
        (Json::Object(fields), value) => drop(fields.insert(key.to_owned(), value)),
        (Json::Array(items), value) => match key.parse::<usize>() {
            Ok(index) => items[index] = value,
            Err(_) => items.push(value),
        },
        (other, _) => panic!("{pointer}: {other}"),
    }
    document
}

fn both() -> Json {
    json!({"zh-CN": "字", "en": "word"})
}

/// A printed table of the small policy with one of its fields replaced.
fn printed(field: &str, value: Json) -> Json {
    let mut table = json!({
        "id": "1", "title": both(), "clause": "clause-1", "columns": {"dimension": "tier"},
        "rows": [{"title": both(), "rule": "repair.restore"}],
    });
    table[field] = value;
    json!([table])
}

#[test]
fn a_reference_to_nothing_is_refused_wherever_it_stands() {
    let rows = [
        ("/rules/0/process", json!("x"), "", "there is no process `x`"),
        ("/rules/0/clause", json!("x"), "", "there is no clause `x`"),
        ("/tables/0/clause", json!("x"), "", "there is no clause `x`"),
        ("/rules/0/debtor", json!("x"), "", "there is nothing called `x` to name here"),
        ("/rules/0/creditor", json!("x"), "", "there is nothing called `x` to name here"),
        ("/rules/0/start", json!({"event": "x"}), "/event", "there is no event `x`"),
        (
            "/rules/0/start",
            json!({"latest": ["reported", "x"]}),
            "/latest/1",
            "there is nothing called `x` to name here",
        ),
        ("/rules/0/limit", json!({"figure": "x"}), "/figure", "there is no figure `x`"),
        ("/rules/0/limit", json!({"rule": "x"}), "/rule", "there is no rule `x`"),
        ("/rules/0/adjust/0/when", json!({"condition": "x"}), "/condition", "there is no condition `x`"),
        ("/rules/0/adjust/0/set/tier", json!("x"), "", "there is nothing called `x` to name here"),
        ("/rules/0/adjust/0/reason", json!("x"), "", "there is no reason `x`"),
        (
            "/rules/0/cases/0/when",
            json!({"dimension": "x", "in": ["sms"]}),
            "/dimension",
            "there is no dimension `x`",
        ),
        (
            "/rules/0/cases/0/when",
            json!({"dimension": "tier", "in": ["x"]}),
            "/in/0",
            "there is nothing called `x` to name here",
        ),
        (
            "/rules/0/cases/0/when",
            json!({"reading": "x", "is": "mild"}),
            "/reading",
            "there is no reading `x`",
        ),
        (
            "/rules/0/cases/0/when",
            json!({"reading": "counting", "is": "x"}),
            "/is",
            "there is nothing called `x` to name here",
        ),
        ("/rules/0/exclusions", json!(["x"]), "/0", "there is nothing called `x` to name here"),
        ("/rules/2/requirement", json!({"table": "x"}), "/table", "there is no table `x`"),
        ("/rules/2/gate/requires", json!("x"), "", "there is nothing called `x` to name here"),
        (
            "/rules/2/deliverable",
            json!({"holders": ["x"]}),
            "/holders/0",
            "there is nothing called `x` to name here",
        ),
        ("/tables/0/dimensions", json!(["service", "x"]), "/1", "there is nothing called `x` to name here"),
        ("/dimensions/2/values/0/category", json!("x"), "", "there is no category `x`"),
        ("/readings/0/default", json!("x"), "", "`x` is not a value of `default`"),
        ("/events/1/projectedBy", json!("x"), "", "there is nothing called `x` to name here"),
        ("/dimensions/1/from", json!({"table": "x"}), "/table", "there is no table `x`"),
        ("/rules/0/source", json!([]), "", "a quotation needs at least one piece"),
        ("/rules/0/source", json!([{"text": both(), "clause": "x"}]), "/0/clause", "there is no clause `x`"),
        ("/printedTables", printed("clause", json!("x")), "/0/clause", "there is no clause `x`"),
        (
            "/printedTables",
            printed("columns", json!({"dimension": "x"})),
            "/0/columns/dimension",
            "there is no dimension `x`",
        ),
        (
            "/printedTables",
            printed("columns", json!({"dimension": "tier", "titles": {"x": both()}})),
            "/0/columns/titles/x",
            "`x` is not a value of the dimension `tier`",
        ),
        (
            "/printedTables",
            printed("rows", json!([{"title": both(), "rule": "x"}])),
            "/0/rows/0/rule",
            "there is no rule `x`",
        ),
        (
            "/printedTables",
            printed("rows", json!([{"title": both(), "rule": "repair.restore", "when": {"service": ["x"]}}])),
            "/0/rows/0/when/service/0",
            "there is nothing called `x` to name here",
        ),
    ];
    for (pointer, value, more, message) in rows {
        assert_eq!(
            refused(&changed(pointer, value)),
            Ok([format!("{pointer}{more}"), message.to_owned()]),
            "{pointer}"
        );
    }
}

#[test]
fn faults_are_found_at_any_depth_and_in_every_list() {
    let table = |id: &str| {
        json!({"id": id, "title": {"zh-CN": "表", "en": "Table"}, "clause": "clause-1", "units": "word", "dimensions": ["tier"],
                                  "rows": [{"by": "tier", "cells": {"high": "required", "low": "none"}}]})
    };
    let rows = [
        ("/tables", Json::Null, "/tables", "the field `tables` is missing"),
        ("/rules/1/limits", json!({}), "/rules/1/limits", "there is no field `limits` here"),
        (
            "/rules/0/limit",
            json!({}),
            "/rules/0/limit",
            "one of the fields `amount`, `table`, `figure`, `rule`, `sum` is needed",
        ),
        (
            "/rules/1/limit/sum/0/amount",
            json!(1.5),
            "/rules/1/limit/sum/0/amount",
            "`1.5` is no whole number from 1 to 100000",
        ),
        (
            "/tables/0/rows/0/cells/high",
            json!(-1),
            "/tables/0/rows/0/cells/high",
            "`-1` is no whole number from 1 to 100000",
        ),
        (
            "/tables/0/rows/0/cells/high",
            json!("2"),
            "/tables/0/rows/0/cells/high",
            "a number is needed, not `2`",
        ),
        ("/tables/0/rows/0/by", Json::Null, "/tables/0/rows/0/by", "the field `by` is missing"),
        (
            "/rules/0/cases/0/limit/units",
            json!("weeks"),
            "/rules/0/cases/0/limit/units",
            "`weeks` is not a value of `units`",
        ),
        (
            "/rules/0/cases/0/limit",
            json!({"sum": [{"table": "hours"}, {"figure": "ownLimit"}]}),
            "/rules/0/cases/0/limit",
            "`calendarHours` and `businessDays` cannot be added",
        ),
        (
            "/rules/0/cases/0/limit",
            json!({"rule": "repair.restore"}),
            "/rules/0/cases/0/limit",
            "the limit of `repair.restore` refers back to itself",
        ),
        (
            "/figures/0/limit",
            json!({"figure": "ownLimit"}),
            "/figures/0/limit",
            "the limit of `ownLimit` refers back to itself",
        ),
        ("/rules/0/start", json!({"earliest": []}), "/rules/0/start/earliest", "a start needs an event"),
        ("/conditions/0/default", json!("no"), "/conditions/0/default", "true or false is needed, not `no`"),
        ("/provenance/kind", json!("hearsay"), "/provenance/kind", "`hearsay` is not a value of `kind`"),
        (
            "/provenance/read",
            json!("2026-02-30"),
            "/provenance/read",
            "`2026-02-30` does not exist: 2026-02 has 28 days",
        ),
        ("/editions", json!([]), "/editions", "there is no edition"),
        (
            "/editions/1/from",
            json!("2026-13-01"),
            "/editions/1/from",
            "`2026-13-01` does not exist: there is no such month",
        ),
        ("/editions/1/id", json!("first"), "/editions/1/id", "the id `first` stands in this list twice"),
        ("/tables/-", table("paper"), "/tables/2/id", "the id `paper` stands in this list twice"),
        (
            "/rules/-",
            small()["rules"][2].clone(),
            "/rules/3/id",
            "the id `repair.paper` stands in this list twice",
        ),
        (
            "/rules/0/examples",
            json!([{"request": {}, "answer": {}}]),
            "/rules/0/examples/0/answer",
            "there is no field `answer` here",
        ),
    ];
    for (pointer, value, path, message) in rows {
        assert_eq!(refused(&changed(pointer, value)), Ok([path.to_owned(), message.to_owned()]), "{pointer}");
    }
    let mut required = changed("/dimensions/1/required", json!(true));
    required["dimensions"][1]["from"] = json!({"table": "levels"});
    let mut levels = table("levels");
    (levels["units"], levels["of"]) = (json!("value"), json!("level"));
    levels["rows"] = json!([{"by": "tier", "cells": {"high": "A", "low": "B"}}]);
    required["tables"].as_array_mut().unwrap().push(levels);
    assert_eq!(
        refused(&required),
        Ok([
            "/dimensions/1/from".to_owned(),
            "a dimension that a request must give is not filled by a table".to_owned()
        ])
    );
}

#[test]
fn a_text_of_forty_megabytes_is_refused_and_not_repeated() {
    let mut document = to_value(&small());
    let Value::Object(fields) = &mut document else { panic!("a policy is an object") };
    let title = fields.iter_mut().find(|(name, _)| name == "title").unwrap();
    title.1 = Value::Object(vec![
        ("zh-CN".to_owned(), Value::String("长".repeat(40_000_000 / 3))),
        ("en".to_owned(), Value::String("long".to_owned())),
    ]);
    let problem = policy::read(&document, None).expect_err("refused");
    assert_eq!((problem.path.as_str(), problem.message.len() < 200), ("/title/zh-CN", true));
    assert_eq!(problem.message, "a text of 39999999 bytes is too long");
}

#[test]
fn a_calculator_goes_on_with_the_policy_it_has() {
    let engine = Engine::bundled();
    let asked = request("2026-09-30T16:00", json!({}));
    let before = engine.quote(&asked).unwrap();
    for [name, ..] in FILES {
        let bad = read_json(&format!("tests/policies/bad/{name}.json"));
        let problem = Engine::new(&bad, &calendar_through(2026)).err().unwrap();
        assert_eq!(problem["code"], "invalid-policy", "{name}: {problem}");
    }
    assert_eq!(engine.quote(&asked).unwrap(), before);
}

#[test]
fn a_wording_is_of_a_requirement_a_gate_or_an_amount_with_its_units() {
    let worded = |name: &str| changed("/rules/0/wording", json!({name: {"zh-CN": "甲", "en": "A"}}));
    for name in ["required", "none", "gate", "unquantified", "24 calendarHours"] {
        Engine::new(&worded(name), &calendar_through(2026))
            .unwrap_or_else(|problem| panic!("{name}: {problem}"));
    }
    for name in ["needed", "24 weeks", "many calendarHours", " calendarHours"] {
        let expected = [
            format!("/rules/0/wording/{name}"),
            format!("`{name}` is neither a requirement, `gate`, `unquantified` nor an amount with its units"),
        ];
        assert_eq!(refused(&worded(name)), Ok(expected));
    }
}

#[test]
fn a_rule_is_worded_by_itself_or_by_the_words_of_its_table_and_never_by_a_sign() {
    let read = policy::read(&to_value(&support::documents::policy()), None).unwrap();
    let (_, calendar) = sla_calculator::calendar::read(&to_value(&calendar_through(2026))).unwrap();
    let said = |language: &str| {
        let (words, sources) = policy::words(read.merged.last().unwrap(), &calendar, language);
        (serde_json::to_value(words).unwrap()["wording"].clone(), serde_json::to_value(sources).unwrap())
    };
    let (english, sources) = said("en");
    assert_eq!(english["notice.confirmation"], json!({"required": "Needed", "none": "None"}));
    assert_eq!(english["notice.retiming"], json!({"on-request": "Possible", "none": "Not possible"}));
    assert_eq!(english["notice.post-check"], json!({"required": "Yes", "none": "None"}));
    assert_eq!(
        english["notice.emergency"],
        json!({"24 calendarHours": "at least 1 day (taken as 24 hours)", "1 calendarDays": "at least 1 day"})
    );
    assert_eq!(english["delivery.test-report"], Json::Null, "● is explained by its table alone");
    assert!(sources["source"].as_str().unwrap().contains("范本(编辑修改稿)"));
    let (chinese, _) = said("zh-CN");
    assert_eq!(chinese["notice.retiming"], json!({"on-request": "可调整", "none": "不可调整"}));
    assert_eq!(chinese["complaint.technical-support"], json!({"on-request": "客户需求时可以提供"}));
}

/// The question of the specification that each reading answers: a rule of its first section or an item of its third.
const ITEMS: [(&str, &str); 31] = [
    ("nonWorkingReceipt", "A16"),
    ("cutOff", "A16"),
    ("dayEnd", "A17"),
    ("closingTime", "A17"),
    ("sevenDays", "A05, A06"),
    ("reportStart", "A08"),
    ("progressCount", "A58"),
    ("acceptancePhase", "A21"),
    ("faultBeforeAcceptance", "R09"),
    ("blankCell", "A24"),
    ("rebuild", "A28"),
    ("newGroup", "A29"),
    ("resumeConstruction", "A30"),
    ("excludedDay", "A35"),
    ("restorationStart", "A12"),
    ("singleTime", "A11"),
    ("reportScope", "R50"),
    ("qualityYear", "A40"),
    ("interruptionTime", "A41"),
    ("repeatCount", "A42"),
    ("repeatFaultsScope", "R51"),
    ("leadTime", "A46"),
    ("emergencyDay", "A47"),
    ("monthRestDay", "A20"),
    ("leasedLineServices", "R15"),
    ("changeOrder", "A31"),
    ("customerCause", "A32"),
    ("complaintStart", "A37"),
    ("terminalNote", "A36"),
    ("emergencyScope", "A49"),
    ("unpublished", "A19"),
];

#[test]
fn each_reading_names_the_question_of_the_specification_that_it_answers() {
    let read = policy::read(&to_value(&support::documents::policy()), None).unwrap();
    let readings = &read.info.last().unwrap().readings;
    let named: Vec<(&str, Option<&str>)> =
        readings.iter().map(|one| (one.id.as_str(), one.item.as_deref())).collect();
    assert_eq!(named, ITEMS.map(|(id, item)| (id, Some(item))));
}
