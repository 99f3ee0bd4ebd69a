//! The form of 2006 to 2009, which says of each weekend day what becomes of it.

use super::arranged::Said;
use super::checks::{Checked, Checks, is_weekend};
use super::fault;
use crate::error::Problem;
use crate::time::Day;

impl Checks<'_> {
    /// 法定节假日, 公休日 and 公休日调至 against the days themselves.
    pub(super) fn old_form(&self, said: &Said) -> Checked {
        let inside = |day: Day| said.rests.iter().any(|rest| (rest.from.day..=rest.to.day).contains(&day));
        let worked = |day: Day| said.worked.iter().any(|one| one.day == day);
        for one in &said.statutory {
            let law = self.law.iter().any(|(day, _)| *day == one.day);
            if !law || !inside(one.day) {
                return Err(self.claim(
                    one.day,
                    one.line,
                    "not-statutory",
                    " is no statutory day of this rest",
                ));
            }
        }
        if let Some(one) =
            said.ordinary.iter().find(|one| !is_weekend(one.day) || !inside(one.day) || worked(one.day))
        {
            return Err(self.claim(one.day, one.line, "not-weekend", " is no weekend day of this rest"));
        }
        for moving in &said.moves {
            if let Some(one) =
                moving.from.iter().find(|one| !is_weekend(one.day) || !(inside(one.day) || worked(one.day)))
            {
                return Err(self.claim(
                    one.day,
                    one.line,
                    "moved-from",
                    " is moved, but it is no weekend day that is worked or lies in this rest",
                ));
            }
            if let Some(one) = moving.to.iter().find(|one| is_weekend(one.day) || !inside(one.day)) {
                return Err(self.claim(
                    one.day,
                    one.line,
                    "moved-to",
                    " takes a moved day, but it is no weekday of this rest",
                ));
            }
        }
        if said.moves.is_empty() {
            return Ok(());
        }
        let moved = |day: Day| said.moves.iter().any(|moving| moving.from.iter().any(|from| from.day == day));
        match said.worked.iter().find(|one| !moved(one.day)) {
            Some(one) => Err(self.claim(
                one.day,
                one.line,
                "worked-not-moved",
                " is worked, but the line does not say to which day it is moved",
            )),
            None => Ok(()),
        }
    }

    fn claim(&self, day: Day, line: usize, reason: &'static str, sentence: &str) -> Problem {
        let shown = fault::shown(day);
        self.fault(line, reason, &[&shown, sentence]).with("found", shown)
    }
}
