//! Who owes what to whom and in what form: every rule of the specification, typed out from its text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use support::documents::{Engine, find, list, policy, request};

const AT: &str = "2026-06-01T09:00";
const CUSTOMER: &str = "customer";
const MANAGER: &str = "account-manager";
const COMPANY: &str = "company";

/// Every rule: its number in the specification, who owes it and to whom. The same party twice where the text names nobody
/// to whom it is owed; the company where it names nobody who owes it.
const PARTIES: [(&str, &str, &str, &str); 90] = [
    ("delivery.activation", "", COMPANY, CUSTOMER),
    ("delivery.confirmation-copies", "R01", "confirmation-holders", "confirmation-holders"),
    ("delivery.progress-feedback", "R02", MANAGER, CUSTOMER),
    ("delivery.timely-feedback", "R02", MANAGER, CUSTOMER),
    ("delivery.progress-content", "R03", "project-manager", MANAGER),
    ("delivery.site-conduct", "R03", "project-manager", CUSTOMER),
    ("delivery.single-voice", "R04", MANAGER, CUSTOMER),
    ("delivery.progress-tracking", "R04", MANAGER, CUSTOMER),
    ("delivery.final-acceptance", "R05", "maintenance", "maintenance"),
    ("delivery.acceptance-scope", "R05 R10", "maintenance", "maintenance"),
    ("delivery.handover-application", "R06", "construction", "construction"),
    ("delivery.acceptance-plan", "R07", "construction", "maintenance"),
    ("delivery.acceptance", "R08", "maintenance", "maintenance"),
    ("delivery.fault-before-acceptance", "R09", "construction", CUSTOMER),
    ("delivery.rectification", "R10", "construction", "maintenance"),
    ("delivery.acceptance-participants", "R11", "acceptance-participants", "acceptance-participants"),
    ("delivery.acceptance-report", "R12", "acceptance-report-holders", "acceptance-report-holders"),
    ("delivery.signature", "R13", MANAGER, CUSTOMER),
    ("delivery.activation-report", "R14 R21", COMPANY, CUSTOMER),
    ("delivery.test-report", "R14", "construction", CUSTOMER),
    ("delivery.dedicated-staff", "R14", COMPANY, CUSTOMER),
    ("delivery.satisfaction-survey", "R14", MANAGER, CUSTOMER),
    ("delivery.optional-share", "R14", COMPANY, CUSTOMER),
    ("delivery.activation-test-gate", "R15", COMPANY, CUSTOMER),
    ("delivery.acceptance-gate", "R15", COMPANY, CUSTOMER),
    ("delivery.test-gate", "R16", "construction", CUSTOMER),
    ("delivery.test-rectification", "R16", "construction", CUSTOMER),
    ("delivery.joint-acceptance", "R17", COMPANY, CUSTOMER),
    ("delivery.handbook", "R18", COMPANY, CUSTOMER),
    ("delivery.training", "R19", "operations", CUSTOMER),
    ("delivery.test-report-copies", "R20", "construction", CUSTOMER),
    ("delivery.report-content", "R21", COMPANY, CUSTOMER),
    ("delivery.named-staff", "R22", "operations", CUSTOMER),
    ("delivery.postponement", "R23", "project-manager", CUSTOMER),
    ("delivery.unsigned", "R24", "construction", MANAGER),
    ("delivery.contact-card", "R37", COMPANY, CUSTOMER),
    ("change.suspend", "R25", "maintenance", CUSTOMER),
    ("change.cancel", "R25", "maintenance", CUSTOMER),
    ("change.resume", "R26 R31", "maintenance", CUSTOMER),
    ("change.other", "R27", "maintenance", CUSTOMER),
    ("change.rebuild", "R28", "maintenance", CUSTOMER),
    ("change.clock", "R29", COMPANY, COMPANY),
    ("change.customer-cause", "R30", COMPANY, COMPANY),
    ("complaint.hotline", "R32", COMPANY, CUSTOMER),
    ("complaint.technical-support", "R33", "operations", CUSTOMER),
    ("complaint.channels", "R34", COMPANY, CUSTOMER),
    ("complaint.handling", "R35 R36 R46", COMPANY, CUSTOMER),
    ("complaint.all-tiers", "R38", "hotline", CUSTOMER),
    ("complaint.green-channel", "R39", "operations", MANAGER),
    ("complaint.pre-processing", "R40", "hotline", "operations"),
    ("complaint.ticket-backfill", "R41", MANAGER, "operations"),
    ("fault.restoration", "R42 R43 R44 R45 R46", COMPANY, CUSTOMER),
    ("fault.on-time-rate", "R44", COMPANY, CUSTOMER),
    ("fault.stage-feedback", "R47 R48", "account-manager-or-hotline", CUSTOMER),
    ("fault.oral-feedback", "R49", "account-manager-or-hotline", CUSTOMER),
    ("fault.written-report", "R50", MANAGER, CUSTOMER),
    ("fault.dispatch", "R55", "hotline-and-account-manager", "departments"),
    ("fault.ticket-acceptance", "R56", "ticket-receiver", "dispatching-parties"),
    ("fault.escalation", "R57", "operations", "department-leaders"),
    ("fault.restore-order", "R58", COMPANY, CUSTOMER),
    ("fault.stage-report", "R59", "operations", "account-manager-or-hotline"),
    ("fault.restoration-summary", "R60", "operations", CUSTOMER),
    ("fault.site-confirmation", "R61", "field-staff", CUSTOMER),
    ("fault.report-to-manager", "R62", "operations", MANAGER),
    ("fault.report-forwarding", "R62", MANAGER, CUSTOMER),
    ("fault.cause-wording", "R63", "fault-handlers", CUSTOMER),
    ("fault.call-back", "R64", "account-manager-and-hotline", CUSTOMER),
    ("quality.repeat-faults", "R51", COMPANY, CUSTOMER),
    ("quality.annual-interruption", "R52", COMPANY, CUSTOMER),
    ("quality.terminal-scope", "R53", COMPANY, COMPANY),
    ("quality.satisfaction", "R54", COMPANY, CUSTOMER),
    ("notice.planned", "R65 R66 R67 R68", MANAGER, CUSTOMER),
    ("notice.emergency", "R69", COMPANY, MANAGER),
    ("notice.channel", "R70", MANAGER, CUSTOMER),
    ("notice.confirmation", "R70", CUSTOMER, CUSTOMER),
    ("notice.retiming", "R70", MANAGER, CUSTOMER),
    ("notice.post-check", "R70", CUSTOMER, CUSTOMER),
    ("notice.planned-internal", "R71", "operations", "group-customer-department"),
    ("notice.explanation", "R71", "group-customer-department", CUSTOMER),
    ("notice.gold-cutover-gate", "R72", "departments", CUSTOMER),
    ("notice.silver-cutover-gate", "R73", "departments", "group-customer-department"),
    ("notice.objection", "R74", MANAGER, CUSTOMER),
    ("notice.restoration-check", "R75", "departments", CUSTOMER),
    ("maintenance.monitoring", "R76", COMPANY, CUSTOMER),
    ("maintenance.inspection", "R76", COMPANY, CUSTOMER),
    ("maintenance.support", "R76", COMPANY, CUSTOMER),
    ("maintenance.network-report", "R76", COMPANY, CUSTOMER),
    ("maintenance.drill", "R76", COMPANY, CUSTOMER),
    ("maintenance.liaison-meeting", "R76", COMPANY, CUSTOMER),
    ("maintenance.request", "R76", CUSTOMER, CUSTOMER),
];

