//! Random requests from a seed: events in any order, bare dates, offsets, exclusions, readings, figures, outcomes.

use super::dates::{DAY, Day, Second, day, show_day, show_instant};
use super::reference::{OPENING, OTHERS};
use super::tables::{LEASED_LINE, LEVELS, LOCALITIES, OVERLAY, TIERS};
use serde_json::{Map, Value as Json, json};

/// Of so many random cases those that are run: all, or with `SLA_SHARE=<n>` one in `n`, as each mutant of `cargo xtask mutants`
/// has it, which many others have still to follow.
pub fn share(all: u64) -> u64 {
    (all / one_in()).max(1)
}

/// Whether the case with this number is of the share that is run.
pub fn in_share(number: u64) -> bool {
    Random(number).next().is_multiple_of(one_in())
}

/// How many of what is counted there must be at the least, so that a test has shown something; fewer in a share, which is small.
pub fn least(of_all: u64) -> u64 {
    if one_in() == 1 { of_all } else { of_all / one_in() / 2 }
}

fn one_in() -> u64 {
    std::env::var("SLA_SHARE")
        .ok()
        .and_then(|text| text.parse().ok())
        .filter(|one_in| *one_in > 0)
        .unwrap_or(1)
}

/// splitmix64
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: i64) -> i64 {
        i64::try_from(self.next() % u64::try_from(n).unwrap()).unwrap()
    }

    pub fn one_in(&mut self, n: i64) -> bool {
        self.below(n) == 0
    }

    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[usize::try_from(self.below(from.len() as i64)).unwrap()]
    }
}

const CONDITIONS: [&str; 14] = [
    "emergency",
    "line-construction",
    "large-project",
    "external-equipment",
    "terminal-fault",
    "involves-line",
    "involves-equipment",
    "involves-platform",
    "total-outage",
    "multi-department",
    "simple-project",
    "complex-project",
    "green-channel",
    "service-affecting",
];

const DATED: [&str; 20] = [
    "delivery.activation",
    "delivery.acceptance",
    "delivery.final-acceptance",
    "delivery.contact-card",
    "change.suspend",
    "change.cancel",
    "change.resume",
    "change.other",
    "change.rebuild",
    "complaint.handling",
    "fault.restoration",
    "fault.oral-feedback",
    "fault.restoration-summary",
    "fault.written-report",
    "fault.report-to-manager",
    "fault.ticket-acceptance",
    "notice.planned",
    "notice.emergency",
    "change.suspend",
    "fault.restoration",
];

/// Choices of the specification's section 3 beyond those that the contract names.
const ALTERNATIVES: [(&str, [&str; 2]); 17] = [
    ("reportStart", ["later", "handled"]),
    ("newGroup", ["separate", "activation-limit"]),
    ("resumeConstruction", ["replaces", "adds"]),
    ("excludedDay", ["whole", "touched"]),
    ("restorationStart", ["earliest", "report"]),
    ("singleTime", ["separate", "shared"]),
    ("reportScope", ["every", "affecting"]),
    ("emergencyDay", ["hours", "previous-day"]),
    ("leadTime", ["counted-back", "clear-days"]),
    ("acceptancePhase", ["initial", "final"]),
    ("monthRestDay", ["stays", "following"]),
    ("changeOrder", ["change-order", "activation-order"]),
    ("customerCause", ["deducted", "whole-order"]),
    ("complaintStart", ["accepted", "as-fault"]),
    ("terminalNote", ["complaint-and-restoration", "restoration-only"]),
    ("repeatFaultsScope", ["lines", "all"]),
    ("emergencyScope", ["every-tier", "told-by-account-manager"]),
];

pub fn request(random: &mut Random) -> Json {
    let mut request = Map::new();
    let near = start_day(random);
    request.insert("dimensions".into(), dimensions(random));
    request.insert("startAt".into(), json!(moment(random, near)));
    request.insert("audience".into(), json!("operator"));
    if !random.one_in(4) {
        request.insert("events".into(), events(random, near));
    }
    if random.one_in(2) {
        let chosen = CONDITIONS.iter().filter(|_| random.one_in(4)).copied().collect::<Vec<_>>();
        request.insert(
            "conditions".into(),
            chosen.into_iter().map(|c| (c.to_owned(), json!(random.one_in(2)))).collect(),
        );
    }
    if random.one_in(2) {
        let figures = ["activationLimit", "newGroupLimit"]
            .into_iter()
            .filter(|_| !random.one_in(3))
            .collect::<Vec<_>>();
        let limit = |random: &mut Random| json!({"amount": 1 + random.below(40), "units": "businessDays"});
        request
            .insert("figures".into(), figures.into_iter().map(|f| (f.to_owned(), limit(random))).collect());
    }
    if random.one_in(2) {
        request.insert("exclusions".into(), (0..random.below(4)).map(|_| exclusion(random, near)).collect());
    }
    if random.one_in(2) {
        request.insert("readings".into(), readings(random));
    }
    if random.one_in(3) {
        let at = near * DAY + random.below(40 * 1_440) * 60 - 5 * DAY;
        request.insert("now".into(), json!(show_instant(at)));
    }
    if random.one_in(4) {
        let finished: Map<_, _> = (0..1 + random.below(4))
            .map(|_| (random.pick(&DATED).to_owned(), json!(moment_about(random, near, 20))))
            .collect();
        request.insert("finishedAt".into(), finished.into());
    }
    Json::Object(request)
}

