//! What was found out, from one run to the next; and the mutants that change nothing.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::listed::Mutant;
use crate::{Result, Verdict};

pub fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Caught(_) => "caught",
        Verdict::ByTime(_) => "by time",
        Verdict::Missed => "MISSED",
        Verdict::NotCompiled => "refused",
        Verdict::Apart => "apart",
    }
}

/// A number without a pattern for a text, or for several.
pub fn mixed(of: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// The state of the function that a mutant is in.
fn state(one: &Mutant) -> String {
    format!("{:016x}", mixed(&one.function))
}

/// A line for each mutant: its key, its function's state, what came of it, and by which test.
pub struct Results {
    file: PathBuf,
    known: BTreeMap<(String, String), Verdict>,
}

impl Results {
    pub fn read(file: &Path) -> Result<Results> {
        let mut known = BTreeMap::new();
        for line in fs::read_to_string(file).unwrap_or_default().lines() {
            let [key, state, said, test] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
            let verdict = match said {
                "caught" => Verdict::Caught(test.to_owned()),
                "by time" => Verdict::ByTime(test.to_owned()),
                "refused" => Verdict::NotCompiled,
                "apart" => Verdict::Apart,
                _ => Verdict::Missed,
            };
            known.insert((key.to_owned(), state.to_owned()), verdict);
        }
        Ok(Results { file: file.to_path_buf(), known })
    }

    pub fn get(&self, one: &Mutant) -> Option<&Verdict> {
        self.known.get(&(one.key.clone(), state(one)))
    }

    /// Kept at once: a run that is ended has lost nothing.
    pub fn put(&mut self, one: &Mutant, verdict: Verdict) -> Result<()> {
        if self.get(one) == Some(&verdict) {
            return Ok(());
        }
        use std::io::Write;
        let test = match &verdict {
            Verdict::Caught(test) | Verdict::ByTime(test) => test.as_str(),
            _ => "",
        };
        let line = format!("{}\t{}\t{}\t{test}\n", one.key, state(one), word(&verdict));
        fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.file)
            .and_then(|mut file| file.write_all(line.as_bytes()))
            .map_err(|error| format!("cannot write `{}`: {error}", self.file.display()))?;
        self.known.insert((one.key.clone(), state(one)), verdict);
        Ok(())
    }
}

/// Mutants after which every answer is the same, each with the reason: a line with the mutant, a line with two spaces before it.
pub struct Equivalents(BTreeMap<String, String>);

impl Equivalents {
    pub fn has(&self, one: &Mutant) -> bool {
        self.0.contains_key(&one.key)
    }

    pub fn read(file: &Path) -> Result<Equivalents> {
        let text =
            fs::read_to_string(file).map_err(|error| format!("cannot read `{}`: {error}", file.display()))?;
        let mut all: BTreeMap<String, String> = BTreeMap::new();
        let mut last: Vec<String> = Vec::new();
        let mut reasoned = false;
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            if line.starts_with(' ') {
                last.iter().for_each(|key| all.entry(key.clone()).or_default().push_str(line.trim()));
                reasoned = true;
                continue;
            }
            if reasoned {
                last.clear();
                reasoned = false;
            }
            last.push(line.trim().to_owned());
            all.insert(line.trim().to_owned(), String::new());
        }
        match all.iter().find(|(_, reason)| reason.is_empty()) {
            Some((key, _)) => Err(format!("`{key}` has no reason in {}", file.display())),
            None => Ok(Equivalents(all)),
        }
    }
}

#[derive(Default)]
struct Count {
    caught: usize,
    by_time: usize,
    missed: usize,
    equivalent: usize,
    refused: usize,
    untried: usize,
}

impl Count {
    fn row(&self, name: &str) -> String {
        let Count { caught, by_time, missed, equivalent, refused, untried } = self;
        format!("{name:<36} {caught:>6} {by_time:>8} {missed:>7} {equivalent:>11} {refused:>8} {untried:>8}")
    }
}

/// Prints what is known of the files that were asked for; whether it is enough. Where the time was over before every case was tried,
/// a survivor alone is no failure; too few caught is one.
pub fn tell(
    mutants: &[Mutant],
    results: &Results,
    equivalents: &Equivalents,
    asked: &dyn Fn(&str) -> bool,
    over: bool,
) -> bool {
    let mut files: BTreeMap<&str, Count> = BTreeMap::new();
    let mut whole = Count::default();
    let mut missed = Vec::new();
    let mut stale = Vec::new();
    for one in mutants.iter().filter(|one| asked(&one.file)) {
        let listed = equivalents.has(one);
        for count in [files.entry(one.file.as_str()).or_default(), &mut whole] {
            match results.get(one) {
                Some(Verdict::Caught(_)) => count.caught += 1,
                Some(Verdict::ByTime(_)) => count.by_time += 1,
                Some(Verdict::NotCompiled) => count.refused += 1,
                Some(Verdict::Missed) if listed => count.equivalent += 1,
                Some(Verdict::Missed) => count.missed += 1,
                Some(Verdict::Apart) | None => count.untried += 1,
            }
        }
        match results.get(one) {
            Some(Verdict::Missed) if !listed => missed.push(one.name.as_str()),
            Some(Verdict::Caught(_) | Verdict::ByTime(_) | Verdict::NotCompiled) if listed => {
                stale.push(one.key.as_str())
            }
            _ => {}
        }
    }
    println!("\n{:<36} caught  by time  missed  equivalent  refused  untried", "");
    files.iter().for_each(|(file, count)| println!("{}", count.row(file)));
    println!("{}", whole.row("all"));
    missed.iter().for_each(|name| println!("missed: {name}"));
    stale.iter().for_each(|key| println!("listed as equivalent, but caught: {key}"));
    let gone = equivalents.0.keys().filter(|key| !mutants.iter().any(|one| one.key == **key)).count();
    equivalents
        .0
        .keys()
        .filter(|key| !mutants.iter().any(|one| one.key == **key))
        .for_each(|key| println!("listed as equivalent, but no mutant: {key}"));
    let Count { caught, by_time, missed: lost, equivalent, .. } = whole;
    let (killed, viable) = (caught + by_time, caught + by_time + lost + equivalent);
    println!(
        "{killed} of {viable} viable mutants caught ({by_time} by time), {equivalent} equivalent by the list, {lost} missed, {} refused by the compiler, {} not tried",
        whole.refused, whole.untried
    );
    if over && (lost > 0 || whole.untried > 0) {
        println!(
            "skipped - {} mutants not tried, {lost} survivors not by every case: the time is over",
            whole.untried
        );
    }
    (lost == 0 || over) && stale.is_empty() && gone == 0 && viable > 0 && killed * 100 >= viable * 95
}
