//! A copy of the checkout that the mutants are written into.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::kept::mixed;

/// Tests that start other programs or read the sources, and those that need a browser.
const LEFT_OUT: &[&str] = &["calendar_command", "layers", "wasm"];

/// What a mutant asks; the tree's own module.
const ASKED: &str = r#"//! Which mutant holds: the one that `SLA_MUTANT` names. Without it, and with `SLA_REACHED`, each that is come by is told.

use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::{boxed::Box, env, fs::OpenOptions, io::Write, panic, process, string::String, sync::LazyLock, vec::Vec};

/// The mutant that holds; 0 without one. From `ASKS` on it has to be found out, or told.
static HOLDS: AtomicUsize = AtomicUsize::new(UNKNOWN);
const ASKS: usize = usize::MAX - 1;
const UNKNOWN: usize = usize::MAX;
static TOLD: LazyLock<Option<String>> = LazyLock::new(|| env::var("SLA_REACHED").ok());
static REACHED: LazyLock<Vec<AtomicBool>> = LazyLock::new(|| (0..MOST).map(|_| AtomicBool::new(false)).collect());
const MOST: usize = 100_000;

/// Whether this mutant holds. It stands at every operator: all that it does is to compare.
#[inline(always)]
pub(crate) fn on(id: usize) -> bool {
    let holds = HOLDS.load(Relaxed);
    holds == id || (holds >= ASKS && ask(id))
}

#[cold]
#[inline(never)]
fn ask(id: usize) -> bool {
    if HOLDS.load(Relaxed) == UNKNOWN {
        let named = env::var("SLA_MUTANT").ok().and_then(|id| id.parse().ok());
        let usual = if TOLD.is_some() { ASKS } else { 0 };
        HOLDS.store(named.unwrap_or(usual), Relaxed);
        // The first panic has caught it: no other test need run, and no smaller case be searched for.
        panic::set_hook(Box::new(|_| process::exit(101)));
    }
    if HOLDS.load(Relaxed) == ASKS && !REACHED[id].swap(true, Relaxed) {
        let file = TOLD.as_ref().and_then(|file| OpenOptions::new().append(true).create(true).open(file).ok());
        file.map(|mut file| writeln!(file, "{id}"));
    }
    HOLDS.load(Relaxed) == id
}
"#;

pub struct Tree {
    root: PathBuf,
    /// The sources as they are in the checkout.
    source: PathBuf,
    /// Those of the library.
    library: Vec<String>,
}

impl Tree {
    /// The library is written with its mutants only: what cargo has built it need not build again.
    pub fn of(source: &Path, folder: &Path) -> Result<Tree> {
        let mut tree = Tree { root: folder.join("tree"), source: source.to_path_buf(), library: Vec::new() };
        let listed = Command::new("git")
            .current_dir(source)
            .args(["ls-files", "-co", "--exclude-standard", "--"])
            .args(["Cargo.toml", "Cargo.lock", ".cargo/mutants.toml", "src", "tests/*.rs", "tests/support"])
            .args([
                "tests/reference",
                "tests/policies",
                "tests/operators",
                "data",
                "examples",
                "fuzz/src",
                "fuzz/seeds",
            ])
            .args(["vectors", "xtask", "workbook", "tools/bindgen", "tools/pack", "docs"])
            .output()
            .map_err(|error| format!("cannot start git: {error}"))?;
        for path in String::from_utf8_lossy(&listed.stdout).lines() {
            if path.starts_with("src/") {
                tree.library.push(path.to_owned());
            } else if let Ok(bytes) = fs::read(source.join(path)) {
                tree.write(path, &bytes)?;
            }
        }
        Ok(tree)
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn source(&self, file: &str) -> Result<String> {
        fs::read_to_string(self.source.join(file)).map_err(|error| format!("cannot read `{file}`: {error}"))
    }

    /// The state of some files and folders of the copy.
    pub fn state(&self, paths: &[&str]) -> u64 {
        let mut all: Vec<PathBuf> = paths.iter().map(|path| self.root.join(path)).collect();
        let mut texts = Vec::new();
        while let Some(path) = all.pop() {
            match fs::read_dir(&path) {
                Ok(entries) => all.extend(entries.flatten().map(|entry| entry.path())),
                Err(_) => texts.push((path.clone(), fs::read(&path).unwrap_or_default())),
            }
        }
        texts.sort();
        mixed(&texts)
    }

    /// Writes only what differs: what cargo need not build again it does not.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        let to = self.root.join(path);
        if fs::read(&to).is_ok_and(|now| now == bytes) {
            return Ok(());
        }
        let parent = to.parent().unwrap_or(&self.root);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&to, bytes))
            .map_err(|error| format!("cannot write `{}`: {error}", to.display()))
    }

    /// The module that mutants ask, the files without mutants, and every test in one program.
    pub fn prepare(&self, mutated: &BTreeSet<&str>) -> Result<()> {
        for file in
            self.library.iter().filter(|file| *file != "src/lib.rs" && !mutated.contains(file.as_str()))
        {
            self.write(file, self.source(file)?.as_bytes())?;
        }
        let library = self.source("src/lib.rs")? + "\nmod mutant;\n";
        self.write("src/lib.rs", library.as_bytes())?;
        self.write("src/mutant.rs", ASKED.as_bytes())?;
        let mut names: Vec<String> = fs::read_dir(self.source.join("tests"))
            .map_err(|error| format!("cannot read the tests: {error}"))?
            .flatten()
            .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".rs").map(str::to_owned))
            .filter(|name| !LEFT_OUT.contains(&name.as_str()))
            // One that has come since the copy was made comes with the next.
            .filter(|name| self.root.join(format!("tests/{name}.rs")).is_file())
            .collect();
        names.sort();
        let lines = names.iter().map(|name| format!("#[path = \"{name}.rs\"]\nmod {name};\n"));
        let all = format!(
            "//! Every test.\n#![allow(clippy::all, dead_code, unused)]\n{}",
            lines.collect::<String>()
        );
        self.write("tests/all.rs", all.as_bytes())
    }
}
