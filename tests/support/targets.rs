//! A slow and plain second implementation of targets in per cent: every day is asked in which period it lies, and every way
//! in which the unknown cases could come out is tried. It shares no code with the engine.

use super::dates::{Day, add_months, civil, read_day, show_day};
use serde_json::{Map, Value as Json, json};

const STATES: [&str; 6] = ["met", "missed", "open", "unrecorded", "unjudged", "excluded"];

/// The first and the last day of a year, and of a contract's the day from which the contract runs: its months are told from there.
pub struct Year {
    pub first: Day,
    pub last: Day,
    pub contract: Option<Day>,
}

/// What the engine should say of one target.
pub fn expected(target: &Json, cases: &[Json], asked: &Json, year: &Year) -> Json {
    let own: Vec<(usize, &Json, Json)> = cases
        .iter()
        .enumerate()
        .filter(|(_, case)| target["of"].as_array().unwrap().contains(&case["commitment"]))
        .filter_map(|(place, case)| Some((place, case, standing(target, case, asked)?)))
        .collect();
    let day_of = |case: &Json| {
        let field = match target["by"].as_str().unwrap_or("start") {
            "due" => "dueDate",
            "finish" => "finishedAt",
            _ => "startsAt",
        };
        case[field].as_str().map(|text| read_day(&text[..10]))
    };
    let pick = |inside: &dyn Fn(Option<Day>) -> bool| {
        let some: Vec<_> = own.iter().filter(|(_, case, _)| inside(day_of(case))).collect();
        grouped(&some.into_iter().map(|(place, _, stands)| (*place, stands.clone())).collect::<Vec<_>>())
    };
    let undated = pick(&|day| day.is_none());
    let periods: Vec<Json> = periods(year, target["per"].as_str().unwrap())
        .into_iter()
        .map(|(first, last)| {
            let groups = pick(&|day| day.is_some_and(|day| (first..=last).contains(&day)));
            period(target, (first, last), groups, asked["now"].as_str(), &undated)
        })
        .collect();
    json!({"id": target["id"], "wanted": wanted(target), "periods": periods, "undated": undated})
}

/// What is wanted, with what a document may leave out.
fn wanted(target: &Json) -> Json {
    let mut said = json!({"counts": "met", "by": "start"});
    for field in ["id", "clause", "of", "when", "counts", "bound", "per", "by"] {
        if let Some(value) = target.get(field) {
            said[field] = value.clone();
        }
    }
    said["percent"] = json!(target["percent"].as_f64());
    said
}

/// How a case stands, with why; nothing where its values are others than the target's.
fn standing(target: &Json, case: &Json, asked: &Json) -> Option<Json> {
    let mut stands = Map::new();
    stands.insert("state".into(), case["state"].clone());
    if let Some(because) = case.get("because") {
        stands.insert("because".into(), because.clone());
    }
    let values = case.get("dimensions").unwrap_or(&asked["dimensions"]);
    let Some(when) = target["when"].as_object() else { return Some(Json::Object(stands)) };
    let mut open = Vec::new();
    for (dimension, wanted) in when {
        match values.get(dimension) {
            None => open.push(dimension),
            Some(value) if !wanted.as_array().unwrap().contains(value) => return None,
            Some(_) => {}
        }
    }
    match open.first() {
        Some(dimension) if case["state"] != "excluded" => {
            Some(json!({"state": "unjudged", "missing": dimension}))
        }
        _ => Some(Json::Object(stands)),
    }
}

/// Those that stand alike, in the order of the states, then of their first case.
fn grouped(cases: &[(usize, Json)]) -> Vec<Json> {
    let mut groups: Vec<(Json, Vec<usize>)> = Vec::new();
    for state in STATES {
        for (place, stands) in cases.iter().filter(|(_, stands)| stands["state"] == state) {
            match groups.iter_mut().find(|(other, _)| other == stands) {
                Some((_, places)) => places.push(*place),
                None => groups.push((stands.clone(), vec![*place])),
            }
        }
    }
    groups
        .into_iter()
        .map(|(mut stands, places)| {
            stands["verdicts"] = json!(places);
            stands
        })
        .collect()
}

