//! Judged cases of promises, read strictly.

use crate::boundary::words;
use crate::error::{Code, Problem};
use crate::policy::{Choice, Edition};
use crate::prelude::*;
use crate::time::{Day, Moment};
use crate::value::{Node, Value};

words! {
    /// The state of one case of a promise.
    pub enum VerdictState {
        /// It was in time.
        Met = "met",
        /// It was late.
        Missed = "missed",
        /// It has not ended and is not due yet.
        Open = "open",
        /// Its end is not recorded.
        Unrecorded = "unrecorded",
        /// It cannot be judged.
        Unjudged = "unjudged",
        /// It is not counted.
        Excluded = "excluded",
    }
}

/// One judged case of a promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The rule of the promise.
    pub rule: usize,
    /// How it stands.
    pub state: VerdictState,
    /// From when its limit runs.
    pub starts: Option<Day>,
    /// Its due day.
    pub due: Option<Day>,
    /// When it ended.
    pub finished: Option<Day>,
    /// Its values; those of the request where it gives none.
    pub dimensions: Option<Vec<Option<Choice>>>,
    /// Why it is not counted or cannot be told, a place among the reasons.
    pub because: Option<usize>,
}

const FIELDS: [&str; 7] =
    ["commitment", "state", "startsAt", "dueDate", "finishedAt", "dimensions", "because"];

/// Reads a moment of a case, by its own values where it has any.
type ReadMoment<'a> = &'a dyn Fn(Node<'_>, Option<&[Option<Choice>]>) -> Result<Moment, Problem>;

/// Reads verdicts, and the reasons that they name, each once.
pub(super) fn read(
    list: Node<'_>,
    edition: &Edition,
    moment: ReadMoment<'_>,
) -> Result<(Vec<Verdict>, Vec<String>), Problem> {
    let (mut verdicts, mut reasons) = (Vec::new(), Vec::new());
    let ids: Vec<&str> = edition.rules.iter().map(|rule| rule.id.as_str()).collect();
    for item in list.items()? {
        item.object(&FIELDS)?;
        let of_case = item.get("dimensions").map(|given| dimensions(given, edition)).transpose();
        let known = of_case.as_ref().ok().and_then(Option::as_deref);
        let day = |field: &str| match item.get(field).filter(|one| *one.value != Value::Null) {
            Some(node) => moment(node, known).map(|moment| Some(moment.day)),
            None => Ok(None),
        };
        let verdict = Verdict {
            rule: item.need("commitment")?.one_of(&ids)?,
            state: item.need("state")?.word(VerdictState::ALL, VerdictState::NAMES)?,
            starts: day("startsAt")?,
            due: day("dueDate")?,
            finished: day("finishedAt")?,
            dimensions: None,
            because: item.get("because").map(|one| reason(one, &mut reasons)).transpose()?,
        };
        verdicts.push(Verdict { dimensions: of_case?, ..verdict });
    }
    Ok((verdicts, reasons))
}

/// The values of a case; any of them may be left open.
fn dimensions(given: Node<'_>, edition: &Edition) -> Result<Vec<Option<Choice>>, Problem> {
    let known = &edition.dimensions;
    let mut chosen = vec![None; known.len()];
    given.each(&|place| Some(known.get(place)?.id.as_str()), &mut |place, node| {
        if let (Some(slot), Some(dimension)) = (chosen.get_mut(place), known.get(place)) {
            *slot = Choice::try_from(node.one_of(&dimension.choices)?).ok();
        }
        Ok(())
    })?;
    Ok(chosen)
}

fn reason(node: Node<'_>, reasons: &mut Vec<String>) -> Result<usize, Problem> {
    let said = node.string()?;
    if said.is_empty() {
        return Err(node.problem(Code::UnknownValue, &["a reason needs at least one character"]));
    }
    let place = reasons.iter().position(|one| one == said);
    Ok(place.unwrap_or_else(|| {
        reasons.push(said.to_owned());
        reasons.len() - 1
    }))
}
