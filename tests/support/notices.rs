//! Texts of notices made from the facts of each year, in the forms in which pages write them. The facts are those of
//! `tests/reference/notice-spans.csv` and `notices.csv`; nothing here reads the reader, and of `cn.json` the statutory days
//! alone.

use super::dates::{Day, civil, read_day, weekday};
use super::documents::{calendar_through, list, root};
use serde_json::Value as Json;

/// One rest with its make-up days.
#[derive(Clone, Debug)]
pub struct Span {
    pub notice: String,
    pub holiday: String,
    pub from: Day,
    pub to: Day,
    pub makeups: Vec<Day>,
}

/// What is known of a notice beside its days.
#[derive(Clone, Debug)]
pub struct Notice {
    pub id: String,
    pub year: i64,
    pub title: String,
    pub number: String,
    pub date: Day,
}

fn table(name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(root().join("tests/reference").join(name)).unwrap();
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

pub fn notices() -> Vec<Notice> {
    let each = |row: Vec<String>| Notice {
        id: row[0].clone(),
        year: row[1].parse().unwrap(),
        title: row[2].clone(),
        number: row[3].clone(),
        date: read_day(&row[4]),
    };
    table("notices.csv").into_iter().map(each).collect()
}

pub fn notice(id: &str) -> Notice {
    notices().into_iter().find(|notice| notice.id == id).unwrap_or_else(|| panic!("{id}"))
}

pub fn spans(notice: &str) -> Vec<Span> {
    let each = |row: Vec<String>| Span {
        notice: row[0].clone(),
        holiday: row[1].clone(),
        from: read_day(&row[2]),
        to: read_day(&row[3]),
        makeups: row[4].split_whitespace().map(read_day).collect(),
    };
    table("notice-spans.csv").into_iter().map(each).filter(|span| span.notice == notice).collect()
}

/// How a text writes the same facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As the official page has it.
    Official,
    /// The form of the notices of 2006 to 2009, with what becomes of each weekend day.
    Old,
    /// The numbered lines alone.
    LinesOnly,
    /// A line break behind the count of days (N1).
    BreakBehindCount,
    /// Lines of so many characters, broken wherever they are full (N1).
    Wrapped(usize),
    /// A line break before the punctuation of every list.
    BreakBeforeMarks,
    /// All lines in one paragraph (N5).
    OneParagraph,
    /// The same without a mark between the lines.
    OneParagraphUnpointed,
    /// The heading on a line of its own (N11).
    HeadingAlone,
    /// The heading on a line of its own, without number and colon.
    HeadingBare,
    /// `1、`, `1.` and `（一）` in front (N11).
    Arabic,
    ArabicDot,
    Bracketed,
    /// Marked bold, and as HTML (N11).
    Bold,
    Html,
    HtmlOneLine,
    /// Zero-width indents, spaces round digits, no-break and ideographic spaces (N11).
    Spaced,
    /// A comma before the worked days, and between them (N11).
    Commas,
    /// Other marks for "to" (N11).
    Tilde,
    EnDash,
    Hyphen,
    Dao,
    /// Full-width digits, half-width punctuation, CRLF.
    FullWidth,
    HalfWidth,
    Crlf,
    /// 周 for 星期 and the other way round.
    OtherWeekday,
    /// Weekday names without brackets.
    BareWeekday,
    /// Weekdays of both ends in place of the count of days.
    WeekdaysForCount,
    /// The count of days on every line, in Chinese digits.
    ChineseCount,
    /// Radicals in place of characters, as PDF readers give them.
    PdfRadicals,
    /// A page around it: navigation, sources, what else there is to read.
    PageAround,
    /// The sentence that encourages employers, as in 2024 (N4).
    Encouraged,
    /// 日 as 号, and the date under the notice in Chinese digits.
    Spoken,
}

