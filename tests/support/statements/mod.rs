//! What the second implementation says about an answer besides its date: from when it counts, who owes it to whom, every
//! reason with its values in order, and the readings on which it rests. Written from the specification and the contract.

mod delivery;
mod fault;
mod notice;
mod telling;

use super::dates::{Day, Moment, show_day, show_instant};
use super::documents::list;
use super::expected::Expected;
use super::reference::Request;
use super::walks::Walked;
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// What is said of one commitment.
#[derive(Clone, Debug, Default)]
pub struct Statement {
    pub start: Option<Moment>,
    pub projected_start: Option<Moment>,
    pub requirement: Option<&'static str>,
    pub parties: (&'static str, &'static str),
    pub reasons: Vec<Json>,
    pub readings: BTreeSet<&'static str>,
    /// The clock whose walk is told, where there is a date.
    pub walked: Option<Walked>,
}

/// The value of each reading that holds unless given.
pub const DEFAULTS: [(&str, &str); 31] = [
    ("nonWorkingReceipt", "count-from-next"),
    ("cutOff", "none"),
    ("dayEnd", "midnight"),
    ("closingTime", "none"),
    ("sevenDays", "calendar"),
    ("reportStart", "later"),
    ("progressCount", "at-least"),
    ("acceptancePhase", "initial"),
    ("faultBeforeAcceptance", "restoration"),
    ("blankCell", "none"),
    ("rebuild", "new-group-plus-cutover"),
    ("newGroup", "separate"),
    ("resumeConstruction", "replaces"),
    ("excludedDay", "whole"),
    ("restorationStart", "earliest"),
    ("singleTime", "separate"),
    ("reportScope", "every"),
    ("qualityYear", "calendar-year"),
    ("interruptionTime", "net"),
    ("repeatCount", "every-fault"),
    ("leadTime", "counted-back"),
    ("emergencyDay", "hours"),
    ("unpublished", "bounds"),
    ("monthRestDay", "stays"),
    ("leasedLineServices", "leased-line-access"),
    ("changeOrder", "change-order"),
    ("customerCause", "deducted"),
    ("complaintStart", "accepted"),
    ("terminalNote", "complaint-and-restoration"),
    ("repeatFaultsScope", "lines"),
    ("emergencyScope", "every-tier"),
];

fn reason(code: &str, params: Json) -> Json {
    if params == json!({}) { json!({"code": code}) } else { json!({"code": code, "params": params}) }
}

