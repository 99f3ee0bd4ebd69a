//! Encodes moments, ends, limits and days as integers, in the order of [`crate::boundary`].

use super::commitment::Due;
use super::outcome::Outcome;
use crate::boundary::{NO_DAY, NONE, Part, fact, record};
use crate::calendar::DayFacts;
use crate::policy::Limit;
use crate::prelude::*;
use crate::time::{DAY, Day, Moment};

/// Integers in the order in which the reader takes them.
#[derive(Debug)]
pub struct Ints {
    out: Vec<i32>,
}

/// A second, as day and second; in a zone whose clocks change on its axis of real time, as its reader takes it.
#[derive(Clone, Copy, Debug)]
pub struct Instant(pub i64);

/// Day and second; a bare date has no second, no moment has neither.
#[derive(Clone, Copy, Debug)]
pub struct At(pub Option<Moment>);

impl Part<Ints> for i32 {
    fn send(self, to: &mut Ints) {
        to.put(self);
    }
}

impl Part<Ints> for Instant {
    fn send(self, to: &mut Ints) {
        to.instant(self.0);
    }
}

impl Part<Ints> for At {
    fn send(self, to: &mut Ints) {
        to.moment(self.0);
    }
}

impl Part<Ints> for Limit {
    fn send(self, to: &mut Ints) {
        to.limit(self);
    }
}

impl Part<Ints> for Due {
    fn send(self, to: &mut Ints) {
        record::End { date: self.date.0, at: Instant(self.at) }.send(to);
    }
}

impl Part<Ints> for &DayFacts {
    fn send(self, to: &mut Ints) {
        to.facts(self);
    }
}

impl Part<Ints> for Option<u8> {
    fn send(self, to: &mut Ints) {
        to.put(self.map_or(NONE, i32::from));
    }
}

impl Ints {
    /// Over what an earlier answer stood in.
    #[must_use]
    pub fn over(mut out: Vec<i32>) -> Ints {
        out.clear();
        Ints { out }
    }

    /// Takes back what was written.
    pub fn clear(&mut self) {
        self.out.clear();
    }

    /// What was written.
    #[must_use]
    pub fn done(self) -> Vec<i32> {
        self.out
    }

    /// One integer. Where speed counts more than bytes, no call for each.
    #[cfg_attr(not(feature = "speed"), inline(never))]
    pub fn put(&mut self, value: i32) {
        self.out.push(value);
    }

    /// Several integers.
    pub fn extend(&mut self, values: impl Iterator<Item = i32>) {
        self.out.extend(values);
    }

    /// How many code units of UTF-16, then each.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.count(text.encode_utf16().count());
        self.extend(text.encode_utf16().map(i32::from));
    }

    /// A number of things.
    pub fn count(&mut self, count: usize) {
        self.put(i32::try_from(count).unwrap_or(0));
    }

    /// How many, then each.
    pub fn list<T>(&mut self, items: &[T], each: impl Fn(&mut Ints, &T)) {
        self.count(items.len());
        items.iter().for_each(|item| each(self, item));
    }

    /// Day and second of a moment; a bare date has no second, no moment has neither.
    pub fn moment(&mut self, at: Option<Moment>) {
        #[cfg(feature = "shapes")]
        if let Some(real) = at.and_then(Moment::instant) {
            return self.instant(real);
        }
        let second = at.and_then(|at| at.second).and_then(|second| i32::try_from(second).ok());
        record::Moment { day: at.map_or(NO_DAY, |at| at.day.0), second: second.unwrap_or(NONE) }.send(self);
    }

    /// A second, as day and second; in a zone whose clocks change on its axis of real time, as its reader takes it.
    pub fn instant(&mut self, at: i64) {
        let second = i32::try_from(at.rem_euclid(DAY)).unwrap_or(0);
        record::Moment { day: Day::of(at).0, second }.send(self);
    }

    /// Amount, and units, bound and per in one integer.
    pub fn limit(&mut self, limit: Limit) {
        let bound = limit.bound.map_or(0, |bound| bound as i32 + 1);
        let per = limit.per.map_or(0, |per| per as i32 + 1);
        record::Limit { amount: limit.amount, words: limit.units as i32 | bound << 8 | per << 16 }.send(self);
    }

    /// State and finish in one integer, and the minutes.
    pub fn outcome(&mut self, outcome: Outcome) {
        let bits = outcome.state as i32 | (outcome.finish as i32) << 8;
        record::Outcome { bits, minutes: outcome.minutes }.send(self);
    }

    /// What the calendar knows of a day.
    #[inline(never)]
    pub fn facts(&mut self, facts: &DayFacts) {
        let flag = |given: bool, bit: i32| if given { bit } else { 0 };
        let bits = facts.kind as i32
            | flag(facts.statutory, fact::STATUTORY)
            | flag(facts.confirmed, fact::CONFIRMED);
        record::Facts { bits, holiday: facts.holiday, notice: facts.notice }.send(self);
    }
}
