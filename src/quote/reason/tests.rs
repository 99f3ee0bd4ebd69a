use super::*;
use crate::prelude::*;

#[test]
fn a_reason_is_sent_as_its_place_and_one_integer_for_each_parameter() {
    let sent = |reason: Reason| {
        let mut all = Vec::new();
        reason.send(|one| all.push(one));
        all
    };
    let place = |code: &str| {
        i32::try_from(SHAPES.iter().position(|(name, _)| *name == code).unwrap_or(999)).unwrap_or(999)
    };
    let day = Day(20_000);
    assert_eq!(
        sent(Reason::StartDayNotCounted { date: day, event: 3 }),
        [place("start-day-not-counted"), 20_000, 3]
    );
    assert_eq!(
        sent(Reason::DueOnRestDay { date: day, kind: DayKind::Holiday, reading: None }),
        [place("due-on-rest-day"), 20_000, 2, NOTHING]
    );
    assert_eq!(sent(Reason::NoNumber {}), [place("no-number")]);
    assert_eq!(sent(Reason::Policy(2)), [i32::try_from(SHAPES.len()).unwrap_or(0) + 2]);
}