impl Request<'_> {
    /// What is said of every commitment of the contract's table. `received` gives the day on which the walk of a
    /// commitment has its event received.
    pub fn statements(
        &self,
        expected: &BTreeMap<&'static str, Expected>,
        received: &dyn Fn(&str) -> Option<Day>,
    ) -> BTreeMap<&'static str, Statement> {
        let of = |id: &'static str| &expected[id];
        let (restoration, initial) = (of("fault.restoration"), of("delivery.acceptance"));
        let restored = self.restoration_statement(restoration);
        let activated = self.activation_statement(of("delivery.activation"), received("delivery.activation"));
        let accepted = self.acceptance_statement(
            initial,
            received("delivery.acceptance"),
            of("delivery.activation"),
            &activated,
        );
        let report =
            |id, parties| self.report_statement(parties, of(id), received(id), restoration, &restored);
        let mut oral = self.tells(("account-manager-or-hotline", "customer"));
        let restored_alone =
            self.event("fault-handled").is_none() && self.event("service-restored").is_some();
        if restored_alone && oral.reads("singleTime", "shared") {
            oral.because("restored-for-handled", json!({}));
        }
        let event = self.logged("fault-handled", "service-restored");
        if self.condition("service-affecting") {
            self.after_statement(&mut oral, event, 30, of("fault.oral-feedback"), restoration, &restored);
        } else {
            oral = self.tells(("account-manager-or-hotline", "customer"));
            oral.because("not-service-affecting", json!({}));
        }
        let mut summary = self.tells(("operations", "customer"));
        let handled_alone = self.event("service-restored").is_none() && self.event("fault-handled").is_some();
        if handled_alone && summary.reads("singleTime", "shared") {
            summary.because("handled-for-restored", json!({}));
        }
        self.after_statement(
            &mut summary,
            self.logged("service-restored", "fault-handled"),
            30,
            of("fault.restoration-summary"),
            restoration,
            &restored,
        );
        let mut ticket = self.tells(("ticket-receiver", "dispatching-parties"));
        self.after_statement(
            &mut ticket,
            "ticket-dispatched",
            10,
            of("fault.ticket-acceptance"),
            &Expected::default(),
            &restored,
        );
        let mut progress = self.tells(("account-manager", "customer"));
        progress.reads("progressCount", "");
        let mut all = BTreeMap::from([
            ("delivery.progress-feedback", progress.said),
            (
                "delivery.final-acceptance",
                self.final_statement(
                    of("delivery.final-acceptance"),
                    initial,
                    &accepted,
                    of("delivery.activation"),
                ),
            ),
            ("delivery.activation", activated),
            ("delivery.acceptance", accepted),
            ("delivery.contact-card", self.card_statement(of("delivery.contact-card"))),
            ("complaint.handling", self.complaint_statement(of("complaint.handling"))),
            (
                "fault.stage-feedback",
                self.stage_statement(
                    ("account-manager-or-hotline", "customer"),
                    "fault-reported",
                    of("fault.stage-feedback"),
                    restoration,
                    &restored,
                ),
            ),
            (
                "fault.stage-report",
                self.stage_statement(
                    ("operations", "account-manager-or-hotline"),
                    self.report_receipt(),
                    of("fault.stage-report"),
                    restoration,
                    &restored,
                ),
            ),
            ("fault.oral-feedback", oral.said),
            ("fault.restoration-summary", summary.said),
            ("fault.written-report", report("fault.written-report", ("account-manager", "customer"))),
            ("fault.report-to-manager", report("fault.report-to-manager", ("operations", "account-manager"))),
            ("fault.ticket-acceptance", ticket.said),
            ("quality.repeat-faults", self.yearly_statement(true)),
            ("quality.annual-interruption", self.yearly_statement(false)),
            ("notice.planned", self.lead_statement(of("notice.planned"), false)),
            ("notice.emergency", self.emergency_statement(of("notice.emergency"))),
        ]);
        all.insert("fault.restoration", restored);
        for id in ["change.suspend", "change.cancel", "change.resume", "change.other", "change.rebuild"] {
            all.insert(id, self.order_statement(id, of(id), received(id)));
        }
        all
    }

    /// The answers of these requests and everything that is said of them, against those of the engine: every difference in
    /// words, with the commitment. The engine is asked with its walks.
    pub fn explained(
        &self,
        expected: &BTreeMap<&'static str, Expected>,
        got: &dyn Fn(&str) -> Json,
    ) -> Vec<(&'static str, String)> {
        let mut all = Vec::new();
        let mut received = BTreeMap::new();
        for (id, said) in self.statements(expected, &|_| None) {
            let got = got(id);
            let due = expected[id].due;
            let (Some(walked), Some(due)) = (said.walked, due) else {
                for walk in ["trace", "traceLatest"].into_iter().filter(|walk| !got[walk].is_null()) {
                    all.push((id, format!("{walk}: expected none, got {}", got[walk])));
                }
                continue;
            };
            let (wrong, day) = self.walk_differences(walked, due.date, due.range.is_some(), &got["trace"]);
            all.extend(wrong.into_iter().map(|one| (id, one)));
            received.insert(id, day);
            match due.range {
                Some((_, latest)) => {
                    let (wrong, _) = self.walk_differences(walked, latest, true, &got["traceLatest"]);
                    all.extend(wrong.into_iter().map(|one| (id, format!("latest {one}"))));
                }
                None if !got["traceLatest"].is_null() => {
                    all.push((id, "traceLatest: expected none".to_owned()))
                }
                None => {}
            }
        }
        for (id, said) in self.statements(expected, &|id| received.get(id).copied().flatten()) {
            all.extend(said.differences(self, &expected[id], &got(id)).into_iter().map(|one| (id, one)));
        }
        all
    }
}

impl Statement {
    fn differences(&self, asked: &Request<'_>, expected: &Expected, got: &Json) -> Vec<String> {
        let mut all = Vec::new();
        let mut same = |what: &str, expected: Json, got: &Json| {
            if expected != *got {
                all.push(format!("{what}: expected {expected}, got {got}"));
            }
        };
        let moment = |moment: Option<Moment>| {
            moment.map_or(Json::Null, |moment| {
                json!(moment.instant().map_or(show_day(moment.day), show_instant))
            })
        };
        same("startsAt", moment(self.start), &got["startsAt"]);
        same("projected.startsAt", moment(self.projected_start), &got["projected"]["startsAt"]);
        same("requirement", self.requirement.map_or(Json::Null, Json::from), &got["requirement"]);
        same("debtor", self.parties.0.into(), &got["debtor"]);
        same("creditor", self.parties.1.into(), &got["creditor"]);
        let mut reasons = self.reasons.clone();
        reasons.extend(expected.verdict(asked, &got["id"]));
        // the reference table does not tell a weekend inside a rest span from one outside
        let got_reasons: Vec<Json> = list(&got["reasons"]).iter().cloned().map(without_kind).collect();
        same("reasons", Json::Array(reasons), &Json::Array(got_reasons));
        let value = |name: &'static str| {
            let (_, usual) = DEFAULTS.iter().find(|(known, _)| *known == name).expect("a known reading");
            (name.to_owned(), json!(asked.reading(name).unwrap_or(usual)))
        };
        let readings: serde_json::Map<String, Json> = self.readings.iter().map(|name| value(name)).collect();
        same("readings", Json::Object(readings), &got["readings"]);
        all
    }
}

fn without_kind(mut reason: Json) -> Json {
    if reason["code"] == "due-on-rest-day" {
        let kind = reason["params"].as_object_mut().and_then(|params| params.remove("kind"));
        assert!(kind == Some(json!("weekend")) || kind == Some(json!("holiday")), "{kind:?}");
    }
    reason
}
