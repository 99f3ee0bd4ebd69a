//! Checks the defaults of the engine's readings: settings without effect, and settings that would make every answer fail, are
//! refused.

use crate::error::{Code, Problem};
use crate::policy::model::{Edition, Expr, Reading, ReadingValue, Rule};
use crate::policy::vocabulary::{Counted, Limit, Shape, Units};
use crate::prelude::*;
use crate::text;
use crate::time::write_time;
use crate::value::Node;

/// The values that the engine knows of each reading that is a choice.
const CHOICES: [(&str, &[&str]); 8] = [
    ("nonWorkingReceipt", &["count-from-next", "received-next"]),
    ("dayEnd", &["midnight", "close-of-business"]),
    ("leadTime", &["counted-back", "clear-days"]),
    ("excludedDay", &["whole", "touched"]),
    ("unpublished", &["bounds", "indeterminate"]),
    ("qualityYear", &["calendar-year", "rolling-12-months", "contract-year"]),
    ("interruptionTime", &["net", "gross"]),
    ("repeatCount", &["every-fault", "after-first"]),
];

/// The readings that are times of day.
const TIMES: [&str; 3] = ["cutOff", "openingTime", "closingTime"];

/// Refuses what does nothing.
pub(super) fn check(node: Node<'_>, edition: &Edition) -> Result<(), Problem> {
    let list = node.need("readings")?;
    for (item, reading) in list.items()?.zip(&edition.readings) {
        check_form(item, reading)?;
    }
    let settings = Settings { edition, list };
    settings.cut_off()?;
    settings.close_of_business()?;
    settings.office_hours(node)?;
    check_rolls(node.need("rules")?, &edition.rules)
}

/// The values of a choice are those that the engine knows, and a time of day is one.
fn check_form(item: Node<'_>, reading: &Reading) -> Result<(), Problem> {
    if TIMES.contains(&reading.id.as_str()) && !reading.time {
        let id = item.need("id")?;
        return Err(
            id.problem(Code::InvalidPolicy, &[&id.shown(), " is a time of day and needs `\"time\": true`"])
        );
    }
    let Some((_, known)) = CHOICES.iter().find(|(id, _)| *id == reading.id) else { return Ok(()) };
    let Some(values) = item.get("values") else {
        return Err(item.missing("values"));
    };
    for value in values.items()? {
        value.need("id")?.one_of(known)?;
    }
    Ok(())
}

struct Settings<'a> {
    edition: &'a Edition,
    list: Node<'a>,
}

