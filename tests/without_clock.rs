//! The rules without a clock, case by case, typed out from the text: status, requirement and reason.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use support::documents::{Engine, list, request};

const AT: &str = "2026-06-01T09:00";

/// A case of a rule without a clock: what is asked besides gold, AAA and a data line; status, requirement and the
/// policy's reasons.
type Case = (&'static str, Json, &'static str, Option<&'static str>, &'static [&'static str]);

fn cases() -> Vec<Case> {
    let tier = |tier: &str| json!({"dimensions": {"customerTier": tier}});
    let service = |service: &str| json!({"dimensions": {"service": service}});
    let level = |level: &str, condition: &str| json!({"dimensions": {"assuranceLevel": level}, "conditions": {condition: true}});
    let when = |condition: &str| json!({"conditions": {condition: true}});
    let both = |tier: &str, condition: &str| json!({"dimensions": {"customerTier": tier}, "conditions": {condition: true}});
    let every_line = |service: &str| json!({"dimensions": {"service": service}, "readings": {"leasedLineServices": "every-line"}});
    let blank =
        |value: &str| json!({"dimensions": {"customerTier": "bronze"}, "readings": {"blankCell": value}});
    vec![
        ("delivery.activation-report", tier("gold"), "determined", Some("required"), &[]),
        ("delivery.activation-report", tier("bronze"), "not-required", Some("none"), &["symbol-may-be-lost"]),
        (
            "delivery.activation-report",
            both("standard", "large-project"),
            "determined",
            Some("required"),
            &["large-project"],
        ),
        (
            "delivery.activation-report",
            blank("optional"),
            "determined",
            Some("optional"),
            &["symbol-may-be-lost"],
        ),
        (
            "delivery.activation-report",
            blank("required"),
            "determined",
            Some("required"),
            &["symbol-may-be-lost"],
        ),
        ("delivery.activation-test-gate", service("data-line"), "not-required", None, &["not-leased-line"]),
        ("delivery.activation-test-gate", service("voice-line"), "determined", None, &[]),
        (
            "delivery.activation-test-gate",
            every_line("voice-line"),
            "not-required",
            None,
            &["not-leased-line"],
        ),
        ("delivery.activation-test-gate", every_line("group-sms"), "determined", None, &[]),
        ("delivery.acceptance-gate", service("internet-line"), "determined", None, &[]),
        ("delivery.acceptance-gate", service("vpn-line"), "not-required", None, &["leased-line-only"]),
        ("delivery.acceptance-gate", every_line("vpn-line"), "determined", None, &[]),
        ("delivery.acceptance-gate", every_line("group-mms"), "not-required", None, &["leased-line-only"]),
        (
            "delivery.fault-before-acceptance",
            when("external-equipment"),
            "out-of-scope",
            None,
            &["external-equipment"],
        ),
        ("delivery.postponement", json!({}), "on-request", Some("on-request"), &[]),
        ("quality.repeat-faults", service("group-sms"), "out-of-scope", None, &["not-a-line"]),
        ("delivery.handbook", json!({}), "not-required", None, &["simple-projects-only"]),
        ("delivery.handbook", when("simple-project"), "determined", Some("required"), &[]),
        ("delivery.training", json!({}), "not-required", None, &["complex-projects-only"]),
        ("delivery.training", when("complex-project"), "on-request", Some("on-request"), &[]),
        ("delivery.report-content", tier("silver"), "determined", Some("required"), &[]),
        ("delivery.report-content", tier("bronze"), "not-required", None, &["not-this-tier"]),
        (
            "delivery.report-content",
            both("bronze", "large-project"),
            "determined",
            Some("required"),
            &["large-project"],
        ),
        ("delivery.named-staff", tier("silver"), "determined", Some("required"), &[]),
        ("delivery.named-staff", tier("bronze"), "not-required", None, &["not-this-tier"]),
        ("complaint.technical-support", tier("gold"), "on-request", Some("on-request"), &[]),
        ("complaint.technical-support", tier("silver"), "not-required", None, &["not-this-tier"]),
        (
            "complaint.channels",
            tier("bronze"),
            "unquantified",
            None,
            &["channels-table-missing", "no-number"],
        ),
        ("complaint.pre-processing", tier("gold"), "determined", None, &["gold-may-skip"]),
        ("complaint.pre-processing", tier("silver"), "determined", None, &[]),
        ("complaint.ticket-backfill", json!({}), "not-required", None, &["green-channel-only"]),
        ("complaint.ticket-backfill", when("green-channel"), "determined", Some("required"), &[]),
        (
            "complaint.ticket-backfill",
            both("silver", "green-channel"),
            "not-required",
            None,
            &["not-this-tier"],
        ),
        ("fault.dispatch", level("AAA", "multi-department"), "determined", None, &["dispatch-to-all"]),
        ("fault.dispatch", level("AA", "multi-department"), "determined", None, &[]),
        ("fault.escalation", level("AA", "total-outage"), "unquantified", None, &["no-number"]),
        ("fault.escalation", level("A", "total-outage"), "not-required", None, &["not-this-level"]),
        ("fault.escalation", json!({}), "not-required", None, &["no-total-outage"]),
        ("fault.written-report", tier("bronze"), "on-request", Some("on-request"), &["on-request-tier"]),
        ("fault.written-report", tier("standard"), "on-request", Some("on-request"), &["confirmation-form"]),
        (
            "fault.report-to-manager",
            tier("silver"),
            "on-request",
            Some("on-request"),
            &["report-not-requested"],
        ),
        (
            "quality.annual-interruption",
            when("terminal-fault"),
            "out-of-scope",
            None,
            &["terminal-not-assessed"],
        ),
        (
            "quality.annual-interruption",
            json!({"conditions": {"terminal-fault": true, "involves-equipment": true}}),
            "determined",
            None,
            &[],
        ),
        ("notice.channel", tier("standard"), "determined", Some("required"), &["notice-to-account-manager"]),
        ("notice.gold-cutover-gate", tier("silver"), "not-required", None, &["not-this-tier"]),
        ("notice.silver-cutover-gate", tier("silver"), "determined", None, &[]),
        ("notice.silver-cutover-gate", tier("gold"), "not-required", None, &["not-this-tier"]),
        ("notice.objection", tier("gold"), "determined", None, &[]),
        ("notice.objection", tier("silver"), "not-required", None, &["not-this-tier"]),
        ("notice.restoration-check", tier("silver"), "unquantified", None, &["no-number"]),
        ("notice.restoration-check", tier("bronze"), "not-required", None, &["not-this-tier"]),
        ("notice.planned", both("bronze", "emergency"), "not-required", None, &["emergency-notice"]),
        ("notice.emergency", json!({}), "not-required", None, &["no-emergency"]),
    ]
}

#[test]
fn each_case_of_the_rules_without_a_clock_has_its_status_its_requirement_and_its_reason() {
    let engine = Engine::bundled();
    let mut wrong = Vec::new();
    for (id, overlay, status, requirement, reasons) in cases() {
        let got = engine.commitment(&request(AT, overlay.clone()), id);
        let codes: Vec<&str> =
            list(&got["reasons"]).iter().map(|one| one["code"].as_str().unwrap()).collect();
        let expected = (json!(status), requirement.map_or(Json::Null, Json::from), reasons.to_vec());
        // Where the rule does not apply, what it would require is not compared.
        let owed = requirement.map_or(Json::Null, |_| got["requirement"].clone());
        let found = (got["status"].clone(), owed, codes);
        if expected != found {
            wrong.push(format!("{id} {overlay}\n  expected {expected:?}\n     found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
