//! A notice that was damaged on its way ends in the right days or in a refusal, never in other days.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use sla_calculator::calendar::notice::read_notice;
use sla_calculator::{Problem, Value};
use support::dates::read_day;
use support::documents::{calendar_through, list, to_value};
use support::generate::{Random, in_share, least, share};
use support::notices::{Form, Writer, notice, notices};

/// Forms that leave damage the most room: prose, lines broken anywhere, one paragraph, HTML, the form of 2006 to 2009.
const DAMAGED: [Form; 7] = [
    Form::Official,
    Form::Old,
    Form::LinesOnly,
    Form::Wrapped(16),
    Form::OneParagraph,
    Form::Html,
    Form::PageAround,
];

/// A notice, the calendar before it, and the days that are right.
struct Case {
    name: String,
    text: String,
    calendar: Value,
    days: Value,
}

fn days(text: &str, calendar: &Value) -> Result<Value, Problem> {
    read_notice(text, calendar, &Value::Null).map(|reading| reading.calendar.get("days").unwrap().clone())
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for one in notices().into_iter().filter(|notice| notice.year >= 2006) {
        let statutory = |year: i64| {
            list(&calendar_through(2026)["statutory"])
                .iter()
                .map(|day| {
                    (read_day(day["date"].as_str().unwrap()), day["holiday"].as_str().unwrap().to_owned())
                })
                .filter(|(day, _)| support::dates::civil(*day).0 == year)
                .collect::<Vec<_>>()
        };
        let write = |id: &str, form: Form| Writer::new(form, notice(id), statutory(one.year)).text();
        let mut calendar = to_value(&calendar_through(one.year - 1));
        if one.id != one.year.to_string() {
            calendar = read_notice(&write(&one.year.to_string(), Form::Official), &calendar, &Value::Null)
                .unwrap()
                .calendar;
        }
        for form in DAMAGED {
            let text = write(&one.id, form);
            // Two amendments name their holiday in the title alone.
            let Ok(days) = days(&text, &calendar) else {
                assert_eq!(form, Form::LinesOnly, "{}", one.id);
                continue;
            };
            cases.push(Case { name: format!("{} {form:?}", one.id), text, calendar: calendar.clone(), days });
        }
    }
    cases
}

/// One slip of a hand, a clipboard or a page: a character, a digit, a line or a line end.
fn damaged(text: &str, random: &mut Random) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let index = |random: &mut Random, length: usize| {
        usize::try_from(random.below(i64::try_from(length).unwrap())).unwrap()
    };
    let at = index(random, chars.len());
    let other = chars[index(random, chars.len())];
    match random.below(10) {
        0 => drop(chars.remove(at)),
        1 => chars[at] = other,
        2 => chars.insert(at, other),
        3 => chars.insert(at, '\n'),
        4 | 5 => {
            let digits: Vec<usize> = (0..chars.len()).filter(|&at| chars[at].is_ascii_digit()).collect();
            let at = digits[index(random, digits.len())];
            chars[at] = char::from_digit(u32::try_from(random.below(10)).unwrap(), 10).unwrap();
        }
        6 => {
            let digits: Vec<usize> = (0..chars.len()).filter(|&at| chars[at].is_ascii_digit()).collect();
            let at = digits[index(random, digits.len())];
            if random.one_in(2) {
                chars.remove(at);
            } else {
                chars.insert(at, char::from_digit(u32::try_from(random.below(10)).unwrap(), 10).unwrap());
            }
        }
        7 => {
            if at + 1 < chars.len() {
                chars.swap(at, at + 1);
            }
        }
        kind => {
            let mut lines: Vec<&str> = text.lines().collect();
            let line = index(random, lines.len());
            match (kind, random.below(3)) {
                (8, _) => drop(lines.remove(line)),
                (_, 0) => lines.insert(line, lines[line]),
                (_, 1) if line + 1 < lines.len() => lines.swap(line, line + 1),
                // The text is cut here.
                _ => lines.truncate(line),
            }
            return lines.join("\n");
        }
    }
    chars.into_iter().collect()
}

#[test]
fn ten_thousand_damaged_notices_end_in_the_right_days_or_a_refusal() {
    let cases = cases();
    let mut random = Random(20_261_128);
    let (mut right, mut refused, mut wrong) = (0, 0, Vec::new());
    for round in 0..share(10_000) {
        let case = &cases[usize::try_from(round).unwrap() % cases.len()];
        let text = damaged(&case.text, &mut random);
        match days(&text, &case.calendar) {
            Ok(found) if found == case.days => right += 1,
            // The name of an occasion is no day: `…胜利70周年纪念日` may lose a character.
            Ok(found) if case.name.starts_with("2015-victory-day") && same_kinds(&found, &case.days) => {
                right += 1
            }
            Ok(_) => {
                let line = text.lines().find(|line| !case.text.contains(*line)).unwrap_or(&text);
                wrong.push((case.name.clone(), line.to_owned()));
            }
            Err(problem) => {
                assert!(!problem.message.is_empty() && problem.path.starts_with("/0"), "{problem:?}");
                refused += 1;
            }
        }
    }
    assert_eq!(wrong, Vec::<(String, String)>::new(), "other days");
    // A check that refused or took everything would prove nothing.
    assert!(right > least(2_000) && refused > least(2_000), "{right} right, {refused} refused");
    println!("{right} right, {refused} refused");
}

/// Every single digit of every official text changed to every other digit.
#[test]
fn no_digit_of_any_notice_can_be_another_one() {
    let (mut right, mut refused, mut wrong, mut tried) = (0, 0, Vec::new(), 0);
    for case in cases().iter().filter(|case| case.name.ends_with("Official")) {
        let chars: Vec<char> = case.text.chars().collect();
        for at in (0..chars.len()).filter(|&at| chars[at].is_ascii_digit()) {
            for digit in ('0'..='9').filter(|digit| *digit != chars[at]) {
                tried += 1;
                if !in_share(tried) {
                    continue;
                }
                let mut changed = chars.clone();
                changed[at] = digit;
                let text: String = changed.into_iter().collect();
                match days(&text, &case.calendar) {
                    Ok(found) => {
                        let same = found == case.days
                            || (case.name.starts_with("2015-victory-day") && same_kinds(&found, &case.days));
                        if same {
                            right += 1;
                        } else {
                            wrong.push((
                                case.name.clone(),
                                text.lines()
                                    .find(|line| !case.text.contains(*line))
                                    .unwrap_or_default()
                                    .to_owned(),
                            ));
                        }
                    }
                    Err(_) => refused += 1,
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<(String, String)>::new(), "other days");
    assert!(right > least(2_000) && refused > least(5_000), "{right} right, {refused} refused");
}

/// The same days of the same kinds, whatever the occasion is called.
fn same_kinds(a: &Value, b: &Value) -> bool {
    let kinds = |days: &Value| {
        let Value::Array(days) = days else { panic!("a list") };
        days.iter().map(|day| ["from", "to", "kind"].map(|name| day.get(name).cloned())).collect::<Vec<_>>()
    };
    kinds(a) == kinds(b)
}
