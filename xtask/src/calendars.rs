//! The calendar files in real calendar programs, from PyPI and the npm registry: a line a program.

use std::fs;
use std::path::{Path, PathBuf};

use crate::paths::Paths;
use crate::process::{command, node, run as must, step, tee};
use crate::{Result, dist, setup, stamp, tally};

pub fn run(paths: &Paths) -> Result<()> {
    dist::npm(paths)?;
    let (sources, work) = (paths.root.join("tests/calendars"), paths.out.join("calendars"));
    fs::create_dir_all(&work).map_err(|error| stamp::cannot("create", &work, &error))?;
    let python = setup::python(paths, &work.join("python"), &sources.join("requirements.txt"))?;
    let packages = npm(paths, &sources.join("npm"), &work.join("npm"))?;
    let files = work.join("files");
    must("writing the calendar files", node(paths).arg(sources.join("files.mjs")).arg(&files))?;

    step("the programs");
    let mut readers = node(paths);
    readers.arg(sources.join("readers.mjs")).args([&files, &packages]);
    let mut programs = command(paths, &python.to_string_lossy());
    programs.arg(sources.join("programs.py")).args([&files, &work]);
    let (mut ok, mut printed) = (true, String::new());
    for command in [&mut readers, &mut programs] {
        let (succeeded, text) = tee(command)?;
        ok &= succeeded;
        printed += &text;
    }
    let tally = tally::checks(&printed).judged(ok);
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed > 0 { std::process::exit(1) } else { Ok(()) }
}

/// The npm packages of a lock file in a folder of their own.
fn npm(paths: &Paths, from: &Path, folder: &Path) -> Result<PathBuf> {
    let read = |file: PathBuf| fs::read(&file).map_err(|error| stamp::cannot("read", &file, &error));
    let (mark, wanted) = (folder.join(".installed"), read(from.join("package-lock.json"))?);
    if fs::read(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(folder.to_path_buf());
    }
    stamp::write(&folder.join("package-lock.json"), &wanted)?;
    stamp::write(&folder.join("package.json"), &read(from.join("package.json"))?)?;
    let mut install = command(paths, if cfg!(windows) { "npm.cmd" } else { "npm" });
    install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder);
    must("npm ci", &mut install)?;
    stamp::write(&mark, &wanted)?;
    Ok(folder.to_path_buf())
}
