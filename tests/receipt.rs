//! A rule that says itself when its event counts as received: against a walk day by day, whatever the readings are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::china::China;
use support::dates::{DAY, Day, Second, day, show_day, show_instant};
use support::documents::{Engine, calendar_through, policy, request};
use support::generate::Random;

/// The bundled policy whose suspension has a receipt of its own.
fn engine(receipt: &Json) -> Engine {
    Engine::new(&with(receipt), &calendar_through(2026)).unwrap()
}

fn with(receipt: &Json) -> Json {
    let mut policy = policy();
    let rules = policy["rules"].as_array_mut().unwrap();
    let rule = rules.iter_mut().find(|rule| rule["id"] == "change.suspend").unwrap();
    rule["receipt"] = receipt.clone();
    policy
}

/// Three working days from a moment, a day at a time: the first is the one after that on which it is received.
fn walked(china: &China, day: Day, second: Option<Second>, next: bool, cut_off: Option<Second>) -> Day {
    let late = second.zip(cut_off).is_some_and(|(second, cut_off)| second > cut_off);
    let mut at = day;
    if next && (late || !china.works(at)) {
        at += 1;
        while !china.works(at) {
            at += 1;
        }
    }
    for _ in 0..3 {
        at += 1;
        while !china.works(at) {
            at += 1;
        }
    }
    at
}

#[test]
fn a_receipt_of_a_rule_counts_as_a_walk_day_by_day_does_and_asks_no_reading() {
    let china = China::through(2026);
    let mut random = Random(20_261_130);
    let rows = [
        (json!({"nonWorking": "count-from-next"}), false, None),
        (json!({"nonWorking": "received-next"}), true, None),
        (json!({"nonWorking": "received-next", "cutOff": "12:00"}), true, Some(12 * 3600)),
        (json!({"nonWorking": "received-next", "cutOff": "17:30"}), true, Some(17 * 3600 + 1800)),
    ];
    for (receipt, next, cut_off) in rows {
        let engine = engine(&receipt);
        for _ in 0..300 {
            let start = day(2026, 1, 5) + random.below(330);
            let second = if random.one_in(4) { None } else { Some(random.below(1440) * 60) };
            let at = second.map_or(show_day(start), |second| show_instant(start * DAY + second));
            let readings = if random.one_in(2) {
                json!({"nonWorkingReceipt": "received-next", "cutOff": "09:00"})
            } else {
                json!({})
            };
            let got = engine.commitment(&request(&at, json!({"readings": readings})), "change.suspend");
            let expected = show_day(walked(&china, start, second, next, cut_off));
            assert_eq!(got["dueDate"], expected, "{at} {receipt} {readings}");
            let rests_on = got["readings"].as_object().unwrap();
            assert!(!rests_on.contains_key("nonWorkingReceipt") && !rests_on.contains_key("cutOff"), "{got}");
        }
    }
}

#[test]
fn a_cut_off_of_a_rule_is_said_and_holds_for_the_latest_start() {
    let engine = engine(&json!({"nonWorking": "received-next", "cutOff": "12:00"}));
    let late = engine.commitment(&request("2026-03-04T12:01", json!({})), "change.suspend");
    let reason = json!({"code": "cut-off-passed", "params": {"date": "2026-03-04", "event": "order-raised", "cutOff": "12:00", "next": "2026-03-05"}});
    assert_eq!((&late["dueDate"], &late["reasons"][0]), (&json!("2026-03-10"), &reason));
    let in_time = engine.commitment(&request("2026-03-04T12:00", json!({})), "change.suspend");
    assert_eq!(in_time["dueDate"], "2026-03-09");
    // another rule of the same policy goes by the readings
    let other = engine.commitment(&request("2026-03-04T12:01", json!({})), "change.cancel");
    assert_eq!(other["dueDate"], "2026-03-09");
    let latest =
        engine.latest_start(&request("2026-03-04", json!({})), "change.suspend", "2026-03-09").unwrap();
    assert_eq!(latest["startAt"], "2026-03-04T12:00:00+08:00");
}

#[test]
fn a_receipt_that_would_do_nothing_is_refused() {
    let refused = |rule: &str, receipt: Json| {
        let mut policy = policy();
        let rules = policy["rules"].as_array_mut().unwrap();
        let place = rules.iter().position(|one| one["id"] == rule).unwrap();
        rules[place]["receipt"] = receipt;
        let problem = Engine::new(&policy, &calendar_through(2026)).map(|_| ()).unwrap_err();
        let path = problem["path"].as_str().unwrap().replace(&format!("/rules/{place}"), "");
        (path, problem["message"].as_str().unwrap().to_owned())
    };
    let early = refused("change.suspend", json!({"nonWorking": "count-from-next", "cutOff": "12:00"}));
    assert_eq!(
        early,
        ("/receipt/cutOff".to_owned(), "the cut-off `12:00` acts only with `received-next`".to_owned())
    );
    let noon = refused("change.suspend", json!({"nonWorking": "received-next", "cutOff": "noon"}));
    assert_eq!(noon.0, "/receipt/cutOff");
    let back = refused("notice.planned", json!({"nonWorking": "received-next"}));
    assert_eq!(
        back,
        ("/receipt".to_owned(), "only a deadline in working days counts from a receipt".to_owned())
    );
}
