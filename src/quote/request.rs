//! The request: what the caller asks, read strictly against the policy.

use crate::boundary::REQUEST;
use crate::calendar::Calendar;
use crate::counting::{Excluded, Interval};
use crate::error::{Code, Names, Problem};
use crate::policy::{Choice, Edition, Limit, Policy, ReadingValue, Units, bound_and_per, reading_value};
use crate::prelude::*;
use crate::text;
use crate::time::Moment;
use crate::value::{Node, Value, whole_of};

/// Whose commitments a quote shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Promises only.
    #[default]
    Customer,
    /// Promises, and what the source does not label.
    Sales,
    /// Everything, internal standards included.
    Operator,
}

/// The names of the audiences in the contract.
pub const AUDIENCES: [&str; 3] = ["customer", "sales", "operator"];
const LIMIT_FIELDS: [&str; 4] = ["amount", "units", "bound", "per"];

/// What a request says about an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EventState {
    /// Nothing.
    #[default]
    Unset,
    /// The event did not happen.
    Never,
    /// The moment of the event.
    At(Moment),
}

/// A request in the terms of one edition: every name is an index, every moment is in the policy's zone.
#[derive(Clone, Debug)]
pub struct Request {
    /// The index of the edition that applies.
    pub edition: usize,
    /// The choice of each dimension.
    pub dimensions: Vec<Option<Choice>>,
    /// The start moment.
    pub start: Option<Moment>,
    /// What the request says about each event.
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
    /// The calendar in whose zone the moments are, by index, if a dimension chooses among several; `None` if it is not decided.
    #[cfg(feature = "shapes")]
    pub calendar: Option<u8>,
    /// The same request as each of several calendars reads it; nothing where one does not know its days.
    #[cfg(feature = "shapes")]
    pub(crate) by_calendar: Vec<Option<Request>>,
}

impl Request {
    /// One that asks nothing.
    pub(crate) fn empty() -> Request {
        Request {
            edition: 0,
            dimensions: Vec::new(),
            start: None,
            events: Vec::new(),
            conditions: Vec::new(),
            figures: Vec::new(),
            exclusions: Vec::new(),
            readings: Vec::new(),
            audience: None,
            now: None,
            finished: Vec::new(),
            #[cfg(feature = "shapes")]
            calendar: None,
            #[cfg(feature = "shapes")]
            by_calendar: Vec::new(),
        }
    }
}

/// The parts of a request that a call allows to be absent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Optional {
    /// The dimension that the call varies itself.
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
/// Any fault of the request, with its path; see [`Code`].
pub fn read(
    node: Node<'_>,
    policy: &Policy,
    calendar: &Calendar,
    optional: Optional,
) -> Result<Request, Problem> {
    node.object(&REQUEST)?;
    let (index, edition) = edition_of(node, policy, calendar, optional)?;
    read_in(node, policy, calendar, optional, (index, edition))
}

/// The same under the edition at a place, whatever its start.
#[cfg(feature = "shapes")]
pub(super) fn read_under(
    node: Node<'_>,
    policy: &Policy,
    calendar: &Calendar,
    optional: Optional,
    index: usize,
) -> Result<Request, Problem> {
    let none = Edition::EMPTY;
    let edition = policy.editions.get(index).unwrap_or(&none);
    read_in(node, policy, calendar, optional, (index, edition))
}

