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
use std::time::{Duration, Instant};

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
    let mut tests = trial::baseline(&suite, &tree, &mutants, &results)?;

    let asked = |file: &str| parts.is_empty() || parts.iter().any(|part| file.contains(part.as_str()));
    let mut those: Vec<_> =
        mutants.iter().filter(|one| asked(&one.file) && !refused.contains(&one.id)).collect();
    // In an order without a pattern, always the same: what a run has tried when its time is over stands for all.
    those.sort_by_cached_key(|one| kept::mixed(&one.key));
    // What survived before, by the tests that have come since; then what was not tried; then all that has survived, by more random cases.
    let mut tried = BTreeSet::new();
    for pass in [Pass::Survivors, Pass::New, Pass::MoreCases] {
        for &one in &those {
            let due = match (pass, results.get(one)) {
                (Pass::New, None) => true,
                (Pass::Survivors, Some(Verdict::Missed)) => !equivalents.has(one) && !tried.contains(&one.id),
                (Pass::MoreCases, Some(Verdict::Missed)) => !equivalents.has(one),
                _ => false,
            };
            if !due || Instant::now() > end {
                continue;
            }
            tried.insert(one.id);
            let verdict = tests.of(&suite, one, pass == Pass::MoreCases)?;
            println!("{:<8} {}", kept::word(&verdict), one.name);
            results.put(one, verdict)?;
        }
    }
    Ok(kept::tell(&mutants, &results, &equivalents, &asked))
}
