//! What is said of delivery and of changes.

use super::super::dates::{Day, Moment, add_months, civil, show_day};
use super::super::expected::{Due, Expected};
use super::super::reference::Request;
use super::super::tables::ACCEPTANCE;
use super::super::walks::Walked;
use super::telling::Telling;
use super::{Statement, reason};
use serde_json::json;

impl Request<'_> {
    pub(super) fn order_statement(&self, id: &str, expected: &Expected, received: Option<Day>) -> Statement {
        let mut told = self.tells(("maintenance", "customer"));
        let construction = id == "change.resume" && self.condition("line-construction");
        let out = told.out_for_the_customer(id);
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

    pub(super) fn activation_statement(&self, expected: &Expected, received: Option<Day>) -> Statement {
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

    pub(super) fn acceptance_statement(
        &self,
        expected: &Expected,
        received: Option<Day>,
        activation: &Expected,
        activated: &Statement,
    ) -> Statement {
        let mut told = self.tells(("maintenance", "maintenance"));
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
        } else {
            self.bars_acceptance(&mut told, activation);
        }
        told.said
    }

    /// The counts over which acceptance is projected, from the order by activation.
    fn bars_acceptance(&self, told: &mut Telling<'_, '_>, activation: &Expected) {
        let causes: &[&str] = &[];
        if let (Some(start), Some(limit)) = (self.event("order-raised"), activation.limit) {
            let ends = self.working_ends(start, limit.amount, causes, self.touched());
            told.barred(ends);
            if let Some(from) = activation.due {
                let start = Moment { day: from.date, second: None };
                told.barred(self.working_ends(start, ACCEPTANCE[self.tier()], causes, self.touched()));
            }
        }
    }

    /// What is said of three months from a day; `quiet` where they are only projected.
    pub(super) fn months(&self, told: &mut Telling<'_, '_>, start: Day, due: Option<Due>, quiet: bool) {
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
        if civil(plain).2 != civil(start).2 {
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

    pub(super) fn final_statement(
        &self,
        expected: &Expected,
        initial: &Expected,
        initial_said: &Statement,
        activation: &Expected,
    ) -> Statement {
        let mut told = self.tells(("maintenance", "maintenance"));
        if let Some(start) = self.event("initial-acceptance") {
            told.said.start = Some(start);
            self.months(&mut told, start.day, expected.due, false);
            return told.said;
        }
        told.awaits(&["initial-acceptance"]);
        let Some(held) = initial.due.or(initial.projected) else {
            match self.event("work-completed") {
                Some(start) => {
                    told.barred(self.working_ends(start, ACCEPTANCE[self.tier()], &[], self.touched()));
                }
                None => self.bars_acceptance(&mut told, activation),
            }
            return told.said;
        };
        if !told.reads("acceptancePhase", "initial") {
            return told.said;
        }
        match expected.projected {
            Some(due) => {
                told.said.readings.extend(&initial_said.readings);
                self.months(&mut told, held.date, Some(due), true);
                told.projects("initial-acceptance", Moment { day: held.date, second: None }, held.date);
            }
            None => {
                told.said.readings.clear();
                let end = add_months(held.date, 3);
                if self.reading("monthRestDay") == Some("following") && self.china.is_supported(end) {
                    told.barred(self.roll_ends(end));
                }
            }
        }
        told.said
    }

    pub(super) fn card_statement(&self, expected: &Expected) -> Statement {
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
}
