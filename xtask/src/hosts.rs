//! The examples of `examples/hosts`: each installed, built and opened with its own tools.

use crate::paths::Paths;
use crate::process::{self, node};
use crate::{Result, dist, setup};

pub fn run(paths: &Paths, args: &[String]) -> Result<()> {
    dist::run(paths)?;
    let (script, args) = match args.split_first() {
        Some((name, rest)) if name == "chromium" => ("tools/hosts/chromium.mjs", rest),
        Some((name, rest)) if name == "builds" => ("tools/hosts/builds.mjs", rest),
        _ => ("tools/hosts/run.mjs", args),
    };
    let mut hosts = node(paths);
    hosts.arg(script).args(args).env("CHROME", setup::headless_chromium(paths)?);
    process::run("a host", &mut hosts)
}

/// The JavaScript build beside WebAssembly: the same answers to a million calls, and the time of a quote.
pub fn parity(paths: &Paths, args: &[String]) -> Result<()> {
    dist::npm(paths)?;
    process::run("the comparison of the engines", node(paths).arg("tools/js/parity.mjs").args(args))
}

/// Two clean clones in different folders: the same bytes of every file of `dist`.
pub fn reproducible(paths: &Paths) -> Result<()> {
    setup::packages(paths)?;
    process::run("the comparison of two builds", node(paths).arg("tools/js/reproducible.mjs"))
}
