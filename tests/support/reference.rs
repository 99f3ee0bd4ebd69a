//! A slow and plain second implementation of the commitments that have a date or a number, written from the
//! specification and the contract. It shares no code with the engine.

use super::china::China;
use super::clocks::{Fault, Timed};
use super::dates::{DAY, Moment, Second, add_months};
use super::expected::{Alternative, Due, Expected, Finish, Limit, Outcome, State, limit};
use super::tables::*;
use serde_json::Value as Json;
use std::collections::BTreeMap;

pub const OPENING: [&str; 5] =
    ["order-raised", "work-completed", "complaint-accepted", "fault-reported", "works-planned"];
pub const OTHERS: [&str; 20] = [
    "initial-acceptance",
    "service-activated",
    "alarm-raised",
    "fault-handled",
    "service-restored",
    "report-requested",
    "ticket-dispatched",
    "final-acceptance",
    "contact-card-posted",
    "change-completed",
    "complaint-closed",
    "oral-feedback-given",
    "report-submitted",
    "summary-given",
    "report-to-manager-submitted",
    "ticket-accepted",
    "notice-given",
    "department-notified",
    "activation-order-raised",
    "fault-report-received",
];
/// The event that ends each commitment, as the source names its end.
const ENDS: [(&str, &str); 21] = [
    ("delivery.activation", "service-activated"),
    ("delivery.acceptance", "initial-acceptance"),
    ("delivery.final-acceptance", "final-acceptance"),
    ("delivery.contact-card", "contact-card-posted"),
    ("change.suspend", "change-completed"),
    ("change.cancel", "change-completed"),
    ("change.resume", "change-completed"),
    ("change.other", "change-completed"),
    ("change.rebuild", "change-completed"),
    ("complaint.handling", "complaint-closed"),
    ("fault.restoration", "service-restored"),
    ("fault.oral-feedback", "oral-feedback-given"),
    ("fault.restoration-summary", "summary-given"),
    ("fault.written-report", "report-submitted"),
    ("fault.report-to-manager", "report-to-manager-submitted"),
    ("fault.ticket-acceptance", "ticket-accepted"),
    ("notice.planned", "notice-given"),
    ("notice.emergency", "notice-given"),
    ("notice.planned-internal", "department-notified"),
    ("fault.stage-feedback", "service-restored"),
    ("fault.stage-report", "service-restored"),
];
pub const CAUSES_BOTH: &[&str] = &["customer", "interconnection"];
pub const CAUSES_CUSTOMER: &[&str] = &["customer"];

pub struct Request<'a> {
    pub json: &'a Json,
    pub china: &'a China,
}

impl<'a> Request<'a> {
    pub fn new(json: &'a Json, china: &'a China) -> Self {
        Self { json, china }
    }

