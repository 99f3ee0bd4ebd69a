//! All mutants in one program; what the compiler does not take is left out and built without.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::kept::Results;
use crate::listed::Mutant;
use crate::rewrite::{Written, rewrite};
use crate::tree::Tree;
use crate::{Result, Verdict};

/// A place that the compiler complains of: the file, and where in it.
struct Complaint {
    file: String,
    at: usize,
    said: String,
}

/// The programs of the tests: those of `tests`, and those inside the library.
pub type Suite = [PathBuf; 2];

/// Builds, and says where the programs are; or what the compiler complains of.
fn cargo(tree: &Tree, what: &[&str]) -> Result<std::result::Result<Suite, Vec<Complaint>>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .current_dir(tree.root())
        .args(what)
        .args(["--profile", "mutants", "--features", "schema", "--message-format=json", "--target-dir"])
        .arg(tree.root().with_file_name("build"))
        // What is written twice, or never holds, is warned of at most.
        .env("RUSTFLAGS", "--cap-lints warn -Awarnings")
        .env_remove("CARGO_TARGET_DIR")
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot start cargo: {error}"))?;
    let mut complaints = Vec::new();
    let [mut outer, mut inner] = [None, None];
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        let text = |at: &str| message.pointer(at).and_then(Value::as_str).unwrap_or_default().to_owned();
        if let Some(program) = message.pointer("/executable").and_then(Value::as_str).map(PathBuf::from) {
            *(if text("/target/name") == "all" { &mut outer } else { &mut inner }) = Some(program);
        }
        if text("/message/level") != "error" {
            continue;
        }
        for span in message.pointer("/message/spans").and_then(Value::as_array).into_iter().flatten() {
            if span["is_primary"].as_bool() == Some(true) {
                let at = span["byte_start"].as_u64().and_then(|at| usize::try_from(at).ok()).unwrap_or(0);
                complaints.push(Complaint {
                    file: span["file_name"].as_str().unwrap_or_default().to_owned(),
                    at,
                    said: text("/message/message"),
                });
            }
        }
    }
    if output.status.success() {
        return match [outer, inner] {
            [Some(outer), Some(inner)] => Ok(Ok([outer, inner])),
            _ => Err("no program came of it".to_owned()),
        };
    }
    Ok(Err(complaints))
}

const ALL: &[&str] = &["test", "--no-run", "--lib", "--test", "all"];

/// One program with every mutant that compiles; what does not is put into `refused`.
pub fn together(
    tree: &Tree,
    mutants: &[Mutant],
    refused: &mut BTreeSet<usize>,
    results: &mut Results,
) -> Result<Suite> {
    // A function's one hidden type cannot be two.
    let hidden =
        |one: &&Mutant| one.opaque && one.genre == "FnValue" || results.get(one) == Some(&Verdict::Apart);
    let mut alone: BTreeSet<usize> = mutants.iter().filter(hidden).map(|one| one.id).collect();
    for _ in 0..40 {
        let mut written: BTreeMap<&str, Written> = BTreeMap::new();
        let files: BTreeSet<&str> = mutants.iter().map(|one| one.file.as_str()).collect();
        tree.prepare(&files)?;
        for file in files {
            let stays =
                |one: &&Mutant| one.file == file && !refused.contains(&one.id) && !alone.contains(&one.id);
            let those: Vec<&Mutant> = mutants.iter().filter(stays).collect();
            let made = rewrite(&tree.source(file)?, &those)?;
            tree.write(file, made.text.as_bytes())?;
            alone.extend(&made.left);
            refused.extend(&made.never);
            written.insert(file, made);
        }
        eprintln!("mutants: building {} in one program", mutants.len() - refused.len() - alone.len());
        let complaints = match cargo(tree, ALL)? {
            Ok(program) => {
                for one in mutants.iter().filter(|one| refused.contains(&one.id)) {
                    results.put(one, Verdict::NotCompiled)?;
                }
                // They are told as not tried.
                for one in mutants.iter().filter(|one| alone.contains(&one.id)) {
                    eprintln!("mutants: no place beside the others for {}", one.name);
                    results.put(one, Verdict::Apart)?;
                }
                refused.append(&mut alone);
                return Ok(program);
            }
            Err(complaints) => complaints,
        };
        let before = refused.len() + alone.len();
        for Complaint { file, at, .. } in &complaints {
            let Some(made) = written.get(file.as_str()) else { continue };
            if let Some((_, id)) = made.own.iter().find(|(range, _)| range.contains(at)) {
                refused.insert(*id);
            } else if let Some((_, ids)) = made
                .around
                .iter()
                .filter(|(range, _)| range.contains(at))
                .min_by_key(|(range, _)| range.len())
            {
                alone.extend(ids);
            }
        }
        if refused.len() + alone.len() == before {
            let said: Vec<String> =
                complaints.iter().map(|one| format!("{}:{}: {}", one.file, one.at, one.said)).collect();
            return Err(format!("the copy does not compile: {}", said.join("; ")));
        }
    }
    Err("the copy does not compile".to_owned())
}
