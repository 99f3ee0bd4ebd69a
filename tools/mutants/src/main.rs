//! Every mutant that cargo-mutants names, in one build: each stands beside the code that it would replace, and the number in
//! `SLA_MUTANT` says which of them holds. A mutant then costs the time of the tests that reach it, not a build.
//!
//! usage: sla-mutants CARGO_MUTANTS CHECKOUT FOLDER MINUTES [PART_OF_A_FILE ...]

mod build;
mod kept;
mod listed;
mod rewrite;
mod tree;
mod trial;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use listed::Mutant;

/// What goes wrong is told in one sentence.
type Result<T> = std::result::Result<T, String>;

/// What came of a mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Verdict {
    /// A test failed, or ended its process.
    Caught(String),
    /// A test took far longer than without it.
    ByTime(String),
    Missed,
    /// The compiler does not take it.
    NotCompiled,
    /// It has no place beside the others: not tried.
    Apart,
}

/// Which mutants are tried, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pass {
    New,
    Survivors,
    MoreCases,
}

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(sentence) => {
            eprintln!("mutants: {sentence}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<bool> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [program, root, folder, minutes, parts @ ..] = args.as_slice() else {
        return Err(
            "usage: sla-mutants CARGO_MUTANTS CHECKOUT FOLDER MINUTES [PART_OF_A_FILE ...]".to_owned()
        );
    };
    let (root, folder) = (PathBuf::from(root), PathBuf::from(folder));
    let minutes: u64 = minutes.parse().map_err(|_| format!("`{minutes}` is no number of minutes"))?;
    let end = Instant::now() + Duration::from_secs(minutes * 60);
    std::fs::create_dir_all(&folder)
        .map_err(|error| format!("cannot make `{}`: {error}", folder.display()))?;

    let tree = tree::Tree::of(&root, &folder)?;
    let mutants = listed::list(program, &root)?;
    let equivalents = kept::Equivalents::read(&root.join("tests/mutants.txt"))?;
    let mut results = kept::Results::read(&folder.join("results.tsv"))?;

    // What the compiler refuses is learned once for each version of the sources.
    let mut refused: BTreeSet<usize> = mutants
        .iter()
        .filter(|one| results.get(one) == Some(&Verdict::NotCompiled))
        .map(|one| one.id)
        .collect();
    let suite = build::together(&tree, &mutants, &mut refused, &mut results)?;
    let tests = trial::baseline(&suite, &tree, &mutants, &results)?;

    let asked = |file: &str| parts.is_empty() || parts.iter().any(|part| file.contains(part.as_str()));
    let mut those: Vec<&Mutant> =
        mutants.iter().filter(|one| asked(&one.file) && !refused.contains(&one.id)).collect();
    // In an order without a pattern, always the same: what a run has tried when its time is over stands for all.
    those.sort_by_cached_key(|one| kept::mixed(&one.key));
    let mut trials = Trials { suite, folder, end, shared: Mutex::new((tests, results)) };
    // What survived before, by the tests that have come since; then what was not tried; then all that has survived, by more random cases.
    for pass in [Pass::Survivors, Pass::New, Pass::MoreCases] {
        let results = &trials.shared.get_mut().map_err(|_| "a worker has stopped")?.1;
        let due = those.iter().copied().filter(|one| match results.get(one) {
            None => pass == Pass::New,
            Some(Verdict::Missed) => pass != Pass::New && !equivalents.has(one),
            _ => false,
        });
        let due: Vec<&Mutant> = due.collect();
        trials.of(&due, pass)?;
    }
    let results = &trials.shared.get_mut().map_err(|_| "a worker has stopped")?.1;
    // A survivor has not failed before all cases were tried on it.
    let over = Instant::now() >= trials.end;
    Ok(kept::tell(&mutants, results, &equivalents, &asked, over))
}

/// What the workers share.
struct Trials {
    suite: build::Suite,
    folder: PathBuf,
    end: Instant,
    shared: Mutex<(trial::Tests, kept::Results)>,
}

impl Trials {
    /// Tries these mutants, on as many processors as have nothing else to do.
    fn of(&self, due: &[&Mutant], pass: Pass) -> Result<()> {
        let next = AtomicUsize::new(0);
        let workers = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            let work = |worker| {
                let next = &next;
                move || self.work(worker, due, next, pass)
            };
            let all: Vec<_> = (0..workers).map(|worker| scope.spawn(work(worker))).collect();
            all.into_iter().try_for_each(|one| one.join().map_err(|_| "a worker has stopped".to_owned())?)
        })
    }

    fn work(&self, worker: usize, due: &[&Mutant], next: &AtomicUsize, pass: Pass) -> Result<()> {
        let said = self.folder.join(format!("said-{worker}"));
        let shared = || self.shared.lock().map_err(|_| "a worker has stopped".to_owned());
        while Instant::now() < self.end {
            // All but the first leave the processor to others.
            if worker > 0 && busy() {
                std::thread::sleep(Duration::from_secs(1));
                if next.load(Relaxed) < due.len() {
                    continue;
                }
            }
            let Some(one) = due.get(next.fetch_add(1, Relaxed)) else { break };
            let reaching = shared()?.0.reaching(one);
            let verdict = trial::verdict(&self.suite, &said, &reaching, one, pass == Pass::MoreCases)?;
            println!("{:<8} {}", kept::word(&verdict), one.name);
            let mut shared = shared()?;
            if let Verdict::Caught(test) = &verdict {
                shared.0.note(one, test);
            }
            shared.1.put(one, verdict)?;
        }
        Ok(())
    }
}

/// Whether more wants to run than there are processors for.
fn busy() -> bool {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let running = load.split(' ').nth(3).and_then(|of| of.split('/').next()?.parse::<usize>().ok());
    // This thread is one of them.
    running.is_some_and(|running| running > processors)
}
