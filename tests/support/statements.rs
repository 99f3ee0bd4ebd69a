//! What the second implementation says about an answer besides its date: from when it counts, who owes it to whom, every
//! reason with its values in order, and the readings on which it rests. Written from the specification and the contract.

use super::dates::{DAY, Day, Moment, add_months, show_day, show_instant};
use super::documents::list;
use super::expected::{Due, Expected};
use super::reference::{CAUSES_BOTH, CAUSES_CUSTOMER, Request};
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
pub const DEFAULTS: [(&str, &str); 30] = [
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

/// A statement while it is made.
struct Telling<'r, 'a> {
    asked: &'r Request<'a>,
    said: Statement,
}

impl<'r, 'a> Telling<'r, 'a> {
    fn new(asked: &'r Request<'a>, parties: (&'static str, &'static str)) -> Self {
        Telling { asked, said: Statement { parties, ..Statement::default() } }
    }

    fn because(&mut self, code: &str, params: Json) {
        self.said.reasons.push(reason(code, params));
    }

    /// Whether a reading, on which the answer then rests, has a value.
    fn reads(&mut self, name: &'static str, value: &str) -> bool {
        self.said.readings.insert(name);
        let (_, usual) = DEFAULTS.iter().find(|(known, _)| *known == name).expect("a known reading");
        self.asked.reading(name).unwrap_or(usual) == value
    }

    /// The readings on which the end of a day rests.
    fn ends_a_day(&mut self) {
        if self.reads("dayEnd", "close-of-business") {
            self.said.readings.insert("closingTime");
        }
    }

    /// What is said where a clock in days has no end although everything is given.
    fn endless(&mut self, provisional: bool, supported: bool) {
        if !supported {
            return self.because("beyond-supported", json!({"supportedThrough": "2035-12-31"}));
        }
        assert!(provisional);
        assert!(self.reads("unpublished", "indeterminate"));
        let through = show_day(self.asked.china.published_through);
        self.because("calendar-unpublished", json!({"publishedThrough": through}));
    }

    /// The readings of receipt on which a count of working days from a moment rests.
    fn receipt(&mut self, start: Moment) {
        let (works, open) = (self.asked.china.works(start.day), self.asked.china.is_open(start.day));
        let next = self.asked.reading("nonWorkingReceipt") == Some("received-next");
        let timed = start.second.is_some() && (works || open);
        if works && self.asked.passed(start).is_none() && !(timed && next) {
            return;
        }
        self.said.readings.insert("nonWorkingReceipt");
        if next && timed {
            self.said.readings.insert("cutOff");
        }
    }

    /// A count of working days: its readings, and unless `quiet` its reasons. `received` is the day that its walk has.
    fn working(
        &mut self,
        event: &str,
        start: Moment,
        n: i64,
        causes: &'static [&'static str],
        due: Option<Due>,
        received: Option<Day>,
        quiet: bool,
    ) {
        let asked = self.asked;
        self.receipt(start);
        let ends = asked.working_ends(start, n, causes, asked.touched());
        let supported = asked.china.is_supported(ends.latest);
        if supported
            && !asked.exclusions(causes).is_empty()
            && asked.working_ends(start, n, causes, !asked.touched()) != ends
        {
            self.said.readings.insert("excludedDay");
        }
        let Some(due) = due else {
            return if quiet { () } else { self.endless(ends.provisional, supported) };
        };
        if due.range.is_some() {
            self.said.readings.insert("unpublished");
        }
        self.ends_a_day();
        if quiet {
            return;
        }
        let next = received.unwrap_or(start.day);
        let date = show_day(start.day);
        match asked.passed(start) {
            _ if next == start.day => {
                self.because("start-day-not-counted", json!({"date": date, "event": event}))
            }
            Some(cut_off) if asked.china.works(start.day) => self.because(
                "cut-off-passed",
                json!({"date": date, "event": event, "cutOff": cut_off, "next": show_day(next)}),
            ),
            _ => self.because("received-next", json!({"date": date, "event": event, "next": show_day(next)})),
        }
        let left_out = asked.leaves_out(causes, asked.touched());
        let mut counts: BTreeMap<Vec<String>, i64> = BTreeMap::new();
        for d in (start.day + 1..=due.date).filter(|d| asked.china.works(*d) && left_out(*d)) {
            *counts.entry(asked.causes_in(causes, d * DAY, (d + 1) * DAY)).or_default() += 1;
        }
        for causes in [vec!["customer"], vec!["interconnection"], vec!["customer", "interconnection"]] {
            let causes: Vec<String> = causes.into_iter().map(str::to_owned).collect();
            if let Some(count) = counts.get(&causes) {
                self.because("excluded-days", json!({"count": count, "cause": causes.join(",")}));
            }
        }
        self.said.walked = Some(Walked::Working { start, n, causes });
    }

    /// An order that starts one of the changes of chapter 6.
    fn change(&mut self, n: Option<i64>, missing: &str, due: Option<Due>, received: Option<Day>) {
        let name = if self.reads("changeOrder", "activation-order") {
            "activation-order-raised"
        } else {
            "order-raised"
        };
        let Some(start) = self.asked.event(name) else { return self.awaits(&[name]) };
        self.said.start = Some(start);
        match n {
            None => self.because("figure-missing", json!({"figure": missing})),
            Some(n) => self.working(name, start, n, CAUSES_CUSTOMER, due, received, false),
        }
    }

    /// Whether the whole order is out of scope for the user's cause (A32).
    fn out_for_the_customer(&mut self) -> bool {
        if self.asked.exclusions(CAUSES_CUSTOMER).is_empty() || !self.reads("customerCause", "whole-order") {
            return false;
        }
        self.because("customer-cause-order", json!({}));
        true
    }

    fn awaits(&mut self, events: &[&str]) {
        for event in events {
            let never = self.asked.json["events"]
                .as_object()
                .is_some_and(|given| given.get(*event) == Some(&Json::Null));
            let code = if never { "event-did-not-happen" } else { "event-missing" };
            self.because(code, json!({"event": event}));
        }
    }

    /// A projection from an event that is not given to `on`.
    fn projects(&mut self, event: &str, start: Moment, on: Day) {
        self.said.projected_start = Some(start);
        self.because("projected", json!({"event": event, "date": show_day(on)}));
    }

    /// A clock that runs by the minute.
    fn minutes(
        &mut self,
        event: &str,
        start: Moment,
        seconds: Option<i64>,
        vague: bool,
        due: Option<Due>,
        causes: &'static [&'static str],
    ) {
        self.said.start = Some(start);
        let Some(seconds) = seconds else { return };
        self.because("start-chosen", json!({"event": event}));
        if vague {
            return self.because("time-of-day-missing", json!({"event": event}));
        }
        let from = start.instant().expect("a time of day");
        let Some(due) = due else { return self.endless(false, false) };
        let mut out: BTreeMap<Vec<String>, i64> = BTreeMap::new();
        let mut at = from;
        while at < due.at {
            let bounds =
                ["customer", "interconnection"].iter().flat_map(|cause| asked_bounds(self.asked, cause));
            let next = bounds.filter(|bound| *bound > at).min().unwrap_or(due.at).min(due.at);
            *out.entry(self.asked.causes_in(causes, at, next)).or_default() += next - at;
            at = next;
        }
        assert_eq!(out.get(&Vec::new()).copied().unwrap_or(0), seconds.abs().min(due.at - from).max(0));
        for causes in [vec!["customer"], vec!["interconnection"], vec!["customer", "interconnection"]] {
            let causes: Vec<String> = causes.into_iter().map(str::to_owned).collect();
            if let Some(seconds) = out.get(&causes) {
                self.because("excluded-time", json!({"minutes": seconds / 60, "cause": causes.join(",")}));
            }
        }
        self.said.walked = Some(Walked::Hours { from, to: due.at, causes });
    }
}

