//! A statement while it is made: its reasons, its readings and the clocks that every process shares.

use super::super::china::Ends;
use super::super::dates::{DAY, Day, Moment, show_day};
use super::super::expected::Due;
use super::super::reference::{CAUSES_CUSTOMER, Request};
use super::super::walks::Walked;
use super::{DEFAULTS, Statement, reason};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// A statement while it is made.
pub(super) struct Telling<'r, 'a> {
    pub(super) asked: &'r Request<'a>,
    pub(super) said: Statement,
}

impl<'r, 'a> Telling<'r, 'a> {
    pub(super) fn new(asked: &'r Request<'a>, parties: (&'static str, &'static str)) -> Self {
        Telling { asked, said: Statement { parties, ..Statement::default() } }
    }

    pub(super) fn because(&mut self, code: &str, params: Json) {
        self.said.reasons.push(reason(code, params));
    }

    /// Whether a reading, on which the answer then rests, has a value.
    pub(super) fn reads(&mut self, name: &'static str, value: &str) -> bool {
        self.said.readings.insert(name);
        let (_, usual) = DEFAULTS.iter().find(|(known, _)| *known == name).expect("a known reading");
        self.asked.reading(name).unwrap_or(usual) == value
    }

    /// The readings on which the end of a day rests.
    pub(super) fn ends_a_day(&mut self) {
        if self.reads("dayEnd", "close-of-business") {
            self.said.readings.insert("closingTime");
        }
    }

    /// A projection over days that no notice settles, which the reading may bar.
    pub(super) fn barred(&mut self, ends: Ends) {
        let supported = self.asked.china.is_supported(ends.latest);
        if ends.provisional && supported && self.asked.reading("unpublished") == Some("indeterminate") {
            self.said.readings.insert("unpublished");
        }
    }

    /// What is said where a clock in days has no end although everything is given.
    pub(super) fn endless(&mut self, provisional: bool, supported: bool) {
        if !supported {
            return self.because("beyond-supported", json!({"supportedThrough": "2035-12-31"}));
        }
        assert!(provisional);
        assert!(self.reads("unpublished", "indeterminate"));
        let through = show_day(self.asked.china.published_through);
        self.because("calendar-unpublished", json!({"publishedThrough": through}));
    }

    /// The readings of receipt on which a count of working days from a moment rests.
    pub(super) fn receipt(&mut self, start: Moment) {
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
    #[expect(
        clippy::too_many_arguments,
        reason = "a count is described by all of them, and only tests call it"
    )]
    pub(super) fn working(
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
            if !quiet {
                self.endless(ends.provisional, supported);
            }
            return;
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
    pub(super) fn change(&mut self, n: Option<i64>, missing: &str, due: Option<Due>, received: Option<Day>) {
        self.reads("changeOrder", "activation-order");
        let name = self.asked.change_opened();
        let Some(start) = self.asked.event(name) else { return self.awaits(&[name]) };
        self.said.start = Some(start);
        match n {
            None => self.because("figure-missing", json!({"figure": missing})),
            Some(n) => self.working(name, start, n, CAUSES_CUSTOMER, due, received, false),
        }
    }

    /// Whether the whole order is out of scope for the user's cause (A32).
    pub(super) fn out_for_the_customer(&mut self, id: &str) -> bool {
        if self.asked.exclusions(CAUSES_CUSTOMER).is_empty() {
            return false;
        }
        // Which part of them lies in the clock rests on its start.
        self.reads("changeOrder", "activation-order");
        if !self.asked.user_delayed(id) || !self.reads("customerCause", "whole-order") {
            return false;
        }
        self.because("customer-cause-order", json!({}));
        true
    }

    pub(super) fn awaits(&mut self, events: &[&str]) {
        for event in events {
            let never = self.asked.json["events"]
                .as_object()
                .is_some_and(|given| given.get(*event) == Some(&Json::Null));
            let code = if never { "event-did-not-happen" } else { "event-missing" };
            self.because(code, json!({"event": event}));
        }
    }

    /// A projection from an event that is not given to `on`.
    pub(super) fn projects(&mut self, event: &str, start: Moment, on: Day) {
        self.said.projected_start = Some(start);
        self.because("projected", json!({"event": event, "date": show_day(on)}));
    }

    /// A clock that runs by the minute.
    pub(super) fn minutes(
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

pub(super) fn asked_bounds(asked: &Request<'_>, cause: &str) -> Vec<i64> {
    asked.exclusions(&[cause]).into_iter().flat_map(|(from, to)| [from, to]).collect()
}

impl Request<'_> {
    pub(super) fn tells(&self, parties: (&'static str, &'static str)) -> Telling<'_, '_> {
        Telling::new(self, parties)
    }

    pub(super) fn is_terminal(&self) -> bool {
        self.condition("terminal-fault")
            && !self.condition("involves-line")
            && !self.condition("involves-platform")
    }

    /// The events of a restoration that were given, and whether a bare date leaves open which came first.
    pub(super) fn vague(&self, chosen: Moment, events: &[&str]) -> bool {
        events
            .iter()
            .filter_map(|event| self.event(event))
            .any(|moment| moment.day == chosen.day && moment.second.is_none())
    }
}
