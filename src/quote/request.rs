//! The request: what the caller asks, read strictly against the policy.

use crate::calendar::Calendar;
use crate::counting::{Excluded, Interval};
use crate::error::{Code, Problem};
use crate::policy::{Choice, Edition, Limit, LimitBound, Per, Policy, Reading, ReadingValue, Units};
use crate::prelude::*;
use crate::text;
use crate::time::{self, Moment};
use crate::value::{Node, whole_of};

/// Whose commitments are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Promises.
    #[default]
    Customer,
    /// Promises and what the source does not label.
    Sales,
    /// Everything.
    Operator,
}

/// The audiences as the contract writes them.
pub const AUDIENCES: [&str; 3] = ["customer", "sales", "operator"];
const FIELDS: [&str; 10] = [
    "dimensions",
    "startAt",
    "events",
    "conditions",
    "figures",
    "exclusions",
    "readings",
    "audience",
    "now",
    "finishedAt",
];
const LIMIT_FIELDS: [&str; 4] = ["amount", "units", "bound", "per"];

/// What the request says of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EventState {
    /// Nothing.
    #[default]
    Unset,
    /// That it did not happen.
    Never,
    /// When.
    At(Moment),
}

/// A request in the terms of one edition of the policy: every name an index, every moment in the policy's zone.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which edition applies.
    pub edition: usize,
    /// The choice of each dimension.
    pub dimensions: Vec<Option<Choice>>,
    /// The start moment.
    pub start: Option<Moment>,
    /// What is said of each event.
    pub events: Vec<EventState>,
    /// The conditions that are given, by index.
    pub conditions: Vec<(usize, bool)>,
    /// The figures that the request brings.
    pub figures: Vec<Option<Limit>>,
    /// The excluded intervals.
    pub exclusions: Vec<Excluded>,
    /// The readings that it sets.
    pub readings: Vec<Option<ReadingValue>>,
    /// Whose commitments are shown.
    pub audience: Option<Audience>,
    /// The present moment.
    pub now: Option<Moment>,
    /// When commitments were finished, by rule.
    pub finished: Vec<(usize, Moment)>,
}

/// What a call leaves open in its request.
#[derive(Clone, Copy, Debug, Default)]
pub struct Optional {
    /// A dimension that the call varies itself.
    pub dimension: Option<usize>,
    /// Whether the start moment may be absent.
    pub start: bool,
}

struct Reader<'a> {
    policy: &'a Policy,
    calendar: &'a Calendar,
    edition: &'a Edition,
    node: Node<'a>,
}

/// Reads a request strictly.
///
/// # Errors
/// Any fault of a request (contract, Errors), with its path.
pub fn read(
    node: Node<'_>,
    policy: &Policy,
    calendar: &Calendar,
    optional: Optional,
) -> Result<Request, Problem> {
    node.object(&FIELDS)?;
    let (index, edition) = edition_of(node, policy, calendar, optional)?;
    let reader = Reader { policy, calendar, edition, node };
    let request = Request {
        edition: index,
        dimensions: reader.dimensions(optional)?,
        start: reader.moment_field("startAt")?,
        events: reader.events()?,
        conditions: reader.conditions()?,
        figures: reader.figures()?,
        exclusions: reader.exclusions()?,
        readings: reader.readings()?,
        audience: reader.audience()?,
        now: reader.moment_field("now")?,
        finished: reader.finished()?,
    };
    reader.check_closing_time(&request)?;
    Ok(request)
}

/// The edition in force on the day of `startAt`, else of the first event given, else the last one.
fn edition_of<'p>(
    node: Node<'_>,
    policy: &'p Policy,
    calendar: &Calendar,
    optional: Optional,
) -> Result<(usize, &'p Edition), Problem> {
    let day = match node.get("startAt") {
        Some(start) => Some(read_moment(start, policy.zone, calendar)?.day),
        None if optional.start => None,
        None => return Err(node.missing("startAt")),
    };
    let applies = |edition: &Edition| day.is_none_or(|day| edition.from.is_none_or(|from| from <= day.0));
    let found = policy.editions.iter().enumerate().rev().find(|(_, edition)| applies(edition));
    found.ok_or_else(|| {
        let value = node.get("startAt").map_or_else(String::new, |start| start.shown());
        Problem::new(
            Code::DateOutOfRange,
            "/startAt".to_owned(),
            text::join(&[&value, " is before the first edition of the policy"]),
        )
    })
}

