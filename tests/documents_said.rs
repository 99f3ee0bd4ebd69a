//! What documents say of themselves, which names and numbers they may have, and the file of a calendar: by hand, under the small policy.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::calendar::{check_replacement, notice::write_document, read};
use support::documents::{Engine, calendar_through, hours, policy, read_json, shaped, to_value};

fn small() -> Json {
    read_json("tests/policies/small.json")
}

fn made(policy: &Json) -> Engine {
    Engine::new(policy, &calendar_through(2026)).unwrap_or_else(|problem| panic!("{problem}"))
}

#[test]
fn a_calendar_stands_in_for_one_of_its_id_and_its_zone_and_for_no_other() {
    let (_, info) = read(&to_value(&calendar_through(2026))).unwrap();
    for (id, zone, path) in [
        (None, None, ""),
        (Some("cn"), None, ""),
        (Some("cn"), Some("+08:00"), ""),
        (None, Some("+08:00"), ""),
        (Some("acme"), None, "/id"),
        (Some("acme"), Some("+08:00"), "/id"),
        (Some("cn"), Some("+09:00"), "/zone"),
        (None, Some("Europe/Paris"), "/zone"),
    ] {
        let problem = check_replacement(&info, id, zone).err();
        assert_eq!(problem.as_ref().map_or("", |problem| &problem.path), path, "{id:?} {zone:?}");
        if let Some(problem) = problem {
            let wanted = if path == "/id" { "acme" } else { zone.unwrap() };
            let (own, said) = (if path == "/id" { "`cn`" } else { "`+08:00`" }, &problem.message);
            assert!(said.contains(own) && said.contains(&format!("`{wanted}`")), "{said}");
        }
    }
}

#[test]
fn a_policy_says_its_figures_its_office_hours_and_whether_it_needs_the_shapes() {
    let info = |policy: &Json| serde_json::to_value(made(policy).0.policy().unwrap()).unwrap();
    let plain = info(&small());
    assert_eq!(plain["figures"], json!([{"id": "ownLimit", "units": "businessDays", "known": false}]));
    assert!(plain["officeHours"].is_null());
    let fields = json!({"limit": {"amount": 2, "units": "businessHours"}, "exclusions": []});
    let weekly = shaped(&hours(), fields.clone());
    let mut own = hours();
    own[2]["days"] = json!([]);
    assert_eq!(info(&weekly)["officeHours"], own);

    let needs = |policy: &Json| made(policy).0.engine().policy().shaped();
    assert!(!needs(&small()) && !needs(&policy()));
    assert!(needs(&weekly));
    let same_day = json!({"limit": {"amount": 0, "units": "businessDays"}});
    assert!(needs(&shaped(&hours(), same_day)));
    let by = json!({"limit": {"amount": 1, "units": "businessDays", "by": "12:00"}});
    assert!(needs(&shaped(&Json::Null, by)), "a time of the last day");
    let limit = json!({"amount": 1, "units": "businessDays"});
    let case = |when: Json| json!({"limit": limit, "cases": [{"when": when, "limit": {"amount": 2, "units": "businessDays"}}]});
    let after = json!({"event": "reported", "after": "13:00"});
    for when in [
        after.clone(),
        json!({"not": after}),
        json!({"all": [{"condition": "storm"}, after]}),
        json!({"any": [{"not": {"all": [after]}}, {"condition": "storm"}]}),
    ] {
        assert!(needs(&shaped(&Json::Null, case(when.clone()))), "{when}");
    }
    assert!(!needs(&shaped(&Json::Null, case(json!({"condition": "storm"})))));
}

#[test]
fn an_id_is_letters_digits_and_single_hyphens() {
    let with = |id: &str| {
        let mut policy = small();
        policy["figures"][0]["id"] = json!(id);
        policy["rules"][1]["limit"] = json!({"figure": id});
        Engine::new(&policy, &calendar_through(2026)).map(drop)
    };
    for id in ["a", "7", "a-1", "ownLimit", "a-b-c"] {
        assert_eq!(with(id), Ok(()), "{id}");
    }
    for id in ["", "-", "a-", "-a", "a--b", "a b", "a_b", "a.b", "雨", "é", "a\n"] {
        let problem = with(id).unwrap_err();
        assert_eq!(
            (&problem["code"], &problem["path"]),
            (&json!("invalid-policy"), &json!("/figures/0/id")),
            "{id:?}"
        );
    }
}

#[test]
fn a_dimension_has_one_to_thirty_two_values_and_categories() {
    let with = |values: usize, categories: usize| {
        let mut policy = small();
        let title = json!({"zh-CN": "一", "en": "One"});
        let list = |count: usize, name: &str| -> Json {
            (0..count).map(|at| json!({"id": format!("{name}{at}"), "title": title})).collect()
        };
        let mut values = list(values, "v");
        for (at, value) in values.as_array_mut().unwrap().iter_mut().enumerate().filter(|_| categories > 0) {
            value["category"] = json!(format!("c{}", at % categories));
        }
        policy["dimensions"].as_array_mut().unwrap().push(json!({
            "id": "more", "title": title, "required": false, "ordered": false, "values": values,
        }));
        if categories > 0 {
            policy["dimensions"][3]["categories"] = list(categories, "c");
        }
        Engine::new(&policy, &calendar_through(2026)).map(drop)
    };
    for (values, categories) in [(1, 0), (32, 0), (31, 1), (20, 12)] {
        assert_eq!(with(values, categories), Ok(()), "{values} {categories}");
    }
    for (values, categories) in [(0, 0), (33, 0), (32, 1), (20, 13)] {
        let problem = with(values, categories).unwrap_err();
        assert_eq!(problem["path"], "/dimensions/3/values", "{problem}");
        let all = (values + categories).to_string();
        assert!(problem["message"].as_str().unwrap().ends_with(&format!("not {all}")), "{problem}");
    }
}

#[test]
fn the_file_of_a_calendar_has_every_text_as_json_writes_it() {
    for (text, written) in [
        ("通知 a", "通知 a"),
        ("\"\\", "\\\"\\\\"),
        ("\n", "\\n"),
        ("\u{1}\u{9}\u{f}\u{10}\u{1f} ", "\\u0001\\u0009\\u000f\\u0010\\u001f "),
        ("\u{7f}\u{80}", "\u{7f}\u{80}"),
    ] {
        let file = write_document(&to_value(&json!({"title": text}))).unwrap();
        assert!(file.contains(&format!("\"title\": \"{written}\"")), "{text:?}: {file}");
        assert_eq!(serde_json::from_str::<Json>(&file).unwrap(), json!({"title": text}));
    }
}
