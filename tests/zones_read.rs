//! What a document says of a zone whose clocks change is read strictly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::{calendar, policy};
use support::documents::{Engine, shaped, to_value};
use support::zoned::{limit, london, zoned};

#[test]
fn a_calendar_may_begin_before_its_first_change_where_the_document_says_since_when_it_knows() {
    let mut calendar = london();
    calendar["supportedFrom"] = json!("2025-11-01");
    calendar["clockChanges"]["from"] = json!("2025-10-27");
    let (_, info) = calendar::read(&to_value(&calendar)).unwrap();
    assert_eq!(serde_json::to_value(info).unwrap()["clockChanges"]["from"], "2025-10-27");
    // without a change there is nothing to know, and a year has its own first day
    let (_, info) = calendar::read(&to_value(&zoned("Asia/Kolkata", "+05:30", &[]))).unwrap();
    assert_eq!(serde_json::to_value(info).unwrap()["clockChanges"].get("from"), None);
    let (_, info) = calendar::read(&to_value(&london())).unwrap();
    assert_eq!(serde_json::to_value(info).unwrap()["clockChanges"]["from"], "2026-01-01");
    // The first change may be on the first day, and the last on the last, but not beyond them.
    let begins = |first: &str| {
        let mut calendar = london();
        calendar["clockChanges"]["from"] = json!(first);
        for name in ["days", "statutory", "halfDays"] {
            calendar.as_object_mut().unwrap().insert(name.to_owned(), json!([]));
        }
        calendar["supportedFrom"] = json!("2026-03-30");
        calendar::read(&to_value(&calendar)).map(drop).map_err(|problem| problem.path.clone())
    };
    assert_eq!(begins("2026-03-29"), Ok(()));
    assert_eq!(begins("2026-03-30"), Err("/clockChanges/from".to_owned()));
    let ends = |at: &str| {
        let calendar = zoned("Area/Location", "+00:00", &[("2026-03-29T01:00Z", "+01:00"), (at, "+00:00")]);
        assert_eq!(calendar["clockChanges"]["through"], "2026-12-31");
        calendar::read(&to_value(&calendar)).map(drop).map_err(|problem| problem.path.clone())
    };
    assert_eq!(ends("2026-12-31T02:00Z"), Ok(()));
    assert_eq!(ends("2027-01-01T00:00Z"), Err("/clockChanges/changes/1/at".to_owned()));
    // At 23:30 in Greenwich it is 00:30 of 2026 by the clocks that are changed.
    let mut early =
        zoned("Area/Location", "+01:00", &[("2025-12-31T23:30Z", "+02:00"), ("2026-10-25T01:00Z", "+01:00")]);
    early["supportedFrom"] = json!("2025-12-31");
    assert_eq!(calendar::read(&to_value(&early)).unwrap_err().path, "/supportedFrom");
}