pub const FORMS: [Form; 38] = [
    Form::Official,
    Form::Old,
    Form::LinesOnly,
    Form::BreakBehindCount,
    Form::Wrapped(7),
    Form::Wrapped(16),
    Form::Wrapped(23),
    Form::Wrapped(40),
    Form::BreakBeforeMarks,
    Form::OneParagraph,
    Form::OneParagraphUnpointed,
    Form::HeadingAlone,
    Form::HeadingBare,
    Form::Arabic,
    Form::ArabicDot,
    Form::Bracketed,
    Form::Bold,
    Form::Html,
    Form::HtmlOneLine,
    Form::Spaced,
    Form::Commas,
    Form::Tilde,
    Form::EnDash,
    Form::Hyphen,
    Form::Dao,
    Form::FullWidth,
    Form::HalfWidth,
    Form::Crlf,
    Form::OtherWeekday,
    Form::BareWeekday,
    Form::WeekdaysForCount,
    Form::ChineseCount,
    Form::PdfRadicals,
    Form::PageAround,
    Form::Encouraged,
    Form::Spoken,
    Form::Wrapped(11),
    Form::Wrapped(31),
];

const NAMES: [(&str, &str); 7] = [
    ("new-year", "元旦"),
    ("spring-festival", "春节"),
    ("qingming", "清明节"),
    ("labour-day", "劳动节"),
    ("dragon-boat", "端午节"),
    ("mid-autumn", "中秋节"),
    ("national-day", "国庆节"),
];
const WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
const NUMERALS: [&str; 8] = ["一", "二", "三", "四", "五", "六", "七", "八"];

/// Writes one notice in one form.
pub struct Writer {
    form: Form,
    notice: Notice,
    statutory: Vec<(Day, String)>,
}

impl Writer {
    /// `statutory`: the statutory days of the year with their holidays.
    pub fn new(form: Form, notice: Notice, statutory: Vec<(Day, String)>) -> Self {
        Writer { form, notice, statutory }
    }

    fn weekday(&self, day: Day) -> String {
        let name = WEEKDAYS[usize::try_from(weekday(day) - 1).unwrap()];
        let short = self.notice.year >= 2025;
        let word = if short == (self.form == Form::OtherWeekday) { "星期" } else { "周" };
        match self.form {
            Form::BareWeekday => format!("{word}{name}"),
            _ => format!("（{word}{name}）"),
        }
    }

    fn bare(&self, day: Day, known_month: Option<i64>) -> String {
        let (year, month, of_month) = civil(day);
        let year = if year == self.notice.year { String::new() } else { format!("{year}年") };
        let month = if known_month == Some(month) { String::new() } else { format!("{month}月") };
        format!("{year}{month}{of_month}日")
    }