/// The rules that speak of the customer's tier differently: bronze and standard customers are told by nobody, their account
/// manager is.
const TO_THE_MANAGER: [&str; 2] = ["notice.planned", "notice.channel"];

#[test]
fn each_rule_is_owed_by_and_to_whom_the_text_names() {
    let engine = Engine::bundled();
    let rows = PARTIES;
    for tier in ["gold", "silver", "bronze", "standard"] {
        let quote = engine.quote(&request(AT, json!({"dimensions": {"customerTier": tier}}))).unwrap();
        let ids: Vec<&str> =
            list(&quote["commitments"]).iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert_eq!(ids, rows.iter().map(|(id, ..)| *id).collect::<Vec<_>>());
        for (id, rules, debtor, creditor) in &rows {
            let got = find(&quote, id).unwrap();
            let rules: Vec<&str> = rules.split_whitespace().collect();
            assert_eq!(got["rules"], json!(rules), "{id}");
            let to_manager = TO_THE_MANAGER.contains(id) && ["bronze", "standard"].contains(&tier);
            let expected = if to_manager { (COMPANY, MANAGER) } else { (*debtor, *creditor) };
            assert_eq!(
                (got["debtor"].as_str(), got["creditor"].as_str()),
                (Some(expected.0), Some(expected.1)),
                "{id} {tier}"
            );
        }
    }
}