    pub fn dimension(&self, name: &str) -> Option<&'a str> {
        self.json["dimensions"][name].as_str()
    }

    pub fn tier(&self) -> usize {
        column(&TIERS, self.dimension("customerTier").expect("a tier"))
    }

    pub fn condition(&self, name: &str) -> bool {
        self.json["conditions"][name].as_bool().unwrap_or(name == "service-affecting")
    }

    pub fn reading(&self, name: &str) -> Option<&'a str> {
        self.json["readings"][name].as_str()
    }

    pub fn figure(&self, name: &str) -> Option<i64> {
        self.json["figures"][name]["amount"].as_i64()
    }

    pub fn event(&self, name: &str) -> Option<Moment> {
        match &self.json["events"][name] {
            Json::String(text) => Some(Moment::read(text)),
            Json::Null if self.json["events"].get(name).is_none() && OPENING.contains(&name) => {
                Some(Moment::read(self.json["startAt"].as_str().expect("a start")))
            }
            _ => None,
        }
    }

    pub fn needed(&self, name: &'static str) -> Result<Moment, Fault> {
        self.event(name).ok_or_else(|| Fault::Awaits(vec![name]))
    }

    /// The earlier of the report and the alarm; a bare date matters only if its day is not later than the other's.
    pub fn fault_start(&self) -> Result<Moment, Fault> {
        if self.reading("restorationStart") == Some("report") {
            return self.needed("fault-reported");
        }
        self.earlier_of_fault()
    }

    fn earlier_of_fault(&self) -> Result<Moment, Fault> {
        match (self.event("fault-reported"), self.event("alarm-raised")) {
            (None, None) => Err(Fault::Awaits(vec!["fault-reported", "alarm-raised"])),
            (Some(one), None) | (None, Some(one)) => Ok(one),
            (Some(a), Some(b)) => match (a.instant(), b.instant()) {
                (Some(x), Some(y)) => Ok(if x <= y { a } else { b }),
                (None, Some(_)) => Ok(if a.day <= b.day { a } else { b }),
                (Some(_), None) => Ok(if b.day <= a.day { b } else { a }),
                (None, None) => Ok(if a.day <= b.day { a } else { b }),
            },
        }
    }

    /// The level that complaint and restoration take (R46).
    pub fn level(&self) -> Option<&'a str> {
        let terminal = self.condition("terminal-fault");
        if terminal && !self.condition("involves-line") && !self.condition("involves-platform") {
            Some("ordinary")
        } else {
            self.dimension("assuranceLevel")
        }
    }

    fn hours_at(&self, level: &str) -> Limit {
        limit(
            cell(&HOURS, self.dimension("locality").expect("a locality"), column(&LEVELS, level)),
            "calendarHours",
        )
    }

    fn complaint(&self) -> Expected {
        let as_fault = self.reading("complaintStart") == Some("as-fault");
        let start = || if as_fault { self.earlier_of_fault() } else { self.needed("complaint-accepted") };
        let note = self.reading("terminalNote") != Some("restoration-only");
        let level = if note { self.level() } else { self.dimension("assuranceLevel") };
        self.by_level(&start, level, None)
    }

    fn by_level(
        &self,
        start: &dyn Fn() -> Result<Moment, Fault>,
        level: Option<&'a str>,
        scope: Option<&'static str>,
    ) -> Expected {
        let due = |hours: Limit| start().and_then(|from| self.clock(from, hours.amount * 3_600, CAUSES_BOTH));
        let Some(level) = level else {
            let answer = self.dated(None, scope, start().and(Err(Fault::Indeterminate)));
            let each = LEVELS.map(|level| Alternative {
                level,
                limit: self.hours_at(level),
                due: due(self.hours_at(level)).ok(),
                outcome: None,
            });
            return Expected { alternatives: each.to_vec(), ..answer };
        };
        let hours = self.hours_at(level);
        self.dated(Some(hours), scope, due(hours))
    }

    /// Puts the statuses in the contract's order around a clock's answer.
    fn dated(&self, limit: Option<Limit>, status: Option<&'static str>, timed: Timed) -> Expected {
        let blank = Expected { limit, ..Expected::default() };
        match (status, timed) {
            (Some(status), _) => Expected { status, ..blank },
            (None, Err(Fault::Awaits(awaits))) => Expected { status: "awaiting-event", awaits, ..blank },
            (None, Err(Fault::Indeterminate)) => Expected { status: "indeterminate", ..blank },
            (None, Ok(due)) => Expected { status: "determined", due: Some(due), ..blank },
        }
    }

    /// The event from which a change counts (A31).
    pub(super) fn change_opened(&self) -> &'static str {
        let literal = self.reading("changeOrder") == Some("activation-order");
        if literal { "activation-order-raised" } else { "order-raised" }
    }

    /// Whether the user delayed the change itself (R30): of an interval counts what lies between the raising of the order and
    /// the end of the change (R29, A34). A bare date stands for its whole day.
    pub(super) fn user_delayed(&self, id: &str) -> bool {
        let Some(raised) = self.event(self.change_opened()) else { return false };
        let first = raised.instant().unwrap_or(raised.day * DAY);
        let finished = self.json["finishedAt"][id].as_str().map(Moment::read).or_else(|| self.end_of(id));
        let last = finished.map_or(Second::MAX, |end| end.instant().unwrap_or((end.day + 1) * DAY));
        self.exclusions(CAUSES_CUSTOMER).into_iter().any(|(from, to)| from.max(first) < to.min(last))
    }

    fn order(&self, id: &str, days: Option<i64>) -> Expected {
        let timed = self.needed(self.change_opened()).and_then(|start| {
            days.map_or(Err(Fault::Indeterminate), |n| self.working_days(start, n, CAUSES_CUSTOMER))
        });
        let whole = self.reading("customerCause") == Some("whole-order");
        let out = whole && self.user_delayed(id);
        self.dated(days.map(|n| limit(n, "businessDays")), out.then_some("out-of-scope"), timed)
    }

    fn resume(&self) -> Expected {
        let table = cell(&RESUME, self.dimension("locality").expect("a locality"), self.tier());
        if !self.condition("line-construction") {
            return self.order("change.resume", Some(table));
        }
        let added = if self.reading("resumeConstruction") == Some("adds") { table } else { 0 };
        self.order("change.resume", self.figure("activationLimit").map(|activation| activation + added))
    }

    fn rebuild(&self) -> Expected {
        let with_suspension = self.reading("rebuild") == Some("suspension-plus-new-group-plus-cutover");
        let borrowed = self.reading("newGroup") == Some("activation-limit");
        let figure = if borrowed { "activationLimit" } else { "newGroupLimit" };
        self.order(
            "change.rebuild",
            self.figure(figure).map(|new_group| new_group + 2 + if with_suspension { 3 } else { 0 }),
        )
    }

    pub fn acceptance(&self) -> Expected {
        let days = ACCEPTANCE[self.tier()];
        let timed = self.needed("work-completed").and_then(|start| self.working_days(start, days, &[]));
        let mut answer = self.dated(Some(limit(days, "businessDays")), None, timed);
        if answer.status == "awaiting-event" {
            let activated = self.activation().due.map(|due| Moment { day: due.date, second: None });
            answer.projected = activated.and_then(|start| self.working_days(start, days, &[]).ok());
        }
        answer
    }

    /// The source's own limit is lost: only a figure that the operator gives dates it.
    pub fn activation(&self) -> Expected {
        let days = self.figure("activationLimit");
        let timed = self
            .needed("order-raised")
            .and_then(|start| days.map_or(Err(Fault::Indeterminate), |n| self.working_days(start, n, &[])));
        self.dated(days.map(|n| limit(n, "businessDays")), None, timed)
    }

    fn final_acceptance(&self) -> Expected {
        let end = |start: Moment| {
            let day = add_months(start.day, 3);
            if self.reading("monthRestDay") == Some("following") && self.china.is_supported(day) {
                self.rolled(start, day)
            } else {
                self.due_on(day, Some(start), None)
            }
        };
        let mut answer = self.dated(
            Some(limit(3, "calendarMonths")),
            None,
            self.needed("initial-acceptance").and_then(end),
        );
        // Where the days of table R08 are those of final acceptance, they say nothing of initial acceptance.
        if answer.status == "awaiting-event" && self.reading("acceptancePhase") != Some("final") {
            let acceptance = self.acceptance();
            let initial =
                acceptance.due.or(acceptance.projected).map(|due| Moment { day: due.date, second: None });
            answer.projected = initial.and_then(|start| end(start).ok());
        }
        answer
    }

    pub fn restoration(&self) -> Expected {
        let scope = self.condition("external-equipment") || !self.condition("service-affecting");
        // scope comes before the override by a terminal fault (A33)
        let level = if scope { self.dimension("assuranceLevel") } else { self.level() };
        self.by_level(&|| self.fault_start(), level, scope.then_some("out-of-scope"))
    }

    fn minutes_after(&self, event: &'static str, minutes: i64) -> Expected {
        let run = |start: Moment| self.clock(start, minutes * 60, &[]);
        let mut answer =
            self.dated(Some(limit(minutes, "calendarMinutes")), None, self.needed(event).and_then(run));
        if answer.status == "awaiting-event" && ["fault-handled", "service-restored"].contains(&event) {
            answer.projected = self.restoration().due.and_then(|due| run(Moment::at(due.at)).ok());
        }
        answer
    }

    /// Oral feedback.
    fn oral_feedback(&self) -> Expected {
        if !self.condition("service-affecting") {
            let limit = Some(limit(30, "calendarMinutes"));
            return Expected { status: "out-of-scope", limit, ..Expected::default() };
        }
        self.minutes_after(self.logged("fault-handled", "service-restored"), 30)
    }

    /// Of the two times of a fault its own, or the other where that alone was logged and a reading lets it stand for both (A11).
    pub(super) fn logged(&self, own: &'static str, other: &'static str) -> &'static str {
        let alone = self.event(own).is_none() && self.event(other).is_some();
        if alone && self.reading("singleTime") == Some("shared") { other } else { own }
    }

    /// The event from which operations support reports: when it received the fault report, else when that was made.
    pub(super) fn report_receipt(&self) -> &'static str {
        if self.event("fault-report-received").is_some() { "fault-report-received" } else { "fault-reported" }
    }

    fn stage_feedback(&self, event: &'static str) -> Expected {
        let period = STAGE[self.tier()];
        let known = period.map(|minutes| limit(minutes, "calendarMinutes"));
        if !self.condition("service-affecting") {
            return Expected { status: "out-of-scope", limit: known, ..Expected::default() };
        }
        let Some(minutes) = period else {
            return Expected { status: "on-request", ..Expected::default() };
        };
        let blank = Expected { limit: known, ..Expected::default() };
        let start = match self.event(event) {
            None => return Expected { status: "awaiting-event", awaits: vec![event], ..blank },
            Some(reported) => match reported.instant() {
                None => return Expected { status: "indeterminate", ..blank },
                Some(instant) => instant,
            },
        };
        let restored = self.event("service-restored").and_then(|restored| restored.instant());
        let until = restored.unwrap_or_else(|| self.restoration().due.map_or(start, |due| due.at));
        let instants = (1..=1_000).map(|k| start + k * minutes * 60).take_while(|at| *at <= until).collect();
        Expected { status: "determined", instants, ..blank }
    }

    fn report(&self) -> Expected {
        let seven =
            if self.reading("sevenDays") == Some("business") { "businessDays" } else { "calendarDays" };
        let requested = self.event("report-requested");
        let (known, on_request) = match self.tier() {
            0 => (Some(limit(2, "businessDays")), false),
            1 => (Some(limit(7, seven)), requested.is_none()),
            _ => (None, true),
        };
        // the definition before table 7-3 speaks of faults that affect the customer; the sentence before table 7-4 does not
        if !self.condition("service-affecting") && self.reading("reportScope") == Some("affecting") {
            return Expected { status: "out-of-scope", limit: known, ..Expected::default() };
        }
        if on_request {
            return Expected { status: "on-request", limit: known, ..Expected::default() };
        }
        let end = |handled: Moment| match requested {
            _ if self.tier() == 0 => self.working_days(handled, 2, &[]),
            _ if self.reading("reportStart") == Some("handled") => self.seven_days(handled),
            Some(asked) if asked.not_before() > handled.not_before() => self.seven_days(asked),
            _ => self.seven_days(handled),
        };
        let mut answer = self.dated(known, None, self.needed("fault-handled").and_then(end));
        if answer.status == "awaiting-event" {
            answer.projected = self.restoration().due.and_then(|due| end(Moment::at(due.at)).ok());
        }
        answer
    }

    fn planned_notice(&self) -> Expected {
        let days = NOTICE[self.tier()];
        let timed = self.needed("works-planned").and_then(|works| self.lead(works, days));
        let replaces = self.emergency_replaces();
        let status = self.notice_scope().or(replaces.then_some("not-required"));
        self.dated(Some(limit(days, "businessDays")), status, timed)
    }

    /// Works that do not affect the customer's normal use call for no notice (R65).
    fn notice_scope(&self) -> Option<&'static str> {
        (!self.condition("service-affecting")).then_some("out-of-scope")
    }

    /// Whether the emergency notice takes the place of the lead time (A49).
    fn emergency_replaces(&self) -> bool {
        let every = self.reading("emergencyScope") != Some("told-by-account-manager");
        self.condition("emergency") && (every || self.tier() >= 2)
    }

    fn emergency_notice(&self) -> Expected {
        let status = self.notice_scope().or((!self.emergency_replaces()).then_some("not-required"));
        if self.emergency_replaces() && self.reading("emergencyDay") == Some("previous-day") {
            let timed = self.needed("works-planned").and_then(|works| self.due_on(works.day - 1, None, None));
            return self.dated(Some(limit(1, "calendarDays")), status, timed);
        }
        let timed = self.needed("works-planned").and_then(|works| {
            works.instant().ok_or(Fault::Indeterminate).and_then(|instant| self.due_at(instant - 24 * 3_600))
        });
        self.dated(Some(limit(24, "calendarHours")), status, timed)
    }

    /// A yearly cap or count by level; a terminal fault that involves nothing of the network is out of scope (R53).
    fn yearly(&self, cells: [i64; 4], units: &'static str) -> Expected {
        let nothing =
            !["involves-line", "involves-equipment", "involves-platform"].iter().any(|c| self.condition(c));
        let outside = self.condition("terminal-fault") && nothing;
        let known = self.dimension("assuranceLevel").map(|level| limit(cells[column(&LEVELS, level)], units));
        // R51 speaks of one leased line; of an overlay service it is not said whether it has one
        let service = self.dimension("service").expect("a service");
        let lines = units == "occurrences" && self.reading("repeatFaultsScope") != Some("all");
        let outside = outside || lines && ["group-sms", "group-mms"].contains(&service);
        let open = lines && service == "overlay";
        let status = match (outside, known) {
            (true, _) => "out-of-scope",
            (false, _) if open => "indeterminate",
            (false, None) => "indeterminate",
            (false, Some(_)) => "determined",
        };
        let alternatives = if known.is_some() || open {
            Vec::new()
        } else {
            let without_date = |(level, amount)| Alternative {
                level,
                limit: limit(amount, units),
                due: None,
                outcome: None,
            };
            LEVELS.into_iter().zip(cells).map(without_date).collect()
        };
        Expected { status, limit: known, alternatives, ..Expected::default() }
    }

    fn feedbacks(&self) -> Expected {
        let leased = is_leased_line(self.dimension("service").expect("a service"));
        let cells = FEEDBACKS.iter().find(|(class, _)| *class == leased).unwrap().1;
        let known = Some(limit(cells[self.tier()], "occurrences"));
        Expected { status: "determined", limit: known, ..Expected::default() }
    }

    /// Every commitment of the contract's table.
    pub fn expected(&self) -> BTreeMap<&'static str, Expected> {
        let activated =
            self.needed("service-activated").and_then(|start| self.due_on(start.day, Some(start), None));
        let mut all = BTreeMap::from([
            ("delivery.progress-feedback", self.feedbacks()),
            ("delivery.activation", self.activation()),
            ("delivery.acceptance", self.acceptance()),
            ("delivery.final-acceptance", self.final_acceptance()),
            ("delivery.contact-card", self.dated(Some(limit(0, "calendarDays")), None, activated)),
            ("change.suspend", self.order("change.suspend", Some(3))),
            ("change.cancel", self.order("change.cancel", Some(3))),
            ("change.resume", self.resume()),
            (
                "change.other",
                self.order("change.other", self.figure("activationLimit").map(|activation| 3 + activation)),
            ),
            ("change.rebuild", self.rebuild()),
            ("complaint.handling", self.complaint()),
            ("fault.restoration", self.restoration()),
            ("fault.stage-feedback", self.stage_feedback("fault-reported")),
            ("fault.stage-report", self.stage_feedback(self.report_receipt())),
            ("fault.oral-feedback", self.oral_feedback()),
            (
                "fault.restoration-summary",
                self.minutes_after(self.logged("service-restored", "fault-handled"), 30),
            ),
            ("fault.written-report", self.report()),
            ("fault.report-to-manager", self.report()),
            ("fault.ticket-acceptance", self.minutes_after("ticket-dispatched", 10)),
            ("quality.repeat-faults", self.yearly(REPEATS, "occurrences")),
            ("quality.annual-interruption", self.yearly(INTERRUPTION, "calendarHours")),
            ("notice.planned", self.planned_notice()),
            ("notice.emergency", self.emergency_notice()),
        ]);
        for (id, answer) in &mut all {
            answer.outcome = answer.due.and_then(|due| self.outcome(id, due));
            for other in &mut answer.alternatives {
                other.outcome = other.due.and_then(|due| self.outcome(id, due));
            }
        }
        all
    }

    /// When the event was that ends a commitment.
    pub fn end_of(&self, id: &str) -> Option<Moment> {
        let (_, event) = ENDS.iter().find(|(one, _)| *one == id)?;
        let last = id == "delivery.acceptance" && self.reading("acceptancePhase") == Some("final");
        self.event(if last { "final-acceptance" } else { event })
    }

    /// The finish given for the commitment, else the event that ends it, else the present moment.
    fn outcome(&self, id: &str, due: Due) -> Option<Outcome> {
        let given = self.json["finishedAt"][id].as_str().map(Moment::read);
        if let Some(finished) = given {
            return Some(finished_at(finished, Finish::Given, due));
        }
        if let Some(finished) = self.end_of(id) {
            return Some(finished_at(finished, Finish::Event, due));
        }
        let now = Moment::read(self.json["now"].as_str()?).instant()?;
        let outcome = if in_time(now, due) {
            Outcome { state: State::Open, seconds: due.at - now, finish: Finish::None }
        } else {
            Outcome { state: State::Missed, seconds: now - due.at, finish: Finish::None }
        };
        Some(outcome)
    }
}

fn in_time(at: Second, due: Due) -> bool {
    if due.by_day { at < due.at } else { at <= due.at }
}

/// A bare date stands for its whole day.
fn finished_at(finished: Moment, finish: Finish, due: Due) -> Outcome {
    let (first, last) = match finished.instant() {
        Some(at) => (at, at),
        None => (finished.day * DAY, (finished.day + 1) * DAY),
    };
    let (state, seconds) = if finished.instant().is_some() && in_time(first, due) || last < due.at {
        (State::Met, due.at - last)
    } else if finished.instant().is_some() || first > due.at {
        (State::Missed, first - due.at)
    } else {
        (State::Undecided, 0)
    };
    Outcome { state, seconds, finish }
}