    fn to(&self) -> &'static str {
        match self.form {
            Form::Tilde => "~",
            Form::EnDash => "–",
            Form::Hyphen => "-",
            Form::Dao => "到",
            Form::Old => "—",
            _ => "至",
        }
    }

    fn span(&self, from: Day, to: Day) -> String {
        let with_weekdays = self.notice.year >= 2025 || self.form == Form::WeekdaysForCount;
        let named = |day: Day| if with_weekdays { self.weekday(day) } else { String::new() };
        if from == to {
            return format!("{}{}", self.bare(from, None), named(from));
        }
        let month = if civil(from).0 == civil(to).0 { Some(civil(from).1) } else { None };
        format!("{}{}{}{}{}", self.bare(from, None), named(from), self.to(), self.bare(to, month), named(to))
    }

    fn count(&self, days: i64) -> String {
        match self.form {
            Form::WeekdaysForCount => String::new(),
            Form::ChineseCount => {
                let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
                format!("，共{}天", digits[usize::try_from(days).unwrap()])
            }
            _ => format!("，共{days}天"),
        }
    }

    fn worked(&self, days: &[Day]) -> String {
        let separator = if self.form == Form::Commas { "，" } else { "、" };
        let each: Vec<String> =
            days.iter().map(|day| format!("{}{}", self.bare(*day, None), self.weekday(*day))).collect();
        format!("{}上班", each.join(separator))
    }

    /// What is said of one holiday behind its heading.
    fn line(&self, spans: &[Span]) -> String {
        let makeups: Vec<Day> = spans.iter().flat_map(|span| span.makeups.clone()).collect();
        let days: i64 = spans.iter().map(|span| span.to - span.from + 1).sum();
        let Span { from, to, .. } = spans[0].clone();
        if self.form == Form::Old && (2006..=2009).contains(&self.notice.year) {
            return self.old(&spans[0]);
        }
        // 补休: a statutory day on a weekend, and a weekday for it.
        if spans.len() == 2 || (to == from + 1 && weekday(from) == 7) {
            let substitute = spans.last().unwrap().to;
            return format!(
                "{}放假，{}{}补休。",
                self.bare(from, None),
                self.bare(substitute, None),
                self.weekday(substitute)
            );
        }
        if from == to {
            let beside = if [1, 5].contains(&weekday(from)) { "，与周末连休" } else { "1天" };
            return format!("{}放假{beside}。", self.span(from, to));
        }
        let what = if makeups.is_empty() { "放假" } else { "放假调休" };
        let mut out = format!("{}{what}{}", self.span(from, to), self.count(days));
        if makeups.is_empty() {
            out.push('。');
        } else {
            let between = if self.form == Form::Commas { "，" } else { "。" };
            out.push_str(&format!("{between}{}。", self.worked(&makeups)));
        }
        if self.form == Form::Encouraged && spans[0].holiday == "spring-festival" {
            out.push_str(&format!(
                "鼓励各单位结合带薪年休假等制度，安排职工在除夕（{}）休息。",
                self.bare(from - 1, None)
            ));
        }
        out
    }

    /// The form of 2006 to 2009: which days are statutory, which stay weekend days, which are moved to which.
    fn old(&self, span: &Span) -> String {
        let law: Vec<Day> =
            (span.from..=span.to).filter(|d| self.statutory.iter().any(|(day, _)| day == d)).collect();
        let named = |d: &Day| format!("{}{}", self.bare(*d, None), self.weekday(*d));
        let list = |days: &[Day]| days.iter().map(named).collect::<Vec<_>>().join("、");
        let weekend = |d: &Day| weekday(*d) > 5;
        let ordinary: Vec<Day> = (span.from..=span.to).filter(|d| weekend(d) && !law.contains(d)).collect();
        let mut moved: Vec<Day> = span.makeups.clone();
        moved.extend(law.iter().filter(|d| weekend(d)));
        moved.sort_unstable();
        let onto: Vec<Day> = (span.from..=span.to).filter(|d| !weekend(d) && !law.contains(d)).collect();
        let mut out = format!(
            "{}放假，共{}天。其中，{}为法定节假日",
            self.span(span.from, span.to),
            span.to - span.from + 1,
            list(&law)
        );
        if !ordinary.is_empty() {
            out.push_str(&format!("，{}照常公休", list(&ordinary)));
        }
        if !moved.is_empty() {
            // Mid-Autumn on a day of National Day gives one weekday more.
            let more = if onto.len() > moved.len() { "及中秋节" } else { "" };
            out.push_str(&format!("，将{}公休日{more}分别调至{}", list(&moved), list(&onto)));
        }
        if !span.makeups.is_empty() {
            let bare: Vec<String> = span.makeups.iter().map(|d| self.bare(*d, None)).collect();
            out.push_str(&format!("，{}上班", bare.join("、")));
        }
        out + "。"
    }

    fn heading(&self, place: usize, names: &str) -> String {
        let numeral = NUMERALS[place];
        match self.form {
            Form::Arabic => format!("{}、{names}：", place + 1),
            Form::ArabicDot => format!("{}.{names}:", place + 1),
            Form::Bracketed => format!("（{numeral}）{names}："),
            Form::Bold => format!("**{numeral}、{names}：**"),
            Form::HeadingAlone => format!("{numeral}、{names}\n"),
            Form::HeadingBare => format!("{names}\n"),
            Form::Old if names == "劳动节" => format!("{numeral}、“五一”国际劳动节："),
            _ => format!("{numeral}、{names}："),
        }
    }

    /// The lines on holidays.
    fn lines(&self) -> Vec<String> {
        let spans = spans(&self.notice.id);
        let mut groups: Vec<Vec<Span>> = Vec::new();
        for span in spans {
            match groups.last_mut().filter(|group| group[0].holiday == span.holiday) {
                Some(group) => group.push(span),
                None => groups.push(vec![span]),
            }
        }
        let autumn = self.notice.year >= 2008 && !groups.iter().any(|group| group[0].holiday == "mid-autumn");
        let each = |(place, group): (usize, &Vec<Span>)| {
            let name = NAMES.iter().find(|(id, _)| *id == group[0].holiday).unwrap().1;
            let joint = autumn && name == "国庆节";
            let names = if joint { "国庆节、中秋节".to_owned() } else { name.to_owned() };
            format!("{}{}", self.heading(place, &names), self.line(group))
        };
        groups.iter().enumerate().map(each).collect()
    }

    /// The whole text.
    pub fn text(&self) -> String {
        let Notice { year, title, number, .. } = &self.notice;
        let mut lines = match self.notice.id.as_str() {
            "2019-labour-day" | "2020-spring-festival" | "2015-victory-day" => self.amendment(),
            _ => self.lines(),
        };
        let (y, m, d) = civil(self.notice.date);
        let signed = if self.form == Form::Spoken {
            "二〇〇六年十二月十四日".to_owned()
        } else {
            format!("{y}年{m}月{d}日")
        };
        if self.form == Form::OneParagraph {
            lines = vec![lines.concat()];
        }
        if self.form == Form::OneParagraphUnpointed {
            lines = vec![lines.iter().map(|line| line.trim_end_matches('。')).collect::<Vec<_>>().concat()];
        }
        let mut text = if self.form == Form::LinesOnly {
            lines.join("\n")
        } else {
            let preamble = match self.notice.id.as_str() {
                "2019-labour-day" => "经国务院批准，现将调整2019年劳动节放假安排通知如下。".to_owned(),
                "2020-spring-festival" => {
                    "经国务院批准，现将延长2020年春节假期的具体安排通知如下。".to_owned()
                }
                "2015-victory-day" => "2015年是中国人民抗日战争暨世界反法西斯战争胜利70周年。".to_owned(),
                _ => format!(
                    "经国务院批准，现将{year}年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。"
                ),
            };
            format!(
                "{title}\n{number}\n各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n{preamble}\n{}\n节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作，遇有重大突发事件，要按规定及时报告并妥善处置。\n国务院办公厅\n{signed}\n",
                lines.join("\n")
            )
        };
        text = self.spelled(text);
        text
    }

    fn amendment(&self) -> Vec<String> {
        let span = spans(&self.notice.id)[0].clone();
        match self.notice.id.as_str() {
            "2019-labour-day" => vec![
                format!(
                    "一、2019年{}放假调休{}。{}。",
                    self.span(span.from, span.to),
                    self.count(4),
                    self.worked(&span.makeups)
                ),
                "二、各地区、各部门要抓紧做好假期调整落实工作，确保平稳运行。".to_owned(),
                "三、劳动节期间，要妥善安排好值班和安全、保卫等工作。".to_owned(),
            ],
            "2020-spring-festival" => vec![
                format!(
                    "一、延长2020年春节假期至{}（农历正月初九，星期日），{}{}起正常上班。",
                    self.bare(span.to, None),
                    self.bare(span.to + 1, None),
                    self.weekday(span.to + 1)
                ),
                "二、各地大专院校、中小学、幼儿园推迟开学，具体时间由教育部门另行通知。".to_owned(),
                "三、不能休假的职工，应根据《中华人民共和国劳动法》规定安排补休。".to_owned(),
            ],
            _ => vec![format!(
                "为使全国人民广泛参与纪念活动，2015年{}全国放假1天。为方便公众安排生产生活，特作如下调休：{}调休放假{}。其中{}{}放假，{}{}调休，{}。",
                self.bare(span.from, None),
                self.span(span.from, span.to),
                self.count(3),
                self.bare(span.from, None),
                self.weekday(span.from),
                self.bare(span.from + 1, None),
                self.weekday(span.from + 1),
                self.worked(&span.makeups)
            )],
        }
    }

    fn spelled(&self, text: String) -> String {
        match self.form {
            Form::BreakBehindCount => text.replace("天。", "天。\n"),
            Form::Wrapped(width) => wrapped(&text, width),
            Form::BreakBeforeMarks => text.replace('、', "\n、").replace("（", "\n（"),
            Form::Bold => text.replace("上班", "**上班**"),
            Form::Html => format!(
                "<!doctype html><html><head><style>p {{ margin: 1月1日 }}</style><title>{}</title></head><body>\n{}</body></html>",
                self.notice.title,
                text.lines()
                    .map(|line| format!("<p style=\"text-indent:2em\">{}</p>\n", bold_heading(line)))
                    .collect::<String>()
            ),
            Form::HtmlOneLine => text
                .lines()
                .map(|line| format!("&nbsp;&emsp;{line}<br/>"))
                .collect::<String>()
                .replace('月', "&#26376;"),
            Form::Spaced => {
                let spaced = text
                    .chars()
                    .map(|c| if c.is_ascii_digit() { format!("\u{a0}{c} ") } else { c.to_string() })
                    .collect::<String>();
                spaced.lines().map(|line| format!("\u{200b}\u{3000}\u{3000}{line}\u{200b}\n")).collect()
            }
            Form::FullWidth => {
                text.chars()
                    .map(|c| {
                        if c.is_ascii_digit() {
                            char::from_u32(u32::from(c) - 48 + 0xff10).unwrap()
                        } else {
                            c
                        }
                    })
                    .collect()
            }
            Form::HalfWidth => text
                .replace('（', "(")
                .replace('）', ")")
                .replace('，', ",")
                .replace('：', ":")
                .replace('。', "."),
            Form::Crlf => text.replace('\n', "\r\n"),
            Form::PdfRadicals => text
                .replace('月', "\u{2f49}")
                .replace('日', "\u{2f47}")
                .replace('一', "\u{2f00}")
                .replace('至', "\u{2f84}")
                .replace('二', "\u{2f06}"),
            Form::PageAround => format!(
                "首页 > 政策 > 国务院文件\n索 引 号： 000014349/2025-00115\n成文日期： 2025年11月04日\n发布日期： 2025-11-04 22:15\n来源： 国务院办公厅\n【字体：大 中 小】 打印\n{text}\n责任编辑：某某\n相关阅读\n国务院办公厅关于2013年部分节假日安排的通知\n2012年放假安排：1月1日至3日放假\n举报电话：010-12345678 京ICP证05068373号 版权所有 1999-2026\n"
            ),
            Form::Spoken => text.replace("日（", "号（"),
            _ => text,
        }
    }
}

