//! An operator's overlay and its editions: what the base lacks, own values, own rules, levels from a table.
//! Every figure of the example is fictitious; the expectations are counted from its tables by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, calendar_through, find, list, policy, read_json, request};
use support::faults::faults_of_message;

fn overlay() -> Json {
    read_json("data/policies/examples/operator-overlay.json")
}

fn engine() -> Engine {
    Engine::overlay(&overlay()).unwrap_or_else(|problem| panic!("{problem}"))
}

/// A request that leaves the level open.
fn open(tier: &str, service: &str, locality: &str) -> Json {
    json!({"dimensions": {"customerTier": tier, "assuranceLevel": null, "service": service, "locality": locality}})
}

fn codes(commitment: &Json) -> Vec<String> {
    list(&commitment["reasons"]).iter().map(|reason| reason["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_limits_that_the_base_lacks_come_from_the_overlay() {
    let engine = engine();
    let construction = json!({"conditions": {"line-construction": true}});
    let own = json!({"figures": {"activationLimit": {"amount": 4, "units": "businessDays"}}});
    // Activation 11, 17 or 23 for leased lines, 3 to 5 for overlay services; a new group 5 more.
    let rows = [
        ("change.other", json!({}), 3 + 11),
        ("change.other", open("gold", "data-line", "cross-province"), 3 + 23),
        ("change.other", open("gold", "group-sms", "cross-city"), 3 + 4),
        ("change.other", own, 3 + 4),
        ("change.rebuild", json!({}), 11 + 5 + 2),
        ("change.resume", construction, 11),
        ("change.resume", json!({}), 1),
        ("delivery.activation", open("gold", "leased-line-access", "cross-city"), 17),
        ("pre-sales.survey", open("bronze", "data-line", "intra-city"), 4),
        // A service of the operator's own takes the base's rows of its category.
        ("change.resume", open("standard", "cloud-line", "cross-city"), 3),
    ];
    for (id, overlay, amount) in rows {
        let got = engine.commitment(&request("2026-03-02", overlay.clone()), id);
        assert_eq!(
            (&got["limit"]["amount"], &got["status"]),
            (&json!(amount), &json!("determined")),
            "{id} {overlay}: {got}"
        );
    }
    let base = Engine::bundled();
    assert_eq!(
        base.commitment(&request("2026-03-02", json!({})), "change.other")["status"],
        "indeterminate",
        "the base has none of it"
    );
    let unknown = base
        .quote(&request("2026-03-02", open("gold", "cloud-line", "intra-city")))
        .expect_err("no such service in the base");
    assert_eq!(unknown["path"], "/dimensions/service");
}

#[test]
fn an_open_level_is_taken_from_the_table_and_the_answer_says_so() {
    let engine = engine();
    let rows = [
        (open("gold", "data-line", "intra-city"), "AAA", 2),
        (open("silver", "data-line", "intra-city"), "AA", 4),
        (open("silver", "cloud-line", "cross-province"), "AAA", 4),
        (open("bronze", "internet-line", "cross-province"), "AA", 5),
        (open("standard", "vpn-line", "cross-city"), "ordinary", 8),
        (open("gold", "overlay", "intra-city"), "AA", 4),
    ];
    for (overlay, level, hours) in rows {
        let got = engine.commitment(&request("2026-03-02T10:00", overlay.clone()), "fault.restoration");
        assert_eq!(
            (&got["limit"]["amount"], &got["alternatives"]),
            (&json!(hours), &Json::Null),
            "{overlay}: {got}"
        );
        let said = json!([{"code": "level-by-table"}, {"code": "dimension-set", "params": {"dimension": "assuranceLevel", "value": level}}]);
        assert_eq!(list(&got["reasons"])[..2], list(&said)[..], "{overlay}");
    }
    let asked = request("2026-03-02T10:00", open("gold", "data-line", "intra-city"));
    assert_eq!(
        codes(&engine.commitment(&asked, "change.suspend")),
        ["start-day-not-counted"],
        "a rule that asks for no level says nothing"
    );
    assert_eq!(
        engine.quote(&asked).unwrap()["request"]["dimensions"].get("assuranceLevel"),
        None,
        "the request stays as it was"
    );

    let given = engine.commitment(
        &request("2026-03-02T10:00", json!({"dimensions": {"assuranceLevel": "A"}})),
        "fault.restoration",
    );
    assert_eq!(
        (&given["limit"]["amount"], codes(&given).contains(&"level-by-table".to_owned())),
        (&json!(6), false),
        "a level given is the level"
    );

    let mut terminal = asked.clone();
    terminal["conditions"] = json!({"terminal-fault": true});
    let got = engine.commitment(&terminal, "fault.restoration");
    assert_eq!(
        (&got["limit"]["amount"], codes(&got).contains(&"level-by-table".to_owned())),
        (&json!(8), false),
        "an override comes after the table"
    );

    let hours: Vec<_> = list(&engine.compare(&asked, None).unwrap())
        .iter()
        .map(|quote| find(quote, "fault.restoration").unwrap()["limit"]["amount"].clone())
        .collect();
    assert_eq!(hours, [2, 4, 6, 8], "each tier with its own level");
}

#[test]
fn an_edition_applies_from_its_day_and_the_quote_names_it() {
    let engine = engine();
    for (start_at, edition, amount) in [
        ("2026-03-02", "excerpt", 11),
        ("2027-06-30T23:59", "excerpt", 11),
        ("2027-07-01", "faster", 8),
        ("2030-01-02", "faster", 8),
    ] {
        let quote = engine.quote(&request(start_at, json!({}))).unwrap();
        assert_eq!(
            quote["policy"],
            json!({"id": "example-operator", "edition": edition, "provenance": "operator-issued"}),
            "{start_at}"
        );
        assert_eq!(find(&quote, "delivery.activation").unwrap()["limit"]["amount"], amount, "{start_at}");
    }
}

#[test]
fn the_examples_in_the_overlay_hold() {
    let (document, engine) = (overlay(), engine());
    let mut count = 0;
    for rule in list(&document["replace"]["rules"]) {
        for example in list(&rule["examples"]) {
            let got = engine.commitment(&example["request"], rule["id"].as_str().unwrap());
            for (field, expected) in example["expect"].as_object().unwrap() {
                assert_eq!(&got[field], expected, "{} {field}", rule["id"]);
            }
            count += 1;
        }
    }
    assert_eq!(count, 2);
}

#[test]
fn a_fault_of_an_overlay_has_its_path_in_the_overlay() {
    let rows = [
        ("/extends", json!("another-policy"), "/extends", "the policy `another-policy` is not at hand"),
        ("/extends", json!(5), "/extends", "a string is needed, not `5`"),
        (
            "/zone",
            json!("+09:00"),
            "/zone",
            "the policy's zone is `+09:00`, that of its calendar `cn` is `+08:00`",
        ),
        ("/zones", json!("+09:00"), "/zones", "there is no field `zones` here"),
        ("/provenance", Json::Null, "/provenance", "the field `provenance` is missing"),
        ("/id", Json::Null, "/id", "the field `id` is missing"),
        ("/schema", json!(3), "/schema", "the version `3` of this format is not known, `1` is"),
        ("/title/en", json!(5), "/title/en", "a string is needed, not `5`"),
        ("/replace/colours", json!([]), "/replace/colours", "there is no field `colours` here"),
        (
            "/replace/tables/1/rows/0/cells/gold",
            json!(-1),
            "/replace/tables/1/rows/0/cells/gold",
            "`-1` is no whole number from 0 to 100000",
        ),
        (
            "/replace/tables/1/rows/0/cells/gold",
            Json::Null,
            "/replace/tables/1/rows",
            "the table has no cell for `gold`",
        ),
        (
            "/replace/tables/2/rows/0/cells/gold",
            json!("AAAA"),
            "/replace/tables/2/rows/0/cells/gold",
            "`AAAA` is not a value of the dimension `assuranceLevel`",
        ),
        (
            "/replace/rules/1/limit/table",
            json!("none"),
            "/replace/rules/1/limit/table",
            "there is no table `none`",
        ),
        (
            "/replace/figures/0/limit",
            json!({"rule": "change.other"}),
            "/replace/figures/0/limit",
            "the limit of `activationLimit` refers back to itself",
        ),
        ("/replace/editions/1/from", Json::Null, "/replace/editions/1/from", "the field `from` is missing"),
        (
            "/replace/editions/1/replace/editions",
            json!([]),
            "/replace/editions/1/replace/editions",
            "there is no field `editions` here",
        ),
        (
            "/replace/editions/1/replace/tables/0/rows/0/cells/intra-city",
            json!("8"),
            "/replace/editions/1/replace/tables/0/rows/0/cells/intra-city",
            "a number is needed, not `8`",
        ),
    ];
    for (pointer, value, path, message) in rows {
        let mut document = overlay();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let Json::Object(fields) = document.pointer_mut(parent).unwrap() else { panic!("{pointer}") };
        match value {
            Json::Null => drop(fields.remove(key)),
            value => drop(fields.insert(key.to_owned(), value)),
        }
        let problem = Engine::overlay(&document).err().unwrap_or_else(|| panic!("accepted: {pointer}"));
        assert_eq!(
            (&problem["code"], &problem["path"], &problem["message"]),
            (&json!("invalid-policy"), &json!(path), &json!(message)),
            "{pointer}"
        );
        assert_eq!(faults_of_message(&problem, None), Vec::<String>::new());
    }
}

#[test]
fn a_policy_is_answered_by_the_calendar_that_it_names_and_by_no_other() {
    let calendar = calendar_through(2026);
    let changed = |document: &Json, field: &str, value: Json| {
        let mut document = document.clone();
        document[field] = value;
        document
    };
    let refused =
        |policy: &Json, calendar: &Json| Engine::new(policy, calendar).err().expect("it is refused");
    // Named by the policy, and not at hand.
    let got = refused(&changed(&policy(), "calendar", json!("uk")), &calendar);
    assert_eq!((&got["code"], &got["path"]), (&json!("invalid-policy"), &json!("/calendar")));
    assert_eq!(got["message"], "the policy counts by `uk`, the calendar at hand is `cn`");
    // At hand, and not named by the policy.
    let got = refused(&policy(), &changed(&calendar, "id", json!("uk")));
    assert_eq!((&got["code"], &got["path"]), (&json!("invalid-policy"), &json!("/calendar")));
    // Days that begin elsewhere.
    let got = refused(&policy(), &changed(&calendar, "zone", json!("+01:00")));
    assert_eq!((&got["code"], &got["path"]), (&json!("invalid-policy"), &json!("/zone")));
    assert_eq!(faults_of_message(&got, Some("+01:00")), Vec::<String>::new());
    // Zones that are none, and names of zones without the changes of their clocks.
    for (zone, path) in [
        ("Europe/London", "/clockChanges"),
        ("Asia/Shanghai", "/clockChanges"),
        ("nowhere", "/zone"),
        ("8", "/zone"),
        ("+8", "/zone"),
        ("", "/zone"),
    ] {
        let got = refused(&policy(), &changed(&calendar, "zone", json!(zone)));
        assert_eq!((&got["code"], &got["path"]), (&json!("invalid-calendar"), &json!(path)), "{zone}");
        assert_eq!(faults_of_message(&got, Some(zone)), Vec::<String>::new(), "{zone}");
        let got = refused(&changed(&policy(), "zone", json!(zone)), &calendar);
        assert_eq!((&got["code"], &got["path"]), (&json!("invalid-policy"), &json!("/zone")), "{zone}");
    }
    // Both its own: answered.
    let own = changed(&changed(&calendar, "id", json!("uk")), "zone", json!("+00:00"));
    let policy = changed(&changed(&policy(), "calendar", json!("uk")), "zone", json!("Z"));
    Engine::new(&policy, &own).unwrap_or_else(|problem| panic!("{problem}"));
    // An overlay counts by the calendar of what it extends.
    assert_eq!(Engine::overlay(&overlay()).err(), None);
}
