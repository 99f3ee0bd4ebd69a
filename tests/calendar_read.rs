//! What a calendar document may say of itself, and what is counted at the end of its days.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::json;
use sla_calculator::calendar::{self, Calendar};
use sla_calculator::time::date;
use support::documents::{calendar_through, to_value};

#[test]
fn a_version_is_a_year_of_four_digits_and_a_number_from_one_on() {
    let read = |version: &str| {
        let mut document = calendar_through(2026);
        document["version"] = json!(version);
        calendar::read(&to_value(&document)).map(drop).map_err(|problem| problem.path.clone())
    };
    for version in ["2026.1", "2026.10", "1999.9"] {
        assert_eq!(read(version), Ok(()), "{version}");
    }
    for version in
        ["2026", "2026.", ".1", "26.1", "02026.1", "2026.0", "2026.01", "2026.1.1", "2026.1a", "202x.1"]
    {
        assert_eq!(read(version), Err("/version".to_owned()), "{version}");
    }
}

/// Without standing rules every day of this calendar is settled, and after the last there is none.
#[test]
fn a_count_beyond_the_last_day_of_a_settled_calendar_is_out_of_range() {
    let mut document = calendar_through(2026);
    document.as_object_mut().unwrap().remove("standingRules");
    document["supportedThrough"] = json!("2026-12-31");
    document["statutory"].as_array_mut().unwrap().retain(|one| one["date"].as_str().unwrap() < "2027");
    let calendar = Calendar::new(calendar::read(&to_value(&document)).unwrap().0);
    let problem = calendar.add(date("2026-12-31").unwrap(), 1).unwrap_err();
    assert_eq!((problem.code.name(), problem.path.as_str()), ("date-out-of-range", "/1"));
}
