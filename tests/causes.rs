//! Causes of pauses that a document declares itself, beside the two that every policy knows: against walks minute by
//! minute and day by day.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::china::China;
use support::dates::{DAY, Second, day, show_day, show_instant};
use support::documents::{Engine, calendar_through, policy, request, shaped};
use support::generate::Random;

fn cause(id: &str, title: &str) -> Json {
    json!({"id": id, "title": {"zh-CN": title, "en": title}})
}

/// The bundled policy with a cause that pauses and one that is recorded; restoration and suspension name the first.
fn document() -> Json {
    let mut policy = policy();
    let mut recorded = cause("landlord", "Landlord");
    recorded["pauses"] = json!(false);
    policy["causes"] = json!([cause("weather", "Weather"), recorded]);
    for rule in policy["rules"].as_array_mut().unwrap() {
        if ["fault.restoration", "change.suspend"].contains(&rule["id"].as_str().unwrap()) {
            rule["exclusions"] = json!(["customer", "weather"]);
        }
    }
    policy
}

fn refused(policy: &Json) -> (String, String) {
    let problem = Engine::new(policy, &calendar_through(2026)).map(|_| ()).unwrap_err();
    assert_eq!(problem["code"], "invalid-policy");
    (problem["path"].as_str().unwrap().to_owned(), problem["message"].as_str().unwrap().to_owned())
}

/// The clock a minute at a time: one counts unless an interval of a cause that pauses covers it.
fn minute_by_minute(start: Second, minutes: i64, stops: &[(Second, Second, &str)]) -> Second {
    let (mut at, mut counted) = (start, 0);
    while counted < minutes {
        let stopped = stops
            .iter()
            .any(|(from, to, cause)| ["customer", "weather"].contains(cause) && (*from..*to).contains(&at));
        counted += i64::from(!stopped);
        at += 60;
    }
    at
}

#[test]
fn own_causes_stop_clocks_as_walks_minute_by_minute_and_day_by_day_do() {
    let (engine, china) = (Engine::new(&document(), &calendar_through(2026)).unwrap(), China::through(2026));
    let mut random = Random(20_261_129);
    for _ in 0..300 {
        let start = (day(2026, 2, 2) + random.below(200)) * DAY + random.below(1440) * 60;
        let stops: Vec<(Second, Second, &str)> = (0..random.below(5))
            .map(|_| {
                let from = start + random.below(12_000) * 60;
                (
                    from,
                    from + (1 + random.below(4_000)) * 60,
                    random.pick(&["customer", "weather", "landlord"]),
                )
            })
            .collect();
        let given: Vec<Json> = stops
            .iter()
            .map(|(from, to, cause)| json!({"from": show_instant(*from), "to": show_instant(*to), "cause": cause}))
            .collect();
        let asked = request(&show_instant(start), json!({"exclusions": given}));
        let restoration = engine.commitment(&asked, "fault.restoration");
        let hours = restoration["limit"]["amount"].as_i64().unwrap();
        assert_eq!(restoration["limit"]["units"], "calendarHours");
        let due = show_instant(minute_by_minute(start, hours * 60, &stops));
        assert!(restoration["dueAt"].as_str().unwrap().starts_with(&due), "{restoration} {due} {asked}");

        // three working days, each of which counts unless one cause after another covers it whole
        let (mut at, mut counted) = (start.div_euclid(DAY), 0);
        while counted < 3 {
            at += 1;
            let covered = (0..1440).all(|minute| {
                let moment = at * DAY + minute * 60;
                stops.iter().any(|(from, to, cause)| {
                    ["customer", "weather"].contains(cause) && (*from..*to).contains(&moment)
                })
            });
            counted += i64::from(china.works(at) && !covered);
        }
        assert_eq!(engine.commitment(&asked, "change.suspend")["dueDate"], show_day(at), "{asked}");
    }
}

#[test]
fn a_policy_says_its_causes_and_an_answer_names_the_one_that_it_left_out() {
    let engine = Engine::new(&document(), &calendar_through(2026)).unwrap();
    let info = serde_json::to_value(engine.0.policy().unwrap()).unwrap();
    // the bundled rules name the two that need no declaration
    assert_eq!(info["causes"], json!(["customer", "interconnection", "weather", "landlord"]));
    assert_eq!(info["recorded"], json!(["landlord"]));
    let asked = |cause: &str| {
        let stop = json!([{"from": "2026-03-02T12:00", "to": "2026-03-02T13:00", "cause": cause}]);
        engine.commitment(&request("2026-03-02T11:00", json!({"exclusions": stop})), "fault.restoration")
    };
    let (weather, landlord) = (asked("weather"), asked("landlord"));
    let reason = json!({"code": "excluded-time", "params": {"minutes": 60, "cause": "weather"}});
    assert!(weather["reasons"].as_array().unwrap().contains(&reason), "{weather}");
    assert_eq!(weather["trace"], Json::Null);
    assert!(!landlord.to_string().contains("excluded-time"), "{landlord}");
    let stop = json!([{"from": "2026-03-02T12:00", "to": "2026-03-02T13:00", "cause": "strike"}]);
    let fault = engine.quote(&request("2026-03-02T11:00", json!({"exclusions": stop}))).unwrap_err();
    assert_eq!(fault["path"], "/exclusions/0/cause");
    assert_eq!(fault["allowed"], json!(["customer", "interconnection", "weather", "landlord"]));
}