fn read_moment(node: Node<'_>, zone: i32, calendar: &Calendar) -> Result<Moment, Problem> {
    let moment = time::moment(node.string()?, zone).map_err(|problem| problem.under(&node.path()))?;
    if calendar.covers(moment.day) {
        Ok(moment)
    } else {
        Err(calendar.out_of_range(&node.shown(), &node.path()))
    }
}

/// The interval of an object with `from` and `to`, both with a time of day.
pub(crate) fn read_interval(node: Node<'_>, zone: i32, calendar: &Calendar) -> Result<Interval, Problem> {
    let bound = |node: Node<'_>| {
        let moment = read_moment(node, zone, calendar)?;
        moment.instant().ok_or_else(|| {
            node.problem(
                Code::InvalidInterval,
                &[&node.shown(), " needs a time of day: an interval is exact"],
            )
        })
    };
    let (first, last) = (node.need("from")?, node.need("to")?);
    let (from, to) = (bound(first)?, bound(last)?);
    if from >= to {
        return Err(node.problem(
            Code::InvalidInterval,
            &["the interval from ", &first.shown(), " to ", &last.shown(), " does not run forward"],
        ));
    }
    Ok(Interval { from, to })
}

impl Reader<'_> {
    fn moment(&self, node: Node<'_>) -> Result<Moment, Problem> {
        read_moment(node, self.policy.zone, self.calendar)
    }

    fn moment_field(&self, name: &str) -> Result<Option<Moment>, Problem> {
        self.node.get(name).map(|node| self.moment(node)).transpose()
    }

    fn dimensions(&self, optional: Optional) -> Result<Vec<Option<Choice>>, Problem> {
        let node = self.node.need("dimensions")?;
        let dimensions = &self.edition.dimensions;
        let names: Vec<&str> = dimensions.iter().map(|dimension| dimension.id.as_str()).collect();
        let node = node.object(&names)?;
        let mut chosen = Vec::with_capacity(dimensions.len());
        for (index, dimension) in dimensions.iter().enumerate() {
            chosen.push(match node.get(&dimension.id) {
                Some(value) => u8::try_from(value.one_of(&dimension.choices)?).ok(),
                None if dimension.required && optional.dimension != Some(index) => {
                    return Err(node.missing(&dimension.id));
                }
                None => None,
            });
        }
        Ok(chosen)
    }

    /// The fields of an optional object, each with its index in `names`.
    fn named<T>(
        &self,
        field: &str,
        names: &[&str],
        mut each: impl FnMut(usize, Node<'_>) -> Result<T, Problem>,
    ) -> Result<Vec<T>, Problem> {
        let Some(node) = self.node.get(field) else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for (key, value) in node.fields()? {
            let child = node.child(key, value);
            let index = names.iter().position(|name| name == key);
            found.push(each(index.ok_or_else(|| child.unknown_field(key, names))?, child)?);
        }
        Ok(found)
    }

    fn events(&self) -> Result<Vec<EventState>, Problem> {
        let names: Vec<&str> = self.edition.events.iter().map(|event| event.id.as_str()).collect();
        let mut states = vec![EventState::Unset; names.len()];
        let given = self.named("events", &names, |index, node| {
            let never = matches!(node.value, crate::value::Value::Null);
            Ok((index, if never { EventState::Never } else { EventState::At(self.moment(node)?) }))
        })?;
        place(&mut states, given);
        Ok(states)
    }

    fn conditions(&self) -> Result<Vec<(usize, bool)>, Problem> {
        let names: Vec<&str> =
            self.edition.conditions.iter().map(|condition| condition.id.as_str()).collect();
        self.named("conditions", &names, |index, node| Ok((index, node.bool()?)))
    }

    fn figures(&self) -> Result<Vec<Option<Limit>>, Problem> {
        let names: Vec<&str> = self.edition.figures.iter().map(|figure| figure.id.as_str()).collect();
        let mut figures = vec![None; names.len()];
        let given = self.named("figures", &names, |index, node| {
            let units = self.edition.figures.get(index).map(|figure| figure.units);
            Ok((index, Some(figure(node, units)?)))
        })?;
        place(&mut figures, given);
        Ok(figures)
    }

    fn exclusions(&self) -> Result<Vec<Excluded>, Problem> {
        let Some(node) = self.node.get("exclusions") else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for item in node.items()? {
            item.object(&["from", "to", "cause"])?;
            let interval = read_interval(item, self.policy.zone, self.calendar)?;
            let cause = item.need("cause")?.one_of(&self.policy.causes)?;
            found.push(Excluded { interval, cause: u8::try_from(cause).unwrap_or(0) });
        }
        Ok(found)
    }

    fn readings(&self) -> Result<Vec<Option<ReadingValue>>, Problem> {
        let readings = &self.edition.readings;
        let names: Vec<&str> = readings.iter().map(|reading| reading.id.as_str()).collect();
        let mut set = vec![None; names.len()];
        let given = self.named("readings", &names, |index, node| {
            let reading = readings.get(index).ok_or_else(|| node.unknown_value(&names))?;
            Ok((index, Some(reading_value(node, reading)?)))
        })?;
        place(&mut set, given);
        Ok(set)
    }

    fn audience(&self) -> Result<Option<Audience>, Problem> {
        let Some(node) = self.node.get("audience") else { return Ok(None) };
        Ok(Some(match node.one_of(&AUDIENCES)? {
            1 => Audience::Sales,
            2 => Audience::Operator,
            _ => Audience::Customer,
        }))
    }

    fn finished(&self) -> Result<Vec<(usize, Moment)>, Problem> {
        let names: Vec<&str> = self.edition.rules.iter().map(|rule| rule.id.as_str()).collect();
        self.named("finishedAt", &names, |index, node| Ok((index, self.moment(node)?)))
    }

    /// A day that ends with the close of business needs the closing time.
    fn check_closing_time(&self, request: &Request) -> Result<(), Problem> {
        let closes = self.edition.reads("dayEnd", "close-of-business", &request.readings);
        let known = self.edition.reading("closingTime", &request.readings);
        if closes && !matches!(known, Some((_, ReadingValue::Time(_)))) {
            let empty = crate::value::Value::Object(Vec::new());
            let missing = Node::root(&empty).missing("closingTime");
            return Err(missing.under("/readings"));
        }
        Ok(())
    }
}

