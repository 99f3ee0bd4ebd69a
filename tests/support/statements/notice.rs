//! What is said of a year's caps and of notices.

use super::super::expected::Expected;
use super::super::reference::Request;
use super::super::walks::Walked;
use super::Statement;
use serde_json::json;

impl Request<'_> {
    pub(super) fn yearly_statement(&self, faults: bool) -> Statement {
        let mut told = self.tells(("company", "customer"));
        let nothing =
            !["involves-line", "involves-equipment", "involves-platform"].iter().any(|c| self.condition(c));
        let terminal = self.condition("terminal-fault") && nothing;
        let service = self.dimension("service").expect("a service");
        let message = ["group-sms", "group-mms"].contains(&service);
        let mut settled = terminal;
        if terminal {
            told.because("terminal-not-assessed", json!({}));
        } else if faults && (message || service == "overlay") && told.reads("repeatFaultsScope", "lines") {
            if message {
                told.because("not-a-line", json!({}));
            } else {
                told.because("dimension-missing", json!({"dimension": "service"}));
                for value in ["group-sms", "group-mms"] {
                    told.because("depends-on-value", json!({"dimension": "service", "value": value}));
                }
            }
            settled = true;
        }
        let known = self.dimension("assuranceLevel").is_some();
        if !settled && !known {
            told.because("dimension-missing", json!({"dimension": "assuranceLevel"}));
        }
        if known || !settled {
            told.said
                .readings
                .extend(["qualityYear", if faults { "repeatCount" } else { "interruptionTime" }]);
        }
        told.said
    }

    /// A notice in working days ahead; the internal twin follows the promise.
    pub(super) fn lead_statement(&self, expected: &Expected, internal: bool) -> Statement {
        let manager = self.tier() >= 2;
        let mut told = self.tells(match (internal, manager) {
            (true, _) => ("operations", "group-customer-department"),
            (false, true) => ("company", "account-manager"),
            (false, false) => ("account-manager", "customer"),
        });
        if !self.condition("service-affecting") {
            told.because("works-not-affecting", json!({}));
            return told.said;
        }
        if self.condition("emergency") {
            if manager || told.reads("emergencyScope", "every-tier") {
                let code = match (internal, manager) {
                    (true, _) => "emergency-internal-notice",
                    (false, true) => "emergency-notice",
                    (false, false) => "emergency-customer-notice",
                };
                told.because(code, json!({}));
                return told.said;
            }
            if !internal {
                told.because("emergency-lead-time", json!({}));
            }
        } else if manager && !internal {
            told.because("notice-to-account-manager", json!({}));
        }
        let Some(planned) = self.event("works-planned") else {
            told.awaits(&["works-planned"]);
            return told.said;
        };
        told.said.start = Some(planned);
        told.because("start-chosen", json!({"event": "works-planned"}));
        told.said.readings.insert("leadTime");
        match expected.due {
            Some(due) => {
                if due.range.is_some() {
                    told.said.readings.insert("unpublished");
                }
                told.ends_a_day();
                let n = expected.limit.unwrap().amount + self.clear_days();
                told.said.walked = Some(Walked::Lead { planned: planned.day, n });
            }
            None => {
                let ends = self.lead_ends(planned, expected.limit.unwrap().amount);
                told.endless(
                    ends.provisional,
                    self.china.is_supported(ends.latest) && self.china.is_supported(ends.earliest),
                );
            }
        }
        told.said
    }

    pub(super) fn emergency_statement(&self, expected: &Expected) -> Statement {
        let mut told = self.tells(("company", "account-manager"));
        let (emergency, affecting) = (self.condition("emergency"), self.condition("service-affecting"));
        let replaced = emergency && (self.tier() >= 2 || told.reads("emergencyScope", "every-tier"));
        if !affecting {
            if replaced {
                told.reads("emergencyDay", "");
            }
            told.because("works-not-affecting", json!({}));
            return told.said;
        }
        if !replaced {
            told.because(if emergency { "emergency-lead-time" } else { "no-emergency" }, json!({}));
            return told.said;
        }
        let by_day = told.reads("emergencyDay", "previous-day");
        told.because("emergency-customer-notice", json!({}));
        let Some(planned) = self.event("works-planned") else {
            told.awaits(&["works-planned"]);
            return told.said;
        };
        told.said.start = Some(planned);
        told.because("start-chosen", json!({"event": "works-planned"}));
        match (by_day, planned.instant(), expected.due) {
            (true, _, Some(_)) => {
                told.ends_a_day();
                told.said.walked = Some(Walked::Days { start: planned.day, amount: -1 });
            }
            (false, Some(from), Some(due)) => {
                told.said.walked = Some(Walked::Hours { from, to: due.at, causes: &[] });
            }
            (false, None, _) => told.because("time-of-day-missing", json!({"event": "works-planned"})),
            _ => told.endless(false, false),
        }
        told.said
    }
}