/// Where the text puts a rule, in its own order, and under which of its labels: 客户服务承诺, 内部服务标准 or none.
const PLACES: [(&str, &str, &[&str]); 24] = [
    ("tables-5-1-to-5-5", "unlabelled", &["delivery.activation"]),
    ("section-5-3", "unlabelled", &["delivery.confirmation-copies"]),
    ("table-5-6", "promise", &["delivery.progress-feedback"]),
    ("section-5-4", "promise", &["delivery.timely-feedback"]),
    (
        "section-5-4",
        "internal",
        &[
            "delivery.progress-content",
            "delivery.site-conduct",
            "delivery.single-voice",
            "delivery.progress-tracking",
        ],
    ),
    (
        "section-5-5",
        "unlabelled",
        &[
            "delivery.final-acceptance",
            "delivery.acceptance-scope",
            "delivery.handover-application",
            "delivery.acceptance-plan",
            "delivery.acceptance",
            "delivery.fault-before-acceptance",
            "delivery.rectification",
            "delivery.acceptance-participants",
            "delivery.acceptance-report",
        ],
    ),
    ("section-5-6", "promise", &["delivery.signature"]),
    (
        "table-5-7",
        "promise",
        &[
            "delivery.activation-report",
            "delivery.test-report",
            "delivery.dedicated-staff",
            "delivery.satisfaction-survey",
            "delivery.optional-share",
        ],
    ),
    (
        "section-5-6",
        "internal",
        &[
            "delivery.activation-test-gate",
            "delivery.acceptance-gate",
            "delivery.test-gate",
            "delivery.test-rectification",
            "delivery.joint-acceptance",
            "delivery.handbook",
            "delivery.training",
            "delivery.test-report-copies",
            "delivery.report-content",
            "delivery.named-staff",
            "delivery.postponement",
            "delivery.unsigned",
        ],
    ),
    (
        "chapter-6",
        "promise",
        &[
            "change.suspend",
            "change.cancel",
            "change.other",
            "change.rebuild",
            "change.clock",
            "change.customer-cause",
        ],
    ),
    ("table-6-1", "promise", &["change.resume"]),
    ("section-7-1", "promise", &["complaint.hotline", "complaint.technical-support", "complaint.channels"]),
    ("table-7-1", "promise", &["complaint.handling"]),
    (
        "section-7-1",
        "internal",
        &[
            "delivery.contact-card",
            "complaint.all-tiers",
            "complaint.green-channel",
            "complaint.pre-processing",
            "complaint.ticket-backfill",
        ],
    ),
    ("table-7-2", "promise", &["fault.restoration", "fault.on-time-rate"]),
    ("table-7-3", "promise", &["fault.stage-feedback", "fault.oral-feedback"]),
    ("table-7-4", "promise", &["fault.written-report"]),
    ("table-7-5", "promise", &["quality.repeat-faults", "quality.annual-interruption"]),
    ("section-7-2", "promise", &["quality.terminal-scope", "quality.satisfaction"]),
    (
        "section-7-2",
        "internal",
        &[
            "fault.dispatch",
            "fault.ticket-acceptance",
            "fault.escalation",
            "fault.restore-order",
            "fault.stage-report",
            "fault.restoration-summary",
            "fault.site-confirmation",
            "fault.report-to-manager",
            "fault.report-forwarding",
            "fault.cause-wording",
            "fault.call-back",
        ],
    ),
    ("chapter-8", "promise", &["notice.planned", "notice.emergency"]),
    (
        "table-8-1",
        "promise",
        &["notice.channel", "notice.confirmation", "notice.retiming", "notice.post-check"],
    ),
    (
        "chapter-8",
        "internal",
        &[
            "notice.planned-internal",
            "notice.explanation",
            "notice.gold-cutover-gate",
            "notice.silver-cutover-gate",
            "notice.objection",
            "notice.restoration-check",
        ],
    ),
    (
        "chapter-9",
        "unlabelled",
        &[
            "maintenance.monitoring",
            "maintenance.inspection",
            "maintenance.support",
            "maintenance.network-report",
            "maintenance.drill",
            "maintenance.liaison-meeting",
            "maintenance.request",
        ],
    ),
];

