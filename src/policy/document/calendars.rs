//! The calendars that a document counts by: one, or one for each value of a dimension, each in its own zone.

use super::documents::Documents;
use super::fields::small;
use super::shapes;
use crate::calendar::{CalendarInfo, same_zone};
use crate::error::{Code, Problem};
use crate::policy::info::CalendarsInfo;
use crate::policy::model::{Dimension, Edition, Rule};
use crate::policy::shapes::Calendars;
use crate::prelude::*;
use crate::text;
use crate::value::{Node, Value};
use alloc::collections::BTreeMap;

/// What stands in for the calendars of a document while its other faults are looked for; no text of a document says it.
pub(super) fn stand_in() -> Value {
    Value::Number(f64::NAN)
}

/// What a document says of several calendars, where it does.
fn given<'a>(node: &'a Node<'a>) -> Option<Node<'a>> {
    let stands_in = |given: &Node<'_>| matches!(given.value, Value::Number(number) if number.is_nan());
    node.get("calendars").filter(|given| !stands_in(given))
}

/// The ids of the calendars that a document counts by, each once, in the order of the values that count by them.
pub(super) fn ids(node: Node<'_>) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let mut put = |id: Option<&Value>| {
        if let Some(Value::String(id)) = id
            && !ids.contains(id)
        {
            ids.push(id.clone());
        }
    };
    let Some(calendars) = node.value.get("calendars") else {
        put(node.value.get("calendar"));
        return ids;
    };
    let of = calendars.get("of");
    let named = |list: Option<&Value>, name: Option<&Value>| match list {
        Some(Value::Array(items)) => {
            items.iter().find(|one| name.is_some() && one.get("id") == name).cloned()
        }
        _ => None,
    };
    let dimension = named(node.value.get("dimensions"), calendars.get("dimension"));
    if let Some(Value::Array(values)) = dimension.as_ref().and_then(|one| one.get("values")) {
        for value in values {
            let own = |name: Option<&Value>| match name {
                Some(Value::String(name)) => of.and_then(|of| of.get(name)),
                _ => None,
            };
            put(own(value.get("id")).or_else(|| own(value.get("category"))));
        }
    }
    // What no value of the dimension names is at fault, and said to be so.
    if let Some(Value::Object(fields)) = of {
        fields.iter().for_each(|(_, id)| put(Some(id)));
    }
    ids
}

/// The zone of the document. Where it counts by several calendars it may leave that to them.
pub(super) fn zone(node: Node<'_>) -> Result<String, Problem> {
    match node.get("zone") {
        None if node.get("calendars").is_some() => Ok(String::new()),
        None => Err(node.missing("zone")),
        Some(zone) => crate::calendar::zone(zone),
    }
}

/// `calendars`: `{"dimension": "country", "of": {"be": "be", "lu": "lu"}}`, in place of `calendar`.
///
/// `ids` are the calendars in their order, which is the same in every edition.
pub(super) fn read(
    node: Node<'_>,
    edition: &Edition,
    ids: &[String],
) -> Result<Option<(Calendars, CalendarsInfo)>, Problem> {
    let Some(given) = given(&node) else {
        if node.get("calendars").is_none() {
            node.need("calendar")?.string()?;
        }
        return Ok(None);
    };
    given.object(&["dimension", "of"])?;
    if let Some(one) = node.get("calendar") {
        let message =
            ["a document counts by one `calendar` or by `calendars`, which the values of a dimension choose"];
        return Err(one.problem(Code::InvalidPolicy, &message));
    }
    let names: Vec<&str> = edition.dimensions.iter().map(|one| one.id.as_str()).collect();
    let place = small(given.need("dimension")?, &names)?;
    let Some(dimension) = edition.dimensions.get(usize::from(place)) else { return Ok(None) };
    let of = given.need("of")?;
    let by_value = by_value(of, dimension, ids)?;
    edition.rules.iter().enumerate().try_for_each(|(index, rule)| timeless(index, rule, place))?;
    let info = CalendarsInfo { dimension: dimension.id.clone(), of: named(dimension, &by_value, ids) };
    Ok(Some((Calendars { dimension: place, of: by_choice(dimension, &by_value) }, info)))
}

