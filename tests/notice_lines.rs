//! Where a notice begins and ends, and which of its lines are lines on holidays: the notice for 2027 in forms that change no day of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::Value as Json;
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

/// The lines on which the rests stand, where the days, the notice's date and its name are those of the notice.
fn lines(text: &str) -> Vec<u64> {
    let answer = read(text).unwrap_or_else(|problem| panic!("{problem}\n{text}"));
    let right = read(NEXT).unwrap();
    assert_eq!(answer["calendar"]["days"], right["calendar"]["days"], "{text}");
    assert_eq!(answer["calendar"]["notices"], right["calendar"]["notices"], "{text}");
    list(&answer["read"]).iter().map(|one| one["line"].as_u64().unwrap()).collect()
}

fn refused(text: &str) -> (String, String, String) {
    let Err(problem) = read(text) else { panic!("taken: {text}") };
    let said = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    (said(&problem["params"]["reason"]), said(&problem["path"]), said(&problem["params"]["found"]))
}

const IN_ORDER: [u64; 7] = [3, 4, 5, 6, 7, 8, 9];

#[test]
fn what_stands_above_a_notice_does_not_end_it() {
    for above in ["放假安排\n国务院办公厅\n", "2026年11月20日\n国务院办公厅\n", "国务院办公厅\n国务院\n"]
    {
        assert_eq!(lines(&format!("{above}{NEXT}")), IN_ORDER.map(|line| line + 2), "{above}");
    }
    // Nor do lines that only begin with a date, or have a weekday beside it.
    let spring = "2月5日（农历除夕、周五）至12日（农历正月初七、周五）放假调休，共8天。2月13日（周六）、2月14日（周日）上班。";
    for broken in [
        "\n2027年2月5日至12日放假调休，共8天。2月13日（周六）、2月14日（周日）上班。",
        "2月5日至12日放假调休，共8天。\n2027年2月13日（周六）\n、2月14日（周日）上班。",
        "2月5日至12日放假调休，共8天。\n2027年2月13日（周六）、\n2027年2月14日（周日）\n上班。",
    ] {
        assert!(NEXT.contains(spring));
        lines(&NEXT.replace(spring, broken));
    }
}

#[test]
fn a_heading_is_a_holiday_with_a_number_before_it_or_a_colon_behind_it() {
    let numbers = ["一、", "二、", "三、", "四、", "五、", "六、", "七、"];
    let each = |from: &dyn Fn(&str) -> String| {
        NEXT.lines()
            .map(|line| {
                if numbers.iter().any(|number| line.starts_with(number)) {
                    from(line)
                } else {
                    line.to_owned()
                }
            })
            .collect::<Vec<_>>()
            .join("\n")
    };
    let bare = |line: &str| line.split_once('、').unwrap().1.to_owned();
    for text in [
        each(&bare),
        each(&|line| line.replacen('：', "", 1)),
        each(&|line| line.replacen('：', "放假安排：", 1)),
        each(&|line| line.replacen('：', "（假期）：", 1)),
        each(&|line| format!("【{}", line.replacen('：', "】：", 1))),
        each(&|line| format!("【{}", line.replacen('：', "】", 1))),
        each(&|line| format!("（{}", line.replacen('、', "）", 1).replacen('：', "", 1))),
    ] {
        assert_eq!(lines(&text), IN_ORDER, "{text}");
    }
    // Without numbers, behind a line without a stop, and one behind the other.
    let unnumbered = each(&bare);
    assert_eq!(lines(&unnumbered.replace("通知如下。", "通知如下")), IN_ORDER);
    let (above, rests) = unnumbered.split_once("元旦：").unwrap();
    let (rests, below) = rests.split_once("\n节假日期间").unwrap();
    let joined = rests.replace("。\n", "");
    assert_eq!(lines(&format!("{above}元旦：{joined}\n节假日期间{below}")), [3; 7]);
    // Of a number with a dot nothing is left to the line before; a bracket before the number stays with its own.
    let passed = |text: &str| read(text).unwrap()["passed"].clone();
    let dotted = numbers.iter().zip(1..).fold(NEXT.to_owned(), |text, (number, place)| {
        text.replace(&format!("\n{number}"), &format!("\n{place}."))
    });
    assert_eq!((lines(&dotted).as_slice(), passed(&dotted)), (&IN_ORDER[..], passed(NEXT)));
    let noted = NEXT.replace("共3天。\n", "共3天（含周末）。");
    assert!(list(&passed(&noted)).iter().any(|one| one["text"] == "共3天(含周末)"), "{}", passed(&noted));
    // A name in the middle of a sentence is none.
    let wished = NEXT.replace("2月14日（周日）上班。", "2月14日（周日）上班。各地过好春节：返乡返岗有序。");
    assert_eq!(lines(&wished), IN_ORDER);
    let joined = NEXT.replace("不调休。\n六、中秋节：9月15日", "不调休、中秋节9月15日");
    assert_eq!(refused(&joined), ("not-of-holiday".to_owned(), "/0/7".to_owned(), "端午节".to_owned()));
    // A name with a count alone is a heading that gives no days.
    let summary = each(&|line| bare(line).replacen('：', "放假3天\n", 1));
    let (reason, path, _) = refused(&summary);
    assert_eq!((reason.as_str(), path.as_str()), ("not-understood", "/0/3"));
    // A line of two holidays is both; of a broken one all that arranges something is shown.
    let answer = read(&NEXT.replace("共8天。", "共8天。\n")).unwrap();
    assert_eq!(
        answer["read"][1]["text"],
        "二、春节：2月5日（农历除夕、周五）至12日（农历正月初七、周五）放假调休，共8天。2月13日（周六）、2月14日（周日）上班。"
    );
}