fn place<T>(into: &mut [T], given: Vec<(usize, T)>) {
    for (index, value) in given {
        if let Some(slot) = into.get_mut(index) {
            *slot = value;
        }
    }
}

/// A value of a reading: one of its list, or a time of day where it takes one.
pub(crate) fn reading_value(node: Node<'_>, reading: &Reading) -> Result<ReadingValue, Problem> {
    let given = node.string()?;
    if let Some(index) = reading.values.iter().position(|value| value == given) {
        return Ok(ReadingValue::Choice(u8::try_from(index).unwrap_or(0)));
    }
    if reading.time {
        if let Some(second) = time::time_of_day(given) {
            return Ok(ReadingValue::Time(second));
        }
        let known: Vec<&str> = reading.values.iter().map(String::as_str).chain(["HH:MM"]).collect();
        return Err(node.unknown_value(&known));
    }
    Err(node.unknown_value(&reading.values))
}

/// A limit that the request brings: whole, positive and in the figure's units.
fn figure(node: Node<'_>, units: Option<Units>) -> Result<Limit, Problem> {
    node.object(&LIMIT_FIELDS)?;
    let amount = node.need("amount")?;
    let crate::value::Value::Number(number) = amount.value else { return Err(amount.wrong_type("a number")) };
    let Some(amount) = whole_of(*number).filter(|amount| (1..=10_000).contains(amount)) else {
        return Err(
            amount.problem(Code::InvalidDuration, &[&amount.shown(), " is no whole number from 1 to 10000"])
        );
    };
    let given = node.need("units")?;
    let name = given.string()?;
    let wanted = units.map_or("", Units::name);
    if name != wanted {
        return Err(given
            .problem(
                Code::InvalidDuration,
                &[&given.shown(), " are not the units of this limit, `", wanted, "` are"],
            )
            .with_allowed([wanted]));
    }
    let (bound, per) = bound_and_per(node)?;
    Ok(Limit { amount, units: units.unwrap_or(Units::BusinessDays), bound, per })
}

/// The optional words of a limit.
pub(crate) fn bound_and_per(node: Node<'_>) -> Result<(Option<LimitBound>, Option<Per>), Problem> {
    let bound = match node.get("bound") {
        None => None,
        Some(bound) => Some(match bound.one_of(&["at-most", "at-least", "every"])? {
            0 => LimitBound::AtMost,
            1 => LimitBound::AtLeast,
            _ => LimitBound::Every,
        }),
    };
    let per = match node.get("per") {
        None => None,
        Some(per) => Some(if per.one_of(&["order", "year"])? == 0 { Per::Order } else { Per::Year }),
    };
    Ok((bound, per))
}