#[test]
fn each_rule_stands_where_and_under_the_label_that_the_text_has() {
    let quote = Engine::bundled().quote(&request(AT, json!({}))).unwrap();
    for one in list(&quote["commitments"]) {
        let id = one["id"].as_str().unwrap();
        let places: Vec<_> = PLACES.iter().filter(|(_, _, ids)| ids.contains(&id)).collect();
        let [(clause, kind, _)] = places[..] else { panic!("{id} stands in {} places", places.len()) };
        assert_eq!((one["clause"].as_str(), one["kind"].as_str()), (Some(*clause), Some(*kind)), "{id}");
    }
}

#[test]
fn a_limit_that_a_rule_words_itself_is_one_that_it_gives() {
    let engine = Engine::bundled();
    let worded: Vec<Json> =
        list(&policy()["rules"]).iter().filter(|rule| rule["wording"].is_object()).cloned().collect();
    let limits = |rule: &Json| -> Vec<String> {
        let names = rule["wording"].as_object().unwrap().keys();
        names.filter(|name| name.contains(' ')).cloned().collect()
    };
    let all: Vec<(String, Vec<String>)> =
        worded.iter().map(|rule| (rule["id"].as_str().unwrap().to_owned(), limits(rule))).collect();
    let with_limits: Vec<_> = all.iter().filter(|(_, limits)| !limits.is_empty()).collect();
    let ids: Vec<&str> = with_limits.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["fault.stage-feedback", "fault.stage-report", "notice.emergency"]);
    for (id, worded) in with_limits {
        let given: BTreeSet<String> = ["gold", "silver"]
            .iter()
            .flat_map(|tier| ["hours", "previous-day"].map(|reading| (tier, reading)))
            .map(|(tier, reading)| {
                let overlay = json!({"dimensions": {"customerTier": tier}, "conditions": {"emergency": true}, "readings": {"emergencyDay": reading}});
                let limit = engine.commitment(&request(AT, overlay), id)["limit"].clone();
                format!("{} {}", limit["amount"], limit["units"].as_str().unwrap())
            })
            .collect();
        assert_eq!(worded.iter().cloned().collect::<BTreeSet<_>>(), given, "{id}");
    }
}

/// What is handed over: parts, copies and who holds one, as the text lists them.
fn deliverables() -> Vec<(&'static str, Json)> {
    vec![
        (
            "delivery.confirmation-copies",
            json!({"parts": ["service-standard-survey", "construction-standard-survey", "next-visit", "open-issues"], "copies": 3, "holders": [MANAGER, "operations", "contractor"]}),
        ),
        (
            "delivery.progress-content",
            json!({"parts": ["progress", "next-step", "problems", "customer-action"]}),
        ),
        (
            "delivery.handover-application",
            json!({"parts": ["handover-application", "acceptance-test-report"]}),
        ),
        (
            "delivery.acceptance-report",
            json!({"copies": 3, "holders": [MANAGER, "project-manager", "maintenance-staff"]}),
        ),
        ("delivery.signature", json!({"parts": ["activation-form", "satisfaction-form"]})),
        (
            "delivery.handbook",
            json!({"parts": ["fault-reporting", "self-check", "indicator-lights", "service-introduction"]}),
        ),
        (
            "delivery.test-report-copies",
            json!({"copies": 4, "holders": [MANAGER, CUSTOMER, "construction", "maintenance"]}),
        ),
        (
            "delivery.report-content",
            json!({"parts": ["overview", "topology", "test-report", "circuit-list", "equipment-list", "service-promise", "fault-procedure"]}),
        ),
        ("delivery.postponement", json!({"parts": ["postponement-record"]})),
        ("complaint.ticket-backfill", json!({"parts": ["trouble-ticket"]})),
        ("fault.site-confirmation", json!({"parts": ["confirmation-form"]})),
        ("fault.call-back", json!({"parts": ["call-back-record"]})),
        ("notice.channel", json!({"channel": ["notice-letter"]})),
    ]
}