#[inline(always)]
fn read_in(
    node: Node<'_>,
    policy: &Policy,
    calendar: &Calendar,
    optional: Optional,
    (index, edition): (usize, &Edition),
) -> Result<Request, Problem> {
    let reader = Reader { policy, calendar, edition, node };
    let mut request = Request {
        edition: index,
        dimensions: vec![None; edition.dimensions.len()],
        events: vec![EventState::Unset; edition.events.len()],
        figures: vec![None; edition.figures.len()],
        readings: vec![None; edition.readings.len()],
        ..Request::empty()
    };
    reader.fill(&mut request, optional)?;
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

/// A moment in the policy's zone, of the calendar's days.
pub(crate) fn read_moment(node: Node<'_>, zone: i32, calendar: &Calendar) -> Result<Moment, Problem> {
    let moment = calendar.read_moment(node.string()?, zone).map_err(|problem| problem.under(&node.path()))?;
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

/// One reader a field, each filling its part: a request is dropped in one place, whichever field is at fault.
impl Reader<'_> {
    fn fill(&self, request: &mut Request, optional: Optional) -> Result<(), Problem> {
        self.dimensions(request, optional)?;
        request.start = self.moment_field("startAt")?;
        self.events(request)?;
        self.conditions(request)?;
        self.figures(request)?;
        self.exclusions(request)?;
        self.readings(request)?;
        self.audience(request)?;
        request.now = self.moment_field("now")?;
        self.finished(request)?;
        self.check_closing_time(request)
    }

    fn moment(&self, node: &Node<'_>) -> Result<Moment, Problem> {
        read_moment(*node, self.policy.zone, self.calendar)
    }

    fn moment_field(&self, name: &str) -> Result<Option<Moment>, Problem> {
        self.node.get(name).map(|node| self.moment(&node)).transpose()
    }

    fn dimensions(&self, request: &mut Request, optional: Optional) -> Result<(), Problem> {
        let node = self.node.need("dimensions")?;
        let dimensions = &self.edition.dimensions;
        node.each(&|place| Some(dimensions.get(place)?.id.as_str()), &mut |_, _| Ok(()))?;
        for ((index, dimension), chosen) in dimensions.iter().enumerate().zip(&mut request.dimensions) {
            match node.get(&dimension.id) {
                Some(value) => *chosen = u8::try_from(value.one_of(&dimension.choices)?).ok(),
                None if dimension.required && optional.dimension != Some(index) => {
                    return Err(node.missing(&dimension.id));
                }
                None => {}
            }
        }
        Ok(())
    }

    /// The fields of an optional object, each with its place among `names`.
    fn named(
        &self,
        field: &str,
        names: Names<'_, '_>,
        each: &mut dyn FnMut(usize, &Node<'_>) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        self.node.get(field).map_or(Ok(()), |node| node.each(names, each))
    }

    fn events(&self, request: &mut Request) -> Result<(), Problem> {
        let names = |place: usize| Some(self.edition.events.get(place)?.id.as_str());
        self.named("events", &names, &mut |index, node| {
            let never = matches!(node.value, Value::Null);
            let state = if never { EventState::Never } else { EventState::At(self.moment(node)?) };
            place(&mut request.events, index, state);
            Ok(())
        })
    }

    fn conditions(&self, request: &mut Request) -> Result<(), Problem> {
        let names = |place: usize| Some(self.edition.conditions.get(place)?.id.as_str());
        self.named("conditions", &names, &mut |index, node| {
            request.conditions.push((index, node.bool()?));
            Ok(())
        })
    }

    fn figures(&self, request: &mut Request) -> Result<(), Problem> {
        let names = |place: usize| Some(self.edition.figures.get(place)?.id.as_str());
        self.named("figures", &names, &mut |index, node| {
            let units = self.edition.figures.get(index).map(|figure| figure.units);
            place(&mut request.figures, index, Some(figure(node, units)?));
            Ok(())
        })
    }

    fn exclusions(&self, request: &mut Request) -> Result<(), Problem> {
        let Some(node) = self.node.get("exclusions") else { return Ok(()) };
        for item in node.items()? {
            item.object(&["from", "to", "cause"])?;
            let interval = read_interval(item, self.policy.zone, self.calendar)?;
            let cause = item.need("cause")?.one_of(&self.policy.causes)?;
            request.exclusions.push(Excluded { interval, cause: u8::try_from(cause).unwrap_or(0) });
        }
        Ok(())
    }

    fn readings(&self, request: &mut Request) -> Result<(), Problem> {
        let readings = &self.edition.readings;
        let names = |place: usize| Some(readings.get(place)?.id.as_str());
        self.named("readings", &names, &mut |index, node| {
            let reading = readings.get(index).ok_or_else(|| node.unknown_among(&names))?;
            place(&mut request.readings, index, Some(reading_value(*node, reading)?));
            Ok(())
        })
    }

    fn audience(&self, request: &mut Request) -> Result<(), Problem> {
        if let Some(node) = self.node.get("audience") {
            request.audience = Some(match node.one_of(&AUDIENCES)? {
                1 => Audience::Sales,
                2 => Audience::Operator,
                _ => Audience::Customer,
            });
        }
        Ok(())
    }

    fn finished(&self, request: &mut Request) -> Result<(), Problem> {
        let names = |place: usize| Some(self.edition.rules.get(place)?.id.as_str());
        self.named("finishedAt", &names, &mut |index, node| {
            request.finished.push((index, self.moment(node)?));
            Ok(())
        })
    }

    /// A day that ends with the close of business needs the closing time.
    fn check_closing_time(&self, request: &Request) -> Result<(), Problem> {
        let closes = self.edition.reads("dayEnd", "close-of-business", &request.readings);
        let known = self.edition.reading("closingTime", &request.readings);
        if closes && self.edition.hours().is_none() && !matches!(known, Some((_, ReadingValue::Time(_)))) {
            let empty = Value::Object(Vec::new());
            let missing = Node::root(&empty).missing("closingTime");
            return Err(missing.under("/readings"));
        }
        Ok(())
    }
}

fn place<T>(into: &mut [T], index: usize, value: T) {
    if let Some(slot) = into.get_mut(index) {
        *slot = value;
    }
}

/// A limit that the request brings: whole, positive and in the figure's units.
fn figure(node: &Node<'_>, units: Option<Units>) -> Result<Limit, Problem> {
    node.object(&LIMIT_FIELDS)?;
    let amount = node.need("amount")?;
    let Value::Number(number) = amount.value else { return Err(amount.wrong_type("a number")) };
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
    let (bound, per) = bound_and_per(*node)?;
    Ok(Limit { amount, units: units.unwrap_or(Units::BusinessDays), bound, per })
}