/// Mostly published years, with weight on long holidays and on the end of what is published; some years beyond.
fn start_day(random: &mut Random) -> Day {
    match random.below(10) {
        0..=3 => day(2005, 1, 1) + random.below(day(2026, 12, 1) - day(2005, 1, 1)),
        4..=5 => day(2026, 1, 1) + random.below(364),
        6 => day(2026, 9, 15) + random.below(30),
        7 => day(2026, 11, 20) + random.below(100),
        _ => day(2027, 1, 1) + random.below(day(2035, 8, 1) - day(2027, 1, 1)),
    }
}

fn dimensions(random: &mut Random) -> Json {
    let service = if random.one_in(2) { random.pick(&LEASED_LINE) } else { random.pick(&OVERLAY) };
    let mut dimensions = json!({
        "customerTier": random.pick(&TIERS), "service": service, "locality": random.pick(&LOCALITIES),
    });
    if !random.one_in(5) {
        dimensions["assuranceLevel"] = json!(random.pick(&LEVELS));
    }
    dimensions
}

fn moment(random: &mut Random, on: Day) -> String {
    let second = match random.below(6) {
        0 => 0,
        1 => 1_439 * 60,
        _ => random.below(1_440) * 60,
    };
    let local = on * DAY + second;
    match random.below(8) {
        0 | 1 => show_day(on),
        2 => written(local, -8 * 3_600, "Z"),
        3 => written(local, -(8 * 3_600 + 5 * 3_600), "-05:00"),
        4 => written(local, 5 * 3_600 + 1_800 - 8 * 3_600, "+05:30"),
        5 => written(local + random.below(60), 0, "+08:00"),
        6 => written(local, 0, ""),
        _ => written(local, 0, "")[..16].to_owned(),
    }
}

/// A moment of +08:00 as another offset writes it.
fn written(local: Second, shift: Second, offset: &str) -> String {
    format!("{}{offset}", &show_instant(local + shift)[..19])
}

fn moment_about(random: &mut Random, near: Day, days: i64) -> String {
    let on = near + random.below(2 * days) - days / 2;
    moment(random, on)
}

fn events(random: &mut Random, near: Day) -> Json {
    let mut events = Map::new();
    for name in OPENING.iter().chain(&OTHERS) {
        if random.one_in(2) {
            continue;
        }
        let days = if random.one_in(3) { 3 } else { 30 };
        let given = if random.one_in(6) { Json::Null } else { json!(moment_about(random, near, days)) };
        events.insert((*name).to_owned(), given);
    }
    Json::Object(events)
}

/// Intervals of minutes to weeks, some at whole days, some that touch or overlap others.
fn exclusion(random: &mut Random, near: Day) -> Json {
    let start = (near + random.below(8) - 2) * DAY;
    let whole_days = random.one_in(2);
    let from = if whole_days { start } else { start + random.below(1_440) * 60 };
    let length = if whole_days { (1 + random.below(9)) * DAY } else { (1 + random.below(3_000)) * 60 };
    let write = |random: &mut Random, at: Second| match random.below(3) {
        0 => written(at, -8 * 3_600, "Z"),
        1 => written(at, 0, "+08:00"),
        _ => written(at, 0, ""),
    };
    json!({
        "from": write(random, from), "to": write(random, from + length),
        "cause": if random.one_in(2) { "customer" } else { "interconnection" },
    })
}

fn readings(random: &mut Random) -> Json {
    let mut readings = Map::new();
    let mut set = |name: &str, value: &str| {
        readings.insert(name.to_owned(), json!(value));
    };
    if random.one_in(2) {
        set("nonWorkingReceipt", random.pick(&["count-from-next", "received-next", "received-next"]));
        if random.one_in(2) {
            set("cutOff", random.pick(&["none", "17:00", "12:30", "00:00", "23:59"]));
        }
    }
    if random.one_in(3) {
        set("dayEnd", random.pick(&["midnight", "close-of-business"]));
        set("closingTime", random.pick(&["18:00", "17:30"]));
    }
    if random.one_in(2) {
        set("sevenDays", random.pick(&["calendar", "calendar-following", "business"]));
    }
    if random.one_in(2) {
        set("rebuild", random.pick(&["new-group-plus-cutover", "suspension-plus-new-group-plus-cutover"]));
    }
    for (name, values) in ALTERNATIVES {
        if random.one_in(6) {
            set(name, random.pick(&values));
        }
    }
    if random.one_in(3) {
        set("unpublished", random.pick(&["bounds", "indeterminate"]));
    }
    Json::Object(readings)
}