#[test]
fn a_zone_and_its_changes_are_read_strictly() {
    let refused = |change: &dyn Fn(&mut Json)| {
        let mut calendar = london();
        change(&mut calendar);
        let problem = calendar::read(&to_value(&calendar)).map(drop).unwrap_err();
        (problem.path.clone(), problem.message.clone())
    };
    let at = |path: &str, message: &str| (path.to_owned(), message.to_owned());
    let changes = |place: usize, field: &'static str, value: Json| {
        move |calendar: &mut Json| calendar["clockChanges"]["changes"][place][field] = value.clone()
    };
    assert_eq!(
        refused(&|calendar| calendar["zone"] = json!("London")),
        at("/zone", "`London` is no zone of the form ±HH:MM, and no name of one such as `Europe/London`")
    );
    for name in ["Europe/1London", "Europe/Lon don", "Europe/", "/London"] {
        assert_eq!(refused(&|calendar| calendar["zone"] = json!(name)).0, "/zone", "{name}");
    }
    assert_eq!(
        refused(&|calendar| calendar["zone"] = json!("+00:00")),
        at(
            "/clockChanges",
            "`+00:00` is an offset, whose clocks are never changed: `zone` is a name, such as `Europe/London`"
        )
    );
    assert_eq!(
        refused(&|calendar| drop(calendar.as_object_mut().unwrap().remove("clockChanges"))),
        at(
            "/clockChanges",
            "the field `clockChanges` is missing: they say when the clocks of `Europe/London` are changed"
        )
    );
    assert_eq!(
        refused(&|calendar| calendar["clockChanges"]["through"] = json!("2026-12-30")),
        at(
            "/supportedThrough",
            "`2026-12-31` is after 2026-12-30, the last day of which `clockChanges` say how the clocks stand"
        )
    );
    // nobody has said how the clocks stood before
    let before = "list the earlier changes, or name their first day in `from`";
    assert_eq!(
        refused(&|calendar| calendar["supportedFrom"] = json!("2025-12-31")),
        at(
            "/supportedFrom",
            &format!(
                "`2025-12-31` is before 2026-01-01, the first day of which `clockChanges` say how the clocks stand: {before}"
            )
        )
    );
    assert_eq!(
        refused(&|calendar| calendar["clockChanges"]["from"] = json!("2026-01-02")),
        at(
            "/supportedFrom",
            &format!(
                "`2026-01-01` is before 2026-01-02, the first day of which `clockChanges` say how the clocks stand: {before}"
            )
        )
    );
    assert_eq!(
        refused(&|calendar| calendar["clockChanges"]["from"] = json!("2026-03-30")),
        at("/clockChanges/from", "`2026-03-30` is after the first change")
    );
    assert_eq!(
        refused(&changes(0, "at", json!("2026-03-29T01:00"))),
        at(
            "/clockChanges/changes/0/at",
            "`2026-03-29T01:00` is no minute in UTC of the form 2026-03-29T01:00Z"
        )
    );
    assert_eq!(
        refused(&changes(1, "at", json!("2026-03-29T01:00Z"))),
        at("/clockChanges/changes/1/at", "`2026-03-29T01:00Z` is not after the change before it")
    );
    assert_eq!(
        refused(&changes(1, "at", json!("2027-01-01T01:00Z"))),
        at(
            "/clockChanges/changes/1/at",
            "`2027-01-01T01:00Z` is after 2026-12-31, through which the changes are known"
        )
    );
    assert_eq!(
        refused(&changes(0, "offset", json!("+00:00"))),
        at(
            "/clockChanges/changes/0/offset",
            "`+00:00` is the offset that holds already: the clocks are not changed"
        )
    );
    assert_eq!(
        refused(&changes(0, "offset", json!("summer"))),
        at("/clockChanges/changes/0/offset", "`summer` is no offset of the form ±HH:MM")
    );
    assert_eq!(
        refused(&changes(1, "at", json!("2026-10-25T23:30Z"))),
        at(
            "/clockChanges/changes/1/offset",
            "`+00:00` sets the clocks back over midnight, so that a day would begin twice"
        )
    );
    assert_eq!(
        refused(&|calendar| calendar["clockChanges"]["offset"] = json!("-23:00")),
        at("/clockChanges/changes/0/offset", "`+01:00` changes the clocks by a day or more")
    );
    assert_eq!(
        refused(&|calendar| drop(
            calendar["clockChanges"]["source"].as_object_mut().unwrap().remove("title")
        )),
        at("/clockChanges/source/title", "the field `title` is missing")
    );
    // all of them at once, in order, and nothing that only follows
    let mut many = london();
    many["zone"] = json!("nowhere");
    many["clockChanges"]["offset"] = json!("none");
    many["clockChanges"]["changes"][1]["at"] = json!("yesterday");
    many["days"][0]["kind"] = json!("party");
    let found: Vec<String> = calendar::faults(&to_value(&many)).iter().map(|one| one.path.clone()).collect();
    assert_eq!(
        found.iter().map(String::as_str).collect::<std::collections::BTreeSet<_>>(),
        ["/clockChanges/changes/1/at", "/clockChanges/offset", "/days/0/kind", "/zone"].into()
    );
}

#[test]
fn a_policy_has_the_zone_of_its_calendar() {
    let mut policy = shaped(&Json::Null, limit(1, "calendarHours"));
    policy["calendar"] = json!("gb-eng");
    let refused = |policy: &Json| {
        let problem = Engine::new(policy, &london()).map(|_| ()).unwrap_err();
        (problem["path"].clone(), problem["message"].clone())
    };
    for zone in ["+00:00", "Europe/Dublin"] {
        policy["zone"] = json!(zone);
        let says = format!("the policy's zone is `{zone}`, that of its calendar `gb-eng` is `Europe/London`");
        assert_eq!(refused(&policy), (json!("/zone"), json!(says)));
    }
    policy["zone"] = json!("Europe/London");
    assert!(Engine::new(&policy, &london()).is_ok());
    assert!(policy::faults(&to_value(&policy), None, None).is_empty());
}