#[test]
fn a_document_that_declares_causes_knows_of_the_others_only_those_that_it_names() {
    let only = |named: Json| {
        let mut policy = document();
        for rule in policy["rules"].as_array_mut().unwrap() {
            let rule = rule.as_object_mut().unwrap();
            if rule.remove("exclusions").is_some() {
                rule.insert("exclusions".to_owned(), named.clone());
            }
        }
        let text = policy.to_string();
        assert!(!text.contains("{\"exclusion\":\"interconnection\"}"));
        let engine = Engine::new(&policy, &calendar_through(2026)).unwrap();
        serde_json::to_value(&engine.0.policy().unwrap().causes).unwrap()
    };
    let tests_name = policy().to_string().contains("\"exclusion\":\"customer\"");
    let customer: Vec<&str> = if tests_name { vec!["customer"] } else { Vec::new() };
    assert_eq!(only(json!(["weather"])), json!([customer, vec!["weather", "landlord"]].concat()));
}

#[test]
fn a_declared_cause_that_would_do_nothing_is_refused() {
    let mut idle = document();
    idle["causes"].as_array_mut().unwrap().push(cause("strike", "Strike"));
    let says = "no rule names the cause `strike`; one that is only recorded says `\"pauses\": false`";
    assert_eq!(refused(&idle), ("/causes/2/id".to_owned(), says.to_owned()));

    let mut recorded = document();
    let rules = recorded["rules"].as_array_mut().unwrap();
    let place = rules.iter().position(|rule| rule["id"] == "fault.restoration").unwrap();
    rules[place]["exclusions"] = json!(["landlord"]);
    let says = "the cause `landlord` is recorded and pauses nothing";
    assert_eq!(refused(&recorded), (format!("/rules/{place}/exclusions/0"), says.to_owned()));
    let rules = recorded["rules"].as_array_mut().unwrap();
    rules[place]["exclusions"] = json!(["flood"]);
    assert_eq!(refused(&recorded).0, format!("/rules/{place}/exclusions/0"));

    let mut many = document();
    for place in 0..5 {
        let mut more = cause(&format!("more-{place}"), "More");
        more["pauses"] = json!(false);
        many["causes"].as_array_mut().unwrap().push(more);
    }
    assert_eq!(refused(&many).0, "/causes");
}

#[test]
fn an_overlay_adds_causes_and_an_edition_does_not() {
    let mut overlay = support::documents::read_json("data/policies/examples/operator-overlay.json");
    let mut recorded = cause("landlord", "Landlord");
    recorded["pauses"] = json!(false);
    overlay["replace"]["causes"] = json!([recorded]);
    let engine = Engine::overlay(&overlay).unwrap();
    let causes = serde_json::to_value(&engine.0.policy().unwrap().causes).unwrap();
    assert_eq!(causes, json!(["customer", "interconnection", "landlord"]));
    let mut policy = document();
    policy["editions"].as_array_mut().unwrap().push(json!({
        "id": "later", "title": {"zh-CN": "以后", "en": "Later"}, "from": "2027-01-01", "replace": {"causes": []}
    }));
    assert!(refused(&policy).0.ends_with("/replace/causes"));
}

#[test]
fn a_cause_is_named_by_the_exclusions_of_a_rule_by_a_test_or_by_both_and_there_are_eight_at_the_most() {
    let limit = json!({"amount": 1, "units": "calendarHours"});
    let with = |causes: &[String], exclusions: Json, tested: &[String]| {
        let case = |id: &String| json!({"when": {"exclusion": id}, "limit": {"amount": 2, "units": "calendarHours"}});
        let cases: Json = tested.iter().map(case).collect();
        let fields = json!({"limit": limit, "adjust": [], "exclusions": exclusions, "cases": cases});
        let mut policy = shaped(&Json::Null, fields);
        policy["causes"] = causes.iter().map(|id| cause(id, id)).collect();
        Engine::new(&policy, &calendar_through(2026)).map(drop)
    };
    let own = |count: usize| -> Vec<String> { (0..count).map(|at| format!("own{at}")).collect() };
    for count in 1..8 {
        let causes = own(count);
        // A rule of the small policy names the customer besides.
        assert_eq!(with(&causes, json!(causes), &[]), Ok(()), "{count}");
        assert_eq!(with(&causes, json!([]), &causes), Ok(()), "{count}");
        assert_eq!(with(&causes, json!(causes), &causes), Ok(()), "{count}");
        let unnamed = with(&causes, json!(causes[1..]), &[]).unwrap_err();
        assert_eq!(unnamed["path"], "/causes/0/id", "{unnamed}");
    }
    for (count, path) in [(8, "/causes"), (9, "/causes/8")] {
        let problem = with(&own(count), json!(own(count)), &[]).unwrap_err();
        assert_eq!(
            (&problem["code"], &problem["path"]),
            (&json!("invalid-policy"), &json!(path)),
            "{problem}"
        );
    }
}
