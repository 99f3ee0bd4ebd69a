//! The strict reader of calendar documents: the first fault, with its place.

mod clock_changes;
mod fields;
mod half_days;
mod published;

pub use clock_changes::{ClockChange, ClockChanges};
pub(crate) use clock_changes::{same_zone, zone};
use fields::{day, index, push_id};
use published::notices;
pub use published::{ClockSource, Notice, Published};

use super::standing::{Rest, SpanRule, open_holidays, published_through};
use super::{Calendar, Compiled, Span};
use crate::error::{Code, Problem};
use crate::prelude::*;
use crate::text;
use crate::time::{Day, write_date};
use crate::value::{LANGUAGES, Node, Value};
use alloc::collections::BTreeMap;
use serde::Serialize;

/// Names of languages and texts in them.
pub type Texts = BTreeMap<String, String>;

/// What a calendar document says about itself, as `sla.calendar` shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarInfo {
    /// The calendar's id.
    pub id: String,
    /// The version: the last year of notices and a counter from 1, such as `2026.1`. Of two versions the higher is newer.
    pub version: String,
    /// The last day that the notices settle, `YYYY-MM-DD`. Later days rest on the standing rules.
    pub published_through: String,
    /// The first day that the calendar knows, `YYYY-MM-DD`.
    pub supported_from: String,
    /// The last day that the calendar knows, by notices or by the standing rules, `YYYY-MM-DD`.
    pub supported_through: String,
    /// The notices, in the document's order.
    pub notices: Vec<Notice>,
    /// The ids of the holidays, in the order of the compact form.
    pub holidays: Vec<String>,
    /// The names of the holidays by language.
    #[serde(skip)]
    pub names: BTreeMap<String, Texts>,
    /// The weekdays on which make-up workdays can fall.
    #[serde(skip)]
    pub makeup_weekdays: Vec<u8>,
    /// The zone in which its days begin: an offset `±HH:MM`, or the name of a zone whose clocks change.
    #[serde(skip)]
    pub zone: String,
    /// The clock changes of a named zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub clock_changes: Option<ClockChanges>,
}

const FIELDS: [&str; 18] = [
    "$schema",
    "schema",
    "id",
    "version",
    "title",
    "languages",
    "zone",
    "clockChanges",
    "weekend",
    "supportedFrom",
    "supportedThrough",
    "noticesThrough",
    "checked",
    "holidays",
    "notices",
    "days",
    "statutory",
    "halfDays",
];
/// The most days that a calendar may span; positions are stored in 16 bits.
const LONGEST: i32 = 60_000;

/// Reads a calendar document strictly: its compact form and what it says of itself.
///
/// # Errors
/// `invalid-calendar` with the path of the first fault.
pub fn read(document: &Value) -> Result<(Compiled, CalendarInfo), Problem> {
    read_root(Node::root(document)).map_err(|problem| problem.as_code(Code::InvalidCalendar))
}

/// Every fault of a calendar document, in document order.
#[must_use]
pub fn faults(document: &Value) -> Vec<Problem> {
    crate::value::faults(document, &stand_ins(document), &|document| read(document).map(drop))
}

/// Valid values for the first fields of a document, used in place of faulty ones so that the rest can be checked as well.
fn stand_ins(document: &Value) -> Vec<(&'static str, Value)> {
    let text = |text: &str| Value::String(text.to_owned());
    let mut all = vec![
        ("schema", Value::Number(1.0)),
        ("id", text("calendar")),
        ("version", text("2000.1")),
        ("zone", text(if document.get("clockChanges").is_some() { "Area/Location" } else { "+00:00" })),
        ("weekend", Value::Array(Vec::new())),
        ("supportedFrom", text("1900-01-01")),
        ("supportedThrough", text("2060-12-31")),
        ("noticesThrough", Value::Number(2060.0)),
    ];
    if document.get("clockChanges").is_some() {
        all.push(("clockChanges", clock_changes::stand_in()));
    }
    all.extend(["holidays", "notices", "days", "statutory"].map(|list| (list, Value::Array(Vec::new()))));
    all
}

