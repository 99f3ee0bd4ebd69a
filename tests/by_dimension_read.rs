//! What a policy says of calendars by the values of a dimension is read strictly, and laid over another whole.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::{calendar, policy};
use support::by_dimension::{calendars, policy, texts};
use support::documents::{Engine, read_json, to_value};

fn refusals(change: &dyn Fn(&mut Json), calendars: &[Json]) -> Vec<(String, String)> {
    let mut document = policy();
    change(&mut document);
    let infos: Vec<_> = calendars.iter().map(|one| calendar::read(&to_value(one)).unwrap().1).collect();
    let found = policy::faults(&to_value(&document), None, Some(&infos.iter().collect::<Vec<_>>()));
    let first = Engine::with_calendars(&document, calendars).map(drop).err();
    assert_eq!(first.is_some(), !found.is_empty());
    found.iter().map(|one| (one.path.clone(), one.message.clone())).collect()
}

#[test]
fn what_is_wrong_with_the_calendars_of_a_policy_is_said() {
    let all = calendars();
    let one = |path: &str, message: &str| vec![(path.to_owned(), message.to_owned())];
    let said = |change: &dyn Fn(&mut Json)| refusals(change, &all);
    assert_eq!(said(&|_| {}), []);
    assert_eq!(
        said(&|policy| policy["calendars"]["dimension"] = json!("region")),
        one("/calendars/dimension", "there is no dimension `region`")
    );
    assert_eq!(
        said(&|policy| policy["calendars"]["of"]["fr"] = json!("days-gb")),
        one("/calendars/of/fr", "there is no value `fr` of `country`")
    );
    let without = |policy: &mut Json| {
        for value in ["in", "cn"] {
            policy["calendars"]["of"].as_object_mut().unwrap().remove(value);
        }
    };
    assert_eq!(
        refusals(&without, &all[..3]),
        one("/calendars/of/in", "no calendar is named for `in`, `cn` of `country`")
    );
    assert_eq!(
        said(&|policy| policy["calendars"]["of"]["commonwealth"] = json!("days-gb")),
        ["au", "gb"]
            .map(|value| (
                format!("/calendars/of/{value}"),
                format!("the value `{value}` has a calendar already, that of `commonwealth`")
            ))
            .to_vec()
    );
    assert_eq!(
        refusals(
            &|policy| policy["calendars"]["of"] =
                json!({"commonwealth": "days-gb", "us": "days-gb", "in": "days-gb", "cn": "days-gb"}),
            &all[..1]
        ),
        one("/calendars/of", "every value counts by `days-gb`, which `calendar` says")
    );
    assert_eq!(
        said(&|policy| policy["calendar"] = json!("days-gb")),
        one(
            "/calendar",
            "a document counts by one `calendar` or by `calendars`, which the values of a dimension choose"
        )
    );
    assert_eq!(
        refusals(&|_| {}, &all[..3]),
        one(
            "/calendars/of",
            "the policy counts by `days-gb`, `days-au`, `days-us`, `days-in`, `days-cn`, the calendars at hand are `days-gb`, `days-au`, `days-us`"
        )
    );
    assert_eq!(
        said(&|policy| policy["calendars"]["of"]["cn"] = json!("days-in")),
        one(
            "/calendars/of",
            "the policy counts by `days-gb`, `days-au`, `days-us`, `days-in`, nothing counts by `days-cn`"
        )
    );
    let twice = [&all[..], &all[..1]].concat();
    assert_eq!(refusals(&|_| {}, &twice), one("/calendars/of", "the calendar `days-gb` is at hand twice"));
    assert_eq!(
        said(&|policy| policy["zone"] = json!("Europe/London")),
        one(
            "/zone",
            "the policy's zone is `Europe/London`, that of its calendar `days-au` is `Australia/Lord_Howe`; without `zone`, each calendar has its own"
        )
    );
    assert_eq!(
        said(&|policy| {
            let rules = policy["rules"].as_array_mut().unwrap();
            let rule = rules.iter_mut().find(|one| one["id"] == "repair.abroad").unwrap();
            rule["adjust"][0]["when"] = json!({"event": "reported", "after": "13:00"});
        })
        .into_iter()
        .map(|(path, message)| (path.split('/').nth(1).unwrap().to_owned(), message))
        .collect::<Vec<_>>(),
        one("rules", "an override of the dimension that chooses the calendar cannot rest on a time of day")
    );
    // a document of one calendar, and two at hand
    let mut single = read_json("tests/policies/small.json");
    single["zone"] = json!("Europe/London");
    single["calendar"] = json!("days-gb");
    let refused = Engine::with_calendars(&single, &all[..2]).map(drop).unwrap_err();
    assert_eq!(
        (&refused["path"], &refused["message"]),
        (&json!("/calendar"), &json!("the policy counts by `days-gb`, nothing counts by `days-au`"))
    );
    assert!(Engine::with_calendars(&single, &all[..1]).is_ok());
    // faults of the calendars stand beside the others
    let many = said(&|policy| {
        policy["calendars"]["of"]["fr"] = json!("days-gb");
        policy["calendars"]["of"]["de"] = json!("days-gb");
        policy["rules"][0]["clause"] = json!("nowhere");
    });
    let paths: Vec<_> = many.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["/calendars/of/de", "/calendars/of/fr", "/rules/0/clause"]);
}

#[test]
fn an_overlay_takes_the_calendars_of_its_base_whole() {
    let base = policy();
    let mut overlay = json!({"schema": 1, "extends": "small", "id": "over", "title": texts("Over"), "provenance": base["provenance"].clone(),
        "calendar": "days-gb", "zone": "Europe/London"});
    let read = |overlay: &Json, base: &Json, calendars: &[Json]| {
        let calendars: Vec<_> = calendars.iter().map(to_value).collect();
        sla_calculator::Calculator::from_calendars(
            &to_value(overlay),
            Some(&to_value(base)),
            &calendars.iter().collect::<Vec<_>>(),
        )
    };
    let all = calendars();
    let single = read(&overlay, &base, &all[..1]).unwrap();
    assert_eq!(single.policy().unwrap().calendars, None);
    assert_eq!(single.policy().unwrap().zone, "Europe/London");
    // and the other way round: one calendar and its zone give way to several
    let mut one = base.clone();
    one.as_object_mut().unwrap().remove("calendars");
    one["calendar"] = json!("days-cn");
    one["zone"] = json!("+08:00");
    overlay.as_object_mut().unwrap().retain(|field, _| field != "calendar" && field != "zone");
    overlay["calendars"] = base["calendars"].clone();
    let several = read(&overlay, &one, &all).unwrap();
    assert_eq!(several.policy().unwrap().zone, "Europe/London");
    assert_eq!(several.calendars().len(), 5);
    overlay["calendars"]["of"]["fr"] = json!("days-gb");
    assert_eq!(read(&overlay, &one, &all).unwrap_err().path, "/calendars/of/fr");
}
