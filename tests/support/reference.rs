//! A slow and plain second implementation of the commitments that have a date or a number, written from the
//! specification and the contract. It shares no code with the engine.

use super::china::{China, Count};
use super::dates::{DAY, Day, Moment, Second, add_months};
use super::expected::{Due, Expected, Limit, Outcome, limit};
use super::tables::*;
use serde_json::Value as Json;
use std::collections::BTreeMap;

pub const OPENING: [&str; 5] =
    ["order-raised", "work-completed", "complaint-accepted", "fault-reported", "works-planned"];
pub const OTHERS: [&str; 7] = [
    "initial-acceptance",
    "service-activated",
    "alarm-raised",
    "fault-handled",
    "service-restored",
    "report-requested",
    "ticket-dispatched",
];
pub const CAUSES_BOTH: &[&str] = &["customer", "interconnection"];
pub const CAUSES_CUSTOMER: &[&str] = &["customer"];

/// Why a clock gives no moment.
enum Fault {
    Awaits(Vec<&'static str>),
    Indeterminate,
}

type Timed = Result<Due, Fault>;

pub struct Request<'a> {
    json: &'a Json,
    china: &'a China,
}

impl<'a> Request<'a> {
    pub fn new(json: &'a Json, china: &'a China) -> Self {
        Self { json, china }
    }

