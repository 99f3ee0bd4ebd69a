//! Where a sentence on a holiday begins and ends, and which day a date in it means: the notice for 2027 with a sentence changed. The days
//! are counted by hand on the calendar of 2027.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::{Value as Json, json};
use sla_calculator::Value;
use sla_calculator::calendar::notice::read_notice;
use support::documents::{calendar_through, list, to_value};
use support::notices::NEXT;

fn read(text: &str) -> Result<Json, Json> {
    match read_notice(text, &to_value(&calendar_through(2026)), &Value::Null) {
        Ok(reading) => Ok(serde_json::to_value(reading).unwrap()),
        Err(problem) => Err(serde_json::to_value(problem).unwrap()),
    }
}

/// The notice with another sentence for a holiday.
fn with(holiday: &str, sentence: &str) -> String {
    let own = NEXT.lines().find_map(|line| line.split_once(&format!("、{holiday}："))).unwrap().1;
    NEXT.replace(own, sentence)
}

/// The rests that are read for a holiday, and the days worked for them.
fn taken(holiday: &str, id: &str, sentence: &str, rest: [&str; 2], worked: &[&str]) {
    let answer = read(&with(holiday, sentence)).unwrap_or_else(|problem| panic!("{sentence}: {problem}"));
    let own: Vec<&Json> = list(&answer["read"]).iter().filter(|one| one["holiday"] == id).collect();
    let [one] = own[..] else { panic!("{sentence}: {own:?}") };
    assert_eq!(json!([one["from"], one["to"]]), json!(rest), "{sentence}");
    assert_eq!(one["makeupDays"], json!(worked), "{sentence}");
}

/// Why a sentence is refused, where, with what was found and what would be right.
fn refused(holiday: &str, sentence: &str, says: [&str; 4]) {
    let Err(problem) = read(&with(holiday, sentence)) else { panic!("taken: {sentence}") };
    let said = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let params = &problem["params"];
    let found = [&params["reason"], &problem["path"], &params["found"], &params["right"]].map(said);
    assert_eq!(found, says.map(str::to_owned), "{sentence}");
}

#[test]
fn a_span_has_an_end_or_the_words_from_its_sign_on_are_quoted() {
    taken(
        "端午节",
        "dragon-boat",
        "6月9日（周三）至9日（周三）放假，共1天，不调休。",
        ["2027-06-09"; 2],
        &[],
    );
    for (sentence, found) in [
        ("1月1日（周五）至", "至"),
        ("1月1日（周五）至，共3天。", "至"),
        ("1月1日（周五）～～。", "至至"),
        ("1月1日（周五）至周日放假。", "至周日放假"),
    ] {
        refused("元旦", sentence, ["not-understood", "/0/3", found, ""]);
    }
}

#[test]
fn a_line_break_within_a_list_of_days_changes_nothing() {
    let moved = "5月1日（周六）至5日（周三）放假调休，共5天。将5月2日（周日）、5月8日（周六）两个公休日调至5月3日（周一）\n和5月5日（周三），5月8日上班。";
    taken("劳动节", "labour-day", moved, ["2027-05-01", "2027-05-05"], &["2027-05-08"]);
    // The 2nd is a day that lacks its word, and no number of a line.
    let listed = "1月1日（周五）、\n2、3日（周日）放假，共3天。";
    refused("元旦", listed, ["not-understood", "/0/4", "2、3日(周日)放假", ""]);
}

#[test]
fn what_is_said_before_the_days_of_a_line_or_behind_them_is_read() {
    let before = "安排如下\n6月9日（周三）放假1天，不调休。";
    refused("端午节", before, ["not-understood", "/0/7", "安排如下6月9日(周三)放假1天", ""]);
    let counted = "1月1日（周五）至3日（周日）放假，即总共四天。";
    refused("元旦", counted, ["count", "/0/3", "4", "3"]);
    let twice = "1月1日（周五）放假1天，不调休。";
    let text = NEXT.replace("中秋节：9月15日（周三）放假1天，不调休。", &format!("元旦：{twice}"));
    let params = read(&text).unwrap_err()["params"].clone();
    assert_eq!(json!([params["reason"], params["line"], params["right"]]), json!(["twice", "8", "3"]));
}

/// A bracket of up to 38 characters is a note; a longer one did not close where it should.
#[test]
fn a_note_beside_a_day_is_no_longer_than_a_line() {
    let noted = |more: usize| {
        format!("5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六，{}）上班。", "甲".repeat(more))
    };
    taken("劳动节", "labour-day", &noted(35), ["2027-05-01", "2027-05-05"], &["2027-05-08"]);
    refused("劳动节", &noted(36), ["not-understood", "/0/6", "(周六", ""]);
}

#[test]
fn a_day_without_its_month_is_one_of_the_rest_and_november_is_last_year_s_for_new_year_alone() {
    // The 2nd of October, not of September.
    let two_months = "9月30日（周四）至10月7日（周四）放假调休，共8天，其中2日为法定节假日。9月25日（周六）、9月26日（周日）、10月9日（周六）上班。";
    let worked = ["2027-09-25", "2027-09-26", "2027-10-09"];
    taken("国庆节", "national-day", two_months, ["2027-09-30", "2027-10-07"], &worked);
    let two_years = "12月31日（周四）至1月3日（周日）放假调休，共4天。12月27日（周日）上班。";
    taken("元旦", "new-year", two_years, ["2026-12-31", "2027-01-03"], &["2026-12-27"]);
    // Of 2027 both are Saturdays; the Spring Festival of other years lies in January.
    let national = "10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、11月6日（周六）上班。";
    refused("国庆节", national, ["makeup-window", "/0/9", "2027-11-06", "14"]);
    let spring = "2月5日（周五）至12日（周五）放假调休，共8天。2月13日（周六）、12月4日（周六）上班。";
    refused("春节", spring, ["makeup-window", "/0/4", "2027-12-04", "14"]);
}
