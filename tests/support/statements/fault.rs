//! What is said of complaints and faults.

use super::super::dates::{Day, Moment, show_day};
use super::super::expected::{Due, Expected};
use super::super::reference::{CAUSES_BOTH, Request};
use super::super::walks::Walked;
use super::telling::Telling;
use super::{Statement, reason};
use serde_json::json;

impl Request<'_> {
    /// The start of a fault clock: the moment, its event, and whether there were two to choose from.
    pub(super) fn fault_begin(&self) -> Option<(Moment, &'static str, bool)> {
        let (reported, alarm) = (self.event("fault-reported"), self.event("alarm-raised"));
        let both = reported.is_some() && alarm.is_some();
        let first = self.fault_start().ok()?;
        Some((first, if Some(first) == reported { "fault-reported" } else { "alarm-raised" }, both))
    }

    /// A clock by level.
    pub(super) fn level_statement(
        &self,
        told: &mut Telling<'_, '_>,
        begin: Option<(Moment, &'static str, bool)>,
        events: &[&'static str],
        level: Option<&str>,
        expected: &Expected,
    ) {
        let Some((start, event, chosen)) = begin else { return told.awaits(events) };
        let vague = self.vague(start, events);
        told.said.start = Some(start);
        let Some(limit) = expected.limit.filter(|_| level.is_some()) else {
            if chosen {
                told.because("start-chosen", json!({"event": event}));
            }
            told.because("dimension-missing", json!({"dimension": "assuranceLevel"}));
            if vague {
                told.because("time-of-day-missing", json!({"event": event}));
            }
            return;
        };
        told.minutes(event, start, Some(limit.amount * 3_600), vague, expected.due, CAUSES_BOTH);
    }

    pub(super) fn overridden(&self, told: &mut Telling<'_, '_>) {
        told.because("terminal-fault", json!({}));
        told.because("dimension-set", json!({"dimension": "assuranceLevel", "value": "ordinary"}));
    }

    pub(super) fn complaint_statement(&self, expected: &Expected) -> Statement {
        let mut told = self.tells(("company", "customer"));
        let mut level = self.dimension("assuranceLevel");
        if self.is_terminal() && told.reads("terminalNote", "complaint-and-restoration") {
            self.overridden(&mut told);
            level = Some("ordinary");
        }
        if told.reads("complaintStart", "as-fault") {
            let begin = self.earliest_of(["fault-reported", "alarm-raised"]);
            self.level_statement(&mut told, begin, &["fault-reported", "alarm-raised"], level, expected);
        } else {
            let begin = self.event("complaint-accepted").map(|start| (start, "complaint-accepted", false));
            self.level_statement(&mut told, begin, &["complaint-accepted"], level, expected);
        }
        told.said
    }

    pub(super) fn earliest_of(&self, events: [&'static str; 2]) -> Option<(Moment, &'static str, bool)> {
        let given: Vec<_> =
            events.into_iter().filter_map(|event| Some((self.event(event)?, event))).collect();
        let first = given.iter().min_by_key(|(moment, _)| (moment.day, moment.second.unwrap_or(-1)))?;
        Some((first.0, first.1, given.len() > 1))
    }

    pub(super) fn restoration_statement(&self, expected: &Expected) -> Statement {
        let mut told = self.tells(("company", "customer"));
        if !self.condition("service-affecting") {
            told.because("not-service-affecting", json!({}));
            return told.said;
        }
        if self.condition("external-equipment") {
            told.because("external-equipment", json!({}));
            return told.said;
        }
        if self.is_terminal() {
            self.overridden(&mut told);
        }
        let choice = self.event("alarm-raised").is_some() || self.event("fault-reported").is_none();
        if !choice || told.reads("restorationStart", "report") {
            let begin = self.event("fault-reported").map(|start| (start, "fault-reported", false));
            let both = ["fault-reported", "alarm-raised"];
            let events = if choice { &both[..1] } else { &both[..] };
            self.level_statement(&mut told, begin, events, self.level(), expected);
        } else {
            let begin = self.fault_begin();
            self.level_statement(
                &mut told,
                begin,
                &["fault-reported", "alarm-raised"],
                self.level(),
                expected,
            );
        }
        told.said
    }

    pub(super) fn stage_statement(
        &self,
        parties: (&'static str, &'static str),
        event: &'static str,
        expected: &Expected,
        restoration: &Expected,
        restored: &Statement,
    ) -> Statement {
        let mut told = self.tells(parties);
        told.said.requirement = Some(if self.tier() < 2 { "required" } else { "on-request" });
        if !self.condition("service-affecting") {
            told.because("not-service-affecting", json!({}));
            return told.said;
        }
        if self.tier() >= 2 {
            told.because("on-request-tier", json!({}));
            return told.said;
        }
        let Some(start) = self.event(event) else {
            told.awaits(&[event]);
            return told.said;
        };
        told.said.start = Some(start);
        told.because("start-chosen", json!({"event": event}));
        if start.second.is_none() {
            told.because("time-of-day-missing", json!({"event": event}));
            return told.said;
        }
        // it goes on until the service is restored, else until that is due
        let ended = self.event("service-restored").and_then(Moment::instant);
        if let Some(due) = restoration.due.filter(|_| ended.is_none()) {
            told.said.readings.extend(&restored.readings);
            told.because("projected", json!({"event": "service-restored", "date": show_day(due.date)}));
        }
        let until = ended.or(restoration.due.map(|due| due.at)).unwrap_or(0);
        let period = expected.limit.expect("a period").amount * 60;
        if start.instant().is_some_and(|from| from + 1_001 * period <= until) {
            told.because("instants-truncated", json!({"count": 1000}));
        }
        told.said
    }

    /// Minutes after an event for which restoration's end stands in a projection.
    pub(super) fn after_statement(
        &self,
        told: &mut Telling<'_, '_>,
        event: &'static str,
        minutes: i64,
        expected: &Expected,
        restoration: &Expected,
        restored: &Statement,
    ) {
        if let Some(start) = self.event(event) {
            return told.minutes(event, start, Some(minutes * 60), start.second.is_none(), expected.due, &[]);
        }
        told.awaits(&[event]);
        if let (Some(from), Some(_)) = (restoration.due, expected.projected) {
            told.said.readings.extend(&restored.readings);
            told.projects(event, Moment::at(from.at), from.date);
        }
    }

    pub(super) fn report_statement(
        &self,
        parties: (&'static str, &'static str),
        expected: &Expected,
        received: Option<Day>,
        restoration: &Expected,
        restored: &Statement,
    ) -> Statement {
        let mut told = self.tells(parties);
        told.said.requirement = Some(if self.tier() == 0 { "required" } else { "on-request" });
        let requested = self.event("report-requested");
        if !self.condition("service-affecting") && told.reads("reportScope", "affecting") {
            if self.tier() == 1 {
                told.reads("sevenDays", "");
            }
            told.because("not-service-affecting", json!({}));
            return told.said;
        }
        match self.tier() {
            0 => {}
            1 => {
                told.reads("sevenDays", "");
                if requested.is_none() {
                    told.because("report-not-requested", json!({}));
                    return told.said;
                }
            }
            2 => {
                told.because("on-request-tier", json!({}));
                return told.said;
            }
            _ => {
                told.because("confirmation-form", json!({}));
                return told.said;
            }
        }
        let latest = self.tier() == 1 && !told.reads("reportStart", "handled");
        let given = self.event("fault-handled");
        let handled = given.or(restoration.due.map(|due| Moment::at(due.at)));
        let Some(handled) = handled else {
            told.awaits(&["fault-handled"]);
            return told.said;
        };
        let (start, event) = match requested {
            // A moment of a day, midnight included, is later than the bare day.
            Some(asked)
                if latest
                    && (asked.not_before(), asked.second.is_some())
                        > (handled.not_before(), handled.second.is_some()) =>
            {
                (asked, "report-requested")
            }
            _ => (handled, "fault-handled"),
        };
        let due = if given.is_some() { expected.due } else { expected.projected };
        let quiet = given.is_none();
        if quiet {
            told.awaits(&["fault-handled"]);
            if due.is_none() {
                match (self.tier(), self.reading("sevenDays")) {
                    (0, _) => told.barred(self.working_ends(start, 2, &[], self.touched())),
                    (_, Some("business")) => told.barred(self.working_ends(start, 7, &[], self.touched())),
                    (_, Some("calendar-following")) if self.china.is_supported(start.day + 7) => {
                        told.barred(self.roll_ends(start.day + 7));
                    }
                    _ => {}
                }
                return told.said;
            }
            told.said.readings.extend(&restored.readings);
        } else {
            told.said.start = Some(start);
            if latest {
                told.because("start-chosen", json!({"event": event}));
            }
        }
        match (self.tier(), self.reading("sevenDays")) {
            (0, _) => told.working(event, start, 2, &[], due, received, quiet),
            (_, Some("business")) => told.working(event, start, 7, &[], due, received, quiet),
            _ => self.seven(&mut told, event, start.day, due, quiet),
        }
        if quiet {
            told.projects("fault-handled", start, handled.day);
        } else if let Some(silver) = due.filter(|_| self.tier() == 1) {
            // gold has 2 working days from handling, whatever was requested
            let gold = self.working_days(handled, 2, &[]).ok();
            if let Some(gold) = gold.filter(|gold| gold.date > silver.date) {
                let params =
                    json!({"dimension": "customerTier", "value": "gold", "dueDate": show_day(gold.date)});
                told.because("tier-inversion", params);
            }
        }
        told.said
    }

    pub(super) fn seven(
        &self,
        told: &mut Telling<'_, '_>,
        event: &str,
        start: Day,
        due: Option<Due>,
        quiet: bool,
    ) {
        let plain = start + 7;
        let mut reasons =
            vec![reason("start-day-not-counted", json!({"date": show_day(start), "event": event}))];
        let follows = self.reading("sevenDays") == Some("calendar-following");
        let supported = self.china.is_supported(plain);
        if supported && !self.china.works(plain) {
            let next = due.map_or(plain, |due| due.date);
            if !follows {
                reasons.push(json!({"code": "due-on-rest-day", "params": {"date": show_day(plain), "reading": "sevenDays"}}));
            } else if next != plain {
                let params = json!({"date": show_day(plain), "next": show_day(next), "reading": "sevenDays"});
                reasons.push(reason("rolled-to-working-day", params));
            }
        }
        let Some(due) = due else {
            if !quiet {
                // the next working day of a provisional rest day may lie beyond the last supported one
                told.endless(follows && supported, supported);
            }
            return;
        };
        if due.range.is_some() {
            told.said.readings.insert("unpublished");
        }
        told.ends_a_day();
        if !quiet {
            told.said.reasons.extend(reasons);
            told.said.walked = Some(Walked::Days { start, amount: 7 });
        }
    }
}