#[test]
fn what_speaks_of_days_before_the_first_line_is_outside() {
    for (from, to, line) in [
        ("通知如下。", "通知如下。共33天。", "/0/2"),
        ("国务院办公厅关于2027年", "共七天。国务院办公厅关于2027年", "/0/1"),
        ("国务院办公厅关于2027年", "七天。国务院办公厅关于2027年", "/0/1"),
        ("\n一、元旦", "\n2月14日（周日）上班。\n一、元旦", "/0/3"),
    ] {
        let (reason, path, _) = refused(&NEXT.replacen(from, to, 1));
        assert_eq!((reason.as_str(), path.as_str()), ("outside", line), "{to}");
    }
    assert_eq!(refused("通知").0, "no-lines");
    assert_eq!(refused("关于放假的通知").0, "no-lines");
}

#[test]
fn counts_are_read_in_chinese_too_and_a_bracket_closes() {
    let dragon = "6月9日（周三）放假1天，不调休。";
    for same in [
        "6月9日放假一天，不调休。",
        "6月9日（周三）放假，共\u{2f00}天，不调休。",
        "6月9日（周三）放假（1天）\n不调休。",
        "6月9日（周三）放假，共计一天。",
        "6月9日（周三）放假，总共1天。",
    ] {
        assert!(NEXT.contains(dragon));
        lines(&NEXT.replace(dragon, same));
    }
    for (other, reason) in [
        ("6月9日放假二天，不调休。", "count"),
        ("6月9日（周三）放假，共\u{2f06}天。", "count"),
        ("6月9日（周三。放假1天（不调休）。", "not-understood"),
        ("6月9日（周三（放假1天）。", "not-understood"),
    ] {
        assert_eq!(refused(&NEXT.replace(dragon, other)).0, reason, "{other}");
    }
    let counted =
        |days: &str| NEXT.replace("至3日（周日）放假，共3天", &format!("至3日（周日）放假，共{days}天"));
    for days in ["\u{2f00}", "\u{2f06}", "\u{2f0b}", "一", "四", "十三"] {
        assert_eq!(refused(&counted(days)).0, "count", "{days}");
    }
    lines(&counted("三"));
    // What is not understood is quoted up to 24 characters.
    let (reason, path, found) = refused(&NEXT.replace(
        dragon,
        "6月9日（周三）请所有用人单位根据本单位的生产经营情况妥善安排职工的工作和休假事宜。",
    ));
    assert_eq!(
        (reason.as_str(), path.as_str(), found.as_str()),
        ("not-understood", "/0/7", "请所有用人单位根据本单位的生产经营情况妥善安排职")
    );
    // A moved day is moved to days, not to a span.
    let labour = "5月8日（周六）上班。";
    let span =
        "将5月8日（周六）、5月9日（周日）公休日调至5月4日（周二）至5月5日（周三），5月8日（周六）上班。";
    assert_eq!(refused(&NEXT.replace(labour, span)).0, "not-understood");
    // A sentence that ends with the days moved to leaves nothing over.
    let passed = |text: &str| read(text).unwrap()["passed"].clone();
    let moved = NEXT.replace(labour, "将5月8日（周六）公休日调至5月5日（周三）。5月8日（周六）上班。");
    lines(&moved);
    assert_eq!(passed(&moved), passed(NEXT));
}

#[test]
fn a_text_that_is_no_page_is_shown_as_it_is() {
    let shown = |source: &str| {
        let answer = read(&format!("{NEXT}{source}")).unwrap_or_else(|problem| panic!("{problem}"));
        list(&answer["passed"]).last().unwrap()["text"].as_str().unwrap().to_owned()
    };
    for text in ["甲&amp;乙", "甲&amp;乙1<2", "甲&amp;乙<b", "甲&amp;<1乙"] {
        assert_eq!(shown(text), text);
    }
    for (page, text) in
        [("甲&amp;乙</b>", "甲&乙"), ("甲&amp;乙<!--丙-->", "甲&乙"), ("甲&amp;乙<b>", "甲&乙")]
    {
        assert_eq!(shown(page), text);
    }
}

#[test]
fn the_year_of_a_notice_has_four_digits_and_stands_before_its_holidays() {
    for title in ["27年部分节假日", "12028年部分节假日"] {
        assert_eq!(lines(&NEXT.replacen("2027年部分节假日", title, 1)), IN_ORDER, "{title}");
    }
    let untitled = NEXT.split_once('\n').unwrap().1;
    for year in ["2028年元旦", "2028年，元旦"] {
        assert_eq!(refused(&untitled.replace("2027年元旦", year)).0, "year-skipped", "{year}");
    }
}