    fn dimension(&self, name: &str) -> Option<&'a str> {
        self.json["dimensions"][name].as_str()
    }

    fn tier(&self) -> usize {
        column(&TIERS, self.dimension("customerTier").expect("a tier"))
    }

    fn condition(&self, name: &str) -> bool {
        self.json["conditions"][name].as_bool().unwrap_or(name == "service-affecting")
    }

    fn reading(&self, name: &str) -> Option<&'a str> {
        self.json["readings"][name].as_str()
    }

    fn figure(&self, name: &str) -> Option<i64> {
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

    fn needed(&self, name: &'static str) -> Result<Moment, Fault> {
        self.event(name).ok_or_else(|| Fault::Awaits(vec![name]))
    }

    /// Excluded intervals of the causes that a rule names, in order, united where they overlap or touch.
    fn exclusions(&self, causes: &[&str]) -> Vec<(Second, Second)> {
        let mut all: Vec<(Second, Second)> = self.json["exclusions"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|interval| causes.contains(&interval["cause"].as_str().unwrap()))
            .map(|interval| {
                let end = |name: &str| Moment::read(interval[name].as_str().unwrap()).instant().unwrap();
                (end("from"), end("to"))
            })
            .collect();
        all.sort_unstable();
        let mut united: Vec<(Second, Second)> = Vec::new();
        for (from, to) in all {
            match united.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => united.push((from, to)),
            }
        }
        united
    }

    fn end_of_day(&self, date: Day) -> Second {
        match self.reading("dayEnd") {
            Some("close-of-business") => {
                date * DAY + clock(self.reading("closingTime").expect("checked by the generator"))
            }
            _ => (date + 1) * DAY,
        }
    }

    fn due_on(&self, date: Day, range: Option<(Day, Day)>) -> Timed {
        if range.is_some() && self.reading("unpublished") == Some("indeterminate") {
            return Err(Fault::Indeterminate);
        }
        let (first, last) = range.unwrap_or((date, date));
        if !self.china.is_supported(first) || !self.china.is_supported(last) {
            return Err(Fault::Indeterminate);
        }
        Ok(Due { date, at: self.end_of_day(date), by_day: true, range })
    }

    /// `n` working days after a moment: the start day is not counted (Civil Code art. 201).
    fn working_days(&self, start: Moment, n: i64, causes: &[&str]) -> Timed {
        let excluded = self.exclusions(causes);
        let wholly_excluded = |d: Day| excluded.iter().any(|(from, to)| *from <= d * DAY && (d + 1) * DAY <= *to);
        let received_next = self.reading("nonWorkingReceipt") == Some("received-next");
        let too_late = match (self.reading("cutOff"), start.second) {
            (Some(cut_off), Some(second)) if cut_off != "none" => second > clock(cut_off),
            _ => false,
        };
        let step = |mut so_far: Count, d: Day, works: bool| {
            if !so_far.received {
                so_far.received = works && !(d == start.day && too_late);
            } else if works && !wholly_excluded(d) {
                so_far.counted += 1;
            }
            so_far.done = (so_far.counted == n).then_some(d);
            so_far
        };
        let (from, first) = if received_next { (start.day, false) } else { (start.day + 1, true) };
        let ends = self.china.walk(from, 1, Count { received: first, ..Count::default() }, &step);
        self.due_on(ends.earliest, ends.provisional.then_some((ends.earliest, ends.latest)))
    }

    /// `n` working days before the planned day, which is not counted.
    fn lead(&self, planned: Moment, n: i64) -> Timed {
        let step = |mut so_far: Count, d: Day, works: bool| {
            so_far.counted += i64::from(works);
            so_far.done = (so_far.counted == n).then_some(d);
            so_far
        };
        let ends = self.china.walk(planned.day - 1, -1, Count::default(), &step);
        self.due_on(ends.earliest, ends.provisional.then_some((ends.earliest, ends.latest)))
    }

    fn seven_days(&self, start: Moment) -> Timed {
        match self.reading("sevenDays") {
            Some("business") => self.working_days(start, 7, &[]),
            Some("calendar-following") => {
                let step = |so_far: Count, d: Day, works: bool| Count { done: works.then_some(d), ..so_far };
                let ends = self.china.walk(start.day + 7, 1, Count::default(), &step);
                self.due_on(ends.earliest, ends.provisional.then_some((ends.earliest, ends.latest)))
            }
            _ => self.due_on(start.day + 7, None),
        }
    }

    /// A clock of hours or minutes, 7×24 from the exact moment, standing still inside excluded intervals.
    fn clock(&self, start: Moment, seconds: Second, causes: &[&str]) -> Timed {
        let mut at = start.instant().ok_or(Fault::Indeterminate)?;
        let mut left = seconds;
        for (from, to) in self.exclusions(causes) {
            if to <= at {
                continue;
            }
            let running = (from - at).max(0);
            if left <= running {
                break;
            }
            left -= running;
            at = to;
        }
        self.due_at(at + left)
    }

    fn due_at(&self, at: Second) -> Timed {
        let date = at.div_euclid(DAY);
        if !self.china.is_supported(date) {
            return Err(Fault::Indeterminate);
        }
        Ok(Due { date, at, by_day: false, range: None })
    }

    /// The earlier of the report and the alarm; a bare date matters only if its day is not later than the other's.
    fn fault_start(&self) -> Result<Moment, Fault> {
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
    fn level(&self) -> Option<&'a str> {
        let terminal = self.condition("terminal-fault");
        if terminal && !self.condition("involves-line") && !self.condition("involves-platform") {
            Some("ordinary")
        } else {
            self.dimension("assuranceLevel")
        }
    }

    fn hours_at(&self, level: &str) -> Limit {
        limit(cell(&HOURS, self.dimension("locality").expect("a locality"), column(&LEVELS, level)), "calendarHours")
    }

    fn by_level(&self, start: &dyn Fn() -> Result<Moment, Fault>, scope: Option<&'static str>) -> Expected {
        let due = |hours: Limit| start().and_then(|from| self.clock(from, hours.amount * 3_600, CAUSES_BOTH));
        let Some(level) = self.level() else {
            let answer = self.dated(None, scope, start().and(Err(Fault::Indeterminate)));
            let each = LEVELS.map(|level| (level, self.hours_at(level), due(self.hours_at(level)).ok()));
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

    fn order(&self, days: Option<i64>) -> Expected {
        let timed = self
            .needed("order-raised")
            .and_then(|start| days.map_or(Err(Fault::Indeterminate), |n| self.working_days(start, n, CAUSES_CUSTOMER)));
        self.dated(days.map(|n| limit(n, "businessDays")), None, timed)
    }

    fn resume(&self) -> Expected {
        if self.condition("line-construction") {
            return self.order(self.figure("activationLimit"));
        }
        self.order(Some(cell(&RESUME, self.dimension("locality").expect("a locality"), self.tier())))
    }

    fn rebuild(&self) -> Expected {
        let with_suspension = self.reading("rebuild") == Some("suspension-plus-new-group-plus-cutover");
        self.order(self.figure("newGroupLimit").map(|new_group| new_group + 2 + if with_suspension { 3 } else { 0 }))
    }

    fn acceptance(&self) -> Expected {
        let days = ACCEPTANCE[self.tier()];
        let timed = self.needed("work-completed").and_then(|start| self.working_days(start, days, &[]));
        self.dated(Some(limit(days, "businessDays")), None, timed)
    }

    fn final_acceptance(&self) -> Expected {
        let end = |start: Moment| self.due_on(add_months(start.day, 3), None);
        let mut answer =
            self.dated(Some(limit(3, "calendarMonths")), None, self.needed("initial-acceptance").and_then(end));
        if answer.status == "awaiting-event" {
            let initial = self.acceptance().due.map(|due| Moment { day: due.date, second: None });
            answer.projected = initial.and_then(|start| end(start).ok());
        }
        answer
    }

    fn restoration(&self) -> Expected {
        let scope = self.condition("external-equipment") || !self.condition("service-affecting");
        self.by_level(&|| self.fault_start(), scope.then_some("out-of-scope"))
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

    fn stage_feedback(&self) -> Expected {
        let period = STAGE[self.tier()];
        let known = period.map(|minutes| limit(minutes, "calendarMinutes"));
        if !self.condition("service-affecting") {
            return Expected { status: "out-of-scope", limit: known, ..Expected::default() };
        }
        let Some(minutes) = period else {
            return Expected { status: "on-request", ..Expected::default() };
        };
        let blank = Expected { limit: known, ..Expected::default() };
        let start = match self.event("fault-reported") {
            None => return Expected { status: "awaiting-event", awaits: vec!["fault-reported"], ..blank },
            Some(reported) => match reported.instant() {
                None => return Expected { status: "indeterminate", ..blank },
                Some(instant) => instant,
            },
        };
        let until = self.restoration().due.map_or(start, |due| due.at);
        let instants = (1..=1_000).map(|k| start + k * minutes * 60).take_while(|at| *at <= until).collect();
        Expected { status: "determined", instants, ..blank }
    }

    fn report(&self) -> Expected {
        let seven = if self.reading("sevenDays") == Some("business") { "businessDays" } else { "calendarDays" };
        let requested = self.event("report-requested");
        let (known, on_request) = match self.tier() {
            0 => (Some(limit(2, "businessDays")), false),
            1 => (Some(limit(7, seven)), requested.is_none()),
            _ => (None, true),
        };
        if on_request {
            return Expected { status: "on-request", limit: known, ..Expected::default() };
        }
        let end = |handled: Moment| match requested {
            _ if self.tier() == 0 => self.working_days(handled, 2, &[]),
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
        let status = self.condition("emergency").then_some("not-required");
        self.dated(Some(limit(days, "businessDays")), status, timed)
    }

    fn emergency_notice(&self) -> Expected {
        let timed = self.needed("works-planned").and_then(|works| {
            works.instant().ok_or(Fault::Indeterminate).and_then(|instant| self.due_at(instant - 24 * 3_600))
        });
        let status = (!self.condition("emergency")).then_some("not-required");
        self.dated(Some(limit(24, "calendarHours")), status, timed)
    }

    /// A yearly cap or count by level; a terminal fault that involves nothing of the network is out of scope (R53).
    fn yearly(&self, cells: [i64; 4], units: &'static str) -> Expected {
        let nothing = !["involves-line", "involves-equipment", "involves-platform"].iter().any(|c| self.condition(c));
        let outside = self.condition("terminal-fault") && nothing;
        let known = self.dimension("assuranceLevel").map(|level| limit(cells[column(&LEVELS, level)], units));
        let status = match (outside, known) {
            (true, _) => "out-of-scope",
            (false, None) => "indeterminate",
            (false, Some(_)) => "determined",
        };
        let alternatives = if known.is_some() {
            Vec::new()
        } else {
            LEVELS.iter().zip(cells).map(|(level, amount)| (*level, limit(amount, units), None)).collect()
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
        let activated = self.needed("service-activated").and_then(|start| self.due_on(start.day, None));
        let mut all = BTreeMap::from([
            ("delivery.progress-feedback", self.feedbacks()),
            ("delivery.acceptance", self.acceptance()),
            ("delivery.final-acceptance", self.final_acceptance()),
            ("delivery.contact-card", self.dated(Some(limit(0, "calendarDays")), None, activated)),
            ("change.suspend", self.order(Some(3))),
            ("change.cancel", self.order(Some(3))),
            ("change.resume", self.resume()),
            ("change.other", self.order(self.figure("activationLimit").map(|activation| 3 + activation))),
            ("change.rebuild", self.rebuild()),
            ("complaint.handling", self.by_level(&|| self.needed("complaint-accepted"), None)),
            ("fault.restoration", self.restoration()),
            ("fault.stage-feedback", self.stage_feedback()),
            ("fault.oral-feedback", self.minutes_after("fault-handled", 30)),
            ("fault.restoration-summary", self.minutes_after("service-restored", 30)),
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
        }
        all
    }

    fn outcome(&self, id: &str, due: Due) -> Option<Outcome> {
        let in_time = |at: Second| if due.by_day { at < due.at } else { at <= due.at };
        if let Some(text) = self.json["finishedAt"][id].as_str() {
            let finished = Moment::read(text);
            return Some(match finished.instant() {
                Some(at) if in_time(at) => Outcome::Met(due.at - at),
                Some(at) => Outcome::Missed(at - due.at),
                None => Outcome::Undecided,
            });
        }
        let now = Moment::read(self.json["now"].as_str()?).instant()?;
        Some(if in_time(now) { Outcome::Open(due.at - now) } else { Outcome::Missed(now - due.at) })
    }
}

fn clock(text: &str) -> Second {
    let (hour, minute) = text.split_once(':').expect("HH:MM");
    hour.parse::<i64>().unwrap() * 3_600 + minute.parse::<i64>().unwrap() * 60
}