impl Settings<'_> {
    fn reading(&self, id: &str) -> Option<(usize, &Reading)> {
        self.edition.readings.iter().enumerate().find(|(_, reading)| reading.id == id)
    }

    /// Whether a reading has a value, and whether that is its default.
    fn value(&self, id: &str, value: &str) -> Option<bool> {
        let (_, reading) = self.reading(id)?;
        let place = reading.values.iter().position(|one| one == value)?;
        let default = matches!(reading.default, ReadingValue::Choice(choice) if usize::from(choice) == place);
        Some(default)
    }

    fn time(&self, id: &str) -> Option<u32> {
        match self.reading(id)?.1.default {
            ReadingValue::Time(second) => Some(second),
            ReadingValue::Choice(_) => None,
        }
    }

    /// The fault of a reading at one of its fields.
    fn fault(&self, id: &str, field: &str, parts: &[&str]) -> Result<(), Problem> {
        let place = self.reading(id).map_or(0, |(place, _)| place);
        let Some(item) = self.list.items()?.nth(place) else { return Ok(()) };
        Err(item.need(field)?.problem(Code::InvalidPolicy, parts))
    }

    /// A cut-off moves an event to the next working day, under that reading alone.
    fn cut_off(&self) -> Result<(), Problem> {
        const NEEDS: &str = "acts only with `nonWorkingReceipt` `received-next`";
        if self.reading("cutOff").is_none() {
            return Ok(());
        }
        match self.value("nonWorkingReceipt", "received-next") {
            None => self.fault("cutOff", "id", &["a cut-off ", NEEDS, ", which this policy does not have"]),
            Some(false) => match self.time("cutOff") {
                Some(second) => {
                    let time = text::quoted(&write_time(second));
                    self.fault(
                        "cutOff",
                        "default",
                        &["the cut-off ", &time, " ", NEEDS, ", which is not the default here"],
                    )
                }
                None => Ok(()),
            },
            Some(true) => Ok(()),
        }
    }

    /// Close of business is a time of day.
    fn close_of_business(&self) -> Result<(), Problem> {
        const NEEDS: &str = "`close-of-business` needs the reading `closingTime`";
        match self.value("dayEnd", "close-of-business") {
            // Office hours by weekday say when each day closes.
            _ if self.edition.hours().is_some() => Ok(()),
            Some(_) if self.reading("closingTime").is_none() => {
                self.fault("dayEnd", "values", &[NEEDS, ", which this policy does not have"])
            }
            Some(true) if self.time("closingTime").is_none() => {
                self.fault("dayEnd", "default", &[NEEDS, " with a time of day as its default"])
            }
            _ => Ok(()),
        }
    }

    /// Office hours open before they close, and are there where a limit counts them.
    fn office_hours(&self, node: Node<'_>) -> Result<(), Problem> {
        if let (Some(opens), Some(closes)) = (self.time("openingTime"), self.time("closingTime"))
            && opens >= closes
        {
            let [opens, closes] = [opens, closes].map(|second| text::quoted(&write_time(second)));
            return self.fault(
                "closingTime",
                "default",
                &["the office closes at ", &closes, ", not after it opens at ", &opens],
            );
        }
        let missing: Vec<&str> =
            ["openingTime", "closingTime"].into_iter().filter(|id| self.reading(id).is_none()).collect();
        let weekly = self.edition.hours().is_some();
        if missing.is_empty() || weekly || !counts_office_hours(self.edition) {
            return Ok(());
        }
        let missing = missing.join("` and `");
        let message = ["a limit in `businessHours` needs `officeHours` or the readings `", &missing, "`"];
        Err(node.need("readings")?.problem(Code::InvalidPolicy, &message))
    }
}

fn in_office(units: Units) -> bool {
    units.counted() == Counted::OfficeSeconds
}

fn counts_office_hours(edition: &Edition) -> bool {
    let hours = |limit: &Limit| in_office(limit.units);
    let mut tables = edition.tables.iter();
    let figures = edition.figures.iter().any(|figure| in_office(figure.units));
    let limits = edition.rules.iter().flat_map(|rule| {
        rule.cases
            .iter()
            .map(|(_, terms)| terms)
            .chain([&rule.terms])
            .filter_map(|terms| terms.limit.as_ref())
    });
    figures
        || tables.any(|table| table.units.is_some_and(in_office))
        || limits.into_iter().any(|limit| matches!(limit, Expr::Constant(limit) if hours(limit)))
}

/// What is counted back, and the same day, have nowhere to move.
fn check_rolls(list: Node<'_>, rules: &[Rule]) -> Result<(), Problem> {
    for (item, rule) in list.items()?.zip(rules) {
        let Some(limit) = item.get("limit") else { continue };
        let Some(roll) = limit.get("roll") else { continue };
        if rule.shape == Shape::LeadTime {
            let message = ["a limit that is counted back does not move off a rest day"];
            return Err(roll.problem(Code::InvalidPolicy, &message));
        }
        if matches!(rule.terms.limit.as_ref().map(Expr::bare), Some(Expr::Rolling(limit, _)) if limit.amount == 0)
        {
            let message = ["a limit of no days ends on its own day and does not move off a rest day"];
            return Err(roll.problem(Code::InvalidPolicy, &message));
        }
    }
    Ok(())
}
