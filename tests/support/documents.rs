//! The documents of the repository, and the engine behind calls that speak plain JSON.

use serde_json::{Value as Json, json};
use sla_calculator::{Calculator, Problem, Value};
use std::path::PathBuf;

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn read_json(path: &str) -> Json {
    let text = std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub fn policy() -> Json {
    read_json("data/policies/cmcc-group-customer.json")
}

/// Every policy document of the tree, with its file name.
pub fn policies() -> Vec<(String, Json)> {
    let mut all: Vec<_> = std::fs::read_dir(root().join("data/policies"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".json") && !name.ends_with(".schema.json"))
        .map(|name| (name.clone(), read_json(&format!("data/policies/{name}"))))
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

/// The calendar as it stood when the notice of `year` was the last one: importing a later year changes no test.
pub fn calendar_through(year: i64) -> Json {
    let mut calendar = read_json("data/calendars/cn.json");
    let years: Vec<(String, i64)> = list(&calendar["notices"])
        .iter()
        .map(|notice| (notice["id"].as_str().unwrap().to_owned(), notice["year"].as_i64().unwrap()))
        .collect();
    let kept = |id: &Json| years.iter().any(|(known, of)| Some(known.as_str()) == id.as_str() && *of <= year);
    let keep = |list: &Json, field: &str| -> Json {
        list.as_array().unwrap().iter().filter(|entry| kept(&entry[field])).cloned().collect()
    };
    calendar["days"] = keep(&calendar["days"], "notice");
    calendar["notices"] = keep(&calendar["notices"], "id");
    calendar["noticesThrough"] = json!(year);
    calendar
}

/// China's calendar through 2026 with half days of an office of its own.
pub fn calendar_with(half_days: &Json) -> Json {
    let mut calendar = calendar_through(2026);
    let push = |list: &mut Json, entry: Json| list.as_array_mut().unwrap().push(entry);
    push(&mut calendar["holidays"], json!({"id": "own-day", "names": {"zh-CN": "本单位", "en": "Own"}}));
    push(&mut calendar["notices"], json!({"id": "own-2026", "year": 2026, "title": "Own days"}));
    calendar["halfDays"] = half_days.clone();
    calendar
}

/// The small policy of the tests with office hours, where they are given, and one more rule, `repair.shape`.
pub fn shaped(hours: &Json, rule: Json) -> Json {
    let mut policy = read_json("tests/policies/small.json");
    if hours.is_array() {
        policy["officeHours"] = hours.clone();
    }
    let rules = policy["rules"].as_array_mut().unwrap();
    let mut own = rules.iter().find(|one| one["id"] == "repair.restore").unwrap().clone();
    own["id"] = json!("repair.shape");
    let fields = own.as_object_mut().unwrap();
    fields.remove("examples");
    fields.extend(rule.as_object().unwrap().clone());
    rules.push(own);
    policy
}

/// Monday to Thursday 08:30 to 12:00 and 13:00 to 17:30, Friday 08:30 to 12:00; make-up workdays 09:00 to 16:00.
pub fn hours() -> Json {
    json!([
        {"days": [1, 2, 3, 4], "hours": [{"opens": "08:30", "closes": "12:00"}, {"opens": "13:00", "closes": "17:30"}]},
        {"days": [5], "hours": [{"opens": "08:30", "closes": "12:00"}]},
        {"makeupWorkdays": true, "hours": [{"opens": "09:00", "closes": "16:00"}]}
    ])
}

/// What such a policy answers for a moment.
pub fn shape_of(engine: &Engine, start: &str, more: Json) -> Json {
    let mut asked =
        json!({"dimensions": {"tier": "high", "service": "line"}, "startAt": start, "audience": "operator"});
    merge(&mut asked, more);
    engine.explain(&asked, "repair.shape").unwrap()
}

/// A half day of that office.
pub fn half(date: &str, hours: Json) -> Json {
    let mut entry = json!({"date": date, "holiday": "own-day", "notice": "own-2026"});
    entry.as_object_mut().unwrap().extend(hours.as_object().unwrap().clone());
    entry
}

pub fn list(value: &Json) -> &Vec<Json> {
    value.as_array().unwrap_or_else(|| panic!("not a list: {value}"))
}

pub fn to_value(json: &Json) -> Value {
    serde_json::from_value(json.clone()).expect("any JSON is a value")
}

/// The engine; every answer and every problem as JSON.
pub struct Engine(pub Calculator);

pub type Answer = Result<Json, Json>;

fn answer<T: serde::Serialize>(result: Result<T, Problem>) -> Answer {
    match result {
        Ok(value) => Ok(serde_json::to_value(value).expect("an answer serialises")),
        Err(problem) => Err(serde_json::to_value(problem).expect("a problem serialises")),
    }
}

impl Engine {
    /// The bundled policy on the calendar that includes 2026.
    pub fn bundled() -> Self {
        Self::through(2026)
    }

    pub fn through(year: i64) -> Self {
        Self::new(&policy(), &calendar_through(year)).unwrap_or_else(|problem| panic!("{problem}"))
    }

    pub fn new(policy: &Json, calendar: &Json) -> Result<Self, Json> {
        match Calculator::from_documents(&to_value(policy), &to_value(calendar)) {
            Ok(calculator) => Ok(Self(calculator)),
            Err(problem) => Err(serde_json::to_value(problem).expect("a problem serialises")),
        }
    }

    /// The engine of a policy and the calendars among which a dimension chooses.
    pub fn with_calendars(policy: &Json, calendars: &[Json]) -> Result<Self, Json> {
        let calendars: Vec<Value> = calendars.iter().map(to_value).collect();
        Calculator::from_calendars(&to_value(policy), None, &calendars.iter().collect::<Vec<_>>())
            .map(Self)
            .map_err(|problem| serde_json::to_value(problem).expect("a problem serialises"))
    }

    /// The engine of an overlay on the bundled policy.
    pub fn overlay(overlay: &Json) -> Result<Self, Json> {
        let (overlay, base, calendar) =
            (to_value(overlay), to_value(&policy()), to_value(&calendar_through(2026)));
        Calculator::from_overlay(&overlay, &base, &calendar)
            .map(Self)
            .map_err(|problem| serde_json::to_value(problem).expect("a problem serialises"))
    }

    pub fn quote(&self, request: &Json) -> Answer {
        answer(self.0.quote(&to_value(request), false))
    }

    pub fn quote_with_trace(&self, request: &Json) -> Answer {
        answer(self.0.quote(&to_value(request), true))
    }

    pub fn explain(&self, request: &Json, id: &str) -> Answer {
        answer(self.0.explain(&to_value(request), id))
    }

    pub fn compare(&self, request: &Json, dimension: Option<&str>) -> Answer {
        answer(self.0.compare(&to_value(request), dimension))
    }

    pub fn latest_start(&self, request: &Json, id: &str, due_by: &str) -> Answer {
        answer(self.0.latest_start(&to_value(request), id, due_by))
    }

    pub fn sensitivity(&self, request: &Json, id: &str) -> Answer {
        answer(self.0.sensitivity(&to_value(request), id))
    }

    pub fn quality(&self, request: &Json, events: &Json) -> Answer {
        answer(self.0.quality(&to_value(request), &to_value(events)))
    }

    pub fn day_info(&self, date: &str) -> Answer {
        answer(self.0.day_info(date))
    }

    pub fn is_working_day(&self, date: &str) -> Answer {
        answer(self.0.is_working_day(date))
    }

    pub fn add_working_days(&self, date: &str, n: i32) -> Answer {
        answer(self.0.add_working_days(date, n))
    }

    pub fn working_days_between(&self, from: &str, to: &str) -> Answer {
        answer(self.0.working_days_between(from, to))
    }

    pub fn month(&self, year: i32, month: u32) -> Answer {
        answer(self.0.month(year, month))
    }

    /// One commitment of a quote for an operator, who sees everything.
    pub fn commitment(&self, request: &Json, id: &str) -> Json {
        let quote = self.quote(request).unwrap_or_else(|problem| panic!("{request}: {problem}"));
        find(&quote, id).unwrap_or_else(|| panic!("no commitment `{id}` for {request}"))
    }
}

pub fn find(quote: &Json, id: &str) -> Option<Json> {
    list(&quote["commitments"]).iter().find(|commitment| commitment["id"] == id).cloned()
}

/// A request for an operator: gold, AAA, data line, intra-city unless the overlay says otherwise.
pub fn request(start_at: &str, overlay: Json) -> Json {
    let mut request = json!({
        "dimensions": {"customerTier": "gold", "assuranceLevel": "AAA", "service": "data-line", "locality": "intra-city"},
        "startAt": start_at,
        "audience": "operator",
    });
    merge(&mut request, overlay);
    request
}

/// Lays one object over another; `null` among the dimensions takes a key away.
fn merge(into: &mut Json, overlay: Json) {
    let Json::Object(overlay) = overlay else { panic!("an overlay is an object") };
    for (key, value) in overlay {
        if key == "dimensions" {
            for (dimension, chosen) in value.as_object().unwrap() {
                if chosen.is_null() {
                    into["dimensions"].as_object_mut().unwrap().remove(dimension);
                } else {
                    into["dimensions"][dimension] = chosen.clone();
                }
            }
        } else {
            into[&key] = value;
        }
    }
}
