//! The request as an answer shows it: each moment in the policy's zone, an event that did not happen, and nothing that was not given.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::json;
use support::documents::{Engine, request};

#[test]
fn a_request_is_shown_as_it_was_read_and_what_it_leaves_out_is_left_out() {
    let engine = Engine::bundled();
    let bare = request("2026-03-04", json!({}));
    assert_eq!(engine.quote(&bare).unwrap()["request"], bare);
    let limit = json!({"amount": 10, "units": "businessDays"});
    let whole = request(
        "2026-03-04T10:00",
        json!({
            "events": {"alarm-raised": null, "service-restored": "2026-03-04T03:00Z", "fault-handled": "2026-03-05"},
            "finishedAt": {"fault.restoration": "2026-03-04T11:30:30", "change.suspend": "2026-03-06"},
            "conditions": {"emergency": true, "terminal-fault": false},
            "figures": {"activationLimit": limit},
            "exclusions": [{"from": "2026-03-04T10:30", "to": "2026-03-04T02:45Z", "cause": "customer"}],
            "readings": {"cutOff": "17:00", "sevenDays": "business"},
            "now": "2026-03-04T12:00",
        }),
    );
    let mut shown = whole.clone();
    shown["startAt"] = json!("2026-03-04T10:00:00+08:00");
    shown["events"]["service-restored"] = json!("2026-03-04T11:00:00+08:00");
    shown["finishedAt"]["fault.restoration"] = json!("2026-03-04T11:30:30+08:00");
    shown["exclusions"][0]["from"] = json!("2026-03-04T10:30:00+08:00");
    shown["exclusions"][0]["to"] = json!("2026-03-04T10:45:00+08:00");
    shown["now"] = json!("2026-03-04T12:00:00+08:00");
    assert_eq!(engine.quote(&whole).unwrap()["request"], shown);
}