fn read_root(node: Node<'_>) -> Result<(Compiled, CalendarInfo), Problem> {
    let known: Vec<&str> = FIELDS.iter().copied().chain(["standingRules"]).collect();
    node.object(&known)?;
    node.need("schema")?.whole(1, 1)?;
    check_languages(node)?;
    let (from, through) = (day(node.need("supportedFrom")?)?, day(node.need("supportedThrough")?)?);
    if from > through || through - from > LONGEST {
        let end = node.need("supportedThrough")?;
        return Err(end.problem(
            Code::InvalidInterval,
            &[&end.shown(), " is no end for a calendar from ", &write_date(Day(from))],
        ));
    }
    let zone = zone(node.need("zone")?)?;
    let (clocks, clock_changes) = clock_changes::read(node, &zone)?.unzip();
    let (holidays, names) = holidays(node.need("holidays")?)?;
    let notices = notices(node.need("notices")?)?;
    let mut compiled = Compiled {
        id: node.need("id")?.string()?.to_owned(),
        version: version(node.need("version")?)?,
        from,
        through,
        published: through,
        weekend: weekend(node.need("weekend")?)?,
        spans: Vec::new(),
        statutory: Vec::new(),
        open: Vec::new(),
        short: Vec::new(),
        clocks: clocks.map(Box::new),
    };
    compiled.spans = spans(node.need("days")?, &holidays, &notices)?;
    check_makeups(node.need("days")?, &compiled)?;
    compiled.statutory = statutory(node.need("statutory")?, &holidays)?;
    let last_year = node.need("noticesThrough")?.whole(1900, 2200)?;
    let (rules, window) = match node.get("standingRules") {
        Some(rules) => standing_rules(rules, &holidays)?,
        None => (Vec::new(), 0),
    };
    compiled.open = open_holidays(&compiled, &rules, last_year, window);
    compiled.published = published_through(&compiled, &compiled.open, last_year);
    if let Some(list) = node.get("halfDays") {
        compiled.short = half_days::read(list, &holidays, &notices)?;
        let calendar = Calendar::new(compiled);
        half_days::check(list, &calendar)?;
        compiled = calendar.compiled;
    }
    let info = CalendarInfo {
        makeup_weekdays: makeup_weekdays(&compiled.spans),
        id: compiled.id.clone(),
        version: compiled.version.clone(),
        published_through: write_date(Day(compiled.published)),
        supported_from: write_date(Day(from)),
        supported_through: write_date(Day(through)),
        notices,
        holidays,
        names,
        zone,
        clock_changes,
    };
    Ok((compiled, info))
}

/// Checks that a calendar can replace the one that a policy counts by: it must have the same `id` and the same `zone`. Values that are
/// `None` are not compared.
///
/// # Errors
/// `invalid-calendar` at `/id` or `/zone`.
pub fn check_replacement(info: &CalendarInfo, id: Option<&str>, zone: Option<&str>) -> Result<(), Problem> {
    let refuse = |path: &str, parts: &[&str]| {
        Err(Problem::new(Code::InvalidCalendar, path.to_owned(), text::join(parts)))
    };
    if let Some(wanted) = id.filter(|id| *id != info.id) {
        let (wanted, own) = (text::quoted(wanted), text::quoted(&info.id));
        return refuse("/id", &["the policy counts by ", &wanted, ", this calendar is ", &own]);
    }
    if let Some(wanted) = zone.filter(|zone| !same_zone(zone, &info.zone)) {
        let (wanted, own) = (text::quoted(wanted), text::quoted(&info.zone));
        return refuse("/zone", &["the policy's zone is ", &wanted, ", that of this calendar is ", &own]);
    }
    Ok(())
}

/// Reads a version: the last year of notices and a counter from 1, `2026.1`. Of two versions the higher is newer.
fn version(node: Node<'_>) -> Result<String, Problem> {
    let text = node.string()?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let fits = |(year, number): (&str, &str)| {
        year.len() == 4 && digits(year) && digits(number) && !number.starts_with('0')
    };
    if text.split_once('.').is_some_and(fits) {
        return Ok(text.to_owned());
    }
    let says = " is no version: the last year of notices, a dot and a number from 1 on, such as `2026.1`";
    Err(node.problem(Code::UnknownValue, &[&node.shown(), says]))
}

/// Checks that each make-up workday falls on the weekend: any other day is a working day anyway.
fn check_makeups(node: Node<'_>, compiled: &Compiled) -> Result<(), Problem> {
    for (item, span) in node.items()?.zip(&compiled.spans).filter(|(_, span)| span.makeup) {
        for day in (span.from..=span.through).map(Day) {
            if compiled.weekend & (1 << day.weekday()) == 0 {
                let date = text::quoted(&write_date(day));
                let message = ["the make-up workday ", &date, " is no weekend day, so it is worked anyway"];
                return Err(item.need("from")?.problem(Code::InvalidCalendar, &message));
            }
        }
    }
    Ok(())
}

fn weekend(node: Node<'_>) -> Result<u8, Problem> {
    let mut mask = 0;
    for item in node.items()? {
        mask |= 1 << item.whole(1, 7)?;
    }
    Ok(mask)
}

fn holidays(node: Node<'_>) -> Result<(Vec<String>, BTreeMap<String, Texts>), Problem> {
    let (mut ids, mut names) = (Vec::new(), BTreeMap::new());
    for item in node.items()? {
        item.object(&["id", "names"])?;
        push_id(&mut ids, item.need("id")?)?;
        names.insert(item.need("id")?.string()?.to_owned(), texts(item.need("names")?)?);
    }
    Ok((ids, names))
}