/// The place of the calendar of each value. A category stands for all its values.
fn by_value(of: Node<'_>, dimension: &Dimension, ids: &[String]) -> Result<Vec<u8>, Problem> {
    if let Some((name, value)) = of.fields()?.iter().find(|(name, _)| !dimension.choices.contains(name)) {
        let unknown = ["there is no value ", &text::quoted(name), " of ", &text::quoted(&dimension.id)];
        let problem = of.child(name, value).problem(Code::UnknownValue, &unknown);
        return Err(problem.with_value(name).with_allowed(&dimension.choices));
    }
    let mut found: Vec<Option<u8>> = Vec::new();
    for (value, category) in dimension.choices.iter().zip(&dimension.categories) {
        let category = category.and_then(|category| dimension.choices.get(usize::from(category)));
        let (own, shared) = (of.get(value), category.and_then(|category| of.get(category)));
        if let (Some(own), Some(category), true) = (&own, category, shared.is_some()) {
            let (value, category) = (text::quoted(value), text::quoted(category));
            let message = ["the value ", &value, " has a calendar already, that of ", &category];
            return Err(own.problem(Code::InvalidPolicy, &message));
        }
        let calendar = own.or(shared);
        let id = calendar.as_ref().map(Node::string).transpose()?;
        if let (Some(calendar), Some("")) = (&calendar, id) {
            return Err(calendar.problem(Code::InvalidPolicy, &["an id needs at least one character"]));
        }
        let place = id.and_then(|id| ids.iter().position(|one| one == id));
        found.push(place.and_then(|place| u8::try_from(place).ok()));
    }
    let lacking: Vec<&str> = dimension
        .choices
        .iter()
        .zip(&found)
        .filter(|(_, place)| place.is_none())
        .map(|(value, _)| value.as_str())
        .collect();
    if let Some(first) = lacking.first() {
        let mut missing = of.missing(first);
        missing.code = Code::InvalidPolicy;
        let (said, dimension) = (listed(&lacking), text::quoted(&dimension.id));
        missing.message = text::join(&["no calendar is named for ", &said, " of ", &dimension]);
        return Err(missing);
    }
    let found: Vec<u8> = found.into_iter().flatten().collect();
    if let (Some(first), true) = (ids.first(), found.iter().all(|place| *place == 0)) {
        let first = text::quoted(first);
        let message = ["every value counts by ", &first, ", which `calendar` says"];
        return Err(of.problem(Code::InvalidPolicy, &message));
    }
    Ok(found)
}

/// Whether a choice is a value or its category.
fn stands_for(dimension: &Dimension, choice: usize, value: usize) -> bool {
    let category = dimension.categories.get(value).copied().flatten().map(usize::from);
    choice == value || category == Some(choice)
}

/// The place of the calendar of each choice; none of a category whose values count by several.
fn by_choice(dimension: &Dimension, by_value: &[u8]) -> Vec<Option<u8>> {
    let of = |choice: usize| {
        let mut places =
            by_value.iter().enumerate().filter(|(value, _)| stands_for(dimension, choice, *value));
        let (_, first) = places.next()?;
        places.all(|(_, place)| place == first).then_some(*first)
    };
    (0..dimension.choices.len()).map(of).collect()
}

fn named(dimension: &Dimension, by_value: &[u8], ids: &[String]) -> BTreeMap<String, String> {
    let id = |place: &u8| ids.get(usize::from(*place)).cloned().unwrap_or_default();
    dimension.choices.iter().zip(by_value).map(|(value, place)| (value.clone(), id(place))).collect()
}