fn period(
    target: &Json,
    (first, last): (Day, Day),
    groups: Vec<Json>,
    now: Option<&str>,
    undated: &[Json],
) -> Json {
    let counted = |groups: &[Json], states: &[&str]| -> usize {
        let of = groups.iter().filter(|group| states.contains(&group["state"].as_str().unwrap()));
        of.map(|group| group["verdicts"].as_array().unwrap().len()).sum()
    };
    const UNKNOWN: [&str; 3] = ["open", "unrecorded", "unjudged"];
    let count = |states: &[&str]| counted(&groups, states);
    let (met, missed, unknown) = (count(&["met"]), count(&["missed"]), count(&UNKNOWN));
    let of = |states: &[&str]| counted(undated, states);
    let (undated_met, undated_missed, undated_unknown) = (of(&["met"]), of(&["missed"]), of(&UNKNOWN));
    let part = if target["counts"] == "missed" { missed } else { met };
    // Every way in which the unknown ones could come out, and in which the undated ones could be of this period or not.
    let mut outcomes = Vec::new();
    for unknown_met in 0..=unknown {
        for extra_met in 0..=undated_met {
            for extra_missed in 0..=undated_missed {
                for extra_unknown in 0..=undated_unknown {
                    for extra_unknown_met in 0..=extra_unknown {
                        let is_met = met + unknown_met + extra_met + extra_unknown_met;
                        let whole = met + missed + unknown + extra_met + extra_missed + extra_unknown;
                        let made = if target["counts"] == "missed" { whole - is_met } else { is_met };
                        outcomes.push(holds(target, made, whole));
                    }
                }
            }
        }
    }
    let state =
        match (met + missed + unknown, outcomes.iter().all(|one| *one), outcomes.iter().any(|one| *one)) {
            (0, ..) => "none",
            (_, true, _) => "met",
            (_, _, false) => "missed",
            _ => "undecided",
        };
    #[allow(clippy::cast_precision_loss)]
    let share =
        |part: usize, whole: usize| if whole == 0 { Json::Null } else { json!(part as f64 / whole as f64) };
    // A bare date is over with its day; a moment is before the end of its own.
    let running = now.is_some_and(|now| {
        let day = read_day(&now[..10]);
        if now.len() == 10 { day < last } else { day <= last }
    });
    json!({
        "from": show_day(first), "through": show_day(last), "running": running, "state": state,
        "met": met, "missed": missed, "unknown": unknown, "excluded": count(&["excluded"]),
        "ratio": share(part, met + missed), "lowest": share(part, met + missed + unknown),
        "highest": share(part + unknown, met + missed + unknown), "groups": groups,
    })
}

/// Compared as whole numbers of hundredths.
fn holds(target: &Json, part: usize, whole: usize) -> bool {
    let hundredths: usize =
        format!("{:.2}", target["percent"].as_f64().unwrap()).replace('.', "").parse().unwrap();
    let (reached, wanted) = (part * 100 * 100, hundredths * whole);
    match target["bound"].as_str().unwrap() {
        "at-least" => reached >= wanted,
        "at-most" => reached <= wanted,
        "more-than" => reached > wanted,
        _ => reached < wanted,
    }
}

/// The stretches of a year, found day by day.
fn periods(year: &Year, per: &str) -> Vec<(Day, Day)> {
    let months = match per {
        "month" => 1,
        "quarter" => 3,
        "half-year" => 6,
        _ => return vec![(year.first, year.last)],
    };
    if let Some(start) = year.contract {
        let all = (0..)
            .map(|place| (add_months(start, place * months), add_months(start, (place + 1) * months) - 1));
        return all
            .skip_while(|(first, _)| *first < year.first)
            .take_while(|(first, _)| *first <= year.last)
            .collect();
    }
    let name = |day: Day| {
        let (year, month, _) = civil(day);
        (year, (month - 1) / months)
    };
    let mut found: Vec<(Day, Day)> = Vec::new();
    for day in year.first..=year.last {
        if found.last().is_none_or(|(first, _)| name(*first) != name(day)) {
            let mut first = day;
            while name(first - 1) == name(day) {
                first -= 1;
            }
            let mut last = day;
            while name(last + 1) == name(day) {
                last += 1;
            }
            found.push((first, last));
        }
    }
    found
}