/// Checks the languages that a document declares: no repetition, and the required ones are among them.
pub(crate) fn check_languages(node: Node<'_>) -> Result<(), Problem> {
    let Some(declared) = node.get("languages") else { return Ok(()) };
    let mut tags = Vec::new();
    for item in declared.items()? {
        let tag = item.string()?;
        if !tag
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        {
            return Err(item
                .problem(Code::UnknownValue, &[&item.shown(), " is no language, such as `en` or `zh-CN`"]));
        }
        if tags.contains(&tag) {
            return Err(item.problem(
                Code::UnknownValue,
                &["the language ", &item.shown(), " stands in this list twice"],
            ));
        }
        tags.push(tag);
    }
    match LANGUAGES.iter().find(|language| !tags.contains(language)) {
        Some(missing) => Err(declared
            .problem(Code::UnknownValue, &["the language `", missing, "` is missing: every text has it"])),
        None => Ok(()),
    }
}

/// A text in each of its languages.
pub(crate) fn texts(node: Node<'_>) -> Result<Texts, Problem> {
    let languages = node.languages();
    node.object(&languages)?;
    let mut texts = Texts::new();
    for language in languages {
        texts.insert(language.to_owned(), node.need(language)?.string()?.to_owned());
    }
    Ok(texts)
}

fn spans(node: Node<'_>, holidays: &[String], notices: &[Notice]) -> Result<Vec<Span>, Problem> {
    let notices: Vec<&str> = notices.iter().map(|notice| notice.id.as_str()).collect();
    let mut spans: Vec<Span> = Vec::new();
    for item in node.items()? {
        item.object(&["from", "to", "kind", "holiday", "notice"])?;
        let (from, to) = (item.need("from")?, item.need("to")?);
        let span = Span {
            from: day(from)?,
            through: day(to)?,
            makeup: item.need("kind")?.one_of(&["holiday", "makeup-workday"])? == 1,
            holiday: index(item.need("holiday")?, holidays)?,
            notice: index(item.need("notice")?, &notices)?,
        };
        if span.from > span.through {
            return Err(to.problem(Code::InvalidInterval, &[&to.shown(), " is before ", &from.shown()]));
        }
        if spans.last().is_some_and(|last| span.from <= last.through) {
            return Err(
                from.problem(Code::InvalidInterval, &[&from.shown(), " is not after the entry before it"])
            );
        }
        spans.push(span);
    }
    Ok(spans)
}

/// The weekdays on which make-up workdays can fall: those of the notices, and the weekend, on which the standing rules may put more.
fn makeup_weekdays(spans: &[Span]) -> Vec<u8> {
    let days = spans.iter().filter(|span| span.makeup).flat_map(|span| span.from..=span.through);
    let mut weekdays: Vec<u8> = days.filter_map(|day| u8::try_from(Day(day).weekday()).ok()).collect();
    weekdays.sort_unstable();
    weekdays.dedup();
    weekdays
}

fn statutory(node: Node<'_>, holidays: &[String]) -> Result<Vec<(i32, u8)>, Problem> {
    let mut days: Vec<(i32, u8)> = Vec::new();
    for item in node.items()? {
        item.object(&["date", "holiday"])?;
        let date = item.need("date")?;
        let entry = (day(date)?, index(item.need("holiday")?, holidays)?);
        if days.last().is_some_and(|last| entry.0 < last.0) {
            return Err(
                date.problem(Code::InvalidInterval, &[&date.shown(), " is before the entry before it"])
            );
        }
        days.push(entry);
    }
    Ok(days)
}

fn standing_rules(node: Node<'_>, holidays: &[String]) -> Result<(Vec<SpanRule>, u8), Problem> {
    node.object(&["notice", "from", "makeupWindowDays", "spans"])?;
    let window = u8::try_from(node.need("makeupWindowDays")?.whole(0, 60)?).unwrap_or(0);
    let mut rules = Vec::new();
    for item in node.need("spans")?.items()? {
        item.object(&["holiday", "rule", "days", "withInside"])?;
        let rest = match item.need("rule")?.one_of(&["from-first-statutory-day", "three-with-weekend"])? {
            0 => Rest::FromFirst(item.need("days")?.whole(1, 30)?),
            _ => Rest::ThreeWithWeekend,
        };
        let with_inside = match item.get("withInside") {
            None => None,
            Some(inside) => {
                inside.object(&["holiday", "days"])?;
                Some((index(inside.need("holiday")?, holidays)?, inside.need("days")?.whole(1, 30)?))
            }
        };
        rules.push(SpanRule { holiday: index(item.need("holiday")?, holidays)?, rest, with_inside });
    }
    Ok((rules, window))
}