/// An override of that dimension says by which calendar a rule counts, so it cannot rest on a time of day, which is another
/// in each calendar's zone.
fn timeless(index: usize, rule: &Rule, dimension: u8) -> Result<(), Problem> {
    if rule.adjust.iter().all(|adjust| adjust.dimension != dimension) {
        return Ok(());
    }
    let timed = |list: &str, place: usize| {
        let place = text::join(&["/", list, "/", &text::decimal(i64::try_from(place).unwrap_or(0)), "/when"]);
        let message = "an override of the dimension that chooses the calendar cannot rest on a time of day";
        Problem::new(Code::InvalidPolicy, super::expr::path_of("rules", index, &place), message.to_owned())
    };
    let scope = rule.scope.iter().map(|(when, ..)| when).enumerate().map(|one| ("scope", one));
    let adjust = rule.adjust.iter().map(|adjust| &adjust.when).enumerate().map(|one| ("adjust", one));
    match scope.chain(adjust).find(|(_, (_, when))| shapes::asks_a_time(when)) {
        Some((list, (place, _))) => Err(timed(list, place)),
        None => Ok(()),
    }
}

fn listed<S: AsRef<str>>(names: &[S]) -> String {
    names.iter().map(|name| text::quoted(name.as_ref())).collect::<Vec<_>>().join(", ")
}

/// Holds a document to the calendars at hand; see [`super::check_calendars`].
pub(super) fn check(documents: &mut Documents, at_hand: &[&CalendarInfo]) -> Result<Vec<usize>, Problem> {
    let several = documents.info.iter().any(|info| info.calendars.is_some());
    let places = counted_by(documents, at_hand, if several { "/calendars/of" } else { "/calendar" })?;
    let counted = places.iter().filter_map(|place| at_hand.get(*place).copied());
    for calendar in counted.clone() {
        check_zone(documents, calendar, several)?;
    }
    if let (true, Some(first)) = (several, counted.clone().next()) {
        documents.info.iter_mut().for_each(|info| info.zone.clone_from(&first.zone));
    }
    Ok(places)
}

/// The place at hand of each calendar that the document names; nothing else is at hand.
fn counted_by(documents: &Documents, at_hand: &[&CalendarInfo], path: &str) -> Result<Vec<usize>, Problem> {
    let refuse = |parts: &[&str]| Err(Problem::new(Code::InvalidPolicy, path.to_owned(), text::join(parts)));
    let ids: Vec<&str> = at_hand.iter().map(|calendar| calendar.id.as_str()).collect();
    let wanted = &documents.calendars;
    let places: Option<Vec<usize>> = wanted.iter().map(|id| ids.iter().position(|one| one == id)).collect();
    let (needed, known) = (listed(wanted), listed(&ids));
    let Some(places) = places else {
        let are = if ids.len() == 1 { ", the calendar at hand is " } else { ", the calendars at hand are " };
        return refuse(&["the policy counts by ", &needed, are, &known]);
    };
    for (place, id) in ids.iter().enumerate() {
        let one = text::quoted(id);
        if ids.iter().take(place).any(|other| other == id) {
            return refuse(&["the calendar ", &one, " is at hand twice"]);
        }
        if !places.contains(&place) {
            return refuse(&["the policy counts by ", &needed, ", nothing counts by ", &one]);
        }
    }
    Ok(places)
}

/// That the office hours and the zone of a document fit a calendar that it counts by.
fn check_zone(documents: &Documents, calendar: &CalendarInfo, several: bool) -> Result<(), Problem> {
    let refuse = |path: &str, parts: &[&str]| {
        Err(Problem::new(Code::InvalidPolicy, path.to_owned(), text::join(parts)))
    };
    let at_hand = text::quoted(&calendar.id);
    if documents.policy.editions.iter().any(|edition| shapes::lacks_makeup_hours(edition, calendar)) {
        let parts = [
            "the calendar ",
            &at_hand,
            " has make-up workdays on weekdays without office hours: an entry with `\"makeupWorkdays\": true` is needed",
        ];
        return refuse("/officeHours", &parts);
    }
    match documents.info.last() {
        Some(info) if !(several && info.zone.is_empty() || same_zone(&info.zone, &calendar.zone)) => {
            let (own, other) = (text::quoted(&info.zone), text::quoted(&calendar.zone));
            let own_zones = if several { "; without `zone`, each calendar has its own" } else { "" };
            refuse(
                "/zone",
                &[
                    "the policy's zone is ",
                    &own,
                    ", that of its calendar ",
                    &at_hand,
                    " is ",
                    &other,
                    own_zones,
                ],
            )
        }
        _ => Ok(()),
    }
}
