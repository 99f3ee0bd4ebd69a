//! What a document may say of targets in per cent, and a list of its judged cases: read strictly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::policy as reader;
use support::documents::{Engine, calendar_through, to_value};
use support::licensee::{OF, asked, cases, engine, licensee, target};

#[test]
fn under_a_policy_without_targets_verdicts_are_no_field() {
    let asked = json!({"dimensions": {"customerTier": "gold", "service": "data-line", "locality": "intra-city"}, "startAt": "2026-06-01"});
    let problem = Engine::bundled().quality(&asked, &json!({"verdicts": []})).unwrap_err();
    assert_eq!((&problem["code"], &problem["path"]), (&json!("unknown-field"), &json!("/1/verdicts")));
    assert_eq!(problem["allowed"], json!(["outages", "tickets"]));
    assert!(Engine::bundled().quality(&asked, &json!({})).unwrap().get("targets").is_none());
}

#[test]
fn a_verdict_that_cannot_be_read_is_refused_at_its_place() {
    let engine = engine(&json!([target(&json!({}))]));
    let good = || cases("met", "2026-05-05", 1).remove(0);
    for (field, value, code, path) in [
        ("commitment", json!("service.nothing"), "unknown-value", "/1/verdicts/1/commitment"),
        ("state", json!("late"), "unknown-value", "/1/verdicts/1/state"),
        ("startsAt", json!("2026-02-30"), "invalid-date", "/1/verdicts/1/startsAt"),
        ("dueDate", json!(7), "wrong-type", "/1/verdicts/1/dueDate"),
        ("finishedAt", json!("1950-01-01"), "date-out-of-range", "/1/verdicts/1/finishedAt"),
        ("dimensions", json!({"drop": "steel"}), "unknown-value", "/1/verdicts/1/dimensions/drop"),
        ("dimensions", json!({"colour": "red"}), "unknown-field", "/1/verdicts/1/dimensions/colour"),
        ("because", json!(""), "unknown-value", "/1/verdicts/1/because"),
        ("ticket", json!("T1"), "unknown-field", "/1/verdicts/1/ticket"),
    ] {
        let mut bad = good();
        bad[field] = value;
        let problem = engine.quality(&asked(), &json!({"verdicts": [good(), bad]})).unwrap_err();
        assert_eq!((&problem["code"], &problem["path"]), (&json!(code), &json!(path)), "{problem}");
    }
    // null is not given
    let mut open = good();
    open["dueDate"] = Json::Null;
    assert!(engine.quality(&asked(), &json!({"verdicts": [open]})).is_ok());
}