fn bold_heading(line: &str) -> String {
    line.split_once('：').map_or_else(
        || line.to_owned(),
        |(head, rest)| format!("<strong>{head}：</strong><span>{rest}</span>"),
    )
}

/// Lines of so many characters.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        for (place, c) in line.chars().enumerate() {
            if place > 0 && place % width == 0 {
                out.push('\n');
            }
            out.push(c);
        }
        out.push('\n');
    }
    out
}

/// The text of a notice in a form, from its facts and the statutory days of its year.
pub fn text(id: &str, form: Form) -> String {
    let notice = notice(id);
    let calendar = calendar_through(2026);
    let of_year = |day: &&Json| day["date"].as_str().unwrap().starts_with(&notice.year.to_string());
    let each =
        |day: &Json| (read_day(day["date"].as_str().unwrap()), day["holiday"].as_str().unwrap().to_owned());
    let statutory = list(&calendar["statutory"]).iter().filter(of_year).map(each).collect();
    Writer::new(form, notice, statutory).text()
}

/// A made-up notice for 2027 that agrees with the statutory days of that year.
pub const NEXT: &str = "国务院办公厅关于2027年部分节假日安排的通知
经国务院批准，现将2027年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至12日（农历正月初七、周五）放假调休，共8天。2月13日（周六）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院办公厅
2026年11月20日
";