/// One act only after another.
const GATES: [(&str, &str, &str); 6] = [
    ("delivery.rectification", "final-acceptance", "rectification"),
    ("delivery.activation-test-gate", "delivery", "activation-test"),
    ("delivery.acceptance-gate", "delivery", "acceptance"),
    ("delivery.test-gate", "delivery", "test-passed"),
    ("notice.gold-cutover-gate", "cutover", "written-confirmation"),
    ("notice.silver-cutover-gate", "cutover", "department-confirmation"),
];

#[test]
fn each_deliverable_and_each_gate_is_what_the_text_lists() {
    let quote = Engine::bundled().quote(&request(AT, json!({}))).unwrap();
    let expected = deliverables();
    for one in list(&quote["commitments"]) {
        let id = one["id"].as_str().unwrap();
        let deliverable =
            expected.iter().find(|(known, _)| *known == id).map_or(&Json::Null, |(_, what)| what);
        assert_eq!(&one["deliverable"], deliverable, "{id}");
        let gate = GATES.iter().find(|(known, ..)| *known == id);
        let gate =
            gate.map_or(Json::Null, |(_, before, requires)| json!({"before": before, "requires": requires}));
        assert_eq!(one["gate"], gate, "{id}");
    }
}

/// What excuses time, and the event that ends each promise, as the text names them.
#[test]
fn each_rule_has_its_causes_and_the_event_that_ends_it() {
    let ends = [
        ("delivery.activation", "service-activated", &[] as &[&str]),
        ("delivery.final-acceptance", "final-acceptance", &[]),
        ("delivery.acceptance", "initial-acceptance", &[]),
        ("delivery.contact-card", "contact-card-posted", &[]),
        ("change.suspend", "change-completed", &["customer"]),
        ("change.cancel", "change-completed", &["customer"]),
        ("change.resume", "change-completed", &["customer"]),
        ("change.other", "change-completed", &["customer"]),
        ("change.rebuild", "change-completed", &["customer"]),
        ("complaint.handling", "complaint-closed", &["customer", "interconnection"]),
        ("fault.restoration", "service-restored", &["customer", "interconnection"]),
        ("fault.stage-feedback", "service-restored", &[]),
        ("fault.oral-feedback", "oral-feedback-given", &[]),
        ("fault.written-report", "report-submitted", &[]),
        ("fault.ticket-acceptance", "ticket-accepted", &[]),
        ("fault.stage-report", "service-restored", &[]),
        ("fault.restoration-summary", "summary-given", &[]),
        ("fault.report-to-manager", "report-to-manager-submitted", &[]),
        ("quality.annual-interruption", "", &["customer", "interconnection"]),
        ("notice.planned", "notice-given", &[]),
        ("notice.emergency", "notice-given", &[]),
        ("notice.planned-internal", "department-notified", &[]),
    ];
    for rule in list(&policy()["rules"]) {
        let id = rule["id"].as_str().unwrap();
        let (_, event, causes) =
            ends.iter().find(|(known, ..)| *known == id).copied().unwrap_or((id, "", &[]));
        assert_eq!(rule["finishedBy"].as_str().unwrap_or(""), event, "{id}");
        let given: Vec<&str> = rule["exclusions"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|cause| cause.as_str().unwrap())
            .collect();
        assert_eq!(given, causes, "{id}");
    }
}