#[test]
fn what_a_target_cannot_say_is_refused_with_its_place() {
    let rows: [(&str, Json, &str, &str); 17] = [
        ("of", json!([]), "/of", "a target needs a rule whose cases it counts"),
        ("of", json!(["service.nothing"]), "/of/0", "there is nothing called `service.nothing` to name here"),
        ("of", json!([OF[0], OF[0]]), "/of/1", "`installation.standard` stands in this list twice"),
        ("when", json!({"drop": ["steel"]}), "/when/drop/0", "there is nothing called `steel` to name here"),
        ("when", json!({"drop": []}), "/when/drop", "a target of no value at all counts nothing"),
        ("when", json!({"colour": ["red"]}), "/when/colour", "there is no field `colour` here"),
        (
            "percent",
            json!(101),
            "/percent",
            "`101` is no share from 0 to 100 per cent of at most two decimals",
        ),
        (
            "percent",
            json!(99.999),
            "/percent",
            "`99.999` is no share from 0 to 100 per cent of at most two decimals",
        ),
        ("percent", json!("95 %"), "/percent", "a number is needed, not `95 %`"),
        ("percent", json!(0), "/percent", "`at-least` `0` per cent is kept whatever happens"),
        ("bound", json!("about"), "/bound", "`about` is not a value of `bound`"),
        ("counts", json!("all"), "/counts", "`all` is not a value of `counts`"),
        ("per", json!("week"), "/per", "`week` is not a value of `per`"),
        ("by", json!("noon"), "/by", "`noon` is not a value of `by`"),
        ("clause", json!("annex"), "/clause", "there is no clause `annex`"),
        ("counted", json!({"en": "faults"}), "/counted/zh-CN", "the field `zh-CN` is missing"),
        ("target", json!(95), "/target", ""),
    ];
    for (field, value, path, says) in rows {
        let own = licensee(&json!([target(&json!({})), target(&json!({"id": "other", field: value}))]));
        let problem = Engine::new(&own, &calendar_through(2026)).map(|_| ()).unwrap_err();
        assert_eq!(
            (&problem["code"], &problem["path"]),
            (&json!("invalid-policy"), &json!(format!("/targets/1{path}"))),
            "{problem}"
        );
        assert!(says.is_empty() || problem["message"] == says, "{problem}");
    }
    for (bound, percent, says) in
        [("at-most", 100, "kept"), ("more-than", 100, "missed"), ("less-than", 0, "missed")]
    {
        let own = licensee(&json!([target(&json!({"bound": bound, "percent": percent}))]));
        let problem = Engine::new(&own, &calendar_through(2026)).map(|_| ()).unwrap_err();
        assert_eq!(problem["message"], format!("`{bound}` `{percent}` per cent is {says} whatever happens"));
    }
    // What is allowed is named.
    let own = licensee(&json!([target(&json!({"per": "week"}))]));
    let problem = Engine::new(&own, &calendar_through(2026)).map(|_| ()).unwrap_err();
    assert_eq!(problem["allowed"], json!(["month", "quarter", "half-year", "year"]));
    // No case of a cadence is in time or late.
    let mut cadence = licensee(&json!([target(&json!({"of": ["service.news"]}))]));
    let mut news = cadence["rules"][2].clone();
    for (field, value) in [("id", json!("service.news")), ("shape", json!("cadence"))] {
        news[field] = value;
    }
    news["limit"]["bound"] = json!("every");
    news.as_object_mut().unwrap().retain(|field, _| field != "finishedBy" && field != "examples");
    cadence["rules"].as_array_mut().unwrap().push(news);
    let problem = Engine::new(&cadence, &calendar_through(2026)).map(|_| ()).unwrap_err();
    let says =
        "`service.news` is neither a deadline nor a lead time, so none of its cases is in time or late";
    assert_eq!((&problem["path"], &problem["message"]), (&json!("/targets/0/of/0"), &json!(says)));
    // Nor is one of a rule that nobody outside was promised.
    let mut internal = licensee(&json!([target(&json!({}))]));
    let rules = internal["rules"].as_array_mut().unwrap();
    let rule = rules.iter_mut().find(|rule| rule["id"] == "service.interruption").unwrap();
    rule["kind"] = json!("internal");
    let problem = Engine::new(&internal, &calendar_through(2026)).map(|_| ()).unwrap_err();
    let says =
        "`service.interruption` is internal: nobody outside was promised it, so no record judges its cases";
    assert_eq!((&problem["path"], &problem["message"]), (&json!("/targets/0/of/0"), &json!(says)));
}

#[test]
fn every_fault_of_the_targets_is_found_in_its_order() {
    let own = licensee(&json!([
        target(&json!({"by": "noon", "counts": "all", "percent": 0})),
        target(&json!({"id": "second", "of": [OF[0], "service.nothing"]})),
        target(&json!({"id": "second"})),
    ]));
    let found = reader::faults(&to_value(&own), None, None);
    let paths: Vec<_> = found.iter().map(|one| one.path.as_str()).collect();
    let wanted =
        ["/targets/0/by", "/targets/0/counts", "/targets/0/percent", "/targets/1/of/1", "/targets/2/id"];
    assert_eq!(paths, wanted);
    assert_eq!(found[1].allowed, ["met", "missed"]);
}