fn asked_bounds(asked: &Request<'_>, cause: &str) -> Vec<i64> {
    asked.exclusions(&[cause]).into_iter().flat_map(|(from, to)| [from, to]).collect()
}

impl Request<'_> {
    fn tells(&self, parties: (&'static str, &'static str)) -> Telling<'_, '_> {
        Telling::new(self, parties)
    }

    fn is_terminal(&self) -> bool {
        self.condition("terminal-fault")
            && !self.condition("involves-line")
            && !self.condition("involves-platform")
    }

    /// The events of a restoration that were given, and whether a bare date leaves open which came first.
    fn vague(&self, chosen: Moment, events: &[&str]) -> bool {
        events
            .iter()
            .filter_map(|event| self.event(event))
            .any(|moment| moment.day == chosen.day && moment.second.is_none())
    }

    fn order_statement(&self, id: &str, expected: &Expected, received: Option<Day>) -> Statement {
        let mut told = self.tells(("maintenance", "customer"));
        let construction = id == "change.resume" && self.condition("line-construction");
        let out = told.out_for_the_customer();
        let mut missing = "activationLimit";
        if construction {
            let code = if told.reads("resumeConstruction", "adds") {
                "construction-limit-added"
            } else {
                "construction-limit"
            };
            if !out {
                told.because(code, json!({}));
            }
        }
        if id == "change.rebuild" {
            told.reads("rebuild", "");
            missing =
                if told.reads("newGroup", "activation-limit") { "activationLimit" } else { "newGroupLimit" };
        }
        if !out {
            told.change(expected.limit.map(|limit| limit.amount), missing, expected.due, received);
        }
        told.said
    }

    fn activation_statement(&self, expected: &Expected, received: Option<Day>) -> Statement {
        let mut told = self.tells(("company", "customer"));
        match (self.event("order-raised"), expected.limit) {
            (None, _) => told.awaits(&["order-raised"]),
            (Some(start), None) => {
                told.said.start = Some(start);
                told.because("figure-missing", json!({"figure": "activationLimit"}));
            }
            (Some(start), Some(limit)) => {
                told.said.start = Some(start);
                told.working("order-raised", start, limit.amount, &[], expected.due, received, false);
            }
        }
        told.said
    }

    fn acceptance_statement(
        &self,
        expected: &Expected,
        received: Option<Day>,
        activation: &Expected,
        activated: &Statement,
    ) -> Statement {
        let mut told = self.tells(("maintenance", "construction"));
        // which event ends it
        told.reads("acceptancePhase", "");
        let n = expected.limit.unwrap().amount;
        if let Some(start) = self.event("work-completed") {
            told.said.start = Some(start);
            told.working("work-completed", start, n, &[], expected.due, received, false);
            return told.said;
        }
        told.awaits(&["work-completed"]);
        if let (Some(from), Some(due)) = (activation.due, expected.projected) {
            let start = Moment { day: from.date, second: None };
            told.said.readings.extend(&activated.readings);
            told.working("work-completed", start, n, &[], Some(due), None, true);
            told.projects("work-completed", start, from.date);
        }
        told.said
    }

    /// What is said of three months from a day; `quiet` where they are only projected.
    fn months(&self, told: &mut Telling<'_, '_>, start: Day, due: Option<Due>, quiet: bool) {
        let plain = add_months(start, 3);
        if !self.china.is_supported(plain) {
            if !quiet {
                told.because("beyond-supported", json!({"supportedThrough": "2035-12-31"}));
            }
            return;
        }
        let mut reasons = vec![reason(
            "start-day-not-counted",
            json!({"date": show_day(start), "event": "initial-acceptance"}),
        )];
        if super::dates::civil(plain).2 != super::dates::civil(start).2 {
            reasons.push(reason("month-end-clamped", json!({"date": show_day(plain)})));
        }
        let works = self.china.works(plain);
        if !works || plain > self.china.published_through {
            if told.reads("monthRestDay", "following") {
                let next = due.map_or(plain, |due| due.date);
                if next != plain {
                    let params =
                        json!({"date": show_day(plain), "next": show_day(next), "reading": "monthRestDay"});
                    reasons.push(reason("rolled-to-working-day", params));
                }
            } else if !works {
                reasons.push(json!({"code": "due-on-rest-day", "params": {"date": show_day(plain), "reading": "monthRestDay"}}));
            }
        }
        match due {
            Some(due) => {
                if due.range.is_some() {
                    told.said.readings.insert("unpublished");
                }
                told.ends_a_day();
                if !quiet {
                    told.said.reasons.extend(reasons);
                    told.said.walked = Some(Walked::Months { start });
                }
            }
            None if !quiet => told.endless(true, true),
            None => {}
        }
    }

    fn final_statement(
        &self,
        expected: &Expected,
        initial: &Expected,
        initial_said: &Statement,
    ) -> Statement {
        let mut told = self.tells(("maintenance", "construction"));
        if let Some(start) = self.event("initial-acceptance") {
            told.said.start = Some(start);
            self.months(&mut told, start.day, expected.due, false);
            return told.said;
        }
        told.awaits(&["initial-acceptance"]);
        let Some(held) = initial.due.or(initial.projected) else { return told.said };
        if !told.reads("acceptancePhase", "initial") {
            return told.said;
        }
        match expected.projected {
            Some(due) => {
                told.said.readings.extend(&initial_said.readings);
                self.months(&mut told, held.date, Some(due), true);
                told.projects("initial-acceptance", Moment { day: held.date, second: None }, held.date);
            }
            None => told.said.readings.clear(),
        }
        told.said
    }

    fn card_statement(&self, expected: &Expected) -> Statement {
        let mut told = self.tells(("company", "customer"));
        match self.event("service-activated") {
            None => told.awaits(&["service-activated"]),
            Some(start) => {
                told.said.start = Some(start);
                told.because("start-chosen", json!({"event": "service-activated"}));
                match expected.due {
                    Some(_) => {
                        told.ends_a_day();
                        told.said.walked = Some(Walked::Days { start: start.day, amount: 0 });
                    }
                    None => told.endless(false, false),
                }
            }
        }
        told.said
    }

    /// The start of a fault clock: the moment, its event, and whether there were two to choose from.
    fn fault_begin(&self) -> Option<(Moment, &'static str, bool)> {
        let (reported, alarm) = (self.event("fault-reported"), self.event("alarm-raised"));
        let both = reported.is_some() && alarm.is_some();
        let first = self.fault_start().ok()?;
        Some((first, if Some(first) == reported { "fault-reported" } else { "alarm-raised" }, both))
    }

    /// A clock by level.
    fn level_statement(
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

    fn overridden(&self, told: &mut Telling<'_, '_>) {
        told.because("terminal-fault", json!({}));
        told.because("dimension-set", json!({"dimension": "assuranceLevel", "value": "ordinary"}));
    }

    fn complaint_statement(&self, expected: &Expected) -> Statement {
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

    fn earliest_of(&self, events: [&'static str; 2]) -> Option<(Moment, &'static str, bool)> {
        let given: Vec<_> =
            events.into_iter().filter_map(|event| Some((self.event(event)?, event))).collect();
        let first = given.iter().min_by_key(|(moment, _)| (moment.day, moment.second.unwrap_or(-1)))?;
        Some((first.0, first.1, given.len() > 1))
    }

    fn restoration_statement(&self, expected: &Expected) -> Statement {
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
        if choice && told.reads("restorationStart", "report") || !choice {
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

    fn stage_statement(
        &self,
        parties: (&'static str, &'static str),
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
        let Some(start) = self.event("fault-reported") else {
            told.awaits(&["fault-reported"]);
            return told.said;
        };
        told.said.start = Some(start);
        told.because("start-chosen", json!({"event": "fault-reported"}));
        if start.second.is_none() {
            told.because("time-of-day-missing", json!({"event": "fault-reported"}));
            return told.said;
        }
        // it goes on until the service is restored, else until that is due
        let ended = self.event("service-restored").and_then(Moment::instant);
        if ended.is_none() && restoration.due.is_some() {
            told.said.readings.extend(&restored.readings);
        }
        if expected.instants.len() == 1_000 {
            told.because("instants-truncated", json!({"count": 1000}));
        }
        told.said
    }

    /// Minutes after an event for which restoration's end stands in a projection.
    fn after_statement(
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

    fn report_statement(
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
            Some(asked) if latest && asked.not_before() > handled.not_before() => (asked, "report-requested"),
            _ => (handled, "fault-handled"),
        };
        let due = if given.is_some() { expected.due } else { expected.projected };
        let quiet = given.is_none();
        if quiet {
            told.awaits(&["fault-handled"]);
            if due.is_none() {
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

    fn seven(&self, told: &mut Telling<'_, '_>, event: &str, start: Day, due: Option<Due>, quiet: bool) {
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

    fn yearly_statement(&self, faults: bool) -> Statement {
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
    fn lead_statement(&self, expected: &Expected, internal: bool) -> Statement {
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

    fn emergency_statement(&self, expected: &Expected) -> Statement {
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
        let mut oral = self.tells(("account-manager", "customer"));
        let logged = self.event("fault-handled").is_none() && self.event("service-restored").is_some();
        let shared = logged && oral.reads("singleTime", "shared");
        if shared {
            oral.because("restored-for-handled", json!({}));
        }
        let event = if shared { "service-restored" } else { "fault-handled" };
        self.after_statement(&mut oral, event, 30, of("fault.oral-feedback"), restoration, &restored);
        let mut summary = self.tells(("operations", "customer"));
        self.after_statement(
            &mut summary,
            "service-restored",
            30,
            of("fault.restoration-summary"),
            restoration,
            &restored,
        );
        let mut ticket = self.tells(("ticket-receiver", "operations"));
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
                self.final_statement(of("delivery.final-acceptance"), initial, &accepted),
            ),
            ("delivery.activation", activated),
            ("delivery.acceptance", accepted),
            ("delivery.contact-card", self.card_statement(of("delivery.contact-card"))),
            ("complaint.handling", self.complaint_statement(of("complaint.handling"))),
            (
                "fault.stage-feedback",
                self.stage_statement(
                    ("account-manager", "customer"),
                    of("fault.stage-feedback"),
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
