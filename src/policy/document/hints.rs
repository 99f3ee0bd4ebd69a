//! Hints for fields that do not exist: the message names the field that the author probably wanted.

use crate::error::{Code, Problem};
use crate::text;

/// Fields that people try, in lower case and without hyphens, and what says such a thing.
const KNOWN: [(&[&str], &str); 10] = [
    (
        &["hours", "officehours", "workinghours", "businesshours"],
        "a limit in office hours has `\"units\": \"businessHours\"`; the readings `openingTime` and `closingTime` say when they are, or `officeHours` of the policy does for each weekday",
    ),
    (&["cutoff", "cutofftime"], "a cut-off is `cutOff` of a rule's `receipt`, or the reading `cutOff`"),
    (
        &["penalty", "penalties", "rebate", "compensation", "credits", "fine", "servicecredits"],
        "what a missed deadline costs is `credit` of its rule",
    ),
    (
        &["holidays", "weekend", "workdays", "workingdays"],
        "days off and working days stand in the calendar document that `calendar` names",
    ),
    (
        &["timezone", "tz", "utcoffset"],
        "the zone of the document's days is `zone`: an offset such as `+08:00`, or a name such as `Europe/London`",
    ),
    (
        &["percent", "percentage", "target", "targets", "rate", "compliance"],
        "so many per cent of a promise's cases in time, over a month, a quarter or a year, is an entry of the document's `targets`",
    ),
    (&["availability", "uptime"], "a share of a whole is a rule of the shape `ratio`"),
    (
        &["pauses", "suspensions", "stops", "stopclock"],
        "the causes whose time does not count are `exclusions` of a rule",
    ),
    (
        &["time", "at", "clocktime", "bytime", "until"],
        "a time of the last day is `by`, such as `\"12:00\"`, beside the limit",
    ),
    (&["deadline", "due", "duration", "within"], "how long it may take is `limit` of a rule"),
];

/// The problem with what there is in its place.
pub(super) fn said(mut problem: Problem) -> Problem {
    if problem.code != Code::UnknownField {
        return problem;
    }
    let field = problem.path.rsplit('/').next().unwrap_or_default();
    let plain: alloc::string::String =
        field.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let Some((_, there)) = KNOWN.iter().find(|(names, _)| names.contains(&plain.as_str())) else {
        return problem;
    };
    problem.message = text::join(&[&problem.message, "; ", there]);
    problem
}
